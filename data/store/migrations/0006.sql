-- Corrections of facts at an approval, and more of what was kept sealed.

-- What the minutes stated beside their words before they were approved subject to
-- corrections: data.Facts as JSON, null where nothing of that was corrected.
ALTER TABLE approval ADD COLUMN before TEXT NOT NULL DEFAULT 'null' CHECK (json_valid(before));

-- Corrections of facts at an approval, and more of what was kept sealed.

-- What the minutes stated beside their words before they were approved subject to
-- corrections: data.Facts as JSON, null where nothing of that was corrected.
ALTER TABLE approval ADD COLUMN before TEXT NOT NULL DEFAULT 'null' CHECK (json_valid(before));

-- Whether the last answer of a reader came under a password. Anybody can make the
-- sums of a file without one anew.
ALTER TABLE review ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0,1));

-- Corrections of facts at an approval, and more of what was kept sealed.

-- What the minutes stated beside their words before they were approved subject to
-- corrections: data.Facts as JSON, null where nothing of that was corrected.
ALTER TABLE approval ADD COLUMN before TEXT NOT NULL DEFAULT 'null' CHECK (json_valid(before));

-- Whether the last answer of a reader came under a password. Anybody can make the
-- sums of a file without one anew.
ALTER TABLE review ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0,1));

-- On which loose leaves the approved minutes of a meeting were printed (LGA 1972
-- Sch 12 para 41(2)). Printed again they may have other numbers.
CREATE TABLE leaves (
  meeting_id INTEGER PRIMARY KEY REFERENCES approval(meeting_id) ON DELETE RESTRICT,
  first      INTEGER NOT NULL CHECK (first > 0),
  last       INTEGER NOT NULL CHECK (last >= first)
) STRICT;

-- Other SQLite programs hold no foreign keys: a body whose minutes were approved stays.
CREATE TRIGGER lock_body_i BEFORE INSERT ON body
WHEN EXISTS (SELECT 1 FROM body b JOIN approval a ON a.body_id = b.id WHERE b.id = new.id OR b.uid = new.uid)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_body_d BEFORE DELETE ON body WHEN EXISTS (SELECT 1 FROM approval WHERE body_id = old.id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

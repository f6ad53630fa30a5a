-- The chair's review, corrections, approval and signing: who keeps the book,
-- drafts that were sent to readers and came back, records as they once stood,
-- corrections of published drafts, notes in the margin of approved minutes, and
-- what proves a signature.

-- The book's own name, the same in every copy of it.
INSERT OR IGNORE INTO meta(key, value) VALUES ('uid', lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)
  || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))));

-- Who keeps the book and who presides, by name.
CREATE TABLE keeper (
  id    INTEGER PRIMARY KEY,
  uid   TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  name  TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
  role  TEXT NOT NULL CHECK (role IN ('clerk','chair')),
  login TEXT NOT NULL,  -- the account on the PC under which they work; '' for any
  left_on TEXT NOT NULL CHECK (left_on = '' OR left_on IS date(left_on))  -- '' while they serve
) STRICT;

-- Drafts sent to a reader in a review file, and what came back.
CREATE TABLE review (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  meeting_id  INTEGER NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT,
  reader      TEXT NOT NULL CHECK (trim(reader) <> ''),
  capacity    TEXT NOT NULL,
  email       TEXT NOT NULL,
  note        TEXT NOT NULL,
  restricted  INTEGER NOT NULL CHECK (restricted IN (0,1)),
  asked       TEXT NOT NULL CHECK (json_valid(asked)),  -- UIDs of the items asked about; [] for all
  sent_at     TEXT NOT NULL,
  actor       TEXT NOT NULL,
  sent_sha256 TEXT NOT NULL CHECK (length(sent_sha256) = 64),  -- of the part of the file that the reader does not write
  sent        BLOB NOT NULL,  -- the whole record as it stood then, canonical JSON, deflated
  state       TEXT NOT NULL CHECK (state IN ('sent','returned','settled','withdrawn')),
  round       INTEGER NOT NULL CHECK (round >= 0),  -- of the last answer taken in; 0 for none
  verdict     TEXT NOT NULL CHECK (verdict IN ('','approved','returned')),
  returned_at TEXT NOT NULL,
  answer      BLOB            -- the file with the last answer taken in, deflated
) STRICT;
CREATE INDEX review_meeting ON review(meeting_id, sent_at);

-- What the clerk decided on one remark or change of a reader.
CREATE TABLE ruling (
  review_id INTEGER NOT NULL REFERENCES review(id) ON DELETE RESTRICT,
  remark    TEXT NOT NULL CHECK (remark <> ''),  -- its key in the answer
  ruling    TEXT NOT NULL CHECK (ruling IN ('accepted','edited','declined','answered')),
  reply     TEXT NOT NULL,
  at        TEXT NOT NULL,
  actor     TEXT NOT NULL,
  PRIMARY KEY (review_id, remark)
) STRICT, WITHOUT ROWID;

-- A record as it stood when it was agreed by the chair or published as a draft.
CREATE TABLE frozen (
  id         INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  why        TEXT NOT NULL CHECK (why IN ('agreed','published')),
  at         TEXT NOT NULL,
  actor      TEXT NOT NULL,
  sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
  record     BLOB NOT NULL  -- canonical JSON, deflated
) STRICT;
CREATE INDEX frozen_meeting ON frozen(meeting_id, why, id);

-- Corrections of a published draft, each with its reason. One that is closed is a fact.
CREATE TABLE correction (
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  meeting_id INTEGER NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT,
  reason     TEXT NOT NULL CHECK (trim(reason) <> ''),
  begun_at   TEXT NOT NULL,
  actor      TEXT NOT NULL,
  closed_at  TEXT NOT NULL,  -- '' while it is being made
  before     BLOB NOT NULL,  -- the record before it, canonical JSON, deflated
  changes    TEXT NOT NULL CHECK (json_valid(changes))
) STRICT;
CREATE INDEX correction_meeting ON correction(meeting_id, id);
CREATE UNIQUE INDEX correction_open ON correction(meeting_id) WHERE closed_at = '';
CREATE TRIGGER correction_i BEFORE INSERT ON correction WHEN EXISTS (SELECT 1 FROM correction WHERE (id = new.id OR uid = new.uid) AND closed_at <> '')
BEGIN SELECT RAISE(ABORT, 'corrections are permanent'); END;
CREATE TRIGGER correction_u BEFORE UPDATE ON correction WHEN old.closed_at <> '' BEGIN SELECT RAISE(ABORT, 'corrections are permanent'); END;
CREATE TRIGGER correction_d BEFORE DELETE ON correction WHEN old.closed_at <> '' BEGIN SELECT RAISE(ABORT, 'corrections are permanent'); END;

-- Notes in the margin of approved minutes: an error found later, put right by a
-- resolution of a later meeting. The old words stay.
CREATE TABLE margin_note (
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  meeting_id INTEGER NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT,
  item_id    INTEGER NOT NULL REFERENCES item(id) ON DELETE RESTRICT,
  block      TEXT NOT NULL,
  text       TEXT NOT NULL CHECK (trim(text) <> ''),
  by_meeting INTEGER NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT CHECK (by_meeting <> meeting_id),
  minute     TEXT NOT NULL,
  made_on    TEXT NOT NULL CHECK (made_on IS date(made_on)),
  at         TEXT NOT NULL,
  actor      TEXT NOT NULL
) STRICT;
CREATE INDEX margin_note_meeting ON margin_note(meeting_id, id);
CREATE INDEX margin_note_by ON margin_note(by_meeting);
CREATE INDEX margin_note_item ON margin_note(item_id);
CREATE TRIGGER margin_note_i BEFORE INSERT ON margin_note
WHEN EXISTS (SELECT 1 FROM margin_note WHERE id = new.id OR uid = new.uid)
  OR NOT EXISTS (SELECT 1 FROM approval WHERE meeting_id = new.meeting_id)
  OR NOT EXISTS (SELECT 1 FROM item WHERE id = new.item_id AND meeting_id = new.meeting_id)
BEGIN SELECT RAISE(ABORT, 'a note stands in the margin of approved minutes, for good'); END;
CREATE TRIGGER margin_note_u BEFORE UPDATE ON margin_note BEGIN SELECT RAISE(ABORT, 'notes in the margin are permanent'); END;
CREATE TRIGGER margin_note_d BEFORE DELETE ON margin_note BEGIN SELECT RAISE(ABORT, 'notes in the margin are permanent'); END;

-- Which minute approved a record, and what proves a signature.
ALTER TABLE approval ADD COLUMN approved_item INTEGER REFERENCES item(id) ON DELETE RESTRICT;
ALTER TABLE approval ADD COLUMN minute TEXT NOT NULL DEFAULT '';
CREATE INDEX approval_item ON approval(approved_item) WHERE approved_item IS NOT NULL;
ALTER TABLE signature ADD COLUMN picture BLOB;                         -- PNG of a signature drawn or imported
ALTER TABLE signature ADD COLUMN certificate TEXT NOT NULL DEFAULT ''; -- the signer's certificate in words
ALTER TABLE signature ADD COLUMN document TEXT NOT NULL DEFAULT '';    -- SHA-256 of the signed file, hex
ALTER TABLE signature ADD COLUMN hash BLOB CHECK (hash IS NULL OR length(hash) = 32);

-- ---- locks: what came since the first version ----

-- A record gains the status 'signed' and nothing else: the reason for a late agenda stays too.
DROP TRIGGER lock_meeting_u;
CREATE TRIGGER lock_meeting_u BEFORE UPDATE ON meeting
WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id IN (old.id, new.id))
 AND NOT (old.status = 'approved' AND new.status = 'signed'
  AND EXISTS (SELECT 1 FROM signature s JOIN approval a ON a.id = s.approval_id WHERE a.meeting_id = old.id)
  AND (new.id, new.uid, new.body_id, new.year, new.kind, new.starts_at, new.opened, new.ended, new.venue, new.contacts, new.notes, new.issued_on, new.late_reason)
   IS (old.id, old.uid, old.body_id, old.year, old.kind, old.starts_at, old.opened, old.ended, old.venue, old.contacts, old.notes, old.issued_on, old.late_reason))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

-- The minute that approved a record is one of the meeting that did.
CREATE TRIGGER approval_item_i BEFORE INSERT ON approval
WHEN new.approved_item IS NOT NULL AND NOT EXISTS (SELECT 1 FROM item WHERE id = new.approved_item AND meeting_id IS new.approved_at)
BEGIN SELECT RAISE(ABORT, 'the minute that approves is one of the meeting that approves'); END;

CREATE TRIGGER meta_uid_i BEFORE INSERT ON meta WHEN new.key = 'uid' AND EXISTS (SELECT 1 FROM meta WHERE key = 'uid')
BEGIN SELECT RAISE(ABORT, 'a book keeps its own name'); END;
CREATE TRIGGER meta_uid_u BEFORE UPDATE ON meta WHEN 'uid' IN (old.key, new.key)
BEGIN SELECT RAISE(ABORT, 'a book keeps its own name'); END;
CREATE TRIGGER meta_uid_d BEFORE DELETE ON meta WHEN old.key = 'uid'
BEGIN SELECT RAISE(ABORT, 'a book keeps its own name'); END;

-- What was sent to a reader stays what it was, and so does a record as it once stood.
CREATE TRIGGER review_i BEFORE INSERT ON review WHEN EXISTS (SELECT 1 FROM review WHERE id = new.id OR uid = new.uid)
BEGIN SELECT RAISE(ABORT, 'what was sent is permanent'); END;
CREATE TRIGGER review_u BEFORE UPDATE ON review
WHEN (new.id, new.uid, new.meeting_id, new.reader, new.capacity, new.restricted, new.asked, new.sent_at, new.actor, new.sent_sha256, new.sent)
  IS NOT (old.id, old.uid, old.meeting_id, old.reader, old.capacity, old.restricted, old.asked, old.sent_at, old.actor, old.sent_sha256, old.sent)
  OR new.round < old.round
BEGIN SELECT RAISE(ABORT, 'what was sent is permanent'); END;
CREATE TRIGGER review_d BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'what was sent is permanent'); END;
CREATE TRIGGER frozen_i BEFORE INSERT ON frozen WHEN EXISTS (SELECT 1 FROM frozen WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'records as they stood are permanent'); END;
CREATE TRIGGER frozen_u BEFORE UPDATE ON frozen BEGIN SELECT RAISE(ABORT, 'records as they stood are permanent'); END;
CREATE TRIGGER frozen_d BEFORE DELETE ON frozen BEGIN SELECT RAISE(ABORT, 'records as they stood are permanent'); END;

CREATE TRIGGER lock_review_i BEFORE INSERT ON review WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = new.meeting_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_review_u BEFORE UPDATE ON review WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id IN (old.meeting_id, new.meeting_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_frozen_i BEFORE INSERT ON frozen WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = new.meeting_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_correction_i BEFORE INSERT ON correction WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = new.meeting_id)
  OR EXISTS (SELECT 1 FROM correction x JOIN approval a ON a.meeting_id = x.meeting_id WHERE x.id = new.id OR x.uid = new.uid)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_correction_u BEFORE UPDATE ON correction WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id IN (old.meeting_id, new.meeting_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_correction_d BEFORE DELETE ON correction WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = old.meeting_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_removed_i BEFORE INSERT ON removed WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = new.meeting_id)
  OR EXISTS (SELECT 1 FROM removed x JOIN approval a ON a.meeting_id = x.meeting_id WHERE x.id = new.id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_removed_u BEFORE UPDATE ON removed WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id IN (old.meeting_id, new.meeting_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_removed_d BEFORE DELETE ON removed WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = old.meeting_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE VIEW approved_review(id) AS SELECT r.id FROM review r JOIN approval a ON a.meeting_id = r.meeting_id;
CREATE TRIGGER lock_ruling_i BEFORE INSERT ON ruling WHEN EXISTS (SELECT 1 FROM approved_review WHERE id = new.review_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_ruling_u BEFORE UPDATE ON ruling WHEN EXISTS (SELECT 1 FROM approved_review WHERE id IN (old.review_id, new.review_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_ruling_d BEFORE DELETE ON ruling WHEN EXISTS (SELECT 1 FROM approved_review WHERE id = old.review_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

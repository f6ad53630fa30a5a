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
  sent        BLOB NOT NULL,  -- that part, deflated
  state       TEXT NOT NULL CHECK (state IN ('sent','returned','settled','withdrawn')),
  round       INTEGER NOT NULL CHECK (round >= 0),  -- of the last answer taken in; 0 for none
  verdict     TEXT NOT NULL CHECK (verdict IN ('','approved','returned')),
  returned_at TEXT NOT NULL,
  answer      BLOB            -- the last answer taken in, deflated
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

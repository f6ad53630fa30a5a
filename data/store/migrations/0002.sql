-- The live meeting: the order in which business is taken, votes that need names,
-- urgent business, seats, speakers, and words the speller knows.

ALTER TABLE item ADD COLUMN taken INTEGER NOT NULL DEFAULT 0 CHECK (taken >= 0);
ALTER TABLE item ADD COLUMN budget INTEGER NOT NULL DEFAULT 0 CHECK (budget IN (0,1));
ALTER TABLE item ADD COLUMN urgent TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN seat INTEGER NOT NULL DEFAULT 0 CHECK (seat >= 0);
ALTER TABLE declaration ADD COLUMN registered INTEGER NOT NULL DEFAULT 0 CHECK (registered IN (0,1));

-- Who speaks on an item, and for how long: the chair's list, not part of the record.
CREATE TABLE speaker (
  id       INTEGER PRIMARY KEY,
  item_id  INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  name     TEXT NOT NULL CHECK (trim(name) <> ''),
  used     INTEGER NOT NULL CHECK (used >= 0),  -- seconds
  began    TEXT NOT NULL                        -- of the turn that runs, RFC 3339; '' for none
) STRICT;
CREATE INDEX speaker_item ON speaker(item_id, position);

-- Words the clerk has taught the speller.
CREATE TABLE own_word (
  word TEXT PRIMARY KEY NOT NULL CHECK (trim(word) <> '')
) STRICT, WITHOUT ROWID;

-- Words typed in a form of the live page that are not in the minutes yet, so that
-- not even they are lost when the program is killed. Not part of the record.
CREATE TABLE unfinished (
  meeting_id INTEGER NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  form       TEXT NOT NULL,
  title      TEXT NOT NULL,
  words      TEXT NOT NULL CHECK (words <> ''),
  PRIMARY KEY (meeting_id, form)
) STRICT, WITHOUT ROWID;

-- Agendas and packs: notice, house style, the forward plan, papers in a pack, and
-- what was issued.

ALTER TABLE body ADD COLUMN nation TEXT NOT NULL DEFAULT 'england-wales' CHECK (nation IN ('england-wales','scotland','northern-ireland'));
ALTER TABLE body ADD COLUMN mourning_counts INTEGER NOT NULL DEFAULT 0 CHECK (mourning_counts IN (0,1));
ALTER TABLE body ADD COLUMN style TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(style));
ALTER TABLE person ADD COLUMN by_post INTEGER NOT NULL DEFAULT 0 CHECK (by_post IN (0,1));
ALTER TABLE meeting ADD COLUMN late_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE item ADD COLUMN added_on TEXT NOT NULL DEFAULT '' CHECK (added_on = '' OR added_on IS date(added_on));
ALTER TABLE item ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE paper ADD COLUMN binding TEXT NOT NULL DEFAULT '' CHECK (binding IN ('','insert','omit'));
ALTER TABLE paper ADD COLUMN fault TEXT NOT NULL DEFAULT '';
ALTER TABLE unfinished ADD COLUMN exempt TEXT NOT NULL DEFAULT '';

-- Days on which the law's own calendar is put right by the clerk.
CREATE TABLE holiday (
  day    TEXT NOT NULL CHECK (day IS date(day)),
  nation TEXT NOT NULL CHECK (nation IN ('','england-wales','scotland','northern-ireland')),  -- '' for all
  kind   TEXT NOT NULL CHECK (kind IN ('bank holiday','thanksgiving','mourning','working day')),
  name   TEXT NOT NULL,
  PRIMARY KEY (day, nation)
) STRICT, WITHOUT ROWID;

-- Business a body expects: its forward plan or work programme.
CREATE TABLE plan (
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  body_id    INTEGER NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  title      TEXT NOT NULL CHECK (trim(title) <> ''),
  text       TEXT NOT NULL,
  due_on     TEXT NOT NULL CHECK (due_on = '' OR due_on IS date(due_on)),
  presenter  TEXT NOT NULL,
  key        INTEGER NOT NULL CHECK (key IN (0,1)),
  exempt     TEXT NOT NULL,
  item_id    INTEGER REFERENCES item(id) ON DELETE SET NULL,  -- the agenda item it became
  source_id  INTEGER REFERENCES item(id) ON DELETE SET NULL,  -- the item that was deferred to it
  added_on   TEXT NOT NULL CHECK (added_on IS date(added_on))
) STRICT;
CREATE INDEX plan_body ON plan(body_id, due_on);
CREATE INDEX plan_item ON plan(item_id) WHERE item_id IS NOT NULL;
CREATE INDEX plan_source ON plan(source_id) WHERE source_id IS NOT NULL;

-- Documents that went out, when and to whom. They are facts: nothing alters them.
CREATE TABLE issue (
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  meeting_id INTEGER NOT NULL REFERENCES meeting(id) ON DELETE RESTRICT,
  document   TEXT NOT NULL CHECK (document <> ''),
  restricted INTEGER NOT NULL CHECK (restricted IN (0,1)),
  issued_at  TEXT NOT NULL,
  actor      TEXT NOT NULL,
  file       TEXT NOT NULL,
  size       INTEGER NOT NULL CHECK (size >= 0),
  sha256     TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  first_page INTEGER NOT NULL CHECK (first_page > 0),
  last_page  INTEGER NOT NULL CHECK (last_page >= first_page),
  contents   TEXT NOT NULL CHECK (json_valid(contents)),
  recipients TEXT NOT NULL CHECK (json_valid(recipients))
) STRICT;
CREATE INDEX issue_meeting ON issue(meeting_id, issued_at);
CREATE TRIGGER issue_i BEFORE INSERT ON issue WHEN EXISTS (SELECT 1 FROM issue WHERE id = new.id OR uid = new.uid)
BEGIN SELECT RAISE(ABORT, 'what was issued is permanent'); END;
CREATE TRIGGER issue_u BEFORE UPDATE ON issue BEGIN SELECT RAISE(ABORT, 'what was issued is permanent'); END;
CREATE TRIGGER issue_d BEFORE DELETE ON issue BEGIN SELECT RAISE(ABORT, 'what was issued is permanent'); END;

-- Dates are TEXT 'YYYY-MM-DD' and meetings start at 'YYYY-MM-DDTHH:MM', both
-- local civil time; instants are RFC 3339 in UTC; unknown dates and times are ''.
-- Nothing here calls a function of the program, so any SQLite opens the file.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE body (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  name        TEXT NOT NULL CHECK (trim(name) <> ''),
  short_name  TEXT NOT NULL CHECK (trim(short_name) <> ''),
  kind        TEXT NOT NULL CHECK (kind IN ('council','committee','sub-committee','panel','board')),
  parent_id   INTEGER REFERENCES body(id) ON DELETE RESTRICT CHECK (parent_id <> id),
  year_start  TEXT NOT NULL CHECK ('2000-' || year_start IS date('2000-' || year_start)),
  numbering   TEXT NOT NULL CHECK (numbering IN ('continuous','per-meeting','nn/yy')),
  notice      TEXT NOT NULL CHECK (notice <> ''),
  notice_days INTEGER NOT NULL CHECK (notice_days >= 0),
  seats       INTEGER NOT NULL CHECK (seats >= 0),
  quorum      INTEGER NOT NULL CHECK (quorum >= 0),
  venue       TEXT NOT NULL,
  starts      TEXT NOT NULL CHECK (starts = '' OR starts IS strftime('%H:%M', starts)),
  contact     TEXT NOT NULL CHECK (json_valid(contact)),
  wording     TEXT NOT NULL CHECK (json_valid(wording)),
  archived    INTEGER NOT NULL CHECK (archived IN (0,1))
) STRICT;
CREATE INDEX body_parent ON body(parent_id);

CREATE TABLE person (
  id        INTEGER PRIMARY KEY,
  uid       TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  honorific TEXT NOT NULL,
  given     TEXT NOT NULL,
  family    TEXT NOT NULL CHECK (trim(family) <> ''),
  post      TEXT NOT NULL,
  party     TEXT NOT NULL,
  ward      TEXT NOT NULL,
  email     TEXT NOT NULL,
  phone     TEXT NOT NULL
) STRICT;

CREATE TABLE member (
  id        INTEGER PRIMARY KEY,
  uid       TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  body_id   INTEGER NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  role      TEXT NOT NULL CHECK (role IN ('chair','vice-chair','member','co-opted','substitute','officer','clerk')),
  from_on   TEXT NOT NULL CHECK (from_on IS date(from_on)),
  until_on  TEXT NOT NULL CHECK (until_on = '' OR (until_on IS date(until_on) AND until_on >= from_on)),
  UNIQUE (body_id, person_id, role, from_on)
) STRICT;
CREATE INDEX member_person ON member(person_id);

CREATE TABLE meeting (
  id        INTEGER PRIMARY KEY,
  uid       TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  body_id   INTEGER NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  year      INTEGER NOT NULL CHECK (year BETWEEN 0 AND 9999),
  kind      TEXT NOT NULL CHECK (kind IN ('ordinary','extraordinary','annual')),
  starts_at TEXT NOT NULL CHECK (starts_at IS strftime('%Y-%m-%dT%H:%M', starts_at)),
  opened    TEXT NOT NULL CHECK (opened = '' OR opened IS strftime('%H:%M', opened)),
  ended     TEXT NOT NULL CHECK (ended = '' OR ended IS strftime('%H:%M', ended)),
  venue     TEXT NOT NULL,
  contacts  TEXT NOT NULL CHECK (json_valid(contacts)),
  notes     TEXT NOT NULL,
  status    TEXT NOT NULL CHECK (status IN ('planned','issued','drafting','with chair','draft published','approved','signed','cancelled')),
  issued_on TEXT NOT NULL CHECK (issued_on = '' OR issued_on IS date(issued_on))
) STRICT;
CREATE INDEX meeting_by_body ON meeting(body_id, starts_at);
CREATE INDEX meeting_by_time ON meeting(starts_at);

CREATE TABLE item (
  id            INTEGER PRIMARY KEY,
  uid           TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  meeting_id    INTEGER NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  parent_id     INTEGER REFERENCES item(id) ON DELETE CASCADE CHECK (parent_id <> id),
  position      INTEGER NOT NULL CHECK (position > 0),
  title         TEXT NOT NULL,
  heading       INTEGER NOT NULL CHECK (heading IN (0,1)),
  agenda_number TEXT NOT NULL,
  minute_number TEXT NOT NULL,
  sequence      INTEGER NOT NULL CHECK (sequence >= 0),
  exempt        TEXT NOT NULL,
  presenter     TEXT NOT NULL,
  standing      INTEGER NOT NULL CHECK (standing IN (0,1)),
  truncated     INTEGER NOT NULL CHECK (truncated IN (0,1))
) STRICT;
CREATE INDEX item_by_meeting ON item(meeting_id, parent_id, position);
CREATE INDEX item_parent ON item(parent_id) WHERE parent_id IS NOT NULL;

CREATE TRIGGER item_parent_i BEFORE INSERT ON item
WHEN new.parent_id IS NOT NULL AND new.meeting_id IS NOT (SELECT meeting_id FROM item WHERE id = new.parent_id)
BEGIN SELECT RAISE(ABORT, 'a sub-item belongs to the meeting of its item'); END;
CREATE TRIGGER item_parent_u BEFORE UPDATE OF parent_id ON item
WHEN new.parent_id IS NOT NULL AND new.meeting_id IS NOT (SELECT meeting_id FROM item WHERE id = new.parent_id)
BEGIN SELECT RAISE(ABORT, 'a sub-item belongs to the meeting of its item'); END;
CREATE TRIGGER item_stays_u BEFORE UPDATE OF meeting_id ON item WHEN new.meeting_id <> old.meeting_id
BEGIN SELECT RAISE(ABORT, 'an item stays in its meeting'); END;

-- The agenda text and the minutes of an item: the record itself.
CREATE TABLE document (
  id       INTEGER PRIMARY KEY,
  item_id  INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
  part     TEXT NOT NULL CHECK (part IN ('agenda','minutes')),
  rev      INTEGER NOT NULL CHECK (rev > 0),
  saved_at TEXT NOT NULL,
  json     TEXT NOT NULL,
  plain    TEXT NOT NULL,
  sha256   BLOB NOT NULL CHECK (length(sha256) = 32),  -- of json
  UNIQUE (item_id, part)
) STRICT;

-- History: whole documents, deflated, thinned by age.
CREATE TABLE revision (
  item_id INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
  part    TEXT NOT NULL CHECK (part IN ('agenda','minutes')),
  rev     INTEGER NOT NULL CHECK (rev > 0),
  at      TEXT NOT NULL,
  actor   TEXT NOT NULL,
  reason  TEXT NOT NULL CHECK (reason <> ''),
  size    INTEGER NOT NULL CHECK (size >= 0),
  sha256  BLOB NOT NULL CHECK (length(sha256) = 32),
  content BLOB NOT NULL,
  PRIMARY KEY (item_id, part, rev)
) STRICT, WITHOUT ROWID;

-- Items that were taken out, with their texts, deflated JSON.
CREATE TABLE removed (
  id         INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  uid        TEXT NOT NULL,
  title      TEXT NOT NULL,
  at         TEXT NOT NULL,
  actor      TEXT NOT NULL,
  content    BLOB NOT NULL
) STRICT;
CREATE INDEX removed_meeting ON removed(meeting_id);

-- The index over the minutes: rewritten with every document.
CREATE TABLE decision (
  item_id       INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
  block         TEXT NOT NULL,
  position      INTEGER NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('motion','amendment','resolution')),
  verb          TEXT NOT NULL,
  outcome       TEXT NOT NULL,
  text          TEXT NOT NULL,
  mover         TEXT NOT NULL,
  mover_uid     TEXT NOT NULL,
  seconder      TEXT NOT NULL,
  seconder_uid  TEXT NOT NULL,
  method        TEXT NOT NULL CHECK (method IN ('','assent','hands','recorded','ballot')),
  votes_for     INTEGER NOT NULL CHECK (votes_for >= 0),
  votes_against INTEGER NOT NULL CHECK (votes_against >= 0),
  abstained     INTEGER NOT NULL CHECK (abstained >= 0),
  casting       TEXT NOT NULL CHECK (casting IN ('','for','against')),
  PRIMARY KEY (item_id, block)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_mover ON decision(mover_uid) WHERE mover_uid <> '';
CREATE INDEX decision_seconder ON decision(seconder_uid) WHERE seconder_uid <> '';

CREATE TABLE vote (
  item_id    INTEGER NOT NULL,
  block      TEXT NOT NULL,
  position   INTEGER NOT NULL,
  person     TEXT NOT NULL,
  person_uid TEXT NOT NULL,
  choice     TEXT NOT NULL,
  PRIMARY KEY (item_id, block, position),
  FOREIGN KEY (item_id, block) REFERENCES decision(item_id, block) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX vote_person ON vote(person_uid) WHERE person_uid <> '';

CREATE TABLE action (
  item_id   INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
  block     TEXT NOT NULL,
  position  INTEGER NOT NULL,
  text      TEXT NOT NULL,
  owner     TEXT NOT NULL,
  owner_uid TEXT NOT NULL,
  due_on    TEXT NOT NULL CHECK (due_on = '' OR due_on IS date(due_on)),
  due_text  TEXT NOT NULL,
  source    TEXT NOT NULL,
  PRIMARY KEY (item_id, block)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_owner ON action(owner_uid) WHERE owner_uid <> '';

-- What happened to an action since. It hangs on item and block, not on the
-- action's row, so it is still there when a block comes back by undo.
CREATE TABLE action_progress (
  item_id   INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
  block     TEXT NOT NULL,
  status    TEXT NOT NULL CHECK (status IN ('open','done','withdrawn')),
  closed_on TEXT NOT NULL CHECK (closed_on = '' OR (closed_on IS date(closed_on) AND status <> 'open')),
  progress  TEXT NOT NULL,
  PRIMARY KEY (item_id, block)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_open ON action_progress(item_id, block) WHERE status = 'open';

CREATE TABLE paper (
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  item_id    INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
  position   INTEGER NOT NULL CHECK (position > 0),
  name       TEXT NOT NULL CHECK (trim(name) <> ''),
  state      TEXT NOT NULL CHECK (state IN ('attached','to follow','verbal','announced')),
  media      TEXT NOT NULL,
  size       INTEGER NOT NULL CHECK (size >= 0),
  pages      INTEGER NOT NULL CHECK (pages >= 0),
  sha256     TEXT NOT NULL CHECK ((state = 'attached') = (sha256 <> '')
                                  AND (sha256 = '' OR (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'))),
  exempt     TEXT NOT NULL,
  supplement INTEGER NOT NULL CHECK (supplement IN (0,1))
) STRICT;
CREATE INDEX paper_item ON paper(item_id, position);
CREATE INDEX paper_sha ON paper(sha256) WHERE sha256 <> '';

CREATE TABLE attendance (
  meeting_id INTEGER NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  person_id  INTEGER NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  position   INTEGER NOT NULL,
  role       TEXT NOT NULL,
  presence   TEXT NOT NULL CHECK (presence IN ('present','apologies','absent','remote')),
  for_id     INTEGER REFERENCES person(id) ON DELETE RESTRICT,
  PRIMARY KEY (meeting_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_person ON attendance(person_id);
CREATE INDEX attendance_for ON attendance(for_id) WHERE for_id IS NOT NULL;

CREATE TABLE movement (
  meeting_id INTEGER NOT NULL,
  person_id  INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('arrived','left')),
  at         TEXT NOT NULL CHECK (at = '' OR at IS strftime('%H:%M', at)),
  item_id    INTEGER REFERENCES item(id) ON DELETE SET NULL,
  PRIMARY KEY (meeting_id, person_id, position),
  FOREIGN KEY (meeting_id, person_id) REFERENCES attendance(meeting_id, person_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX movement_item ON movement(item_id) WHERE item_id IS NOT NULL;

CREATE TABLE declaration (
  id           INTEGER PRIMARY KEY,
  uid          TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  meeting_id   INTEGER NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  item_id      INTEGER REFERENCES item(id) ON DELETE RESTRICT,
  person_id    INTEGER NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  kind         TEXT NOT NULL,
  nature       TEXT NOT NULL,
  conduct      TEXT NOT NULL,
  dispensation TEXT NOT NULL
) STRICT;
CREATE INDEX declaration_meeting ON declaration(meeting_id);
CREATE INDEX declaration_item ON declaration(item_id) WHERE item_id IS NOT NULL;
CREATE INDEX declaration_person ON declaration(person_id);

CREATE TABLE phrase (
  id      INTEGER PRIMARY KEY,
  uid     TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  body_id INTEGER REFERENCES body(id) ON DELETE CASCADE,
  abbrev  TEXT NOT NULL COLLATE NOCASE CHECK (trim(abbrev) <> ''),
  text    TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX phrase_abbrev ON phrase(coalesce(body_id, 0), abbrev);
CREATE INDEX phrase_body ON phrase(body_id);

CREATE TABLE template (
  id      INTEGER PRIMARY KEY,
  uid     TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  body_id INTEGER REFERENCES body(id) ON DELETE CASCADE,
  name    TEXT NOT NULL COLLATE NOCASE CHECK (trim(name) <> ''),
  items   TEXT NOT NULL CHECK (json_valid(items))
) STRICT;
CREATE UNIQUE INDEX template_name ON template(coalesce(body_id, 0), name);
CREATE INDEX template_body ON template(body_id);

-- Approved minutes: frozen bytes, chained for each body.
CREATE TABLE approval (
  id          INTEGER PRIMARY KEY,
  meeting_id  INTEGER NOT NULL UNIQUE REFERENCES meeting(id) ON DELETE RESTRICT,
  body_id     INTEGER NOT NULL REFERENCES body(id) ON DELETE RESTRICT,
  seq         INTEGER NOT NULL CHECK (seq > 0),
  approved_on TEXT NOT NULL CHECK (approved_on IS date(approved_on)),
  approved_at INTEGER REFERENCES meeting(id) ON DELETE RESTRICT,
  corrections TEXT NOT NULL,
  canonical   BLOB NOT NULL,
  previous    BLOB NOT NULL CHECK (length(previous) = 32),
  hash        BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),  -- SHA-256(previous, seq, SHA-256(canonical))
  UNIQUE (body_id, seq)
) STRICT;
CREATE INDEX approval_at ON approval(approved_at) WHERE approved_at IS NOT NULL;

CREATE TABLE signature (
  id          INTEGER PRIMARY KEY,
  approval_id INTEGER NOT NULL REFERENCES approval(id) ON DELETE RESTRICT,
  person      TEXT NOT NULL CHECK (trim(person) <> ''),
  capacity    TEXT NOT NULL,
  signed_at   TEXT NOT NULL,
  method      TEXT NOT NULL
) STRICT;
CREATE INDEX signature_approval ON signature(approval_id);

CREATE TABLE audit (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  at       TEXT NOT NULL,
  actor    TEXT NOT NULL,
  verb     TEXT NOT NULL CHECK (verb <> ''),
  entity   TEXT NOT NULL CHECK (entity <> ''),
  uid      TEXT NOT NULL,
  detail   TEXT NOT NULL,
  previous BLOB NOT NULL CHECK (length(previous) = 32),
  hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_entity ON audit(entity, uid);

-- ---- search ----

-- The row of an item in the search index. Its id rises with the start of the
-- meeting, so that newest first is the index's own order: the minutes since the
-- year 0 times 4096 and, within a minute, downwards in the order in which items
-- came in.
CREATE TABLE place (
  id      INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL UNIQUE REFERENCES item(id) ON DELETE CASCADE
) STRICT;

CREATE VIEW item_text(place, item_id, title, minutes, agenda) AS
  SELECT p.id, i.id, i.title, coalesce(m.plain, ''), coalesce(a.plain, '')
  FROM place p JOIN item i ON i.id = p.item_id
  LEFT JOIN document m ON m.item_id = i.id AND m.part = 'minutes'
  LEFT JOIN document a ON a.item_id = i.id AND a.part = 'agenda';

CREATE VIRTUAL TABLE item_fts USING fts5(title, minutes, agenda, content='item_text', content_rowid='place',
  tokenize = "unicode61 remove_diacritics 2", prefix = '3');
INSERT INTO item_fts(item_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0, 1.0)');

CREATE VIEW start_place(meeting_id, low) AS
  SELECT id, (unixepoch(starts_at) + 62167219200) / 60 * 4096 FROM meeting;
CREATE VIEW new_place(meeting_id, id) AS
  SELECT s.meeting_id, coalesce((SELECT min(p.id) FROM place p WHERE p.id >= s.low AND p.id < s.low + 4096), s.low + 4096) - 1
  FROM start_place s;

CREATE TRIGGER item_place_i AFTER INSERT ON item BEGIN
  INSERT INTO place(id, item_id) SELECT id, new.id FROM new_place WHERE meeting_id = new.meeting_id;
END;
CREATE TRIGGER item_place_u AFTER UPDATE OF meeting_id ON item BEGIN
  DELETE FROM place WHERE item_id = new.id;
  INSERT INTO place(id, item_id) SELECT id, new.id FROM new_place WHERE meeting_id = new.meeting_id;
END;
-- A cascade deletes documents only after their item has gone: unindex before.
CREATE TRIGGER item_place_d BEFORE DELETE ON item BEGIN
  DELETE FROM place WHERE item_id = old.id;
END;
CREATE TRIGGER meeting_place_u AFTER UPDATE OF starts_at ON meeting WHEN old.starts_at IS NOT new.starts_at BEGIN
  UPDATE item SET meeting_id = meeting_id WHERE meeting_id = new.id;
END;

CREATE TRIGGER place_fts_i AFTER INSERT ON place BEGIN
  INSERT INTO item_fts(rowid, title, minutes, agenda) SELECT place, title, minutes, agenda FROM item_text WHERE place = new.id;
END;
CREATE TRIGGER place_fts_d BEFORE DELETE ON place BEGIN
  INSERT INTO item_fts(item_fts, rowid, title, minutes, agenda)
    SELECT 'delete', place, title, minutes, agenda FROM item_text WHERE place = old.id;
END;
CREATE TRIGGER place_u BEFORE UPDATE ON place
BEGIN SELECT RAISE(ABORT, 'a place in the search index is taken anew, never changed'); END;

CREATE TRIGGER item_fts_u AFTER UPDATE OF title ON item WHEN old.title IS NOT new.title BEGIN
  INSERT INTO item_fts(item_fts, rowid, title, minutes, agenda)
    SELECT 'delete', place, old.title, minutes, agenda FROM item_text WHERE item_id = new.id;
  INSERT INTO item_fts(rowid, title, minutes, agenda) SELECT place, title, minutes, agenda FROM item_text WHERE item_id = new.id;
END;
CREATE TRIGGER document_fts_i AFTER INSERT ON document BEGIN
  INSERT INTO item_fts(item_fts, rowid, title, minutes, agenda)
    SELECT 'delete', place, title, iif(new.part = 'minutes', '', minutes), iif(new.part = 'agenda', '', agenda)
    FROM item_text WHERE item_id = new.item_id;
  INSERT INTO item_fts(rowid, title, minutes, agenda) SELECT place, title, minutes, agenda FROM item_text WHERE item_id = new.item_id;
END;
CREATE TRIGGER document_fts_u AFTER UPDATE OF plain ON document WHEN old.plain IS NOT new.plain BEGIN
  INSERT INTO item_fts(item_fts, rowid, title, minutes, agenda)
    SELECT 'delete', place, title, iif(new.part = 'minutes', old.plain, minutes), iif(new.part = 'agenda', old.plain, agenda)
    FROM item_text WHERE item_id = new.item_id;
  INSERT INTO item_fts(rowid, title, minutes, agenda) SELECT place, title, minutes, agenda FROM item_text WHERE item_id = new.item_id;
END;
CREATE TRIGGER document_fts_d AFTER DELETE ON document BEGIN
  INSERT INTO item_fts(item_fts, rowid, title, minutes, agenda)
    SELECT 'delete', place, title, iif(old.part = 'minutes', old.plain, minutes), iif(old.part = 'agenda', old.plain, agenda)
    FROM item_text WHERE item_id = old.item_id;
  INSERT INTO item_fts(rowid, title, minutes, agenda) SELECT place, title, minutes, agenda FROM item_text WHERE item_id = old.item_id;
END;
CREATE TRIGGER document_stays_u BEFORE UPDATE OF item_id, part ON document WHEN new.item_id <> old.item_id OR new.part <> old.part
BEGIN SELECT RAISE(ABORT, 'a text stays with its item'); END;

-- ---- locks: what is approved never changes ----

CREATE VIEW approved_item(id, uid) AS SELECT i.id, i.uid FROM item i JOIN approval a ON a.meeting_id = i.meeting_id;

CREATE TRIGGER lock_meeting_i BEFORE INSERT ON meeting
WHEN EXISTS (SELECT 1 FROM meeting m JOIN approval a ON a.meeting_id = m.id WHERE m.id = new.id OR m.uid = new.uid)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_meeting_u BEFORE UPDATE ON meeting
WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id IN (old.id, new.id))
 AND NOT (old.status = 'approved' AND new.status = 'signed'
  AND EXISTS (SELECT 1 FROM signature s JOIN approval a ON a.id = s.approval_id WHERE a.meeting_id = old.id)
  AND (new.id, new.uid, new.body_id, new.year, new.kind, new.starts_at, new.opened, new.ended, new.venue, new.contacts, new.notes, new.issued_on)
   IS (old.id, old.uid, old.body_id, old.year, old.kind, old.starts_at, old.opened, old.ended, old.venue, old.contacts, old.notes, old.issued_on))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_meeting_d BEFORE DELETE ON meeting WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = old.id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_item_i BEFORE INSERT ON item
WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = new.meeting_id)
  OR EXISTS (SELECT 1 FROM approved_item WHERE id = new.id) OR EXISTS (SELECT 1 FROM approved_item WHERE uid = new.uid)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_item_u BEFORE UPDATE ON item WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id IN (old.meeting_id, new.meeting_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_item_d BEFORE DELETE ON item WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = old.meeting_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_document_i BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM approved_item WHERE id = new.item_id)
  OR EXISTS (SELECT 1 FROM document d JOIN approved_item i ON i.id = d.item_id WHERE d.id = new.id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_document_u BEFORE UPDATE ON document WHEN EXISTS (SELECT 1 FROM approved_item WHERE id IN (old.item_id, new.item_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_document_d BEFORE DELETE ON document WHEN EXISTS (SELECT 1 FROM approved_item WHERE id = old.item_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_revision_i BEFORE INSERT ON revision WHEN EXISTS (SELECT 1 FROM approved_item WHERE id = new.item_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_revision_u BEFORE UPDATE ON revision WHEN EXISTS (SELECT 1 FROM approved_item WHERE id IN (old.item_id, new.item_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_revision_d BEFORE DELETE ON revision WHEN EXISTS (SELECT 1 FROM approved_item WHERE id = old.item_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_decision_i BEFORE INSERT ON decision WHEN EXISTS (SELECT 1 FROM approved_item WHERE id = new.item_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_decision_u BEFORE UPDATE ON decision WHEN EXISTS (SELECT 1 FROM approved_item WHERE id IN (old.item_id, new.item_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_decision_d BEFORE DELETE ON decision WHEN EXISTS (SELECT 1 FROM approved_item WHERE id = old.item_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_vote_i BEFORE INSERT ON vote WHEN EXISTS (SELECT 1 FROM approved_item WHERE id = new.item_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_vote_u BEFORE UPDATE ON vote WHEN EXISTS (SELECT 1 FROM approved_item WHERE id IN (old.item_id, new.item_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_vote_d BEFORE DELETE ON vote WHEN EXISTS (SELECT 1 FROM approved_item WHERE id = old.item_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_action_i BEFORE INSERT ON action WHEN EXISTS (SELECT 1 FROM approved_item WHERE id = new.item_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_action_u BEFORE UPDATE ON action WHEN EXISTS (SELECT 1 FROM approved_item WHERE id IN (old.item_id, new.item_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_action_d BEFORE DELETE ON action WHEN EXISTS (SELECT 1 FROM approved_item WHERE id = old.item_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_paper_i BEFORE INSERT ON paper
WHEN EXISTS (SELECT 1 FROM approved_item WHERE id = new.item_id)
  OR EXISTS (SELECT 1 FROM paper p JOIN approved_item i ON i.id = p.item_id WHERE p.id = new.id)
  OR EXISTS (SELECT 1 FROM paper p JOIN approved_item i ON i.id = p.item_id WHERE p.uid = new.uid)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_paper_u BEFORE UPDATE ON paper WHEN EXISTS (SELECT 1 FROM approved_item WHERE id IN (old.item_id, new.item_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_paper_d BEFORE DELETE ON paper WHEN EXISTS (SELECT 1 FROM approved_item WHERE id = old.item_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_attendance_i BEFORE INSERT ON attendance WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = new.meeting_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_attendance_u BEFORE UPDATE ON attendance WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id IN (old.meeting_id, new.meeting_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_attendance_d BEFORE DELETE ON attendance WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = old.meeting_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_movement_i BEFORE INSERT ON movement WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = new.meeting_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_movement_u BEFORE UPDATE ON movement WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id IN (old.meeting_id, new.meeting_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_movement_d BEFORE DELETE ON movement WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = old.meeting_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

CREATE TRIGGER lock_declaration_i BEFORE INSERT ON declaration
WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = new.meeting_id)
  OR EXISTS (SELECT 1 FROM declaration d JOIN approval a ON a.meeting_id = d.meeting_id WHERE d.id = new.id)
  OR EXISTS (SELECT 1 FROM declaration d JOIN approval a ON a.meeting_id = d.meeting_id WHERE d.uid = new.uid)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_declaration_u BEFORE UPDATE ON declaration WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id IN (old.meeting_id, new.meeting_id))
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;
CREATE TRIGGER lock_declaration_d BEFORE DELETE ON declaration WHEN EXISTS (SELECT 1 FROM approval WHERE meeting_id = old.meeting_id)
BEGIN SELECT RAISE(ABORT, 'locked: the minutes are approved'); END;

-- ---- chains ----

CREATE TRIGGER approval_i BEFORE INSERT ON approval
WHEN new.previous IS NOT coalesce((SELECT hash FROM approval WHERE body_id = new.body_id ORDER BY seq DESC LIMIT 1), zeroblob(32))
  OR new.seq IS NOT 1 + coalesce((SELECT max(seq) FROM approval WHERE body_id = new.body_id), 0)
  OR EXISTS (SELECT 1 FROM approval WHERE id = new.id) OR EXISTS (SELECT 1 FROM approval WHERE meeting_id = new.meeting_id)
  OR EXISTS (SELECT 1 FROM approval WHERE hash = new.hash)
  OR NOT EXISTS (SELECT 1 FROM meeting WHERE id = new.meeting_id AND body_id = new.body_id AND status = 'approved')
BEGIN SELECT RAISE(ABORT, 'the chain of approvals would break'); END;
CREATE TRIGGER approval_u BEFORE UPDATE ON approval BEGIN SELECT RAISE(ABORT, 'approvals are permanent'); END;
CREATE TRIGGER approval_d BEFORE DELETE ON approval BEGIN SELECT RAISE(ABORT, 'approvals are permanent'); END;
CREATE TRIGGER signature_i BEFORE INSERT ON signature WHEN EXISTS (SELECT 1 FROM signature WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'signatures are permanent'); END;
CREATE TRIGGER signature_u BEFORE UPDATE ON signature BEGIN SELECT RAISE(ABORT, 'signatures are permanent'); END;
CREATE TRIGGER signature_d BEFORE DELETE ON signature BEGIN SELECT RAISE(ABORT, 'signatures are permanent'); END;
CREATE TRIGGER audit_i BEFORE INSERT ON audit
WHEN new.previous IS NOT coalesce((SELECT hash FROM audit ORDER BY id DESC LIMIT 1), zeroblob(32))
  OR EXISTS (SELECT 1 FROM audit WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'the chain of the audit trail would break'); END;
CREATE TRIGGER audit_u BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_d BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

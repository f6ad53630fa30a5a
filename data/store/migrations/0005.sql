-- What a row is known by stays. UPDATE OR REPLACE throws out the row whose id or UID
-- it takes, and no trigger on deleting sees that (sqlite.org/lang_conflict.html): in
-- another SQLite program the draft of one meeting could so take the place of another's
-- approved minutes.
CREATE TRIGGER body_stays_u BEFORE UPDATE ON body WHEN (new.id, new.uid) IS NOT (old.id, old.uid)
BEGIN SELECT RAISE(ABORT, 'a body keeps its id'); END;
CREATE TRIGGER person_stays_u BEFORE UPDATE ON person WHEN (new.id, new.uid) IS NOT (old.id, old.uid)
BEGIN SELECT RAISE(ABORT, 'a person keeps their id'); END;
CREATE TRIGGER meeting_stays_u BEFORE UPDATE ON meeting WHEN (new.id, new.uid) IS NOT (old.id, old.uid)
BEGIN SELECT RAISE(ABORT, 'a meeting keeps its id'); END;
CREATE TRIGGER item_keeps_u BEFORE UPDATE ON item WHEN (new.id, new.uid) IS NOT (old.id, old.uid)
BEGIN SELECT RAISE(ABORT, 'an item keeps its id'); END;
CREATE TRIGGER document_keeps_u BEFORE UPDATE ON document WHEN new.id IS NOT old.id
BEGIN SELECT RAISE(ABORT, 'a text keeps its id'); END;
CREATE TRIGGER paper_stays_u BEFORE UPDATE ON paper WHEN (new.id, new.uid) IS NOT (old.id, old.uid)
BEGIN SELECT RAISE(ABORT, 'a paper keeps its id'); END;
CREATE TRIGGER declaration_stays_u BEFORE UPDATE ON declaration WHEN (new.id, new.uid) IS NOT (old.id, old.uid)
BEGIN SELECT RAISE(ABORT, 'a declaration keeps its id'); END;
CREATE TRIGGER removed_stays_u BEFORE UPDATE ON removed WHEN new.id IS NOT old.id
BEGIN SELECT RAISE(ABORT, 'what was taken out keeps its id'); END;
CREATE TRIGGER correction_stays_u BEFORE UPDATE ON correction WHEN (new.id, new.uid) IS NOT (old.id, old.uid)
BEGIN SELECT RAISE(ABORT, 'a correction keeps its id'); END;

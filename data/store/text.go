package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"time"

	"minutebook/data/doc"
)

// Part says which document of an item is meant.
type Part string

const (
	AgendaPart  Part = "agenda"
	MinutesPart Part = "minutes"
)

// Text is a document as the book holds it. Rev 0 means that there is none yet.
type Text struct {
	Doc     doc.Document
	Rev     int64
	SavedAt time.Time
}

// Texts are the two documents of an item.
type Texts struct{ Agenda, Minutes Text }

// Texts reads the documents of an item.
func (b *Book) Texts(ctx context.Context, item int64) (_ Texts, err error) {
	defer doing(&err, "read texts")
	all, err := textsBy(ctx, b.r, sqlTextsOfItem, item)
	return all[item], err
}

// MeetingTexts reads the documents of a whole meeting, by item.
func (b *Book) MeetingTexts(ctx context.Context, meeting int64) (_ map[int64]Texts, err error) {
	defer doing(&err, "read texts")
	return textsBy(ctx, b.r, sqlTextsOfMeeting, meeting)
}

func textsBy(ctx context.Context, q querier, list string, id int64) (map[int64]Texts, error) {
	out := map[int64]Texts{}
	err := each(ctx, q, func(r row) error {
		s, err := scanStored(r)
		if err != nil {
			return err
		}
		text, err := s.text()
		if err != nil {
			return err
		}
		both := out[s.item]
		if s.part == AgendaPart {
			both.Agenda = text
		} else {
			both.Minutes = text
		}
		out[s.item] = both
		return nil
	}, list, id)
	return out, err
}

// stored is a row of the table document.
type stored struct {
	item  int64
	part  Part
	rev   int64
	saved time.Time
	json  []byte
	plain string
	sum   []byte
}

func scanStored(r row) (s stored, err error) {
	err = r.Scan(&s.item, &s.part, &s.rev, fromInstant{&s.saved}, &s.json, &s.plain, &s.sum)
	return s, err
}

// text reads the stored form; what does not fit its own checksum is not the
// text that was saved.
func (s stored) text() (Text, error) {
	if sum := sha256.Sum256(s.json); !bytes.Equal(sum[:], s.sum) {
		return Text{}, say(ErrDamaged, "the %s text of item %d is not what was saved: restore the newest backup", s.part, s.item)
	}
	d, err := doc.Parse(s.json)
	if err != nil {
		return Text{}, say(ErrDamaged, "the %s text of item %d is in no form that this program knows: restore the newest backup", s.part, s.item)
	}
	return Text{d, s.rev, s.saved}, nil
}

// SaveText keeps a document. rev is the revision it was read or last saved at;
// if the book holds another, ErrConflict, and the document is kept as a revision
// beside it. Text, decisions, actions and search change in one transaction, and
// when SaveText returns they are on the disk. It takes no context on purpose: a
// save is never cancelled.
func (b *Book) SaveText(item int64, part Part, d doc.Document, rev int64) (newRev int64, err error) {
	defer doing(&err, "save the %s", part)
	conflict := false
	err = b.inTx(context.Background(), func(t *tx) error {
		newRev, err = writeText(t, item, part, d, rev)
		if conflict = errors.Is(err, ErrConflict); conflict {
			return nil // commits the revision
		}
		return err
	})
	if err == nil && conflict {
		err = ErrConflict
	}
	if err != nil {
		return rev, err
	}
	return newRev, nil
}

// writeText is SaveText inside a transaction.
func writeText(t *tx, item int64, part Part, d doc.Document, rev int64) (int64, error) {
	if part != AgendaPart && part != MinutesPart {
		return 0, fmt.Errorf("an item has no %q text", string(part))
	}
	form, err := doc.Marshal(d)
	if err != nil {
		return 0, err
	}
	if err := mustBeOpen(t, item); err != nil {
		return 0, err
	}
	if !t.marks && slices.ContainsFunc(d.Blocks, func(b doc.Block) bool { return doc.Edited(b) }) {
		return 0, errors.New("a draft holds no marked changes: each is taken or left first")
	}
	now, found, err := optional(t.ctx, t, scanStored, sqlText, item, part)
	if err != nil {
		return 0, err
	}
	sum := sha256.Sum256(form)
	next := revision{part: part, json: form, sum: sum[:]}
	switch same := found && bytes.Equal(now.sum, next.sum); {
	case same && now.rev == rev:
		return rev, nil
	case now.rev != rev && same: // saved already; the answer was lost on the way
		return now.rev, nil
	}
	if next.rev, err = one(t.ctx, t, value[int64], sqlNextRev, item, part); err != nil {
		return 0, err
	}
	if now.rev != rev {
		if err := keepConflict(t, item, next); err != nil {
			return 0, err
		}
		return 0, ErrConflict
	}
	args := []any{next.rev, instant(t.now), string(form), doc.Plain(d), next.sum, item, part}
	if found {
		err = t.must(sqlUpdateText, args...)
	} else {
		_, err = t.exec(sqlInsertText, args...)
	}
	if err != nil {
		return 0, err
	}
	if part == MinutesPart {
		if err := writeIndex(t, item, d); err != nil {
			return 0, err
		}
	}
	return next.rev, keepRevisionIfDue(t, item, next)
}

// mustBeOpen refuses to change the texts and papers of an approved meeting, of a
// published draft or of no item.
func mustBeOpen(t *tx, item int64) error { return mayChangeItem(t.ctx, t, item) }

const (
	selectText        = `SELECT d.item_id, d.part, d.rev, d.saved_at, d.json, d.plain, d.sha256 FROM document d`
	sqlTextsOfItem    = selectText + ` WHERE d.item_id = ?`
	sqlTextsOfMeeting = `SELECT d.item_id, d.part, d.rev, d.saved_at, d.json, d.plain, d.sha256
		FROM item i CROSS JOIN document d ON d.item_id = i.id WHERE i.meeting_id = ?`
	sqlText    = selectText + ` WHERE d.item_id = ? AND d.part = ?`
	sqlNextRev = `SELECT 1 + max(coalesce((SELECT rev FROM document WHERE item_id = ?1 AND part = ?2), 0),
		coalesce((SELECT max(rev) FROM revision WHERE item_id = ?1 AND part = ?2), 0))`
	sqlInsertText = `INSERT INTO document(rev, saved_at, json, plain, sha256, item_id, part) VALUES (?,?,?,?,?,?,?)`
	sqlItemLocked = `SELECT EXISTS (SELECT 1 FROM approval a WHERE a.meeting_id = i.meeting_id) FROM item i WHERE i.id = ?`
	sqlUpdateText = `UPDATE document SET rev = ?, saved_at = ?, json = ?, plain = ?, sha256 = ? WHERE item_id = ? AND part = ?`
)

package store

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"time"

	"minutebook/data/doc"
)

const (
	// revisionEvery is how far revisions of a text that is being typed lie apart.
	revisionEvery = 30 * time.Second
	// thinAfter is the age from which one revision an hour is enough.
	thinAfter = 30 * 24 * time.Hour
	autosave  = "typing"
)

// Revision is a document as it once was.
type Revision struct {
	Rev    int64
	At     time.Time
	Actor  string
	Reason string // "typing", "conflict", "approve" or what Snapshot was told
	Size   int    // bytes of its JSON form
}

// revision is a document on its way into the history.
type revision struct {
	part Part
	rev  int64
	json []byte
	sum  []byte
}

// Snapshot keeps the text as it stands as a revision: on leaving an item, or
// under a name. It reads back what is on the disk, and fails if that is not what
// was saved.
func (b *Book) Snapshot(item int64, part Part, reason string) (err error) {
	defer doing(&err, "keep a revision of the %s", part)
	return b.inTx(context.Background(), func(t *tx) error { return keepText(t, item, part, reason) })
}

// keepText keeps the text of an item as it stands as a revision, or gives the
// revision it is already a better reason.
func keepText(t *tx, item int64, part Part, reason string) error {
	now, found, err := optional(t.ctx, t, scanStored, sqlText, item, part)
	if err != nil || !found {
		return err
	}
	if _, err := now.text(); err != nil {
		return err
	}
	_, kept, err := optional(t.ctx, t, value[int64], sqlRevisionExists, item, part, now.rev)
	switch {
	case err != nil:
		return err
	case kept && reason == autosave:
		return nil
	case kept:
		return t.must(sqlNameRevision, reason, item, part, now.rev)
	}
	return keepRevision(t, item, revision{part, now.rev, now.json, now.sum}, reason)
}

// keepRevisionIfDue keeps what was just saved if the last revision is old enough.
func keepRevisionIfDue(t *tx, item int64, r revision) error {
	var last time.Time
	_, _, err := optional(t.ctx, t, func(r row) (struct{}, error) {
		return struct{}{}, r.Scan(fromInstant{&last})
	}, sqlLastRevisionAt, item, r.part)
	// A clock that was put back must not stop the history.
	if age := t.now.Sub(last); err != nil || age >= 0 && age < revisionEvery {
		return err
	}
	return keepRevision(t, item, r, autosave)
}

// keepConflict keeps a text that came too late, once however often it is tried.
func keepConflict(t *tx, item int64, r revision) error {
	last, found, err := optional(t.ctx, t, value[[]byte], sqlLastRevisionSum, item, r.part)
	if err != nil || found && bytes.Equal(last, r.sum) {
		return err
	}
	return keepRevision(t, item, r, "conflict")
}

func keepRevision(t *tx, item int64, r revision, reason string) error {
	content, err := deflate(r.json)
	if err != nil {
		return err
	}
	_, err = t.exec(sqlInsertRevision, item, r.part, r.rev, instant(t.now), t.actor, reason, len(r.json), r.sum, content)
	return err
}

// Revisions lists the history of a text, newest first.
func (b *Book) Revisions(ctx context.Context, item int64, part Part) (_ []Revision, err error) {
	defer doing(&err, "list revisions")
	return query(ctx, b.r, func(r row) (v Revision, err error) {
		err = r.Scan(&v.Rev, fromInstant{&v.At}, &v.Actor, &v.Reason, &v.Size)
		return v, err
	}, sqlRevisions, item, part)
}

// RevisionText reads a text as it was at a revision.
func (b *Book) RevisionText(ctx context.Context, item int64, part Part, rev int64) (_ doc.Document, err error) {
	defer doing(&err, "read revision %d", rev)
	kept, err := one(ctx, b.r, scanKept, sqlRevision, item, part, rev)
	if err != nil {
		return doc.Document{}, err
	}
	form, err := kept.form()
	if err != nil {
		return doc.Document{}, err
	}
	return doc.Parse(form)
}

// RestoreRevision puts a text back as it was at a revision. What it stands in the
// place of is kept as a revision too.
func (b *Book) RestoreRevision(ctx context.Context, item int64, part Part, rev int64) (err error) {
	defer doing(&err, "bring back revision %d", rev)
	return b.inTx(ctx, func(t *tx) error {
		it, err := one(t.ctx, t, scanItem, sqlItem, item)
		if err != nil {
			return err
		}
		old, err := one(t.ctx, t, scanKept, sqlRevision, item, part, rev)
		if err != nil {
			return err
		}
		form, err := old.form()
		if err != nil {
			return err
		}
		d, err := doc.Parse(form)
		if err != nil {
			return err
		}
		if err := mustBeOpen(t, item); err != nil {
			return err
		}
		now, _, err := optional(t.ctx, t, scanStored, sqlText, item, part)
		if err != nil {
			return err
		}
		if bytes.Equal(now.sum, old.sum) {
			return errors.New("the text is as it was then")
		}
		if err := keepText(t, item, part, fmt.Sprintf("before revision %d was brought back", rev)); err != nil {
			return err
		}
		if _, err := writeText(t, item, part, d, now.rev); err != nil {
			return err
		}
		if err := keepText(t, item, part, fmt.Sprintf("revision %d brought back", rev)); err != nil {
			return err
		}
		return t.audit("brought back", "item", it.UID, fmt.Sprintf("%s, its %s as they were at revision %d", it.Title, part, rev))
	})
}

// kept is a revision's content as it is stored.
type kept struct{ content, sum []byte }

func scanKept(r row) (k kept, err error) {
	err = r.Scan(&k.content, &k.sum)
	return k, err
}

// form is the JSON form of the revision, checked.
func (k kept) form() ([]byte, error) {
	form, err := inflate(k.content)
	if sum := sha256.Sum256(form); err != nil || !bytes.Equal(sum[:], k.sum) {
		return nil, say(ErrDamaged, "this revision is not what was kept")
	}
	return form, nil
}

// thinRevisions leaves one revision an hour of those before a moment, and all
// that were kept for a reason.
func thinRevisions(t *tx, before time.Time) error {
	_, err := t.exec(sqlThin, instant(before))
	return err
}

func deflate(in []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(in)
	err = errors.Join(err, w.Close())
	return out.Bytes(), err
}

func inflate(in []byte) ([]byte, error) {
	r := flate.NewReader(bytes.NewReader(in))
	defer r.Close()
	return io.ReadAll(r)
}

const (
	sqlRevisionExists  = `SELECT rev FROM revision WHERE item_id = ? AND part = ? AND rev = ?`
	sqlNameRevision    = `UPDATE revision SET reason = ? WHERE item_id = ? AND part = ? AND rev = ?`
	sqlLastRevisionAt  = `SELECT at FROM revision WHERE item_id = ? AND part = ? ORDER BY rev DESC LIMIT 1`
	sqlLastRevisionSum = `SELECT sha256 FROM revision WHERE item_id = ? AND part = ? ORDER BY rev DESC LIMIT 1`
	sqlInsertRevision  = `INSERT INTO revision(item_id, part, rev, at, actor, reason, size, sha256, content) VALUES (?,?,?,?,?,?,?,?,?)`
	sqlRevisions       = `SELECT rev, at, actor, reason, size FROM revision WHERE item_id = ? AND part = ? ORDER BY rev DESC`
	sqlRevision        = `SELECT content, sha256 FROM revision WHERE item_id = ? AND part = ? AND rev = ?`
	sqlAllRevisions    = `SELECT content, sha256, item_id, part, rev FROM revision`
	sqlThin            = `DELETE FROM revision AS r WHERE r.at < ? AND r.reason = '` + autosave + `'
		AND NOT EXISTS (SELECT 1 FROM approved_item i WHERE i.id = r.item_id)
		AND EXISTS (SELECT 1 FROM revision later WHERE later.item_id = r.item_id AND later.part = r.part AND later.rev > r.rev
			AND substr(later.at, 1, 13) = substr(r.at, 1, 13))`
)

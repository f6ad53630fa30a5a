package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"minutebook/data"
	"minutebook/data/doc"
)

// Problem is something wrong with a book, in one sentence.
type Problem struct{ What string }

// Check reads the whole book and tells what is wrong with it: its structure,
// every text against its checksum and form, decisions, votes, actions and the
// search index against the texts, revisions, attachments against their hashes,
// the chains of approvals and of the audit trail, and with them all that the trail
// knows by a seal, and approvals.txt, and what went to readers and came back. A book
// that is open to read only is checked in all but the search index against its texts; in an open one
// saves wait while that is done.
func (b *Book) Check(ctx context.Context) (found []Problem, err error) {
	defer doing(&err, "check book")
	for _, check := range []func(context.Context) ([]Problem, error){
		b.checkStructure, b.checkSchema, b.checkTexts, b.checkSearch, b.checkRevisions, b.checkPapers, b.checkCrests, b.checkApprovals,
		b.checkFrozen, b.checkReviews, b.checkAudit,
	} {
		more, err := check(ctx)
		if err != nil {
			if e := explain(err); !isSystem(e) {
				found = append(found, Problem{e.Error()})
				continue
			}
			return found, err
		}
		found = append(found, more...)
	}
	return found, nil
}

// checkStructure uses a connection of its own: on one that has searched before,
// integrity_check looks at FTS5's cached structure and cries wolf.
func (b *Book) checkStructure(ctx context.Context) ([]Problem, error) {
	path := filepath.Join(b.dir, fileName)
	db, err := openPool(ctx, path, b.reading, 1)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	faults, err := query(ctx, db, value[string], sqlIntegrityCheck)
	if err != nil {
		return nil, err
	}
	var found []Problem
	for _, f := range faults {
		if f != "ok" {
			found = append(found, problems("the file is damaged: %s", f)...)
		}
	}
	keys, err := query(ctx, db, scanBrokenKey, sqlForeignKeyCheck)
	for _, k := range keys {
		found = append(found, Problem{k})
	}
	return found, err
}

func (b *Book) checkSchema(ctx context.Context) ([]Problem, error) {
	want, err := freshSchema(ctx)
	if err != nil {
		return nil, err
	}
	have, err := schema(ctx, b.r)
	if err != nil {
		return nil, err
	}
	var found []Problem
	for _, name := range differences(have, want) {
		found = append(found, problems("the rules of the book were tampered with: %s is not as it was made", name)...)
	}
	return found, nil
}

// checkTexts compares every text with its checksum and what is derived from it.
func (b *Book) checkTexts(ctx context.Context) (found []Problem, err error) {
	stored, err := query(ctx, b.r, value[int64], sqlDocumentIDs)
	if err != nil {
		return nil, err
	}
	for _, id := range stored {
		s, err := one(ctx, b.r, scanStored, sqlDocumentByID, id)
		if errors.Is(err, errCell) {
			found = append(found, problems("text %d of the book: %v", id, err)...)
			continue
		}
		if err != nil {
			return found, err
		}
		where, there, err := optional(ctx, b.r, value[string], sqlItemName, s.item)
		if err != nil {
			return found, err
		}
		if !there {
			where = "an item that is gone"
		}
		text, err := s.text()
		if err != nil {
			found = append(found, problems("%s: %v", where, err)...)
			continue
		}
		if doc.Plain(text.Doc) != s.plain {
			found = append(found, problems("%s: what the search reads of the %s is not what it says", where, s.part)...)
		}
		if s.part != MinutesPart {
			continue
		}
		rows, err := readIndex(ctx, b.r, s.item)
		if err != nil && !errors.Is(err, errCell) {
			return found, err
		}
		if err != nil || !rows.equal(deriveFrom(text.Doc)) {
			found = append(found, problems("%s: the decisions or actions listed are not those of the minutes", where)...)
		}
	}
	orphans, err := one(ctx, b.r, value[int], sqlOrphans)
	if err == nil && orphans > 0 {
		found = append(found, problems("%d decisions or actions are listed of items without minutes", orphans)...)
	}
	return found, err
}

func (b *Book) checkSearch(ctx context.Context) ([]Problem, error) {
	lost, err := one(ctx, b.r, value[int], sqlUnplaced)
	if err != nil {
		return nil, err
	}
	if lost > 0 {
		return problems("%d items are missing from the search index", lost), nil
	}
	if b.w == nil {
		return nil, nil
	}
	if _, err := b.w.ExecContext(ctx, sqlSearchCheck); err != nil {
		if isSystem(explain(err)) && ctx.Err() != nil {
			return nil, err
		}
		return problems("the search index does not agree with the texts: rebuild the index"), nil
	}
	return nil, nil
}

func (b *Book) checkRevisions(ctx context.Context) (found []Problem, err error) {
	err = each(ctx, b.r, func(r row) error {
		var k kept
		var item, rev int64
		var part Part
		if err := r.Scan(&k.content, &k.sum, &item, &part, &rev); err != nil {
			return err
		}
		if _, err := k.form(); err != nil {
			found = append(found, problems("revision %d of the %s of item %d is damaged", rev, part, item)...)
		}
		return nil
	}, sqlAllRevisions)
	return found, err
}

func (b *Book) checkPapers(ctx context.Context) (found []Problem, err error) {
	papers, err := readable(ctx, b.r, scanPaper, sqlAttachedPapers)
	if err != nil {
		return nil, err
	}
	files := paperFiles{b.attachments(), map[string]error{}}
	for _, p := range papers {
		if err := files.check(ctx, p); err != nil {
			if ctx.Err() != nil {
				return found, ctx.Err()
			}
			found = append(found, problems("the file of the paper %q %v", p.Name, err)...)
		}
	}
	return found, nil
}

// paperFiles reads the files of papers, each once.
type paperFiles struct {
	root string
	read map[string]error
}

// check tells what is wrong with the file of a paper, if it has one.
func (f paperFiles) check(ctx context.Context, p data.Paper) error {
	switch {
	case p.SHA256 == "":
		return nil
	case !isSum(p.SHA256):
		return errors.New("has a name that no file can have")
	}
	key := fmt.Sprint(p.SHA256, p.Size)
	if _, ok := f.read[key]; !ok {
		f.read[key] = checkFile(ctx, f.root, p.SHA256, p.Size)
	}
	return f.read[key]
}

const (
	sqlIntegrityCheck = `PRAGMA integrity_check`
	sqlDocumentIDs    = `SELECT id FROM document ORDER BY id`
	sqlDocumentByID   = selectText + ` WHERE d.id = ?`
	sqlItemName       = `SELECT b.name || ' on ' || substr(m.starts_at, 1, 10) || ', ' || i.title
		FROM item i JOIN meeting m ON m.id = i.meeting_id JOIN body b ON b.id = m.body_id WHERE i.id = ?`
	sqlOrphans = `SELECT (SELECT count(*) FROM decision x WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.item_id = x.item_id AND d.part = 'minutes'))
		+ (SELECT count(*) FROM action x WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.item_id = x.item_id AND d.part = 'minutes'))`
	sqlUnplaced       = `SELECT count(*) FROM item i WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.item_id = i.id)`
	sqlSearchCheck    = `INSERT INTO item_fts(item_fts, rank) VALUES ('integrity-check', 1)`
	sqlAttachedPapers = `SELECT ` + paperColumns + ` FROM paper p WHERE p.sha256 <> '' ORDER BY p.id`
)

package store

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"minutebook/data"
)

// Papers lists the papers of a meeting by item, in their order.
func (b *Book) Papers(ctx context.Context, meeting int64) (_ map[int64][]data.Paper, err error) {
	defer doing(&err, "list papers")
	return papersOf(ctx, b.r, meeting)
}

func papersOf(ctx context.Context, q querier, meeting int64) (map[int64][]data.Paper, error) {
	out := map[int64][]data.Paper{}
	return out, each(ctx, q, func(r row) error {
		p, err := scanPaper(r)
		out[p.Item] = append(out[p.Item], p)
		return err
	}, sqlPapers, meeting)
}

// AttachPaper puts a file into the book and its paper on the item. The file is
// on the disk under its SHA-256 before the book names it. A paper that was to
// follow (p.ID is set) becomes an attached one. A paper that comes between the
// issue of the agenda and the minutes is a supplement. Whether the new file can go
// into a pack is not known yet: Fault and Binding are empty.
func (b *Book) AttachPaper(ctx context.Context, p *data.Paper, r io.Reader) (err error) {
	defer doing(&err, "attach %s", p.Name)
	if b.w == nil {
		return b.inTx(ctx, nil)
	}
	if err := mayChangeItem(ctx, b.r, p.Item); err != nil { // early, before a file is copied
		return err
	}
	b.files.RLock()
	defer b.files.RUnlock()
	f, err := keepFile(ctx, b.attachments(), r)
	if err != nil {
		return err
	}
	attached := *p
	attached.State, attached.Size, attached.SHA256 = data.Attached, f.size, f.sum
	attached.Media = cmp.Or(p.Media, f.media)
	attached.Fault, attached.Binding = "", data.Whole
	err = b.inTx(ctx, func(t *tx) error {
		it, err := one(t.ctx, t, scanItem, sqlItem, attached.Item)
		if err != nil {
			return err
		}
		m, err := openMeeting(t, it.Meeting)
		if err != nil {
			return err
		}
		attached.Supplement = attached.Supplement || m.Status == data.Issued
		return writePaper(t, &attached)
	})
	if err == nil {
		*p = attached
	}
	return err
}

// SavePaper keeps what is known about a paper: one to follow, verbal or announced,
// or the name, pages, exemption and place in a pack of an attached one. One that
// is announced after the agenda was issued is a supplement.
func (b *Book) SavePaper(ctx context.Context, p *data.Paper) (err error) {
	defer doing(&err, "save paper")
	return b.inTx(ctx, func(t *tx) error {
		if p.State == data.Attached && p.ID == 0 {
			return errors.New("an attached paper comes with its file")
		}
		if p.ID == 0 {
			it, err := one(t.ctx, t, scanItem, sqlItem, p.Item)
			if err != nil {
				return err
			}
			m, err := meetingOf(t.ctx, t, it.Meeting)
			if err != nil {
				return err
			}
			p.Supplement = p.Supplement || m.Status == data.Issued
		}
		return writePaper(t, p)
	})
}

// MovePaper puts a paper at a position, from 1, among those of its item.
func (b *Book) MovePaper(ctx context.Context, id int64, position int) (err error) {
	defer doing(&err, "move paper")
	return b.inTx(ctx, func(t *tx) error {
		p, err := one(t.ctx, t, scanPaper, sqlPaper, id)
		if err != nil {
			return err
		}
		if err := mustBeOpen(t, p.Item); err != nil {
			return err
		}
		siblings, err := query(t.ctx, t, scanPaper, sqlPapersOfItem, p.Item)
		if err != nil {
			return err
		}
		siblings = slices.DeleteFunc(siblings, func(s data.Paper) bool { return s.ID == id })
		for i, s := range slices.Insert(siblings, min(max(position-1, 0), len(siblings)), p) {
			if s.Position != i+1 {
				if err := t.must(sqlSetPaperPosition, i+1, s.ID); err != nil {
					return err
				}
			}
		}
		return t.audit("moved", "paper", p.UID, p.Name)
	})
}

func writePaper(t *tx, p *data.Paper) (err error) {
	if err := mustBeOpen(t, p.Item); err != nil {
		return err
	}
	if strings.TrimSpace(p.Name) == "" {
		return errors.New("a paper must have a name")
	}
	if err := giveUID(&p.UID); err != nil {
		return err
	}
	if p.Position <= 0 {
		if p.Position, err = one(t.ctx, t, value[int], sqlNextPaper, p.Item); err != nil {
			return err
		}
	}
	p.State = cmp.Or(p.State, data.ToFollow)
	args := []any{p.Item, p.Position, p.Name, p.State, p.Media, p.Size, p.Pages, p.SHA256, p.Exempt, p.Supplement, p.Binding, p.Fault}
	if p.ID == 0 {
		if p.ID, err = t.exec(sqlInsertPaper, append(args, p.UID)...); err != nil {
			return err
		}
		return t.audit("added", "paper", p.UID, p.Name)
	}
	old, err := one(t.ctx, t, scanPaper, sqlPaper, p.ID)
	if err != nil {
		return err
	}
	if err := mustBeOpen(t, old.Item); err != nil {
		return err
	}
	if err := t.must(sqlUpdatePaper, append(args, p.ID)...); err != nil {
		return err
	}
	return t.audit("changed", "paper", p.UID, p.Name)
}

// DeletePaper takes a paper off its item. Its file goes 30 days later, if no
// other paper is the same.
func (b *Book) DeletePaper(ctx context.Context, id int64) (err error) {
	defer doing(&err, "delete paper")
	return b.inTx(ctx, func(t *tx) error {
		p, err := one(t.ctx, t, scanPaper, sqlPaper, id)
		if err != nil {
			return err
		}
		if err := mustBeOpen(t, p.Item); err != nil {
			return err
		}
		if err := t.must(sqlDeletePaper, id); err != nil {
			return err
		}
		return t.audit("deleted", "paper", p.UID, p.Name)
	})
}

// OpenPaper opens the file of an attached paper.
func (b *Book) OpenPaper(ctx context.Context, id int64) (_ io.ReadCloser, err error) {
	defer doing(&err, "open paper")
	path, err := b.paperFile(ctx, id)
	if err != nil {
		return nil, err
	}
	return os.Open(path)
}

// PaperFile is the path of an attached paper's file, to read only.
func (b *Book) PaperFile(ctx context.Context, id int64) (_ string, err error) {
	defer doing(&err, "find paper")
	return b.paperFile(ctx, id)
}

func (b *Book) paperFile(ctx context.Context, id int64) (string, error) {
	p, err := one(ctx, b.r, scanPaper, sqlPaper, id)
	if err != nil {
		return "", err
	}
	if p.State != data.Attached {
		return "", say(ErrNotFound, "%s has no file: it is %s", p.Name, p.State)
	}
	path := attachmentPath(b.attachments(), p.SHA256)
	if _, err := os.Stat(path); err != nil {
		return "", say(ErrDamaged, "the file of %s is missing from %s", p.Name, b.attachments())
	}
	return path, nil
}

func (b *Book) attachments() string { return filepath.Join(b.dir, attachmentsDir) }

func scanPaper(r row) (p data.Paper, err error) {
	err = r.Scan(&p.ID, &p.UID, &p.Item, &p.Position, &p.Name, &p.State, &p.Media, &p.Size, &p.Pages, &p.SHA256, &p.Exempt, &p.Supplement, &p.Binding, &p.Fault)
	return p, err
}

const (
	paperColumns        = `p.id, p.uid, p.item_id, p.position, p.name, p.state, p.media, p.size, p.pages, p.sha256, p.exempt, p.supplement, p.binding, p.fault`
	sqlPapers           = `SELECT ` + paperColumns + ` FROM item i CROSS JOIN paper p ON p.item_id = i.id WHERE i.meeting_id = ? ORDER BY p.item_id, p.position, p.id`
	sqlPaper            = `SELECT ` + paperColumns + ` FROM paper p WHERE p.id = ?`
	sqlPapersOfItem     = `SELECT ` + paperColumns + ` FROM paper p WHERE p.item_id = ? ORDER BY p.position, p.id`
	sqlSetPaperPosition = `UPDATE paper SET position = ? WHERE id = ?`
	sqlNextPaper        = `SELECT 1 + coalesce(max(position), 0) FROM paper WHERE item_id = ?`
	sqlInsertPaper      = `INSERT INTO paper(item_id, position, name, state, media, size, pages, sha256, exempt, supplement, binding, fault, uid) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`
	sqlUpdatePaper      = `UPDATE paper SET item_id = ?, position = ?, name = ?, state = ?, media = ?, size = ?, pages = ?, sha256 = ?,
		exempt = ?, supplement = ?, binding = ?, fault = ? WHERE id = ?`
	sqlDeletePaper = `DELETE FROM paper WHERE id = ?`
)

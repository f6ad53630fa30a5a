package store

import (
	"context"
	"strings"
)

// Unfinished is what is typed in a form of the live page and not in the minutes
// yet.
type Unfinished struct {
	Meeting int64
	Form    string // names the form among those of the meeting
	Title   string // what the form is called: "Resolution at 31 Budget"
	Words   string // a line a field
	Exempt  string // as doc.Block.Exempt: why its words are kept from the public
}

// UnfinishedForms lists what is half written at a meeting.
func (b *Book) UnfinishedForms(ctx context.Context, meeting int64) (_ []Unfinished, err error) {
	defer doing(&err, "read half-written forms")
	return query(ctx, b.r, scanUnfinished, sqlUnfinishedForms, meeting)
}

// KeepUnfinished keeps what is typed in a form; with no words it is forgotten.
// It may run as often as the clerk types and leaves no trace in the audit.
func (b *Book) KeepUnfinished(u Unfinished) (err error) {
	defer doing(&err, "keep a half-written form")
	return b.inTx(context.Background(), func(t *tx) error {
		if strings.TrimSpace(u.Words) == "" {
			_, err := t.exec(sqlForgetUnfinished, u.Meeting, u.Form)
			return err
		}
		_, err := t.exec(sqlKeepUnfinished, u.Meeting, u.Form, u.Title, u.Words, u.Exempt)
		return err
	})
}

func scanUnfinished(r row) (u Unfinished, err error) {
	err = r.Scan(&u.Meeting, &u.Form, &u.Title, &u.Words, &u.Exempt)
	return u, err
}

const (
	sqlUnfinishedForms = `SELECT meeting_id, form, title, words, exempt FROM unfinished WHERE meeting_id = ? ORDER BY form`
	sqlKeepUnfinished  = `INSERT INTO unfinished(meeting_id, form, title, words, exempt) VALUES (?,?,?,?,?)
		ON CONFLICT (meeting_id, form) DO UPDATE SET title = excluded.title, words = excluded.words, exempt = excluded.exempt`
	sqlForgetUnfinished = `DELETE FROM unfinished WHERE meeting_id = ? AND form = ?`
)

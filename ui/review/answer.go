package review

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/data/review"
)

// answer is what the reader says, on the page on which they say it. The places
// of its comments are those of the text as it was sent: they stay while the text
// is changed.
type answer struct {
	file    review.File
	page    *edit.Page
	texts   map[string]doc.Document // changed, by the item's UID
	remarks []review.Remark
	acts    acts
	now     func() time.Time
}

// front is the section that tells of the meeting: on it comments are on the
// minutes as a whole. The items have the keys from 1 on.
const front = 0

// newAnswer makes the page of a file.
func newAnswer(f review.File, now func() time.Time) *answer {
	a := &answer{file: f, texts: maps.Clone(f.Answer.Texts), now: now}
	if a.texts == nil {
		a.texts = map[string]doc.Document{}
	}
	m := f.Sent.Record
	sections := []edit.Section{{Key: front, Title: cmp.Or(m.Body.Name, "Minutes"), Doc: frontOf(f.Sent), ReadOnly: true}}
	for i, it := range m.Items {
		sections = append(sections, edit.Section{Key: int64(i + 1), Number: cmp.Or(it.MinuteNumber, it.AgendaNumber), Title: it.Title,
			Doc: f.Text(it.UID), Exempt: it.Exempt, ReadOnly: !f.Sent.Asks(it.UID)})
	}
	a.page = edit.New(sections)
	a.page.Track()
	for _, r := range f.Answer.Remarks {
		if b, at := a.text(r.Item).Block(r.Block); at >= 0 {
			r.From, r.To = sentPlace(b, r.From), sentPlace(b, r.To)
		}
		a.remarks = append(a.remarks, r)
	}
	return a
}

// text is the text of an item, with the changes marked in it.
func (a *answer) text(uid string) doc.Document {
	if d, changed := a.texts[uid]; changed {
		return d
	}
	item, _ := a.file.Sent.Item(uid)
	return item.Minutes
}

// uid is the UID of the item of a section; empty for the front.
func (a *answer) uid(section int64) string {
	if section == front {
		return ""
	}
	return a.file.Sent.Record.Items[section-1].UID
}

// section is the key of the section of an item.
func (a *answer) section(uid string) int64 {
	return int64(1 + slices.IndexFunc(a.file.Sent.Record.Items, func(i item) bool { return i.UID == uid && uid != "" }))
}

// read takes the changed texts from the page.
func (a *answer) read() (changed bool) {
	for _, key := range a.page.Dirty() {
		uid := a.uid(key)
		if d := a.page.Document(key); slices.ContainsFunc(d.Blocks, doc.Edited) {
			a.texts[uid] = d
		} else {
			delete(a.texts, uid)
		}
		changed = true
	}
	return changed
}

// whole is the file with the answer as it stands.
func (a *answer) whole() review.File {
	f := a.file
	f.Answer.Texts, f.Answer.Remarks = maps.Clone(a.texts), nil
	for _, r := range a.remarks {
		if b, at := a.text(r.Item).Block(r.Block); at >= 0 {
			r.From, r.To = nowPlace(b, r.From, false), nowPlace(b, r.To, true)
		}
		f.Answer.Remarks = append(f.Answer.Remarks, r)
	}
	return f
}

// sentPlace is the place in a block's text as it was sent of one in the text as
// it stands, nowPlace the other way; an end stands before what was put in there.
func sentPlace(b doc.Block, off int) int {
	sent := 0
	for _, r := range b.Runs {
		n := min(len([]rune(r.Text)), off)
		if r.Edit != doc.Added {
			sent += n
		}
		off -= n
	}
	return sent
}

func nowPlace(b doc.Block, sent int, end bool) int {
	at := 0
	for _, r := range b.Runs {
		n := len([]rune(r.Text))
		switch {
		case end && sent == 0:
			return at
		case r.Edit == doc.Added:
		case sent < n:
			return at + sent
		default:
			sent -= n
		}
		at += n
	}
	return at
}

// counts are how many changes and comments there are.
func (a *answer) counts() (changes, comments int) {
	return len(a.page.Passages()), len(a.remarks)
}

// opened takes a verdict back: something else is said now.
func (a *answer) reopen() bool {
	was := a.file.Answer.Verdict
	a.file.Answer.Verdict = data.NoVerdict
	return was != data.NoVerdict
}

// give gives a verdict. Each is a round of its own.
func (a *answer) give(v data.Verdict) {
	f := &a.file.Answer
	f.Verdict, f.Round, f.At, f.By = v, f.Round+1, a.now(), a.file.Sent.To.Name
}

// remark finds a comment by its key; -1 for none.
func (a *answer) remark(key string) int {
	return slices.IndexFunc(a.remarks, func(r review.Remark) bool { return r.Key == key && key != "" })
}

// newRemark is a comment, without words yet, on what is selected, or else on the
// block at the caret.
func (a *answer) newRemark() review.Remark {
	from, to := a.page.Range()
	b := a.page.Block(from.Block)
	r := review.Remark{Key: a.freeKey(), Item: a.uid(b.Section), At: a.now()}
	if words := a.page.SelectedText(); words != "" {
		r.Quote = words
	}
	switch {
	case b.Section == front:
	case b.Filler:
		r.Quote = ""
	default:
		r.Block = b.ID
		if from.Block == to.Block && b.Grid == nil && from != to {
			r.From, r.To = b.Text.Sent(from.Off), b.Text.Sent(to.Off)
		}
	}
	return r
}

// freeKey is a key no comment has.
func (a *answer) freeKey() string {
	n := len(a.remarks)
	for {
		n++
		if key := "r" + strconv.Itoa(n); a.remark(key) < 0 {
			return key
		}
	}
}

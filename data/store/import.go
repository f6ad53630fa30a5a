package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// ImportOptions say where an imported meeting belongs.
type ImportOptions struct {
	Body    string        // instead of the name the source gives
	Start   data.DateTime // instead of the start the source gives
	Meeting int64         // add the items to this meeting instead of making one
	Source  string        // name of the file, for the audit trail
}

// Import brings a record in, all of it or nothing, and returns its meeting's id.
// The body is found by name or made, people in the attendance are found by their
// name without honorific or made. Items carry any ids of their own; Parent
// refers to an earlier item of the same record.
//
// Minutes that come in are marked as a published draft, for they are out, but the book
// has only a copy of them that a program read. It stays open until the first
// correction, which freezes it, or the approval: putting right what was read wrong and
// attaching the papers whose files did not come is no correction of the printed
// minutes, and must not be printed as one.
func (b *Book) Import(ctx context.Context, m record.Meeting, o ImportOptions) (id int64, err error) {
	defer doing(&err, "import %s", cmp.Or(o.Source, "meeting"))
	err = b.inTx(ctx, func(t *tx) error {
		t.quiet = true
		meeting, err := importMeeting(t, m, o)
		if err != nil {
			return err
		}
		id = meeting.ID
		items, err := importItems(t, meeting, m.Items)
		if err != nil {
			return err
		}
		if err := importPeople(t, meeting, m, items); err != nil {
			return err
		}
		t.quiet = false
		detail := fmt.Sprintf("%d items of the %s, from %s", len(m.Items), meetingText(meeting), cmp.Or(o.Source, "another program"))
		return t.audit("imported", "meeting", meeting.UID, detail)
	})
	return id, err
}

// importMeeting finds or makes the meeting the items go to.
func importMeeting(t *tx, m record.Meeting, o ImportOptions) (data.Meeting, error) {
	if o.Meeting != 0 {
		there, err := openMeeting(t, o.Meeting)
		if err != nil {
			return there, err
		}
		return there, mustBeNew(t, there, m.Items)
	}
	meeting := m.Meeting
	meeting.ID, meeting.UID = 0, ""
	meeting.Start = cmp.Or(o.Start, meeting.Start)
	if meeting.Start == "" {
		return meeting, errors.New("it does not say when the meeting was: give its date")
	}
	body, err := importBody(t, m.Body, o.Body)
	if err != nil {
		return meeting, err
	}
	there, found, err := optional(t.ctx, t, scanMeeting, sqlMeetingAt, body.ID, meeting.Start)
	if err != nil {
		return meeting, err
	}
	if found {
		return meeting, fmt.Errorf("the book has a meeting of %s on %s at %s already (meeting %d)",
			body.Name, there.Start.Date().Medium(), there.Start.Clock(), there.ID)
	}
	meeting.Body = body.ID
	if meeting.Status != data.Cancelled {
		meeting.Status = data.Issued
	}
	if slices.ContainsFunc(m.Items, func(i record.Item) bool { return !i.Minutes.Empty() }) {
		meeting.Status = data.DraftPublished
	}
	return meeting, insertMeeting(t, &meeting)
}

// mustBeNew refuses items that a meeting has already: a page brought in twice.
func mustBeNew(t *tx, meeting data.Meeting, items []record.Item) error {
	there, err := recordItems(t.ctx, t, meeting.ID)
	if err != nil {
		return err
	}
	for _, i := range items {
		same := func(o record.Item) bool {
			return o.Title == i.Title && doc.Plain(o.Agenda) == doc.Plain(i.Agenda) && doc.Plain(o.Minutes) == doc.Plain(i.Minutes)
		}
		if slices.ContainsFunc(there, same) {
			return fmt.Errorf("meeting %d has the item %q already", meeting.ID, i.Title)
		}
	}
	return nil
}

func importBody(t *tx, body data.Body, name string) (data.Body, error) {
	body.Name = cmp.Or(strings.TrimSpace(name), body.Name)
	if strings.TrimSpace(body.Name) == "" {
		return body, errors.New("it does not say whose meeting it was: give the body's name")
	}
	there, err := bodyNamed(t.ctx, t, body.Name)
	if err == nil || !errors.Is(err, ErrNotFound) {
		return there, err
	}
	body.ID, body.UID, body.Parent = 0, "", 0
	err = saveBody(t, &body)
	return body, err
}

// importItems adds the items and returns the book's id for each of theirs.
func importItems(t *tx, meeting data.Meeting, items []record.Item) (map[int64]int64, error) {
	ids := map[int64]int64{}
	for _, i := range items {
		it := i.Item
		it.ID, it.UID, it.Meeting = 0, "", meeting.ID
		if it.Parent != 0 {
			parent, ok := ids[it.Parent]
			if !ok {
				return nil, fmt.Errorf("%q belongs to an item that does not come before it", it.Title)
			}
			it.Parent = parent
		}
		it.Sequence = cmp.Or(it.Sequence, countingPart(it))
		if err := insertItem(t, &it); err != nil {
			return nil, fmt.Errorf("%q: %w", it.Title, err)
		}
		if i.ID != 0 {
			ids[i.ID] = it.ID
		}
		if err := importTexts(t, it, i); err != nil {
			return nil, fmt.Errorf("%q: %w", it.Title, err)
		}
	}
	return ids, giveImportedNumbers(t, meeting, items)
}

func importTexts(t *tx, it data.Item, i record.Item) error {
	if len(i.Agenda.Blocks) > 0 {
		if _, err := writeText(t, it.ID, AgendaPart, i.Agenda, 0); err != nil {
			return err
		}
	}
	if len(i.Minutes.Blocks) > 0 {
		if _, err := writeText(t, it.ID, MinutesPart, i.Minutes, 0); err != nil {
			return err
		}
	}
	for _, p := range i.Papers {
		p.ID, p.UID, p.Item, p.Position = 0, "", it.ID, 0
		if p.SHA256 == "" && (p.State == data.Attached || p.State == "") {
			p.State = data.Announced // its file did not come with the page
		}
		if err := writePaper(t, &p); err != nil {
			return err
		}
	}
	return nil
}

// giveImportedNumbers numbers the agenda where the source gave no numbers at
// all, and what is added to a meeting that has its numbers. Minute numbers are
// never made up for a meeting that was numbered elsewhere.
func giveImportedNumbers(t *tx, meeting data.Meeting, items []record.Item) error {
	if slices.ContainsFunc(items, func(i record.Item) bool { return i.AgendaNumber != "" || i.MinuteNumber != "" }) {
		return nil
	}
	if meeting.Status == data.DraftPublished {
		meeting.Status = data.Issued
	}
	return giveNumbers(t, meeting)
}

// countingPart is the number a minute number begins with: 133 of 133/20. Those
// of sub-items ("30a") count for nothing.
func countingPart(it data.Item) int {
	if it.Parent != 0 || it.Heading {
		return 0
	}
	end := strings.IndexFunc(it.MinuteNumber, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(it.MinuteNumber)
	}
	n, err := strconv.Atoi(it.MinuteNumber[:end])
	if err != nil || n > 1<<31-1 {
		return 0
	}
	return n
}

// importPeople keeps attendance and declarations, by people of the book.
func importPeople(t *tx, meeting data.Meeting, m record.Meeting, items map[int64]int64) error {
	if len(m.Attendance)+len(m.Declarations) == 0 {
		return nil
	}
	people, err := query(t.ctx, t, scanPerson, sqlPeople)
	if err != nil {
		return err
	}
	known := make(map[string]data.Person, len(people))
	for _, p := range people {
		if key := data.NameKey(p.Name()); known[key].ID == 0 {
			known[key] = p
		}
	}
	find := func(p data.Person) (data.Person, error) {
		key := data.NameKey(p.Name())
		if there, ok := known[key]; ok {
			return there, nil
		}
		p.ID, p.UID = 0, ""
		err := savePerson(t, &p)
		known[key] = p
		return p, err
	}
	ids := map[int64]int64{} // of people: the book's for each of the record's
	attended := slices.Clone(m.Attendance)
	for i, a := range attended {
		if attended[i].Person, err = find(a.Person); err != nil {
			return err
		}
		ids[a.Person.ID] = attended[i].Person.ID
	}
	marked, err := attendanceOf(t.ctx, t, meeting.ID)
	if err != nil {
		return err
	}
	for _, a := range attended {
		if slices.ContainsFunc(marked, func(b data.Attendance) bool { return b.Person.ID == a.Person.ID }) {
			continue
		}
		a.Meeting = meeting.ID
		if a.For != 0 {
			a.For = ids[a.For]
		}
		a.Role = cmp.Or(a.Role, data.Ordinary)
		a.Movements = slices.Clone(a.Movements)
		for i := range a.Movements {
			a.Movements[i].Item = items[a.Movements[i].Item]
		}
		if err := writeAttendance(t, a); err != nil {
			return err
		}
		marked = append(marked, a)
	}
	for _, d := range m.Declarations {
		if d.Person, err = find(d.Person); err != nil {
			return err
		}
		d.ID, d.UID, d.Meeting, d.Item = 0, "", meeting.ID, items[d.Item]
		if err := writeDeclaration(t, &d); err != nil {
			return err
		}
	}
	return nil
}

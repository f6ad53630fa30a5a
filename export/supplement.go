package export

import (
	"errors"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export/layout"
)

// ErrNothingIssued says that there is nothing that a supplement could add to.
var ErrNothingIssued = errors.New("no pack of this meeting has been issued: a supplement adds to one that has")

// ErrNothingNew says that a supplement would be empty.
var ErrNothingNew = errors.New("every item and paper of this meeting has been issued as it is: a supplement would be empty")

// missing is the meeting with the papers alone that have not gone out as they
// are.
func (was issued) missing(m record.Meeting) (record.Meeting, error) {
	if !was.any {
		return m, ErrNothingIssued
	}
	items := make([]record.Item, len(m.Items))
	found := false
	for i, item := range m.Items {
		var papers []data.Paper
		for _, p := range item.Papers {
			if p.State == data.Attached && !was.has(p) {
				papers = append(papers, p)
			}
		}
		item.Papers = papers
		items[i] = item
		found = found || len(papers) > 0 || was.late(m, item)
	}
	m.Items = items
	if !found {
		return m, ErrNothingNew
	}
	return m, nil
}

// late tells whether an item was not on the agenda that went out.
func (was issued) late(m record.Meeting, item record.Item) bool {
	if item.UID == "" || item.Heading {
		return false
	}
	for _, i := range m.Issues {
		for _, c := range i.Contents {
			if c.UID == item.UID {
				return false
			}
		}
	}
	return true
}

// supplement builds the front sheet of a supplement: the items that it concerns.
func supplement(b *builder, m record.Meeting, o Options, was issued, ranges map[place]pageRange) layout.Doc {
	b.house(m)
	title := o.title(was)
	b.title(m.Body, title, "", title+" to the agenda")
	b.particulars(
		[2]string{"Date", m.Meeting.Start.Date().Long()},
		[2]string{"Time", startTime(m.Meeting).Spoken()},
		[2]string{"Venue", m.Meeting.Venue},
		[2]string{"Contact", contacts(m)},
	)
	b.note("supplement", "These papers were not in the agenda that was issued before. Their pages go on from its numbers.")
	b.section("Items of business")
	b.items = 3
	items := agendaItems(m)
	hang := b.hangOf(items)
	for _, item := range items {
		if len(item.Papers) > 0 || was.late(m, item.Item) {
			b.agendaItem(m.Body, item, hang, ranges)
		}
	}
	return b.document(m, title, marksOf(m, o))
}

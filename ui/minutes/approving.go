package minutes

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/approval"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// approveEarlier asks which earlier minutes the meeting approves, at the item that
// is for it, and puts the resolution into the minutes.
func (s *Screen) approveEarlier() {
	by := session.KeyText(session.KeyApprove)
	if s.pane.Again(by, "") {
		return
	}
	if !s.writable() { // a published draft still locks what its meeting approved
		if p, pending := s.readPending(); pending && s.state.Reader == "" {
			s.lockApproved(p)
		}
		return
	}
	if why := rules.WhyNotNow(s.meeting()); why != "" {
		s.session.Tell(why)
		return
	}
	ctx := context.Background()
	waiting, err := approval.Waiting(ctx, s.session.Book, s.place.Meeting)
	if !s.session.Did("read the minutes that wait", err) {
		return
	}
	receive, err := s.toReceive(ctx)
	if !s.session.Did("read the minutes of other bodies", err) {
		return
	}
	item := s.minutesItem()
	switch {
	case len(waiting)+len(receive) == 0:
		s.session.Tell("No minutes wait to be approved here.")
		return
	case item == 0:
		s.session.Tell("This agenda has no item for the minutes of the last meeting: " + session.KeyText(session.KeyUrgent) + " adds one.")
		return
	}
	if p, pending := s.readPending(); pending {
		s.lockApproved(p)
		return
	}
	if s.section() != item {
		s.enterItem(item)
	}
	at, _ := s.spot()
	at.words = ""
	form := approval.NewForm(widgets.NewForm(), s.record.Body.Wording, waiting, receive, approval.Decision{}, s.room(at), s.pane.On, s.session.Window.Canvas().Focus)
	var made *approval.Pending
	t := s.standsAt(form.Task(by, func() (err error) {
		made, err = s.putApproval(form, at)
		return err
	}), &at)
	t.Closed = func() {
		if made != nil {
			s.lockApproved(*made)
		}
	}
	public := t.Exempt
	t.Exempt = func(words string) string {
		if form.Kept() {
			return keptOfOld
		}
		return public(words)
	}
	s.pane.Open(t)
}

// keptOfOld is why half-written corrections of exempt minutes are kept from the public.
const keptOfOld = "corrections of exempt minutes"

// putApproval puts the decision that stands in a form into the minutes. What it
// gives waits to be locked; nil if nothing does.
func (s *Screen) putApproval(form *approval.Form, at spot) (*approval.Pending, error) {
	d, mover, seconder, err := form.Decision()
	if err != nil {
		return nil, err
	}
	for _, blocks := range d.Resolutions(s.record.Body.Wording, mover, seconder) {
		blocks[0].ID = ""
		if err := s.put(&at, blocks[0], blocks[1:]...); err != nil {
			return nil, err
		}
	}
	if len(d.Sets) == 0 {
		return nil, nil
	}
	return &approval.Pending{Item: s.itemOf(at.item), Decision: d}, nil
}

// minutesItem is the item at which minutes are approved: the one in hand, or the
// first that is for it; 0 for none.
func (s *Screen) minutesItem() int64 {
	is := func(it data.Item) bool { return !it.Heading && rules.PurposeOf(it.Title) == rules.ForMinutes }
	if is(s.itemOf(s.section())) {
		return s.section()
	}
	if i := slices.IndexFunc(s.items, is); i >= 0 {
		return s.items[i].ID
	}
	return 0
}

// toReceive lists the minutes of other bodies that may be received here.
func (s *Screen) toReceive(ctx context.Context) ([]approval.Received, error) {
	return approval.ToReceive(ctx, s.session.Book, s.meeting())
}

// readPending looks on the page for an approval that has not been made.
func (s *Screen) readPending() (approval.Pending, bool) {
	if !s.begun() || s.meeting().Status == data.Cancelled {
		return approval.Pending{}, false
	}
	m := s.record
	m.Items = slices.Clone(m.Items)
	for i, it := range m.Items {
		if rules.PurposeOf(it.Title) == rules.ForMinutes {
			m.Items[i].Minutes = s.page.Document(it.ID)
		}
	}
	p, ok, err := approval.ReadPending(context.Background(), s.session.Book, m)
	if !s.session.Did("look for minutes that were approved", err) {
		return approval.Pending{}, false
	}
	return p, ok
}

// lockApproved says what will be locked for good, and locks it when the clerk says so.
func (s *Screen) lockApproved(p approval.Pending) {
	if on := s.meeting().Start.Date(); on > data.DateOf(s.session.Now()) {
		s.session.Tell("The meeting on " + on.Medium() + " has not been held yet: what it approves is locked once it has.")
		s.showState()
		return
	}
	var locked []record.Meeting
	t := approval.LockTask(p, func() { s.pane.Accept() }, s.pane.Close, func() error {
		if err := s.saver.Flush(); err != nil {
			return err
		}
		m := s.meeting()
		n, err := p.Decision.Lock(context.Background(), s.session.Book, approval.Where{Meeting: m.ID, Item: p.Item.ID, Minute: p.Item.MinuteNumber, On: m.Start.Date()})
		locked = append(locked, p.Decision.Sets[:n]...)
		p.Decision.Sets = p.Decision.Sets[n:]
		return err
	})
	t.Closed = func() {
		if len(locked) == 0 {
			s.showState() // the page stays as it is, with what Ctrl+Z takes back
			return
		}
		s.session.Tell("Approved and locked: the minutes of " + lockedDays(locked) + ".")
		s.readAgain()
	}
	s.pane.Open(t)
}

func lockedDays(sets []record.Meeting) string {
	var days []string
	for _, m := range sets {
		days = append(days, m.Meeting.Start.Date().Medium())
	}
	return strings.Join(days, ", ")
}

// approvalPrompt says in an empty item for the minutes which ones wait; empty where
// none do.
func (s *Screen) approvalPrompt(item data.Item) string {
	if rules.PurposeOf(item.Title) != rules.ForMinutes || item.Heading || rules.WhyNotNow(s.meeting()) != "" {
		return ""
	}
	if open := s.neighbours().Unapproved; len(open) > 0 {
		return fmt.Sprintf("%s approves the minutes of %s", session.KeyText(session.KeyApprove), rules.MinutesHeldOn(open))
	}
	return ""
}

// noteInMargin asks for a note in the margin of an approved minute, which this
// meeting has resolved.
func (s *Screen) noteInMargin() {
	if s.pane.Again(approval.NoteBy, "") {
		return
	}
	minutes, err := approval.Minutes(context.Background(), s.session.Book, s.meeting())
	if !s.session.Did("read the approved minutes", err) {
		return
	}
	if len(minutes) == 0 {
		s.session.Tell("No minutes of an earlier meeting have been approved: until then they are corrected on their page.")
		return
	}
	form := approval.NewNote(minutes, s.oldWords, s.pane.On)
	item := s.itemOf(s.section())
	s.pane.Open(form.Task(func() error {
		n, err := form.Made()
		if err != nil {
			return err
		}
		if err := s.mayBePublic(n.Text); err != nil {
			return err
		}
		n.ByMeeting, n.Minute, n.On = s.place.Meeting, item.MinuteNumber, s.meeting().Start.Date()
		if err := s.session.Book.AddMarginNote(context.Background(), &n); err != nil {
			return err
		}
		s.session.Tell("The note stands in the margin of the earlier minutes.")
		return nil
	}))
}

// oldWords are the words of a minute of another meeting.
func (s *Screen) oldWords(item int64) doc.Document {
	t, err := s.session.Book.Texts(context.Background(), item)
	if !s.session.Did("read the minute", err) {
		return doc.Document{}
	}
	return t.Minutes.Doc
}

package minutes

import (
	"context"
	"fmt"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/minutes/outline"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// urgentItem asks for an item that was not on the agenda, adds it after the one
// in hand and goes to it.
func (s *Screen) urgentItem() {
	by := session.KeyText(session.KeyUrgent)
	if !s.writable() || s.pane.Again(by, "") {
		return
	}
	body := s.record.Body
	chair := rules.ChairTitle(body.Wording)
	now := s.section()
	title := widgets.NewEntry("what the item is called")
	why := forms.NewTextField("such as: the bridge was closed on Monday and the order lapses before the next meeting", 3, s.pane.On)
	agreed := widgets.NewChoice([]string{"Yes", "Not yet"}, nil)
	form := widgets.NewForm().Add("Title", title).Add("Why it cannot wait", why).Add("Has the "+chair+" agreed?", agreed)
	if rules.MayDecideUrgent(body.Notice) {
		form.Note("The law asks that the special circumstances are stated in the minutes (Local Government Act 1972, s.100B(4)(b)). They are printed at the beginning of the item.")
	} else {
		form.Note("For information only: a parish or community council can decide nothing that its summons did not name (Local Government Act 1972, Sch 12). Ask for it to be on the next agenda.")
	}
	s.pane.Open(pane.Task{Title: "Urgent item", By: by, Content: form.Scroll(), Focus: title, Verb: "Add it here (Ctrl+Enter)",
		Words: forms.Said(title, why), Do: func() error {
			it := data.Item{Meeting: s.place.Meeting, Title: doc.Clean(title.Value()), Urgent: forms.Clean(why.Text)}
			switch {
			case it.Title == "":
				return errNoTitle
			case it.Urgent == "":
				return errNoCircumstances
			case agreed.Chosen() != 0:
				return widgets.Problem("An item that was not on the agenda is taken only if the " + chair + " agrees. Choose Yes when that is so.")
			}
			if err := s.mayBePublic(it.Title + " " + it.Urgent); err != nil {
				return err
			}
			return s.addUrgent(now, it)
		}})
}

const (
	errNoTitle         widgets.Problem = "Please type what the item is called."
	errNoCircumstances widgets.Problem = "Please say why it cannot wait: the minutes must state the special circumstances."
)

// addUrgent adds an item after the one in hand, on the page and in the book, and
// goes to it.
func (s *Screen) addUrgent(now int64, it data.Item) error {
	ctx := context.Background()
	all := s.parties()
	at := partyOf(all, now)
	var before int64 // the item of the first level it follows
	if at >= 0 {
		before = all[at][0]
	}
	if err := s.session.Book.AddItem(ctx, &it, before); err != nil {
		return err
	}
	last := int64(0)
	if at >= 0 {
		last = all[at][len(all[at])-1]
	}
	items := slices.Clone(s.record.Items)
	i := slices.IndexFunc(items, func(r record.Item) bool { return r.ID == last })
	s.record.Items = slices.Insert(items, i+1, record.Item{Item: it})
	s.items = slices.Insert(slices.Clone(s.items), i+1, it)
	s.revs[it.ID] = 0
	d := doc.FromText(rules.Urgency(s.record.Body, it.Urgent))
	d.Blocks = append(d.Blocks, doc.NewBlock(doc.Paragraph, 0, "")) // what is said of it begins on a line of its own
	s.editor.InsertSection(edit.Section{Key: it.ID, Number: outline.Number(it), Title: it.Title, Doc: d}, last)
	s.setOrder(s.record.Items)
	if s.inAnotherOrder() {
		s.session.Did("keep the order of business", s.keepOrder())
	}
	s.enterItem(it.ID)
	s.session.Tell(fmt.Sprintf("%s is added. Undo does not take it away; its agenda (%s) does.", s.titleOf(it.ID), session.KeyText(session.KeyAgenda)))
	return nil
}

// deferItem asks until when the item in hand is put off, and why, and who moved it
// where the body's resolutions name them, and puts the decision into the minutes.
func (s *Screen) deferItem() {
	by := session.KeyText(session.KeyDefer)
	if !s.writable() || s.pane.Again(by, "") {
		return
	}
	at, _ := s.spot()
	at.words = ""
	body := s.record.Body
	until := widgets.NewEntry("").Whole()
	until.SetText("the next meeting")
	why := widgets.NewEntry("such as: to await the survey")
	form := widgets.NewForm().Add("Until", until).Add("Why, if it is to be said", why)
	moved := forms.NewProposers(s.room(at), s.pane.On)
	fields := []*widgets.Entry{until, why}
	if body.Wording.Movers {
		moved.Rows(form)
		fields = append(fields, moved.Mover.Entry(), moved.Seconder.Entry())
	}
	s.pane.Open(s.standsAt(pane.Task{Title: "Defer " + s.titleOf(at.item), By: by, Content: form.Scroll(), Focus: until, Verb: "Put into the minutes (Ctrl+Enter)",
		Words: forms.Said(fields...), After: forms.InTurn(fields...), Do: func() error {
			if err := forms.FirstFault(moved.Mover, moved.Seconder); err != nil {
				return err
			}
			b := doc.NewBlock(doc.ResolutionKind, 0, rules.Deferral(doc.Clean(until.Value()), doc.Clean(why.Value())))
			b.Resolution = &doc.Resolution{Verb: doc.Deferred, Lead: rules.Lead(body.Wording, doc.Deferred),
				Mover: moved.Mover.Named(), Seconder: moved.Seconder.Named()}
			b.ID = ""
			return s.put(&at, b)
		}}, &at))
}

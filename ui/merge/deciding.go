package merge

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
	"minutebook/ui/widgets"
)

// decision is what the clerk made of a point last, or of all that did not collide:
// together has one of each reader's then.
type decision struct {
	point    point
	together []point
}

// accept takes the change under the cursor into the minutes.
func (s *Screen) accept() {
	p, ok := s.current()
	switch {
	case !ok || p.decided():
	case p.remark != nil:
		s.session.Tell("A remark changes nothing: R replies to it, D sets it aside.")
	default:
		s.told(s.decide(p, data.RulingAccepted, nil, ""))
	}
}

// edit asks for other words and takes those into the minutes.
func (s *Screen) edit() {
	p, ok := s.current()
	if !ok || p.decided() || p.proposal == nil {
		return
	}
	if !p.editable() {
		s.session.Tell("There are no words to edit here: accept it or decline it, or change it in the minutes (G).")
		return
	}
	theirs := *p.proposal.Theirs
	words := widgets.NewText("", 8)
	words.SetText(theirs.Text())
	form := widgets.NewForm()
	form.Note("As " + p.review.Reader.Name + " has it. Change it as you want it in the minutes.")
	if now := p.proposal.Now; p.collides() && now != nil {
		form.Note("In the minutes now: " + now.Text())
	}
	form.Add("", words)
	dialog := widgets.NewDialog(s.session.Window, "Accept in other words", form, "Accept these words", func() error {
		if words.Value() == "" {
			return problem("Nothing is left: decline the change, or take the paragraph out in the minutes.")
		}
		kind, edited := data.RulingEdited, theirs
		if edited.Runs = restyle(theirs.Runs, words.Text); words.Text == theirs.Text() {
			kind = data.RulingAccepted
		}
		if kind == data.RulingAccepted {
			return s.decide(p, kind, nil, "")
		}
		return s.decide(p, kind, &edited, "")
	})
	dialog.Show(words)
	words.ToEnd()
}

// decline leaves the minutes as they are, with a word why.
func (s *Screen) decline() {
	p, ok := s.current()
	if !ok || p.decided() {
		return
	}
	head, verb := "Decline the change", "Decline it"
	if p.remark != nil {
		head, verb = "Set the remark aside", "Set it aside"
	}
	s.ask(p, head, verb, "a short reply, or nothing", data.RulingDeclined, false)
}

// reply answers the remark under the cursor.
func (s *Screen) reply() {
	p, ok := s.current()
	switch {
	case !ok:
	case p.remark == nil:
		s.session.Tell("This is a change: A accepts it, D declines it with a reply.")
	default:
		s.ask(p, "Reply to "+p.review.Reader.Name, "Keep the reply", "what you answer", data.RulingAnswered, true)
	}
}

// ask asks for a reply and decides.
func (s *Screen) ask(p point, head, verb, hint string, kind data.RulingKind, must bool) {
	reply := widgets.NewEntry(hint)
	reply.SetText(p.ruling.Reply)
	form := widgets.NewForm()
	form.Note(p.review.Reader.Name + " " + p.what() + ": " + p.summary())
	form.Add("Your reply", reply)
	widgets.NewDialog(s.session.Window, head, form, verb, func() error {
		if must && reply.Value() == "" {
			return problem("Please write a reply, or set the remark aside with D.")
		}
		return s.decide(p, kind, nil, reply.Value())
	}).Show(reply)
}

// told puts an error of a decision into the footer.
func (s *Screen) told(err error) {
	if err != nil {
		s.session.Fail("keep the decision", err)
	}
}

// decide keeps a decision in the book, shows what it makes of the other points, and
// goes to the next that waits.
func (s *Screen) decide(p point, kind data.RulingKind, edited *doc.Block, reply string) error {
	ctx, book := context.Background(), s.session.Book
	if err := book.Rule(ctx, p.review.ID, asProposal(p), p.item.ID, edited, kind, reply); err != nil {
		return err
	}
	s.last = &decision{point: p}
	s.session.Did("keep the decision", nil)
	if err := s.refresh(p); err != nil {
		return err
	}
	s.session.Did("settle the review", s.settle(p.review.ID)) // the decision itself is kept
	s.show()
	s.session.Tell(s.decided(p, kind))
	s.onward(p)
	return nil
}

// settle says that all of a reader's answer is decided, once it is.
func (s *Screen) settle(id int64) error {
	if slices.ContainsFunc(s.points, func(p point) bool { return p.review.ID == id && !p.decided() }) {
		return nil
	}
	ctx, book := context.Background(), s.session.Book
	if err := book.SettleReview(ctx, id); err != nil {
		return err
	}
	return s.readReviews(ctx)
}

// readReviews reads how far the reviews of the meeting have come.
func (s *Screen) readReviews(ctx context.Context) (err error) {
	if s.reviews, err = s.session.Book.Reviews(ctx, s.place.Meeting); err != nil {
		return err
	}
	for i := range s.answers {
		for _, r := range s.reviews {
			if r.ID == s.answers[i].review.ID {
				s.answers[i].review = r
			}
		}
	}
	return nil
}

// undo takes the last decision back.
func (s *Screen) undo() {
	switch {
	case s.last == nil || s.session.Window.Canvas().Overlays().Top() != nil:
	case len(s.last.together) > 0:
		s.takeBackTogether(s.last.together)
	default:
		s.takeBack(s.last.point)
	}
}

// undoHere takes the decision on the point under the cursor back.
func (s *Screen) undoHere() {
	if p, ok := s.current(); ok && p.decided() {
		s.takeBack(p)
	}
}

func (s *Screen) takeBack(p point) {
	err := s.session.Book.TakeBack(context.Background(), p.review.ID, p.key(), p.item.ID)
	if errors.Is(err, store.ErrTogether) {
		widgets.Ask(s.session.Window, "Accepted together with others", "This change was accepted together with others that did not collide. Take all of those back?",
			"Take them all back", func() { s.takeBackTogether([]point{p}) })
		return
	}
	if !s.session.Did("take the decision back", err) {
		return
	}
	s.last = nil
	if !s.session.Did("read the review", s.refresh(p)) {
		return
	}
	s.show()
	s.list.SetCursor(max(0, s.index(p)))
	s.session.Tell("Taken back: " + short(p.summary()) + ". " + s.left())
}

// takeBackTogether takes back all changes that were accepted at one moment with each
// of these, the last reader's first.
func (s *Screen) takeBackTogether(with []point) {
	back, stay := 0, 0
	for _, p := range slices.Backward(with) {
		n, left, err := s.session.Book.TakeBackTogether(context.Background(), p.review.ID, p.key())
		s.session.Did("take back what was accepted of "+p.review.Reader.Name, err)
		back, stay = back+n, stay+left
	}
	s.last = nil
	s.again()
	s.standOn(0)
	s.focus()
	switch {
	case back == 0:
	case stay == 0:
		s.session.Tell("Taken back: " + widgets.Count(back, "change") + ". The texts are as they were before. " + s.left())
	default:
		s.session.Tell("Taken back: " + widgets.Count(back, "change") + ". " + widgets.Capital(widgets.Count(stay, "change")) +
			" stays accepted, as the item was changed since. " + s.left())
	}
}

// index is the place of a point in the list; -1 for none.
func (s *Screen) index(p point) int {
	return slices.IndexFunc(s.points, func(q point) bool { return q.name() == p.name() })
}

// refresh reads anew what a decision on a point may have changed: the item, and what
// was decided on the reader's answer.
func (s *Screen) refresh(p point) (err error) {
	ctx, book := context.Background(), s.session.Book
	if err := s.readReviews(ctx); err != nil {
		return err
	}
	for i := range s.answers {
		if a := &s.answers[i]; a.review.ID == p.review.ID {
			if a.rulings, err = rulings(ctx, book, p.review.ID); err != nil {
				return err
			}
		}
	}
	if p.item.ID == 0 {
		s.points = pointsOf(s.record, s.answers)
		return nil
	}
	texts, err := book.Texts(ctx, p.item.ID)
	if err != nil {
		return err
	}
	for i := range s.record.Items {
		it := &s.record.Items[i]
		if it.ID != p.item.ID {
			continue
		}
		it.Minutes = texts.Minutes.Doc
		first := slices.IndexFunc(s.points, func(q point) bool { return q.item.ID == it.ID })
		rest := slices.DeleteFunc(slices.Clone(s.points), func(q point) bool { return q.item.ID == it.ID })
		s.points = slices.Insert(rest, first, pointsAt(*it, s.answers)...)
	}
	return nil
}

// onward puts the cursor on the next point that waits after one that was decided.
func (s *Screen) onward(p point) {
	at := max(0, s.index(p))
	for n := range s.points {
		if i := (at + n) % len(s.points); !s.points[i].decided() {
			s.list.SetCursor(i)
			return
		}
	}
	s.list.SetCursor(at)
}

// decided says what was decided and what is left.
func (s *Screen) decided(p point, kind data.RulingKind) string {
	words := map[data.RulingKind]string{
		data.RulingAccepted: "Accepted: ", data.RulingEdited: "Accepted in other words: ",
		data.RulingDeclined: "Declined: ", data.RulingAnswered: "Answered: ",
	}[kind]
	if p.remark != nil && kind == data.RulingDeclined {
		words = "Set aside: "
	}
	return words + short(p.summary()) + ". " + s.left() + " Ctrl+Z takes it back."
}

// left says how many points wait.
func (s *Screen) left() string {
	if n := undecided(s.points); n > 0 {
		return fmt.Sprintf("%d to decide.", n)
	}
	return "Everything is decided."
}

// short is a summary as a message has room for it.
func short(words string) string {
	const most = 60
	if runes := []rune(words); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return words
}

// answered is the place of a point's reader among the answers.
func (s *Screen) answered(p point) int {
	return slices.IndexFunc(s.answers, func(a answer) bool { return a.review.ID == p.review.ID })
}

// acceptClean accepts every change that collides with nothing.
func (s *Screen) acceptClean() {
	ctx, n := context.Background(), 0
	waited := map[string]bool{}
	for _, p := range s.points {
		waited[p.name()] = !p.decided()
	}
	for _, a := range s.answers {
		if a.review.State != data.ReviewReturned {
			continue
		}
		taken, err := s.session.Book.RuleClean(ctx, a.review.ID)
		if n += taken; !s.session.Did("accept the changes of "+a.review.Reader.Name, err) {
			break
		}
	}
	s.again()
	s.last = &decision{}
	of := map[int64]bool{} // reviews
	for _, p := range s.points {
		if waited[p.name()] && p.decided() && !of[p.review.ID] {
			of[p.review.ID] = true
			s.last.together = append(s.last.together, p)
		}
	}
	slices.SortFunc(s.last.together, func(p, q point) int { return s.answered(p) - s.answered(q) })
	for _, a := range s.answers {
		if a.review.State == data.ReviewReturned {
			s.session.Did("settle the review", s.settle(a.review.ID))
		}
	}
	s.show()
	s.session.Tell("Accepted " + widgets.Count(n, "change") + " that did not collide. " + s.left() + " Ctrl+Z takes all of it back.")
	for i, p := range s.points {
		if !p.decided() {
			s.list.SetCursor(i)
			break
		}
	}
	s.focus()
}

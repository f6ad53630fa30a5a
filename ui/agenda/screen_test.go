package agenda

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/export"
	"minutebook/export/worker"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// open shows the agenda of a planned meeting. Nothing is saved by a timer.
func open(t *testing.T) (*uitest.Council, *Screen) {
	t.Helper()
	var s *Screen
	c := uitest.NewCouncil(t, func(ses *session.Session) session.Screen {
		s = newScreen(ses)
		return s
	})
	s.saver.After = func(time.Duration, func()) func() { return func() {} }
	s.Show(session.Place{Screen: session.Agenda, Meeting: c.Meeting.ID})
	return c, s
}

// printed is the agenda as the book has it: numbers by the titles.
func printed(t *testing.T, c *uitest.Council) string {
	t.Helper()
	items, err := c.Book.Items(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, it := range items {
		word, _, _ := strings.Cut(it.Title, " ")
		if it.Parent != 0 {
			word = "-" + word
		}
		out = append(out, strings.TrimSpace(it.AgendaNumber+" "+word))
	}
	return strings.Join(out, ", ")
}

func item(t *testing.T, c *uitest.Council, id int64) data.Item {
	t.Helper()
	it, err := c.Book.Item(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return it
}

func TestAnItemIsAddedAndTyped(t *testing.T) {
	c, s := open(t)
	c.Press(fyne.KeyDown)
	c.Run(session.KeyNew)
	c.Type("Matters arising")
	c.Press(fyne.KeyReturn)
	c.Type("Helen Bract")
	c.Press(fyne.KeyReturn)
	c.Type("To note progress.")
	c.Look("agenda-new-item")
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	if got := printed(t, c); got != "Apologies, Minutes, Matters, Budget, -Capital, Allotment" {
		t.Errorf("the agenda is %s", got)
	}
	it := s.items[2]
	if kept := item(t, c, it.ID); kept.Title != "Matters arising" || kept.Presenter != "Helen Bract" {
		t.Errorf("the book has %+v", kept)
	}
	texts, err := c.Book.Texts(context.Background(), it.ID)
	if err != nil || doc.Plain(texts.Agenda.Doc) != "To note progress." {
		t.Errorf("the text is %q, %v", doc.Plain(texts.Agenda.Doc), err)
	}
}

func TestItemsMoveByKey(t *testing.T) {
	c, s := open(t)
	for _, step := range []struct {
		key  fyne.Shortcut
		want string
	}{
		{session.KeyMoveDown, "Minutes, Apologies, Budget, -Capital, Allotment"},
		{session.KeyMoveDown, "Minutes, Budget, -Capital, Apologies, Allotment"},
		{session.KeyNest, "Minutes, Budget, -Capital, -Apologies, Allotment"},
		{session.KeyMoveUp, "Minutes, Budget, -Apologies, -Capital, Allotment"},
		{session.KeyUnnest, "Minutes, Budget, -Capital, Apologies, Allotment"},
	} {
		c.Run(step.key)
		if got := printed(t, c); got != step.want {
			t.Fatalf("the agenda is %s, want %s", got, step.want)
		}
		if it, _ := s.current(); it.Title != "Apologies for absence" {
			t.Fatalf("the list stands on %s", it.Title)
		}
	}
}

func TestARowIsDragged(t *testing.T) {
	c, s := open(t)
	g := newGrip(s.list)
	g.row = 4 // Allotment rents
	up := -s.list.rowHeight() * 3
	g.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, up/2)})
	g.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, up/2)})
	c.Look("agenda-drag")
	g.DragEnd()
	if got := printed(t, c); got != "Apologies, Allotment, Minutes, Budget, -Capital" {
		t.Errorf("the agenda is %s", got)
	}
	g.row = 0
	g.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, s.list.rowHeight()*2)})
	g.DragEnd()
	if got := printed(t, c); got != "Allotment, Minutes, Apologies, Budget, -Capital" {
		t.Errorf("the agenda is %s", got)
	}
}

func TestRemovingAsksWhenSomethingIsLost(t *testing.T) {
	c, s := open(t)
	c.Press(fyne.KeyDelete)
	if got := printed(t, c); !strings.HasPrefix(got, "Apologies") {
		t.Fatalf("removed without a question: %s", got)
	}
	c.Look("agenda-remove")
	c.Press(fyne.KeyReturn)
	if got := printed(t, c); got != "Minutes, Budget, -Capital, Allotment" {
		t.Errorf("the agenda is %s", got)
	}
	c.Run(session.KeyNew)
	c.Press(fyne.KeyEscape)
	c.Run(session.KeyRemove) // an empty item goes at once
	if got := printed(t, c); got != "Minutes, Budget, -Capital, Allotment" {
		t.Errorf("the agenda is %s", got)
	}
	if it, _ := s.current(); it.Title == "" {
		t.Error("the list stands on nothing")
	}
}

func TestIssuingFixesNumbersAndLateItemsShiftNone(t *testing.T) {
	c, s := open(t)
	c.Clock = time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC) // the last day for Thursday 9 July
	c.Run(session.KeyIssue)
	c.Look("agenda-issue")
	c.Press(fyne.KeyReturn)
	c.Clock = c.Clock.AddDate(0, 0, 1)
	if got := printed(t, c); got != "1 Apologies, 2 Minutes, 3 Budget, 3a -Capital, 4 Allotment" {
		t.Fatalf("issued as %s", got)
	}
	c.Run(session.KeyNew)
	c.Type("Urgent business")
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	if got := printed(t, c); got != "1 Apologies, 1A Urgent, 2 Minutes, 3 Budget, 3a -Capital, 4 Allotment" {
		t.Errorf("with a late item it is %s", got)
	}
	if !late(s.items[1], true) || late(s.items[0], true) {
		t.Error("the late item is not the one marked")
	}
	c.Look("agenda-issued")
}

func TestOnlyWhatCameAfterTheNumbersIsLate(t *testing.T) {
	for name, r := range map[string]struct {
		numbers [3]string
		issued  bool
		late    int
	}{
		"planned":                    {[3]string{}, false, 0},
		"issued":                     {[3]string{"1", "2", "3"}, true, 0},
		"one more since":             {[3]string{"1", "1A", "2"}, true, 1},
		"one without a number":       {[3]string{"1", "", "2"}, true, 1},
		"brought in without numbers": {[3]string{}, true, 0},
	} {
		l := newItemList()
		var items agenda
		for i, n := range r.numbers {
			items = append(items, data.Item{ID: int64(i + 1), Title: "An item", AgendaNumber: n})
		}
		l.set(items, nil, r.issued)
		marked := 0
		for i := range items {
			row := l.newRow()
			l.fill(i, row)
			if rowOf(row).exempt.Words() == "Late" {
				marked++
			}
		}
		if marked != r.late {
			t.Errorf("%s: %d items are marked late, want %d", name, marked, r.late)
		}
	}
}

func TestAnItemIsKeptFromThePublic(t *testing.T) {
	c, s := open(t)
	c.Canvas().Focus(s.form.exempt)
	c.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	if err := s.saver.Flush(); err != nil {
		t.Fatal(err)
	}
	if got := item(t, c, c.Items[0].ID).Exempt; got != "3" {
		t.Errorf("exempt %q, want paragraph 3", got)
	}
	c.Press(fyne.KeyEnd)
	c.Canvas().Focus(s.form.own)
	c.Type("legal proceedings")
	c.Look("agenda-exempt")
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	if got := item(t, c, c.Items[0].ID).Exempt; got != "legal proceedings" {
		t.Errorf("exempt %q", got)
	}
}

// The text of an item that is kept from the public stays so wherever it is pasted.
func TestTheTextOfAnExemptItemIsCopiedExempt(t *testing.T) {
	c, s := open(t)
	c.Canvas().Focus(s.form.editor)
	c.Type("Offers are before the meeting.")
	s.form.editor.SelectAll()
	copied := func() string {
		s.form.editor.Copy()
		return c.Session.Clip.Blocks(s.form.editor.Selection())[0].Exempt
	}
	if got := copied(); got != "" {
		t.Errorf("an open item is copied as %q", got)
	}
	c.Canvas().Focus(s.form.exempt)
	c.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	if got := copied(); got != "3" {
		t.Errorf("paragraph 3 is copied as %q", got)
	}
	s.items[3].Parent, s.items[3].Exempt = s.items[0].ID, ""
	if got := s.items.exempt(s.items[3].ID); got != "3" {
		t.Errorf("its sub-item is kept for %q", got)
	}
}

func TestFilesAreAttachedInOrder(t *testing.T) {
	c, s := open(t)
	dir := t.TempDir()
	m, err := c.Book.Record(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := export.Agenda(m, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for name, content := range map[string][]byte{"1 Report.pdf": pdf.PDF, "2 Appendix.pdf": pdf.PDF, "letter.docx": []byte("PK")} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	slices.Sort(paths)
	reader := worker.New(worker.Usual)
	defer reader.Close()
	for _, path := range paths {
		p := data.Paper{Item: c.Items[2].ID, Name: paperName(path)}
		err := s.attach(context.Background(), reader, p, path)
		if docx := strings.HasSuffix(path, "docx"); docx != (err == notPDF) || !docx && err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[2].ID})
	papers := s.papers[c.Items[2].ID]
	if len(papers) != 2 || papers[0].Name != "1 Report" || papers[0].Pages != pdf.Pages || papers[0].State != data.Attached {
		t.Fatalf("papers %+v", papers)
	}
	s.announce(data.ToFollow)
	c.Type("Valuation")
	c.Press(fyne.KeyReturn)
	c.Canvas().Focus(s.form.papers.list)
	c.Press(fyne.KeyHome)
	c.Run(session.KeyMoveDown) // the report below its appendix
	c.Look("agenda-papers")
	papers = s.papers[c.Items[2].ID]
	if len(papers) != 3 || papers[0].Name != "2 Appendix" || papers[1].Name != "1 Report" || papers[2].State != data.ToFollow {
		t.Errorf("papers %+v", papers)
	}
	if got := printed(t, c); got != "Apologies, Minutes, Budget, -Capital, Allotment" {
		t.Errorf("the items moved too: %s", got)
	}
}

func TestAnApprovedAgendaIsOnlyRead(t *testing.T) {
	c, s := open(t)
	ctx := context.Background()
	if err := c.Book.BeginMinutes(ctx, c.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	if err := c.Book.Approve(ctx, c.Meeting.ID, data.Approval{On: "2026-09-10"}, nil); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Meeting: c.Meeting.ID})
	before := printed(t, c)
	for _, key := range []fyne.Shortcut{session.KeyNew, session.KeyMoveDown, session.KeyRemove, session.KeyNest} {
		c.Run(key)
	}
	if got := printed(t, c); got != before || !s.form.title.Disabled() || !s.form.locked.Visible() {
		t.Errorf("the agenda is %s", got)
	}
	c.Look("agenda-approved")
}

// An agenda that starts from nothing says how it begins.
func TestAnEmptyAgendaSaysHowItBegins(t *testing.T) {
	c, s := open(t)
	if s.empty.Visible() {
		t.Error("an agenda with items is called empty")
	}
	for len(s.items) > 0 {
		last := s.items[len(s.items)-1]
		if err := c.Book.DeleteItem(context.Background(), last.ID); err != nil {
			t.Fatal(err)
		}
		s.Show(s.place)
	}
	if !s.empty.Visible() || s.form.root.Visible() {
		t.Error("nothing stands where the agenda is empty")
	}
	c.Look("agenda-empty")
	c.Run(session.KeyNew)
	if s.empty.Visible() || len(s.items) != 1 {
		t.Errorf("after Ctrl+N there are %d items", len(s.items))
	}
}

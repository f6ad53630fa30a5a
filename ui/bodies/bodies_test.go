package bodies

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

func TestNewBodyByKeyboard(t *testing.T) {
	b := uitest.NewBook(t)
	w, screen, heard := uitest.Show(t, b, New, session.Place{})
	w.Shot("bodies-empty")
	uitest.Run(t, screen, "New body")
	w.Type("Finance Committee")
	w.Press(fyne.KeyTab)
	w.Type("Finance")
	uitest.Run(t, screen, "Save the details")
	got, err := b.BodyNamed(context.Background(), "Finance")
	if err != nil || got.Name != "Finance Committee" || got.YearStart != "05-01" || got.Starts != "19:00" {
		t.Fatalf("%+v, %v; %v", got, err, heard.Failed)
	}
	w.Shot("bodies-details")
}

func TestAParishGoesByItsOwnNotice(t *testing.T) {
	b := uitest.NewBook(t)
	w, screen, heard := uitest.Show(t, b, New, session.Place{})
	uitest.Run(t, screen, "New body")
	w.Type("Little Marsh Parish Council")
	uitest.Run(t, screen, "Save the details")
	got, err := b.BodyNamed(context.Background(), "Little Marsh Parish Council")
	if err != nil || got.Notice != data.EnglishParish {
		t.Errorf("%+v, %v; %v", got, err, heard.Failed)
	}
}

// TestDaysAreAskedOfARuleOfItsOwn: the law gives the days of all others.
func TestDaysAreAskedOfARuleOfItsOwn(t *testing.T) {
	d := newBodyDetails(&session.Session{Book: uitest.NewBook(t)}, nil)
	d.content()
	for _, n := range data.Notices() {
		d.show(data.Body{Notice: n})
		if asked := !d.daysRow.Hidden; asked != (n == data.OwnNotice) {
			t.Errorf("%s: asked %v", n, asked)
		}
		d.notice.Choose(0)
	}
}

func TestLeavingSavesTheDetails(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	_, screen, heard := uitest.Show(t, b, New, session.Place{Body: body.ID})
	s := screen.(*Screen)
	s.details.venue.SetText("Room 2")
	s.details.yearStart.SetText("1 april")
	s.details.verbs.SetText("RESOLVED, NOTED,")
	s.details.ize.SetChecked(true)
	s.details.nation.Choose(1)
	s.details.mourning.SetChecked(true)
	if err := screen.Leave(); err != nil {
		t.Fatal(err, heard.Failed)
	}
	got, err := b.Body(context.Background(), body.ID)
	if err != nil || got.Venue != "Room 2" || got.YearStart != "04-01" || !reflect.DeepEqual(got.Wording.Verbs, []string{"RESOLVED", "NOTED"}) {
		t.Errorf("%+v, %v", got, err)
	}
	if got.Nation != data.Scotland || !got.MourningCounts {
		t.Errorf("it keeps the days of %s, mourning %v", got.Nation, got.MourningCounts)
	}
	if !got.Wording.Ize || got.Wording.Welsh {
		t.Errorf("it spells %+v", got.Wording)
	}
	s.details.yearStart.SetText("the spring")
	if screen.Leave() == nil {
		t.Error("left with a year that starts in the spring")
	}
	s.details.yearStart.SetText("1 May")
	s.details.name.SetText("")
	if screen.Leave() == nil {
		t.Error("left with a body without a name")
	}
}

func TestShowingSavesNothing(t *testing.T) {
	b := uitest.NewBook(t)
	for _, name := range []string{"A", "B", "C"} {
		uitest.AddBody(t, b, name)
	}
	w, screen, heard := uitest.Show(t, b, New, session.Place{})
	w.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	if err := screen.Leave(); err != nil {
		t.Fatal(err)
	}
	if len(heard.Told)+len(heard.Failed) > 0 {
		t.Errorf("looking at bodies said %v, %v", heard.Told, heard.Failed)
	}
}

func TestMembersByKeyboard(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	known := data.Person{Honorific: "Councillor", Given: "Ann", Family: "Day"}
	if err := b.SavePerson(context.Background(), &known); err != nil {
		t.Fatal(err)
	}
	w, screen, heard := uitest.Show(t, b, New, session.Place{Body: body.ID})
	uitest.Run(t, screen, "Members")
	uitest.Run(t, screen, "Add a member…")
	w.Type("ann")
	w.Shot("bodies-member-typing")
	w.Press(fyne.KeyDown, fyne.KeyReturn) // takes the suggestion
	w.Press(fyne.KeyReturn)               // adds the member
	uitest.Run(t, screen, "Add a member…")
	w.Type("Cllr Bo Lamb")
	w.Press(fyne.KeyTab)
	w.Type("bo@example.org")
	w.Press(fyne.KeyTab)
	w.Type("ch") // chair
	w.Shot("bodies-member-add")
	w.Press(fyne.KeyReturn)
	members, err := b.Members(context.Background(), body.ID)
	if err != nil || len(members) != 2 {
		t.Fatalf("%+v, %v, %v", members, err, heard.Failed)
	}
	if m := members[0]; m.Role != data.Chair || m.Person.Name() != "Councillor Bo Lamb" || m.Person.Email != "bo@example.org" || m.From != "2026-11-22" {
		t.Errorf("the chair is %+v", m)
	}
	if m := members[1]; m.Person.ID != known.ID || m.Role != data.Ordinary {
		t.Errorf("the member is %+v, want the known person %d", m, known.ID)
	}
	uitest.Run(t, screen, "End the term…")
	w.Press(fyne.KeyReturn)
	members, err = b.Members(context.Background(), body.ID)
	if err != nil {
		t.Fatal(err)
	}
	ended := 0
	for _, m := range members {
		if m.Until == "2026-11-22" {
			ended++
		}
	}
	if ended != 1 {
		t.Errorf("%d terms ended, want 1: %+v", ended, members)
	}
	w.Shot("bodies-members")
	uitest.Run(t, screen, "Change… (Enter)")
	w.Press(slices.Repeat([]fyne.KeyName{fyne.KeyTab}, 10)...) // to the last field
	w.Press(fyne.KeySpace)
	w.Shot("bodies-member-edit")
	w.Press(fyne.KeyReturn)
	members, err = b.Members(context.Background(), body.ID)
	if err != nil || !slices.ContainsFunc(members, func(m data.Member) bool { return m.Person.ByPost }) {
		t.Errorf("nobody has agendas on paper: %+v, %v", members, err)
	}
}

func TestNobodyIsPutInTwice(t *testing.T) {
	ctx := context.Background()
	b := uitest.NewBook(t)
	body, other := uitest.AddBody(t, b, "Finance Committee"), uitest.AddBody(t, b, "Planning Committee")
	for _, p := range []data.Person{
		{Honorific: "Councillor", Given: "Bob", Family: "Brown"}, {Honorific: "Councillor", Given: "Carol", Family: "Clarke"},
		{Given: "Carl", Family: "Clarke"},
	} {
		if err := b.SavePerson(ctx, &p); err != nil {
			t.Fatal(err)
		}
	}
	w, screen, heard := uitest.Show(t, b, New, session.Place{Body: body.ID})
	s := screen.(*Screen)
	add := func(typed string, enters int) {
		t.Helper()
		uitest.Run(t, screen, "Add a member…")
		w.Type(typed)
		for range enters {
			if w.Canvas().Overlays().Top() == nil {
				t.Fatalf("%q was taken too early", typed)
			}
			w.Press(fyne.KeyReturn)
		}
		if w.Canvas().Overlays().Top() != nil {
			t.Fatalf("%q was not taken: %v", typed, heard.Failed)
		}
	}
	uitest.Run(t, screen, "Members")
	add("Cllr Ann Archer", 1)
	if m, _ := s.parts[1].(*members).current(); m.Person.Name() != "Councillor Ann Archer" {
		t.Errorf("the cursor stands on %s", m.Person.Name())
	}
	add("carol clarke", 1)
	add("Cllr Bob", 2) // the only one listed is taken, then added
	s.list.SetCursor(1)
	if s.body.ID != other.ID {
		t.Fatal("not on the other body")
	}
	add("CLLR. ANN ARCHER", 1)
	add("clarke", 2) // two are listed: it is asked whether this is a third
	people, err := b.People(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range people {
		names = append(names, p.Name())
	}
	if got, want := strings.Join(names, ", "), "Councillor Ann Archer, Councillor Bob Brown, clarke, Carl Clarke, Councillor Carol Clarke"; got != want {
		t.Errorf("the book knows %s; want %s", got, want)
	}
}

func TestTheDialogSaysWhoIsMeant(t *testing.T) {
	ctx := context.Background()
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	w, screen, _ := uitest.Show(t, b, New, session.Place{Body: body.ID})
	uitest.Run(t, screen, "Members")
	for range 2 {
		uitest.Run(t, screen, "Add a member…")
		w.Type("Ann Archer")
		w.Press(fyne.KeyReturn)
	}
	if words := shown(w); !strings.Contains(words, "In the book: Ann Archer") || !strings.Contains(words, "Ann Archer is on this body already, as member since 22 November 2026") {
		t.Errorf("a second seat for the same days is answered with:\n%s", words)
	}
	w.Shot("bodies-member-twice")
	if list, err := b.Members(ctx, body.ID); err != nil || len(list) != 1 {
		t.Errorf("the members are %+v, %v", list, err)
	}
	w.Press(fyne.KeyEscape)
	uitest.Run(t, screen, "Add a member…")
	w.Type("cllr zoe new")
	if words := shown(w); !strings.Contains(words, "New person: Councillor zoe new") {
		t.Errorf("of a new name the dialog says:\n%s", words)
	}
	w.Press(fyne.KeyEscape)
	uitest.Run(t, screen, "Add a member…")
	w.Type("Ann")
	w.Shot("bodies-member-like")
}

// shown is every word in sight of the dialog that is open.
func shown(w *uitest.Window) string {
	return strings.Join(words(w.Canvas().Overlays().Top()), "\n")
}

func words(o fyne.CanvasObject) []string {
	var list []string
	if !o.Visible() {
		return nil
	}
	var below []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		return []string{o.Text}
	case *widget.RichText:
		return []string{o.String()}
	case *fyne.Container:
		below = o.Objects
	case fyne.Widget:
		below = test.WidgetRenderer(o).Objects()
	}
	for _, part := range below {
		list = append(list, words(part)...)
	}
	return list
}

func TestTemplateByKeyboard(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	w, screen, heard := uitest.Show(t, b, New, session.Place{Body: body.ID})
	uitest.Run(t, screen, "Agenda templates")
	for _, title := range []string{"Apologies", "Declarations of interest", "Minutes"} {
		uitest.Run(t, screen, "Add an item…")
		w.Type(title)
		w.Press(fyne.KeyReturn)
	}
	uitest.Run(t, screen, "Move the item up")
	uitest.Run(t, screen, "Make it a sub-item")
	w.Shot("bodies-templates")
	list, err := b.Templates(context.Background(), body.ID)
	if err != nil || len(list) != 1 {
		t.Fatalf("%+v, %v, %v", list, err, heard.Failed)
	}
	want := []data.TemplateItem{
		{Title: "Apologies", Standing: true, Items: []data.TemplateItem{{Title: "Minutes", Standing: true}}},
		{Title: "Declarations of interest", Standing: true},
	}
	if !reflect.DeepEqual(list[0].Items, want) {
		t.Errorf("kept %+v", list[0].Items)
	}
}

// TestTheUsualItemsAreOfferedOnce: to a body that has no template yet.
func TestTheUsualItemsAreOfferedOnce(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	w, screen, _ := uitest.Show(t, b, New, session.Place{Body: body.ID})
	uitest.Run(t, screen, "Agenda templates")
	w.Shot("bodies-no-template")
	uitest.Run(t, screen, "Start with the usual items")
	w.Shot("bodies-usual")
	list, err := b.Templates(context.Background(), body.ID)
	if err != nil || len(list) != 1 || len(list[0].Items) != len(rules.UsualItems(body)) {
		t.Fatalf("%+v, %v", list, err)
	}
	if on := screen.(*Screen).parts[2].(*templates).usual.Visible(); on {
		t.Error("they are offered again")
	}
}

func TestRemovingATemplateItemIsAskedAbout(t *testing.T) {
	ctx := context.Background()
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	tm := data.Template{Body: body.ID, Name: "Ordinary", Items: []data.TemplateItem{
		{Title: "Apologies", Items: []data.TemplateItem{{Title: "Late ones"}}}, {Title: "Budget"}}}
	if err := b.SaveTemplate(ctx, &tm); err != nil {
		t.Fatal(err)
	}
	w, screen, heard := uitest.Show(t, b, New, session.Place{Body: body.ID})
	uitest.Run(t, screen, "Agenda templates")
	left := func() int {
		list, err := b.Templates(ctx, body.ID)
		if err != nil {
			t.Fatal(err)
		}
		return len(list[0].Items)
	}
	w.Press(fyne.KeyDelete)
	if words := shown(w); !strings.Contains(words, "“Apologies” goes from the template with its 1 sub-item.") {
		t.Errorf("it asks:\n%s", words)
	}
	w.Press(fyne.KeyEscape)
	if left() != 2 {
		t.Error("Esc removed the item")
	}
	w.Press(fyne.KeyDelete, fyne.KeyReturn)
	if left() != 1 || len(heard.Told) == 0 {
		t.Errorf("%d items are left, told %v", left(), heard.Told)
	}
}

func TestSavingTakesTheErrorAway(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	_, screen, heard := uitest.Show(t, b, New, session.Place{Body: body.ID})
	s := screen.(*Screen)
	var mended []string
	s.session.Mended = func(doing string) { mended = append(mended, doing) }
	s.details.yearStart.SetText("the spring")
	uitest.Run(t, screen, "Save the details")
	if len(heard.Failed) != 1 || len(mended) != 0 {
		t.Fatalf("failed %v, mended %v", heard.Failed, mended)
	}
	s.details.yearStart.SetText("1 April")
	uitest.Run(t, screen, "Save the details")
	if doing, _, _ := strings.Cut(heard.Failed[0], ":"); len(mended) != 1 || mended[0] != doing {
		t.Errorf("of %v it mended %v", heard.Failed, mended)
	}
}

// TestNamesListedLeaveTheFieldsInSight: the dialog grows for them, and the red
// line goes with the first letter.
func TestNamesListedLeaveTheFieldsInSight(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	for _, given := range []string{"Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gus"} {
		if err := b.SavePerson(context.Background(), &data.Person{Given: given, Family: "Day"}); err != nil {
			t.Fatal(err)
		}
	}
	w, screen, _ := uitest.Show(t, b, New, session.Place{Body: body.ID})
	uitest.Run(t, screen, "Members")
	uitest.Run(t, screen, "Add a member…")
	w.Press(fyne.KeyReturn)
	if words := shown(w); !strings.Contains(words, "Type the name of the person.") {
		t.Fatalf("without a name it says:\n%s", words)
	}
	w.Type("day")
	w.Shot("bodies-member-names")
	if says := shown(w); strings.Contains(says, "Type the name of the person.") || strings.Contains(says, "words in red") {
		t.Errorf("while a name is typed it says:\n%s", says)
	}
	var scroll *container.Scroll
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if s, ok := o.(*container.Scroll); ok && scroll == nil {
			scroll = s
		}
	}
	if scroll.Size().Height < scroll.Content.MinSize().Height {
		t.Errorf("the form has %.0f of the %.0f it needs", scroll.Size().Height, scroll.Content.MinSize().Height)
	}
}

func TestPhraseByKeyboard(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	w, screen, heard := uitest.Show(t, b, New, session.Place{Body: body.ID})
	uitest.Run(t, screen, "Phrases")
	uitest.Run(t, screen, "Add a phrase…")
	w.Type("two words")
	w.Press(fyne.KeyReturn)
	list, err := b.Phrases(context.Background(), body.ID)
	if err != nil || w.Canvas().Overlays().Top() == nil {
		t.Fatalf("an abbreviation of two words was taken: %+v, %v", list, err)
	}
	before := len(list)
	w.Press(fyne.KeyEscape)
	uitest.Run(t, screen, "Add a phrase…")
	w.Type("ntd")
	w.Press(fyne.KeyTab)
	w.Type("The report was noted.")
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	list, err = b.Phrases(context.Background(), body.ID)
	if err != nil || len(list) != before+1 || !has(list, "ntd", body.ID) {
		t.Errorf("%+v, %v, %v", list, err, heard.Failed)
	}
	w.Shot("bodies-phrases")
}

func has(list []data.Phrase, abbrev string, body int64) bool {
	for _, p := range list {
		if p.Abbrev == abbrev && p.Body == body {
			return true
		}
	}
	return false
}

func TestInOrder(t *testing.T) {
	list := []data.Body{
		{ID: 3, Name: "Sub", Parent: 2}, {ID: 2, Name: "Committee", Parent: 1}, {ID: 1, Name: "Council"},
		{ID: 5, Name: "Ring A", Parent: 6}, {ID: 6, Name: "Ring B", Parent: 5}, {ID: 7, Name: "Orphan", Parent: 99},
	}
	got, depth := inOrder(list)
	var names []string
	for _, b := range got {
		names = append(names, b.Name)
	}
	if s := strings.Join(names, ", "); s != "Council, Committee, Sub, Orphan, Ring A, Ring B" {
		t.Errorf("in order: %s", s)
	}
	if depth[3] != 2 || depth[1] != 0 || depth[7] != 0 {
		t.Errorf("depths %v", depth)
	}
}

// TestOutline: an outline goes to nested items and back, and moving an item up
// and down again changes nothing.
func TestOutline(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "items")
		var list []outlined
		for i := range n {
			depth := 0
			if i > 0 {
				depth = rapid.IntRange(0, 1).Draw(t, "depth")
			}
			list = append(list, outlined{data.TemplateItem{Title: string(rune('a' + i))}, depth})
		}
		if back := outline(nested(list)); !reflect.DeepEqual(back, list) {
			t.Fatalf("%+v came back as %+v", list, back)
		}
		i, up := rapid.IntRange(0, n-1).Draw(t, "item"), rapid.Bool().Draw(t, "up")
		there, at := moved(list, i, up)
		if there[at].item.Title != list[i].item.Title {
			t.Fatalf("the cursor is on %q, not on the item moved, %q", there[at].item.Title, list[i].item.Title)
		}
		if back, home := moved(there, at, !up); at != i && (!reflect.DeepEqual(back, list) || home != i) {
			t.Fatalf("moved and moved back: %+v", back)
		}
	})
}

package audit

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/data"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// page is a screen without anything, under the dialogs of this package.
type page struct{}

func (page) Content() fyne.CanvasObject  { return container.NewStack() }
func (page) Show(session.Place)          {}
func (page) Leave() error                { return nil }
func (page) Commands() []session.Command { return nil }

func open(t *testing.T) *uitest.Council {
	t.Helper()
	return uitest.NewCouncil(t, func(*session.Session) session.Screen { return page{} })
}

func TestTheTrailInWords(t *testing.T) {
	c := open(t)
	v := show(c.Session)
	c.Look("audit")
	if len(v.shown) < 10 || v.shown[0].ID < v.shown[1].ID {
		t.Fatalf("%d entries, or not the newest first", len(v.shown))
	}
	c.Type("allotment")
	if len(v.shown) != 1 || v.shown[0].words != "Added item: Allotment rents" {
		t.Fatalf("found %+v", v.shown)
	}
	if got := v.count.Words(); !strings.HasPrefix(got, "1 line of ") {
		t.Error(got)
	}
	v.who.SetSelectedIndex(1)
	if len(v.shown) != 1 {
		t.Error("the one clerk did not do it")
	}

	// of one meeting: it, its items and who was there, and nothing else
	v.find.SetText("")
	v.which.SetSelectedIndex(1)
	for _, e := range v.shown {
		if e.Entity != "meeting" && e.Entity != "item" {
			t.Errorf("of the meeting: %s", e.words)
		}
	}
	if len(v.shown) != 6 {
		t.Errorf("%d lines of the meeting and its five items", len(v.shown))
	}
}

func TestTheTrailAsATable(t *testing.T) {
	c := open(t)
	v := show(c.Session)
	c.Type("allotment")
	path := filepath.Join(t.TempDir(), "trail.csv")
	v.dialog.Hide()
	v.export()
	c.Type(path)
	c.Press(fyne.KeyReturn)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(file))).ReadAll()
	if err != nil || len(rows) != 2 || rows[1][7] != "Added item: Allotment rents" {
		t.Errorf("%v, %v", rows, err)
	}
}

func TestKeepersAreNamed(t *testing.T) {
	c := open(t)
	k := showKeepers(c.Session)
	c.Look("keepers-none")
	if len(k.all) > 0 || !strings.Contains(k.words.Text, "nobody by name") {
		t.Fatalf("%q", k.words.Text)
	}
	c.Type("n")
	c.Type("Helen Bract")
	c.Look("keeper")
	c.Press(fyne.KeyReturn) // and back to the list
	c.Type("n")
	c.Type("Ann Day")
	c.Press(fyne.KeyTab, fyne.KeyDown) // a chair
	c.Press(fyne.KeyReturn)
	c.Look("keepers")
	all, err := c.Book.Keepers(context.Background())
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	roles := map[string]data.Role{}
	for _, k := range all {
		roles[k.Name] = k.Role
	}
	if roles["Helen Bract"] != data.Clerk || roles["Ann Day"] != data.Chair {
		t.Errorf("they are %v", roles)
	}
	if c.Book.Actor().Name != "Helen Bract" {
		t.Errorf("%s works on the book", c.Book.Actor().Name)
	}
}

func TestIAm(t *testing.T) {
	c := open(t)
	IAm(c.Session, false, func() {})
	if c.Canvas().Overlays().Top() != nil {
		t.Fatal("asked though the book knows nobody")
	}
	for _, k := range []data.Keeper{{Name: "Helen Bract", Role: data.Clerk}, {Name: "Ivy Mere", Role: data.Clerk}} {
		if err := c.Book.SaveKeeper(context.Background(), &k); err != nil {
			t.Fatal(err)
		}
	}
	IAm(c.Session, false, func() {})
	if c.Canvas().Overlays().Top() != nil {
		t.Fatal("asked though it is known who works on the book")
	}
	IAm(c.Session, true, func() {})
	c.Look("i-am")
	c.Press(fyne.KeyDown, fyne.KeyReturn)
	if c.Book.Actor().Name != "Ivy Mere" || c.Canvas().Overlays().Top() != nil {
		t.Errorf("%s works on the book", c.Book.Actor().Name)
	}
}

// Whoever opens a book whose keepers it knows, under an account it does not, says who
// they are.
func TestAStrangerSaysWhoTheyAre(t *testing.T) {
	c := open(t)
	ctx := context.Background()
	helen, ivy := data.Keeper{Name: "Helen Bract", Role: data.Clerk}, data.Keeper{Name: "Ivy Mere", Role: data.Clerk}
	for _, k := range []*data.Keeper{&helen, &ivy} {
		if err := c.Book.SaveKeeper(ctx, k); err != nil {
			t.Fatal(err)
		}
	}
	helen.Left = "2026-07-01" // who was working on it
	if err := c.Book.SaveKeeper(ctx, &helen); err != nil {
		t.Fatal(err)
	}
	IAm(c.Session, false, func() {})
	c.Press(fyne.KeyReturn)
	if c.Book.Actor().Name != "Ivy Mere" {
		t.Errorf("%s works on the book", c.Book.Actor().Name)
	}
}

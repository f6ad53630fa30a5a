package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// landSale is a book with an English committee (meeting 1) and a parish (meeting
// 2); each has two items, the second with a secret in its agenda text.
func landSale(t *testing.T) *shell {
	t.Helper()
	s, ctx := newShell(t), context.Background()
	b, err := store.Open(ctx, s.book, store.Options{})
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(err)
	for _, body := range []data.Body{
		{Name: "Harbour Committee", Kind: data.Committee, Notice: data.EnglishPrincipal},
		{Name: "Nether Ash Parish Council", Kind: data.Council, Notice: data.EnglishParish},
	} {
		must(b.SaveBody(ctx, &body))
		m := data.Meeting{Body: body.ID, Start: "2027-01-06T19:00"}
		must(b.SaveMeeting(ctx, &m))
		for _, title := range []string{"Apologies", "Sale of land to Quillon Estates"} {
			it := data.Item{Meeting: m.ID, Title: title}
			must(b.AddItem(ctx, &it, 0))
			if strings.HasPrefix(title, "Sale") {
				_, err := b.SaveText(it.ID, store.AgendaPart, doc.FromText("The offer is £412,750 for the freehold."), 0)
				must(err)
			}
		}
	}
	must(b.Close())
	return s
}

func TestExempt(t *testing.T) {
	s := landSale(t)
	var e exempted
	s.json(&e, "exempt", "1", "2", "--para", "3", "--describe", "Property matter")
	if want := (exempted{"3", "Sale of land to Quillon Estates", "3", "Property matter", "Exclusion of the press and public", ""}); e != want {
		t.Errorf("%+v, want %+v", e, want)
	}
	if out := s.ok("exempt", "1", "3", "--para", "1,3"); out != "3 Sale of land to Quillon Estates is kept from the public by paragraphs 1 and 3 of Part 1 of Schedule 12A\n  The public read \"Property matter\".\n" {
		t.Errorf("it prints %q", out)
	}
	const opened = "2 Sale of land to Quillon Estates is open to the public\n  \"Exclusion of the press and public\" is off the agenda again: nothing on it is exempt.\n"
	if out := s.ok("exempt", "1", "3", "--off"); out != opened {
		t.Errorf("it prints %q", out)
	}
	s.ok("exempt", "1", "2", "--para", "3")
	if out := s.ok("exempt", "2", "2", "--reason", "a tender is discussed"); !strings.Contains(out, "is kept from the public: a tender is discussed") {
		t.Errorf("it prints %q", out)
	}
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{misuse, "needs one of --para, --reason and --off", []string{"1", "3"}},
		{misuse, "needs one of", []string{"1", "3", "--off", "--para", "3"}},
		{misuse, "needs no description", []string{"1", "3", "--off", "--describe", "x"}},
		{failed, "has no item 9", []string{"1", "9", "--off"}},
		{failed, "", []string{"77", "1", "--off"}},
		{failed, "they run from 1 to 7", []string{"1", "3", "--para", "12"}},
		{failed, "must name a paragraph", []string{"1", "3", "--reason", "a tender"}},
		{failed, "must give its reason in words", []string{"2", "3", "--para", "3"}},
		{failed, "item 2 is where the press and public are excluded", []string{"1", "2", "--para", "3"}}, // the sale is item 3 by now
	} {
		s.fails(c.code, c.says, append([]string{"exempt"}, c.args...)...)
	}
}

// A paper is exempt for a reason that its council may give, or not attached at all:
// in no case does it become public because of a slip.
func TestThePaperOfASlipIsNotAttached(t *testing.T) {
	s := landSale(t)
	plan := s.write("Plan.pdf", onePage)
	for _, command := range [][]string{{"attach", "1", "2", plan}, {"tofollow", "1", "2", "Valuation"}} {
		s.fails(misuse, "--exempt needs a reason", append(command, "--exempt", "")...)
		s.fails(misuse, "--exempt needs a reason", append(command, "--exempt", " ")...)
		s.fails(failed, "they run from 1 to 7", append(command, "--exempt", "12")...)
		s.fails(failed, "names no paragraph", append(command, "--exempt", "a tender is discussed")...)
		parish := append([]string{command[0], "2"}, command[2:]...)
		s.fails(failed, "must give its reason in words: give --exempt in words", append(parish, "--exempt", "3")...)
	}
	if got := s.papersOf(); got != "" {
		t.Errorf("attached all the same: %s", got)
	}
	if out := s.ok("attach", "1", "2", plan, "--exempt", "1 and 3"); out != "Plan.pdf, 1 page, at item 2 Sale of land to Quillon Estates\n" {
		t.Errorf("it prints %q", out)
	}
	s.ok("attach", "2", "2", plan, "--exempt", "a tender is discussed")
	b, err := store.Open(t.Context(), s.book, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for meeting, want := range map[int64]string{1: "1, 3", 2: "a tender is discussed"} {
		m, err := b.Record(t.Context(), meeting)
		if err != nil || len(m.Items[1].Papers) != 1 || m.Items[1].Papers[0].Exempt != want {
			t.Errorf("meeting %d: %+v, %v; want %q", meeting, m.Items[1].Papers, err, want)
		}
	}
}

func TestARestrictedExportIsLocked(t *testing.T) {
	s := landSale(t)
	s.ok("exempt", "1", "2", "--para", "3", "--describe", "Property matter")
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	words, short, none := file("words", "mill lane depot\r\nmore\n"), file("short", "mill"), file("none", "\n")
	out := filepath.Join(dir, "a.pdf")
	var e exported
	s.json(&e, "export", "agenda", "1", "-o", out, "--restricted", "--password-file", words)
	made, err := os.ReadFile(out)
	if err != nil || !e.Locked || len(e.Warnings) > 0 || !bytes.Contains(made, []byte("/AESV3")) || bytes.Contains(made, []byte("Harbour")) {
		t.Errorf("%+v, %v", e, err)
	}
	s.json(&e, "export", "agenda", "1", "-o", out, "--restricted", "--password-file", short)
	if len(e.Warnings) != 1 || !strings.Contains(e.Warnings[0], "short") {
		t.Errorf("a short password: %v", e.Warnings)
	}
	s.fails(misuse, "a public PDF is not locked", "export", "agenda", "1", "-o", out, "--password-file", words)
	s.fails(failed, "no password on its first line", "export", "agenda", "1", "-o", out, "--restricted", "--password-file", none)
	s.fails(misuse, "", "export", "agenda", "1", "-o", out, "--restricted", "--password-file", filepath.Join(dir, "absent"))
}

// The public copy says what it leaves out, and is not written where it would tell.
func TestThePublicExportSaysWhatItWithholds(t *testing.T) {
	s := landSale(t)
	s.ok("exempt", "1", "2", "--para", "3", "--describe", "Property matter")
	out := filepath.Join(t.TempDir(), "a.pdf")
	if said := s.ok("export", "agenda", "1", "-o", out); !strings.HasSuffix(said, "  Not for publication: Item 3 Property matter: title, text; paragraph 3\n") {
		t.Errorf("it prints %q", said)
	}
	b, err := store.Open(t.Context(), s.book, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	items, err := b.Items(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.MoveItem(t.Context(), items[1].ID, 0, 3); err != nil { // the exclusion, behind the sale
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	late := filepath.Join(t.TempDir(), "late.pdf")
	s.fails(failed, "the public must be excluded before it (LGA 1972 s.100A(4))", "export", "agenda", "1", "-o", late)
	if _, err := os.Stat(late); err == nil {
		t.Error("it was written all the same")
	}
	s.ok("exempt", "1", "2", "--para", "3")
	s.ok("export", "agenda", "1", "-o", late)
}

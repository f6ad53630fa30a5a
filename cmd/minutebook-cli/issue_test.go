package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/store"
)

// A script issues a pack, attaches what came late and issues the supplement, whose
// pages go on from those of the pack.
func TestExportThatIsIssued(t *testing.T) {
	s := circulating(t)
	dir := t.TempDir()
	pack, more := filepath.Join(dir, "pack.pdf"), filepath.Join(dir, "more.pdf")
	s.ok("attach", "1", "1", s.write("Plan.pdf", onePage))
	s.fails(failed, "no pack of this meeting has been issued", "export", "pack", "1", "-o", more, "--supplement")
	golden := s.ok("export", "pack", "1", "-o", pack, "--issued", "--to", "Thornmere Library", "--to", "\"Rowan, Jo\" <jo@example.org>", "--json")
	golden = strings.ReplaceAll(golden, dir, "/dir")
	for _, varies := range []string{`("size": )\d+`, `("sha256": )"[0-9a-f]{64}"`, `("by": )"[^"]*"`} {
		golden = regexp.MustCompile(varies).ReplaceAllString(golden, "$1…")
	}
	if want, err := os.ReadFile("testdata/export.json"); err != nil || golden != string(want) {
		t.Errorf("export --issued --json is a contract with scripts; it prints\n%s%v", golden, err)
	}
	s.fails(failed, "a supplement would be empty", "export", "pack", "1", "-o", more, "--supplement")
	s.ok("attach", "1", "1", s.write("Fees.pdf", onePage))
	out := s.ok("export", "pack", "1", "-o", more, "--supplement", "--issued", "--to", "members")
	if want := "  Recorded as issued, pages 3-4 to Ann Day <ann@example.org>, Owen Marsh, Helen Bract <helen@example.org>\n"; !strings.HasSuffix(out, want) {
		t.Errorf("it prints %q, want the end %q", out, want)
	}
	b, err := store.OpenReader(t.Context(), s.book, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	issues, err := b.Issues(t.Context(), 1)
	if err != nil || len(issues) != 3 {
		t.Fatalf("%+v, %v", issues, err)
	}
	for i, want := range []struct {
		kind  data.IssueKind
		paper data.IssuedPaper
	}{
		{data.IssuedPack, data.IssuedPaper{Name: "Plan.pdf", First: 2, Last: 2}},
		{data.IssuedSupplement, data.IssuedPaper{Name: "Fees.pdf", First: 4, Last: 4}},
	} {
		is := issues[i+1]
		written, err := os.ReadFile([]string{pack, more}[i])
		if err != nil || is.Size != int64(len(written)) || is.Document != want.kind || len(is.Contents) != 1 || len(is.Contents[0].Papers) != 1 {
			t.Fatalf("%+v, %v", is, err)
		}
		if p := is.Contents[0].Papers[0]; p.Name != want.paper.Name || p.First != want.paper.First || p.Last != want.paper.Last {
			t.Errorf("%s has %+v, want %+v", is.Document, p, want.paper)
		}
	}
	if out := s.ok("export", "agenda", "1", "-o", pack, "--issued"); !strings.HasSuffix(out, "  Recorded as issued, pages 1-1\n") {
		t.Errorf("it prints %q", out)
	}
}

func TestWhatCannotBeIssued(t *testing.T) {
	s := circulating(t)
	path := filepath.Join(t.TempDir(), "x.pdf")
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{failed, "meeting 2 is planned: its pack cannot have gone out yet", []string{"pack", "2", "--issued"}},
		{failed, "meeting 1 is issued: its minutes cannot have gone out yet", []string{"minutes", "1", "--issued"}},
		{failed, "no meeting 99", []string{"agenda", "99", "--issued"}},
		{misuse, "--issued is for", []string{"running", "1", "--issued"}},
		{misuse, "--issued is for", []string{"book", "1", "--issued"}},
		{misuse, "--issued is for", []string{"mail", "1", "--issued"}},
		{misuse, "--issued is for", []string{"actions", "Harbour Committee", "--issued"}},
		{misuse, "it goes with --issued", []string{"pack", "1", "--to", "members"}},
	} {
		s.fails(c.code, c.says, append([]string{"export", "-o", path}, c.args...)...)
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%v: the file is written all the same", c.args)
		}
	}
	if out := s.ok("issued", "2"); out != "" {
		t.Errorf("recorded all the same: %s", out)
	}
}

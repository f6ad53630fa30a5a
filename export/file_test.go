package export_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"minutebook/data/english"
	"minutebook/export"
	"minutebook/export/pdf"
)

// wide is s in UTF-16, as PDF keeps titles.
func wide(s string) string {
	var out strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		out.WriteByte(byte(u >> 8))
		out.WriteByte(byte(u))
	}
	return out.String()
}

// TestWhatAFileSaysOfItself: title, language, outline, links and fonts.
func TestWhatAFileSaysOfItself(t *testing.T) {
	m := sample()
	minutes, err := export.Minutes(m, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pack, err := export.Pack(t.Context(), m, papersOf(t), export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		pdf   []byte
		title string
		lines []string
	}{
		"minutes": {minutes.PDF, "Minutes, Environment and Highways Committee, 9 July 2026",
			[]string{"16 River quality in the Vale: progress report", "17a Signs and lines", "Part II: items from which the public may be excluded"}},
		"pack": {pack.PDF, "Agenda pack, Environment and Highways Committee, 9 July 2026",
			[]string{"Agenda", "3 River quality in the Vale: progress report", "Letter from the Rivers Trust"}},
	} {
		info := tool(t, c.pdf, "pdfinfo", "-isodates", "PDF")
		for _, want := range []string{"Title:           " + c.title, "Author:          Ashbourne Vale District Council", "CreationDate:    2026-07-09T00:00:00Z"} {
			if !strings.Contains(info, want) {
				t.Errorf("the %s do not say %q:\n%s", name, want, info)
			}
		}
		open := tool(t, c.pdf, "qpdf", "--qdf", "--object-streams=disable", "PDF", "-")
		for _, want := range []string{"/Lang (en-GB)", "/DisplayDocTitle true", "/PageMode /UseOutlines", "/ID ["} {
			if !strings.Contains(open, want) {
				t.Errorf("the %s lack %s", name, want)
			}
		}
		for _, line := range c.lines {
			hex := strings.ToLower(hexOf(wide(line)))
			if !strings.Contains(open, wide(line)) && !strings.Contains(open, hex) && !strings.Contains(open, "("+line+")") {
				t.Errorf("the outline of the %s lacks %q", name, line)
			}
		}
		if strings.Contains(open, "/EmbeddedFiles") {
			t.Errorf("the %s claim to hold files", name)
		}
		fonts := strings.Split(strings.TrimSpace(tool(t, c.pdf, "pdffonts", "PDF")), "\n")[2:]
		for _, f := range fonts {
			if !strings.Contains(f, "+SourceSans3-") || strings.Count(f, "yes") != 3 {
				t.Errorf("a font of the %s is not embedded as a subset with its characters: %s", name, f)
			}
		}
	}
	nobody := m
	nobody.Body.Wording.Authority = ""
	for _, draw := range []func() (export.Result, error){
		func() (export.Result, error) { return export.Minutes(nobody, export.Options{}) },
		func() (export.Result, error) { return export.Pack(t.Context(), nobody, papersOf(t), export.Options{}) },
	} {
		r, err := draw()
		if err != nil || strings.Contains(tool(t, r.PDF, "qpdf", "--qdf", "--object-streams=disable", "PDF", "-"), "/Author") {
			t.Errorf("an author without a name is named: %v", err)
		}
	}
	if open := tool(t, minutes.PDF, "qpdf", "--qdf", "PDF", "-"); !strings.Contains(open, "/URI (https://ashbournevale.example/rivers)") {
		t.Error("the link in the minutes is lost")
	}
}

func hexOf(s string) string {
	const digits = "0123456789abcdef"
	var out strings.Builder
	for i := range len(s) {
		out.WriteByte(digits[s[i]>>4])
		out.WriteByte(digits[s[i]&15])
	}
	return out.String()
}

// TestRestrictedTitles: a restricted copy says what it is in its title too, which is
// all that the head of a window and a list of files show; a public one does not.
func TestRestrictedTitles(t *testing.T) {
	m := sample()
	for what, draw := range map[string]func(export.Options) (export.Result, error){
		"agenda":      func(o export.Options) (export.Result, error) { return export.Agenda(m, o) },
		"minutes":     func(o export.Options) (export.Result, error) { return export.Minutes(m, o) },
		"agenda pack": func(o export.Options) (export.Result, error) { return export.Pack(t.Context(), m, papersOf(t), o) },
	} {
		for _, restricted := range []bool{false, true} {
			r, err := draw(export.Options{Restricted: restricted, InsertUnreadable: true})
			if err != nil {
				t.Fatal(err)
			}
			f, err := pdf.Read(t.Context(), r.PDF)
			if err != nil {
				t.Fatal(err)
			}
			want := english.Capital(what) + ", "
			if restricted {
				want = "Restricted " + what + ", "
			}
			if title, _ := f.Text(f.Info()["Title"]); !strings.HasPrefix(title, want) {
				t.Errorf("the %s is called %q, want %q", what, title, want)
			}
		}
	}
}

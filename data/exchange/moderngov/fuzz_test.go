package moderngov

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/data/exchange"
)

// FuzzRead: whatever comes in, Read gives a whole page or one sentence.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range []string{
		"Agenda\n\n1.\n\nA\n\nMinutes:\n\nRESOLVED:\n\n(a) b\n\n2.\n\nB",
		"Agenda item\n\nX\n\n|a|b|\n|---|---|\n|c|\n",
		"<table class=mgItemTable><tr><td class=mgItemNumberCell>1.<td><p class=mgAiTitleTxt>A<ul><li><ol><li>x</table>",
		"<?xml version=\"1.0\"?><meeting><agendaitem><agendaitemtitle>A</agendaitemtitle></agendaitem></meeting>",
		"Report to: A\n\nDate: 1 May 2026\n\nSubject: B\n\nSection 1\n\n1.1 C",
		"\xFF\xFEA\x00g\x00e\x00n\x00d\x00a\x00", "%PDF-", "PK\x03\x04",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		page, err := Read(data)
		if err != nil {
			if s := err.Error(); s == "" || strings.Contains(s, "\n") {
				t.Fatalf("the error is %q", s)
			}
			if page.Kind != "" || len(page.Meeting.Items) > 0 || len(page.Unread) > 0 {
				t.Fatal("data came with the error")
			}
			return
		}
		if page.Kind != exchange.Meeting && len(page.Meeting.Items) != 1 {
			t.Fatalf("a page of kind %s has %d items", page.Kind, len(page.Meeting.Items))
		}
		checkPage(t, page)
	})
}

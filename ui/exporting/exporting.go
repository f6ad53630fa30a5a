// Package exporting is the dialog that makes a PDF of a meeting.
//
// Words. What is made is one of the documents of package export. A restricted
// copy prints what is kept from the public; without it the public copy is made.
// Issuing is letting a document out: the book keeps which file went to whom and
// what stood in it. Exporting alone issues nothing.
//
// Promises. A file that is there already is replaced only when the clerk says
// so, and only by a whole one: the PDF is written beside it first.
package exporting

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/ui/session"
)

// what is a document the dialog offers.
type what struct {
	name string         // in the dialog
	file string         // at the end of the file's name
	kind data.IssueKind // what it is kept as when it goes out; empty for one that does not
	make func(context.Context, *session.Session, record.Meeting, export.Options) (export.Result, error)
}

// plain makes a document that needs nothing but the record.
func plain(draw func(record.Meeting, export.Options) (export.Result, error)) func(context.Context, *session.Session, record.Meeting, export.Options) (export.Result, error) {
	return func(_ context.Context, _ *session.Session, m record.Meeting, o export.Options) (export.Result, error) {
		return draw(m, o)
	}
}

// documents lists what can be made of a meeting. A supplement is there when
// something is new since the packs that went out.
func documents(m record.Meeting) []what {
	out := []what{
		{"Agenda", "agenda", data.IssuedAgenda, plain(export.Agenda)},
		{"Agenda pack, with the papers", "agenda pack", data.IssuedPack, pack},
	}
	for _, restricted := range []bool{false, true} {
		if n := supplements(m, restricted) + 1; export.SupplementDue(m, export.Options{Restricted: restricted}) == nil {
			out = append(out, what{fmt.Sprintf("Supplement %d, what is new since the pack", n), fmt.Sprintf("agenda supplement %d", n), data.IssuedSupplement, supplement})
			break
		}
	}
	return append(out,
		what{"Minutes", "minutes", data.IssuedMinutes, plain(export.Minutes)},
		what{"Decisions", "decisions", data.IssuedDecisions, plain(export.Decisions)},
		what{"Actions", "actions", data.IssuedActions, plain(export.Actions)},
		what{"Running sheet, for the chair", "running sheet", "", runningSheet})
}

// supplements counts those that went out.
func supplements(m record.Meeting, restricted bool) int {
	n := 0
	for _, i := range m.Issues {
		if i.Document == data.IssuedSupplement && i.Restricted == restricted {
			n++
		}
	}
	return n
}

// first is the document that a meeting most likely needs: once its pack is out, what
// is new since.
func first(m record.Meeting, offered []what) int {
	want := data.IssuedMinutes
	switch m.Meeting.Status {
	case data.Planned, data.Cancelled:
		want = data.IssuedAgenda
	case data.Issued:
		want = data.IssuedPack
		if slices.ContainsFunc(offered, func(w what) bool { return w.kind == data.IssuedSupplement }) {
			want = data.IssuedSupplement
		}
	}
	return slices.IndexFunc(offered, func(w what) bool { return w.kind == want })
}

// isDraft tells whether a document of a meeting in the status is a draft unless
// the clerk says otherwise: minutes that nobody has approved.
func isDraft(s data.Status) bool { return !s.Locked() }

// fileName is what a document is called: "2026-07-06 Finance Sub-Committee
// minutes.pdf". A restricted copy says so.
func fileName(m record.Meeting, w what, restricted bool) string {
	name := m.Body.ShortName
	if name == "" {
		name = m.Body.Name
	}
	name = string(m.Meeting.Start.Date()) + " " + name + " " + w.file
	if restricted {
		name += " RESTRICTED"
	}
	return safe(name) + ".pdf"
}

// safe is a name that every desktop's file system takes.
func safe(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name)
	return strings.Trim(strings.Join(strings.Fields(name), " "), " .")
}

// documentsDir is where documents are put at first: the user's Documents, or
// the home folder if there is none.
func documentsDir() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if dir := filepath.Join(home, "Documents"); isDir(dir) {
		return dir
	}
	return home
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// target is the file a typed path means: ~ is the home folder, a folder takes
// the name given, and the end is ".pdf".
func target(typed, name string) (string, error) {
	path := strings.TrimSpace(typed)
	if path == "" {
		return "", sentence("Please say where the file goes.")
	}
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || rest[0] == '/' || rest[0] == filepath.Separator) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		path = home + rest
	}
	if isDir(path) {
		path = filepath.Join(path, name)
	}
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		path += ".pdf"
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if dir := filepath.Dir(path); !isDir(dir) {
		return "", sentence("There is no folder " + dir + ".")
	}
	return path, nil
}

// sentence is an error that is shown as it is.
type sentence string

func (s sentence) Error() string { return string(s) }

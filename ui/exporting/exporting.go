// Package exporting is the dialog that makes a PDF of a meeting.
//
// Words. What is made is one of the documents of package export. A restricted
// copy prints what is kept from the public; without it the public copy is made.
//
// Promises. A file that is there already is replaced only when the clerk says
// so, and only by a whole one: the PDF is written beside it first.
package exporting

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/ui/session"
)

// what is a document the dialog offers.
type what struct {
	name string // in the dialog
	file string // at the end of the file's name
	make func(context.Context, *session.Session, record.Meeting, export.Options) (export.Result, error)
}

// plain makes a document that needs nothing but the record.
func plain(draw func(record.Meeting, export.Options) (export.Result, error)) func(context.Context, *session.Session, record.Meeting, export.Options) (export.Result, error) {
	return func(_ context.Context, _ *session.Session, m record.Meeting, o export.Options) (export.Result, error) {
		return draw(m, o)
	}
}

// documents lists what can be made.
func documents() []what {
	return []what{
		{"Agenda", "agenda", plain(export.Agenda)},
		{"Agenda pack, with the papers", "agenda pack", pack},
		{"Minutes", "minutes", plain(export.Minutes)},
		{"Decisions", "decisions", plain(export.Decisions)},
		{"Actions", "actions", plain(export.Actions)},
		{"Running sheet, for the chair", "running sheet", runningSheet},
	}
}

// first is the document that a meeting in the status most likely needs.
func first(s data.Status) int {
	switch s {
	case data.Planned:
		return 0
	case data.Issued:
		return 1
	}
	return 2
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

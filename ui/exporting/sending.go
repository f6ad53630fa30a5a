package exporting

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export"
	"minutebook/export/calendar"
	"minutebook/export/mail"
)

func (r *ready) showFolder() error {
	r.session.Work(func(ctx context.Context) error { return r.reveal(ctx, r.path) }, func(err error) {
		if err != nil {
			r.dialog.Fail(err)
		}
	})
	return nil
}

func (r *ready) copyPath() error {
	fyne.CurrentApp().Clipboard().SetContent(r.path)
	r.tell("Copied: " + r.path)
	return nil
}

// write puts a draft to the members beside the PDF, with the PDF in it, and hands it
// to the mail program.
func (r *ready) write() error {
	to := rules.Recipients(r.record, r.options.Restricted)
	file := mail.Write(r.letter(to))
	path := strings.TrimSuffix(r.path, filepath.Ext(r.path)) + ".eml"
	if err := os.WriteFile(path, file, 0o600); err != nil {
		return err
	}
	if err := r.session.Open(path); err != nil {
		return sentence("The mail is in " + filepath.Base(path) + ", beside the PDF, but no program opened it.")
	}
	r.tell(writtenWords(path, to, len(file)))
	return nil
}

// letter is the mail to the members. Of a restricted copy it names only what the
// public may know: anybody can read a mail on its way.
func (r *ready) letter(to []data.Recipient) mail.Draft {
	return mail.Letter(r.record, mail.Document{
		Kind: r.what.kind, Restricted: r.options.Restricted, Locked: r.locked, Draft: r.options.Draft, Pages: r.made.Pages, Changes: r.open,
		File: mail.Attachment{Name: filepath.Base(r.path), Media: "application/pdf", Bytes: r.made.PDF},
	}, to, r.session.Now())
}

// publicChanges are the changes of items and papers whose names the public may know.
func publicChanges(m record.Meeting, i data.Issue) []string {
	before, known := rules.GoneOut(m.Issues, i.Restricted)
	if !known {
		return nil
	}
	now, _ := rules.GoneOut(append(m.Issues[:len(m.Issues):len(m.Issues)], i), i.Restricted)
	before.Contents = export.Named(m, before.Contents)
	return rules.ChangedSince(before, export.Named(m, now.Contents))
}

// writtenWords say what became of a draft, and who has no mail.
func writtenWords(path string, to []data.Recipient, bytes int) string {
	byMail, onPaper := apart(to)
	words := "Your mail program opens a draft to " + people(len(byMail)) + ": read it through and send it. It is kept as " + filepath.Base(path) + "."
	if len(byMail) == 0 {
		words = "Your mail program opens a draft. No member has an address in the book: put in whom it goes to."
	}
	if len(onPaper) > 0 {
		words += "\nOn paper: " + names(onPaper) + "."
	}
	if bytes > mail.Usual {
		words += "\nThe mail has " + size(bytes) + ": many mail servers take no more than " + size(mail.Usual) + "."
	}
	return words
}

// apart parts those who have a document by mail from those who have it on paper.
func apart(to []data.Recipient) (byMail, onPaper []data.Recipient) {
	for _, r := range to {
		if r.Email != "" {
			byMail = append(byMail, r)
		} else {
			onPaper = append(onPaper, r)
		}
	}
	return byMail, onPaper
}

// people counts them.
func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// names lists people: "Ann Day, Owen Marsh and Jo Rowan".
func names(of []data.Recipient) string {
	var out []string
	for _, r := range of {
		out = append(out, r.Name)
	}
	if n := len(out) - 1; n > 0 {
		return strings.Join(out[:n], ", ") + " and " + out[n]
	}
	return strings.Join(out, "")
}

// calendar puts the meeting beside the PDF as a calendar entry and hands it to the
// calendar.
func (r *ready) calendar() error {
	name := strings.TrimSuffix(fileName(r.record, what{file: "meeting"}, false), ".pdf") + ".ics"
	path := filepath.Join(filepath.Dir(r.path), name)
	if err := os.WriteFile(path, calendar.Entry(r.record, r.session.Now()), 0o644); err != nil {
		return err
	}
	if err := r.session.Open(path); err != nil {
		return sentence("The calendar entry is in " + name + ", beside the PDF, but no program opened it.")
	}
	r.tell("Your calendar opens the meeting. Members can have it too: " + name + ", beside the PDF.")
	return nil
}

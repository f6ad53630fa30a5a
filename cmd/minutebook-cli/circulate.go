package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/export/calendar"
	"minutebook/export/mail"
)

// circulated is the JSON of export ics and export mail.
type circulated struct {
	File    string     `json:"file"`
	To      []issuedTo `json:"to,omitempty"`       // of a mail
	OnPaper []string   `json:"on_paper,omitempty"` // of a mail: members that it does not go to
}

// circulates tells whether what is asked for is no PDF but goes with one.
func (c *exportCmd) circulates() bool { return c.What == "ics" || c.What == "mail" }

// circulate writes the calendar entry of a meeting, or a draft of the mail that
// takes a PDF to its members.
func (c *exportCmd) circulate(a *app) error {
	id, err := strconv.ParseInt(c.Of, 10, 64)
	switch {
	case err != nil:
		return usageError(fmt.Sprintf("export %s needs the id of a meeting, not %q", c.What, c.Of))
	case c.What == "mail" && c.Attach == "":
		return usageError("export mail needs the PDF that the mail takes: --attach FILE.pdf")
	case c.Supplement || c.Insert || c.PasswordFile != "" || c.What == "ics" && (c.Draft || c.Restricted):
		return usageError("export " + c.What + " takes no options of a PDF")
	}
	return a.reading(func(b *store.Book) error {
		m, err := b.Record(a.ctx, id)
		if err != nil {
			return err
		}
		out := circulated{File: c.Output}
		file := calendar.Entry(m, a.now())
		if c.What == "mail" {
			if file, err = c.mail(a, m, &out); err != nil {
				return err
			}
		}
		if err := os.WriteFile(c.Output, file, 0o644); err != nil {
			return err
		}
		return a.print(out, func(w io.Writer) {
			fmt.Fprintln(w, out.File)
			for _, r := range out.To {
				fmt.Fprintf(w, "  to %s <%s>\n", r.Name, r.Email)
			}
			for _, name := range out.OnPaper {
				fmt.Fprintf(w, "  on paper: %s\n", name)
			}
		})
	})
}

// mail is the draft to the members, with the PDF in it.
func (c *exportCmd) mail(a *app, m record.Meeting, out *circulated) ([]byte, error) {
	pdf, err := os.ReadFile(c.Attach)
	if err != nil {
		return nil, err
	}
	d := c.document(m, pdf)
	to := rules.Recipients(m, d.Restricted)
	for _, r := range to {
		if r.Email != "" {
			out.To = append(out.To, issuedTo{r.Name, r.Email})
		} else {
			out.OnPaper = append(out.OnPaper, r.Name)
		}
	}
	return mail.Write(mail.Letter(m, d, to, a.now())), nil
}

// document is what a PDF is: the one that was issued, or what a meeting that has
// come so far sends.
func (c *exportCmd) document(m record.Meeting, pdf []byte) mail.Document {
	d := mail.Document{Kind: data.IssuedPack, Restricted: c.Restricted, Draft: c.Draft,
		File: mail.Attachment{Name: filepath.Base(c.Attach), Media: "application/pdf", Bytes: pdf}}
	if s := m.Meeting.Status; s != data.Planned && s != data.Issued && s != data.Cancelled {
		d.Kind, d.Draft = data.IssuedMinutes, c.Draft || !s.Locked()
	}
	hash := fmt.Sprintf("%x", sha256.Sum256(pdf))
	if i := slices.IndexFunc(m.Issues, func(i data.Issue) bool { return strings.EqualFold(i.SHA256, hash) }); i >= 0 {
		d.Kind, d.Restricted = m.Issues[i].Document, d.Restricted || m.Issues[i].Restricted
	}
	return d
}

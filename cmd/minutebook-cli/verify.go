package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"time"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/store"
	"minutebook/export"
	"minutebook/export/sign"
)

type verifyCmd struct {
	File string `arg:"" optional:"" type:"existingfile" placeholder:"FILE.pdf" help:"Signed minutes or a minute book to hold against the book; without one the approvals of every body are verified, from the first to the last, with all that is locked with them."`

	WriteApprovals bool `help:"Write the approvals that approvals.txt beside the book has lost into it again, and say so on the audit trail: for a book that came from a backup or another PC without the file. Then verify."`
}

// chainLine is the JSON of verify, one for a body, and one where something is wrong with
// the book as a whole; scripts depend on its form.
type chainLine struct {
	Body      string `json:"body"` // "the book itself"
	Approvals int    `json:"approvals"`
	Last      string `json:"last"`             // hash of the last approval
	Broken    string `json:"broken,omitempty"` // the first broken link; empty: there is none
}

func (c *verifyCmd) Run(a *app) error {
	switch {
	case c.File != "" && c.WriteApprovals:
		return usageError("--write-approvals is about the book, not about a file")
	case c.File != "":
		return c.file(a)
	case c.WriteApprovals:
		if err := a.writing(func(b *store.Book) error {
			_, err := b.WriteWitness(a.ctx)
			return err
		}); err != nil {
			return err
		}
	}
	return a.reading(func(b *store.Book) error {
		reports, err := b.VerifyChain(a.ctx)
		if err != nil {
			return err
		}
		lines := []chainLine{}
		for _, r := range reports {
			lines = append(lines, chainLine{r.BodyName, r.Approvals, r.Last, r.Broken})
		}
		err = a.print(lines, func(w io.Writer) {
			for i, l := range lines {
				if reports[i].Body == 0 {
					fmt.Fprintf(w, "%s: %s\n", l.Body, l.Broken)
					continue
				}
				fmt.Fprintf(w, "%s: %s, %s\n", l.Body, english.Count(l.Approvals, "approval"), cmp.Or(l.Broken, "unbroken"))
			}
			if len(lines) == 0 {
				fmt.Fprintln(w, "No minutes are approved yet.")
			}
		})
		for _, l := range lines {
			if err == nil && l.Broken != "" {
				err = fmt.Errorf("%s: %s", l.Body, l.Broken)
			}
		}
		return err
	})
}

// verified is the JSON of verify for a file; scripts depend on its form.
type verified struct {
	File       string           `json:"file"`
	SHA256     string           `json:"sha256"`
	Signatures []signatureFound `json:"signatures"` // in the file
	Records    []recordFound    `json:"records"`    // whose codes are printed in it
	Recorded   []signedLine     `json:"recorded"`   // signatures that the book holds of this very file
	Proved     bool             `json:"proved"`     // by signature or hash: no byte was changed; else the codes alone were compared
}

type signatureFound struct {
	Name        string    `json:"name"`
	Certificate string    `json:"certificate"`
	At          time.Time `json:"at"`
	Reason      string    `json:"reason,omitempty"`
	Problem     string    `json:"problem,omitempty"` // why it does not hold
	Known       bool      `json:"known"`             // the book holds it

	document string // SHA-256 of the file as it left it
}

func (s signatureFound) unknown() bool { return !s.Known }

type recordFound struct {
	Code    string    `json:"code"`
	Meeting int64     `json:"meeting"` // 0: the book has no such record
	Body    string    `json:"body,omitempty"`
	Date    data.Date `json:"date,omitempty"`
}

// file holds a PDF against the book.
func (c *verifyCmd) file(a *app) error {
	file, err := readFile(c.File)
	if err != nil {
		return err
	}
	found, err := sign.Verify(a.ctx, file)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	codes, err := export.Codes(a.ctx, file)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	v := verified{File: c.File, SHA256: fmt.Sprintf("%x", sha256.Sum256(file)), Signatures: []signatureFound{}, Records: []recordFound{}, Recorded: []signedLine{}}
	for _, s := range found {
		line := signatureFound{Name: s.Name, Certificate: s.Certificate, At: s.At, Reason: s.Reason, document: s.Document}
		if s.Problem != nil {
			line.Problem = s.Problem.Error()
		}
		v.Signatures = append(v.Signatures, line)
	}
	return a.reading(func(b *store.Book) error {
		broken, err := v.holdAgainst(a.ctx, b, codes)
		v.Proved = err == nil && broken == "" && (len(v.Recorded) > 0 || sign.Check(found) == nil && !slices.ContainsFunc(v.Signatures, signatureFound.unknown))
		if err == nil {
			err = a.print(v, v.plain)
		}
		if err == nil {
			err = v.wrong(found, broken)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", c.File, err)
		}
		return nil
	})
}

// holdAgainst finds what the book knows of the file. broken is the first fault of a
// body whose record is printed in it, or of the book as a whole.
func (v *verified) holdAgainst(ctx context.Context, b *store.Book, codes []string) (broken string, err error) {
	for _, code := range codes {
		v.Records = append(v.Records, recordFound{Code: code})
	}
	rows, err := b.Meetings(ctx, store.MeetingFilter{Statuses: []data.Status{data.Approved, data.Signed}})
	if err != nil {
		return "", err
	}
	bodies := map[int64]bool{0: true}
	for _, row := range rows {
		m, err := b.Record(ctx, row.ID)
		if err != nil {
			return "", err
		}
		if m.Approval == nil {
			continue
		}
		for i, r := range v.Records {
			if r.Code == export.Code(m.Approval.Hash) {
				v.Records[i] = recordFound{r.Code, m.Meeting.ID, m.Body.Name, m.Meeting.Start.Date()}
				bodies[m.Body.ID] = true
			}
		}
		for _, s := range m.Signatures {
			for i, f := range v.Signatures {
				v.Signatures[i].Known = f.Known || f.document != "" && s.Document == f.document
			}
			if s.Document == v.SHA256 {
				v.Recorded = append(v.Recorded, signedLine{Meeting: m.Meeting.ID, Person: s.Person, Capacity: s.Capacity, Method: s.Method,
					File: v.File, Certificate: s.Certificate, SHA256: s.Document, Warnings: []string{}})
				bodies[m.Body.ID] = true
			}
		}
	}
	reports, err := b.VerifyChain(ctx)
	for _, r := range reports {
		if bodies[r.Body] {
			broken = cmp.Or(broken, r.Broken)
		}
	}
	return broken, err
}

// wrong says why the file is not to be trusted; nil if it is.
func (v *verified) wrong(found []sign.Signature, broken string) error {
	if len(found) > 0 {
		if err := sign.Check(found); err != nil {
			return err
		}
	}
	for _, r := range v.Records {
		if r.Meeting == 0 {
			return fmt.Errorf("the code %s is that of no record in this book", r.Code)
		}
	}
	if i := slices.IndexFunc(v.Signatures, signatureFound.unknown); i >= 0 {
		return fmt.Errorf("the book holds no signature of %s on it: the certificate is that of %s", v.Signatures[i].Name, v.Signatures[i].Certificate)
	}
	switch {
	case broken != "":
		return fmt.Errorf("the book itself is not to be trusted: %s", broken)
	case len(found)+len(v.Records)+len(v.Recorded) == 0:
		return fmt.Errorf("it is not signed, and this book does not know it")
	}
	return nil
}

func (v *verified) plain(w io.Writer) {
	for _, s := range v.Signatures {
		fmt.Fprintf(w, "Signed by %s on %s: %s\n", cmp.Or(s.Name, "nobody knows whom"), data.DateOf(s.At).Medium(), cmp.Or(s.Problem, "unchanged since"))
		if s.Certificate != "" {
			fmt.Fprintln(w, "  "+s.Certificate)
		}
	}
	for _, r := range v.Records {
		if r.Meeting != 0 {
			fmt.Fprintf(w, "Record %s: the book has the same code for the minutes of %s on %s\n", r.Code, r.Body, r.Date.Medium())
		}
	}
	for _, s := range v.Recorded {
		fmt.Fprintf(w, "The book knows this very file as signed by %s, %s\n", s.Person, s.Capacity)
	}
	if !v.Proved && len(v.Signatures) == 0 && len(v.Records) > 0 {
		fmt.Fprintln(w, "It is not signed: its codes were compared with those of the book, not its words.")
	}
}

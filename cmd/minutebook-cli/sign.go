package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/export"
	"minutebook/export/sign"
)

type signCmd struct {
	Meeting    int64  `arg:"" help:"The meeting whose approved minutes are signed."`
	Name       string `required:"" placeholder:"NAME" help:"Who signs."`
	Capacity   string `required:"" placeholder:"CHAIRMAN" help:"In what capacity."`
	Output     string `short:"o" placeholder:"FILE.pdf" help:"The signed minutes to write, a file that is not there yet. Not needed when it is only recorded that they were signed in ink."`
	Restricted bool   `help:"Print exempt matter too."`
	Picture    string `type:"existingfile" placeholder:"FILE" help:"A photograph or scan of the signature, PNG or JPEG."`
	FirstLeaf  int    `name:"first-leaf" placeholder:"N" help:"The number of the first leaf of the signed minutes: the one they were printed with before, or on from the body's minutes that were."`
	On         string `placeholder:"2026-05-14" help:"The day of a signature in ink, if it is not today."`

	PKCS12       string `name:"pkcs12" type:"existingfile" placeholder:"FILE.p12" help:"Sign the PDF with the certificate in this file."`
	PasswordFile string `type:"existingfile" placeholder:"FILE" help:"The password of the certificate is the first line of this file."`
}

// signedLine is the JSON of sign.
type signedLine struct {
	Meeting     int64    `json:"meeting"`
	Person      string   `json:"person"`
	Capacity    string   `json:"capacity"`
	Method      string   `json:"method"`
	File        string   `json:"file,omitempty"`
	Certificate string   `json:"certificate,omitempty"`
	SHA256      string   `json:"sha256,omitempty"` // of the file
	FirstLeaf   int      `json:"first_leaf,omitempty"`
	LastLeaf    int      `json:"last_leaf,omitempty"`
	Warnings    []string `json:"warnings"`
}

func (c *signCmd) Run(a *app) error {
	s, id, err := c.signature(a)
	if err != nil {
		return err
	}
	return a.writing(func(b *store.Book) error {
		m, err := b.Record(a.ctx, c.Meeting)
		if err != nil {
			return err
		}
		if m.Approval != nil {
			if err := rules.SignedOn(*m.Approval, data.DateOf(s.SignedAt), data.DateOf(a.now())); err != nil {
				return err
			}
		}
		line := signedLine{Meeting: c.Meeting, File: c.Output, Warnings: []string{}}
		if c.Output != "" {
			o := export.Options{Restricted: c.Restricted, Today: data.DateOf(a.now())}
			o.Open = func(p data.Paper) (io.ReadCloser, error) { return b.OpenPaper(a.ctx, p.ID) }
			if o.FirstLeaf, err = firstLeaf(a.ctx, b, m, c.FirstLeaf); err != nil {
				return err
			}
			var r export.Result
			if r, s, err = export.SignMinutes(a.ctx, m, s, id, o); err != nil {
				return err
			}
			for _, w := range r.Warnings {
				line.Warnings = append(line.Warnings, w.Where+": "+w.What)
			}
			if err := r.WriteFile(c.Output); err != nil {
				return err
			}
			line.FirstLeaf, line.LastLeaf = r.First, r.Last
		}
		if err := b.Sign(a.ctx, c.Meeting, s); err != nil {
			if c.Output != "" { // a signed file that the book does not know must not lie about
				err = errors.Join(err, os.Remove(c.Output))
			}
			return err
		}
		if c.Output != "" {
			if err := b.SaveLeaves(a.ctx, c.Meeting, line.FirstLeaf, line.LastLeaf); err != nil {
				return err
			}
		}
		line.Person, line.Capacity, line.Method, line.Certificate, line.SHA256 = s.Person, s.Capacity, s.Method, s.Certificate, s.Document
		return a.print(line, func(w io.Writer) {
			fmt.Fprintf(w, "Signed by %s, %s.\n", s.Person, s.Capacity)
			if line.File != "" {
				fmt.Fprintf(w, "  %s\n  %s\n", line.File, leafText(line.FirstLeaf, line.LastLeaf))
			}
			if line.Certificate != "" {
				fmt.Fprintf(w, "  %s\n", line.Certificate)
			}
			for _, warning := range line.Warnings {
				fmt.Fprintln(w, "  "+warning)
			}
		})
	})
}

// signature is what is known of it before the minutes are printed, and what it is
// made with; nil for none.
func (c *signCmd) signature(a *app) (s data.Signature, id *sign.Identity, err error) {
	s = data.Signature{Person: c.Name, Capacity: c.Capacity, SignedAt: a.now(), Method: "ink"}
	switch {
	case c.Output == "" && c.PKCS12 != "":
		return s, nil, usageError("a certificate signs a file: say with -o where to write it")
	case c.FirstLeaf < 0 || c.FirstLeaf > 0 && c.Output == "":
		return s, nil, usageError("--first-leaf is a number from 1 on, for the minutes that -o writes")
	case c.PKCS12 == "" && c.PasswordFile != "":
		return s, nil, usageError("--password-file is that of a certificate: it goes with --pkcs12")
	case c.On != "" && c.PKCS12+c.Picture != "":
		return s, nil, usageError("--on is for signatures in ink: others are made now")
	}
	if _, err := os.Stat(c.Output); c.Output != "" && err == nil {
		return s, nil, fmt.Errorf("there is a file %s already: no signed minutes are written over", c.Output)
	}
	if c.On != "" {
		on, err := data.ParseDate(c.On)
		if err != nil {
			return s, nil, usageError(err.Error())
		}
		s.SignedAt = on.Time()
	}
	if c.Picture != "" {
		file, err := readFile(c.Picture)
		if err != nil {
			return s, nil, err
		}
		if s.Picture, err = sign.Clean(file); err != nil {
			return s, nil, err
		}
		s.Method = "imported"
	}
	if c.PKCS12 == "" {
		return s, nil, nil
	}
	password := ""
	if c.PasswordFile != "" {
		if password, err = passwordIn(c.PasswordFile); err != nil {
			return s, nil, err
		}
	}
	file, err := readFile(c.PKCS12)
	if err != nil {
		return s, nil, err
	}
	read, err := sign.ReadPKCS12(file, password)
	return s, &read, err
}

func readFile(path string) ([]byte, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", path, errors.Unwrap(err))
	}
	return file, nil
}

package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"minutebook/export/accessible"
	"minutebook/export/worker"
)

type accessibilityCmd struct {
	File string `arg:"" placeholder:"FILE.pdf" help:"The PDF to test, of whatever origin."`
}

// tested is the JSON of accessibility; scripts depend on its form.
type tested struct {
	File       string `json:"file"`
	Summary    string `json:"summary"`
	Accessible bool   `json:"accessible"` // nothing a machine can find keeps anyone from reading it
	Archival   bool   `json:"archival"`   // it is PDF/A and nothing a machine can find is against that
	accessible.Report
}

// faulty says that the file was read and is not as it should be; what is wrong
// stands on standard output.
type faulty string

func (f faulty) Error() string { return string(f) }

// Run fails when the file cannot be read by everyone, or when it claims to be for
// the archive and is not.
func (c *accessibilityCmd) Run(a *app) error {
	f, err := os.Open(c.File)
	if err != nil {
		var where *fs.PathError
		if errors.As(err, &where) {
			err = where.Err
		}
		return fmt.Errorf("open %s: %w", c.File, err)
	}
	defer f.Close()
	w := worker.New(worker.Usual)
	defer w.Close()
	r, err := w.Check(a.ctx, f)
	if err != nil {
		return fmt.Errorf("%s cannot be tested: %w", c.File, err)
	}
	t := tested{c.File, accessible.Summary(r), r.Accessible(), r.Archival(), r}
	if err := a.print(t, func(out io.Writer) { printTested(out, t) }); err != nil {
		return err
	}
	switch {
	case !t.Accessible:
		return faulty(c.File + " is not accessible")
	case r.Claim("PDF/A") && !t.Archival:
		return faulty(c.File + " claims to be for the archive and is not")
	}
	return nil
}

func printTested(out io.Writer, t tested) {
	fmt.Fprintf(out, "%s: %s\n", t.File, t.Summary)
	for _, part := range []struct {
		title  string
		faults []accessible.Fault
	}{
		{"For readers who cannot see the page", t.Of(accessible.Reading)},
		{"For the archive", t.Only(accessible.Archiving)},
	} {
		if len(part.faults) == 0 {
			continue
		}
		fmt.Fprintf(out, "\n%s\n", part.title)
		for _, g := range accessible.Groups(part.faults) {
			fmt.Fprintf(out, "  %s\n", g.Title())
			for _, f := range g.Faults {
				fmt.Fprintf(out, "    - %s (%s; %s)\n      %s\n", f.What, f.Name, f.Source, f.Mend)
			}
		}
	}
}

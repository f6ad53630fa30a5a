package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
	"minutebook/data/rules"
	"minutebook/data/store"
)

type reviewCmd struct {
	Send  reviewSendCmd  `cmd:"" help:"Write a draft into a file for the chair or another reader."`
	Merge reviewMergeCmd `cmd:"" help:"Take a reader's answer into the book."`
}

type reviewSendCmd struct {
	Meeting      int64    `arg:"" help:"The meeting's id."`
	Output       string   `short:"o" required:"" placeholder:"FILE.minutereview" help:"The file to write."`
	To           string   `placeholder:"NAME" help:"Who reads it (default: the chair of the body)."`
	Capacity     string   `placeholder:"CAPACITY" help:"In what capacity."`
	Note         string   `placeholder:"TEXT" help:"Words to the reader."`
	Items        []string `placeholder:"29,31" help:"The minutes that the reader is asked about (default: all)."`
	Restricted   bool     `help:"Send exempt matter too."`
	PasswordFile string   `type:"existingfile" placeholder:"FILE" help:"Lock the file with the password on the first line of this file."`
}

// sentLine is the JSON of review send; scripts depend on its form.
type sentLine struct {
	Review     string      `json:"review"` // its UID, which the answer bears
	Meeting    int64       `json:"meeting"`
	File       string      `json:"file"`
	Reader     data.Reader `json:"reader"`
	Items      []string    `json:"items"` // minute numbers; empty: all
	Restricted bool        `json:"restricted"`
	Locked     bool        `json:"locked"`
	Status     data.Status `json:"status"` // of the minutes
}

func (c *reviewSendCmd) Run(a *app) error {
	if _, err := os.Stat(c.Output); err == nil {
		return fmt.Errorf("there is a file %s already: no draft is written over, which may hold a reader's answer", c.Output)
	}
	password := ""
	if c.PasswordFile != "" {
		var err error
		if password, err = passwordIn(c.PasswordFile); err != nil {
			return err
		}
	}
	return a.writing(func(b *store.Book) error {
		m, err := b.Record(a.ctx, c.Meeting)
		if err != nil {
			return err
		}
		if m.Meeting.Status == data.DraftPublished {
			return store.ErrPublished
		}
		r := data.Review{Meeting: c.Meeting, Note: c.Note, Restricted: c.Restricted}
		if r.Reader, err = c.reader(m); err != nil {
			return err
		}
		if r.Asked, err = c.asked(a, b); err != nil {
			return err
		}
		file, err := b.SendReview(a.ctx, &r, password)
		if err != nil {
			return err
		}
		if err := os.WriteFile(c.Output, file, 0o600); err != nil {
			return errors.Join(fmt.Errorf("write %s: %w", c.Output, errors.Unwrap(err)), b.WithdrawReview(a.ctx, r.ID))
		}
		now, err := b.Meeting(a.ctx, c.Meeting)
		if err != nil {
			return err
		}
		line := sentLine{Review: r.UID, Meeting: c.Meeting, File: c.Output, Reader: r.Reader, Items: append([]string{}, c.Items...),
			Restricted: c.Restricted, Locked: password != "", Status: now.Status}
		return a.print(line, func(w io.Writer) {
			fmt.Fprintf(w, "%s is for %s to read; the minutes are %s.\n", c.Output, r.Reader.Name, now.Status)
		})
	})
}

// reader is whom --to names, or the chair of the body on the day.
func (c *reviewSendCmd) reader(m record.Meeting) (data.Reader, error) {
	chair := slices.IndexFunc(m.Members, func(s data.Member) bool { return s.Role == data.Chair })
	if c.To == "" && chair < 0 {
		return data.Reader{}, usageError("nobody chairs this body: say with --to who reads the draft")
	}
	r := data.Reader{Name: c.To, Capacity: c.Capacity}
	if chair >= 0 {
		if p := m.Members[chair].Person; c.To == "" || data.NameKey(p.PlainName()) == data.NameKey(c.To) || data.NameKey(p.Name()) == data.NameKey(c.To) {
			r = data.Reader{Name: p.Name(), Capacity: cmp.Or(c.Capacity, rules.ChairTitle(m.Body.Wording)), Email: p.Email}
		}
	}
	return r, nil
}

// asked are the UIDs of the items that --items names.
func (c *reviewSendCmd) asked(a *app, b *store.Book) ([]string, error) {
	var out []string
	for _, number := range c.Items {
		it, err := minuteNumbered(a, b, c.Meeting, strings.TrimSpace(number))
		if err != nil {
			return nil, err
		}
		out = append(out, it.UID)
	}
	return out, nil
}

// minuteNumbered finds an item by its minute number, else by its agenda number.
func minuteNumbered(a *app, b *store.Book, meeting int64, number string) (data.Item, error) {
	items, err := b.Items(a.ctx, meeting)
	if err != nil {
		return data.Item{}, err
	}
	if i := slices.IndexFunc(items, func(it data.Item) bool { return number != "" && it.MinuteNumber == number }); i >= 0 {
		return items[i], nil
	}
	return itemNumbered(a, b, meeting, number)
}

type reviewMergeCmd struct {
	File         string `arg:"" type:"existingfile" placeholder:"FILE.minutereview" help:"The file as it came back."`
	AcceptClean  bool   `help:"Accept every change of a passage that was not changed meanwhile."`
	PasswordFile string `type:"existingfile" placeholder:"FILE" help:"The file is locked with the password on the first line of this file."`
}

// mergedLine is the JSON of review merge; scripts depend on its form.
type mergedLine struct {
	Meeting  int64       `json:"meeting"`
	Reader   data.Reader `json:"reader"`
	Round    int         `json:"round"`
	Verdict  string      `json:"verdict"` // "approved", "returned" or empty
	Sealed   bool        `json:"sealed"`  // the file had a password: nobody else can have written it
	Accepted int         `json:"accepted"`
	Left     []leftLine  `json:"left"` // what the clerk has to decide
}

// leftLine is a change or remark that is not decided.
type leftLine struct {
	Number   string `json:"number"` // of the minute; empty: of the minutes as a whole
	What     string `json:"what"`   // "changed", "added", "removed", "moved" or "remark"
	Collides bool   `json:"collides"`
	Text     string `json:"text"` // the words that come or, where something is removed, go
}

func (c *reviewMergeCmd) Run(a *app) error {
	file, err := readFile(c.File)
	if err != nil {
		return err
	}
	password := ""
	if c.PasswordFile != "" {
		if password, err = passwordIn(c.PasswordFile); err != nil {
			return err
		}
	}
	return a.writing(func(b *store.Book) error {
		r, err := b.TakeReview(a.ctx, file, password)
		if err != nil {
			return err
		}
		line := mergedLine{Meeting: r.Meeting, Reader: r.Reader, Round: r.Round, Verdict: string(r.Verdict), Sealed: r.Sealed}
		if c.AcceptClean && r.State == data.ReviewReturned {
			if line.Accepted, err = b.RuleClean(a.ctx, r.ID); err != nil {
				return err
			}
		}
		if line.Left, err = left(a, b, r); err != nil {
			return err
		}
		if len(line.Left) == 0 && r.State == data.ReviewReturned {
			if err := b.SettleReview(a.ctx, r.ID); err != nil {
				return err
			}
		}
		return a.print(line, line.plain)
	})
}

func (l mergedLine) plain(w io.Writer) {
	approves := "approves the draft as it stands"
	if l.Accepted+len(l.Left) > 0 {
		approves = "approves the draft, with what stands here"
	}
	verdict := map[string]string{string(data.VerdictApproved): approves, string(data.VerdictReturned): "returns the draft with remarks"}[l.Verdict]
	fmt.Fprintf(w, "%s %s.\n", l.Reader.Name, cmp.Or(verdict, "says nothing of the draft as a whole"))
	if !l.Sealed {
		fmt.Fprintf(w, "  The file had no password: nothing but the way it came to you shows that %s wrote it.\n", l.Reader.Name)
	}
	if l.Accepted > 0 {
		fmt.Fprintf(w, "  Changes accepted: %d\n", l.Accepted)
	}
	for _, x := range l.Left {
		what := x.What
		if x.Collides {
			what += ", and changed here too"
		}
		if x.Number != "" {
			what = "minute " + x.Number + ", " + what
		}
		fmt.Fprintf(w, "  To decide: %s: %s\n", what, x.Text)
	}
}

// left are the changes and remarks of an answer that nobody has decided.
func left(a *app, b *store.Book, r data.Review) ([]leftLine, error) {
	out := []leftLine{}
	f, err := b.ReviewAnswer(a.ctx, r.ID)
	if err != nil {
		return nil, err
	}
	rulings, err := b.Rulings(a.ctx, r.ID)
	if err != nil {
		return nil, err
	}
	decided := map[string]bool{}
	for _, ruling := range rulings {
		decided[ruling.Remark] = true
	}
	m, err := b.Record(a.ctx, r.Meeting)
	if err != nil {
		return nil, err
	}
	for _, remark := range f.Answer.Remarks {
		if !decided[remark.Key] && remark.Item == "" {
			out = append(out, leftLine{What: "remark", Text: remark.Text})
		}
	}
	for _, it := range m.Items {
		was, known := f.Sent.Item(it.UID)
		if answered, changed := f.Answer.Texts[it.UID]; known && changed {
			for _, p := range review.Proposals(was.Minutes, answered, it.Minutes) {
				if !decided[p.Key] {
					out = append(out, leftLine{it.MinuteNumber, string(p.Kind), p.Collides, words(p)})
				}
			}
		}
		for _, remark := range f.Answer.Remarks {
			if !decided[remark.Key] && remark.Item == it.UID {
				out = append(out, leftLine{Number: it.MinuteNumber, What: "remark", Text: remark.Text})
			}
		}
	}
	return out, nil
}

// words are those that a change puts in or takes out.
func words(p review.Proposal) string {
	block := p.Theirs
	if block == nil {
		block = p.Base
	}
	if block == nil {
		return ""
	}
	return doc.Plain(doc.Document{Blocks: []doc.Block{*block}})
}

package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/store"
	"minutebook/export"
	"minutebook/export/leak"
)

type exportCmd struct {
	What       string `arg:"" enum:"agenda,pack,minutes,decisions,actions,running,book,plan,ics,mail" help:"agenda, pack, minutes, decisions, actions, running (the chair's running sheet), book or plan (the forward plan); ics (for calendars) or mail (a draft to the members)."`
	Of         string `arg:"" name:"meeting|body" help:"A meeting's id; for book and plan, and for actions if you like, a body's name or id."`
	Output     string `short:"o" required:"" placeholder:"FILE.pdf" help:"The PDF to write."`
	Draft      bool   `help:"Mark it as a draft."`
	Restricted bool   `help:"Print exempt matter too."`
	Supplement bool   `help:"Of a pack: only what was not in those that were issued, its pages numbered on from theirs."`
	FirstLeaf  int    `name:"first-leaf" placeholder:"N" help:"Of approved minutes or a book: the number of the first leaf. Minutes have the one they were printed with before, or are numbered on from the body's minutes that were."`
	SharedRead bool   `name:"shared-read" help:"You have read what public papers have in common with exempt ones, and it may be public."`
	Insert     bool   `name:"insert-unreadable" help:"Of a pack: put a page that says so in the place of each paper that cannot go in."`

	Issued bool     `help:"Record in the book that this document of a meeting was issued: which file, what stands in it on which pages."`
	To     []string `sep:"none" placeholder:"NAME" help:"Of an issued document: to whom it went, as NAME, NAME <MAIL> or members; may be given again."`

	Attach string `type:"existingfile" placeholder:"FILE.pdf" help:"Of a mail: the PDF that it takes to the members."`

	PasswordFile string `type:"existingfile" placeholder:"FILE" help:"Lock the restricted PDF with the password on the first line of this file."`
}

// exported is the JSON of export.
type exported struct {
	File     string   `json:"file"`
	Pages    int      `json:"pages"`
	Warnings []string `json:"warnings"`
	Locked   bool     `json:"locked,omitempty"`

	FirstLeaf int `json:"first_leaf,omitempty"` // of approved minutes or a book
	LastLeaf  int `json:"last_leaf,omitempty"`

	Withheld []leak.Withheld `json:"withheld,omitempty"` // what the public copy leaves out and why
	Issued   *issuedLine     `json:"issued,omitempty"`   // as it is recorded
}

func (c *exportCmd) Run(a *app) error {
	if err := c.mayKeep(); err != nil {
		return err
	}
	if c.circulates() {
		return c.circulate(a)
	}
	if c.Attach != "" {
		return usageError("--attach is for a mail")
	}
	password, err := c.password()
	if err != nil {
		return err
	}
	open := a.reading
	if c.Issued {
		open = a.writing
	}
	return open(func(b *store.Book) error {
		r, err := c.draw(a, b)
		if err == nil && password != "" {
			r, err = r.Locked(a.ctx, password)
		}
		if err != nil {
			return err
		}
		if err := r.WriteFile(c.Output); err != nil {
			return err
		}
		e := exported{File: c.Output, Pages: r.Pages, Warnings: []string{}, Locked: password != "", Withheld: r.Withheld}
		for _, w := range r.Warnings {
			e.Warnings = append(e.Warnings, w.Where+": "+w.What)
		}
		if c.What == "minutes" || c.What == "book" {
			e.FirstLeaf, e.LastLeaf = r.First, r.Last
		}
		if c.What == "minutes" && r.First > 0 {
			if err := c.keepLeaves(a, b, r); err != nil { // a copy to read is no less one
				e.Warnings = append(e.Warnings, "the book does not know these leaves: "+err.Error())
			}
		}
		if c.Issued {
			if e.Issued, err = c.keep(a, b, r); err != nil {
				return err
			}
		}
		return a.print(e, func(w io.Writer) {
			fmt.Fprintf(w, "%s, %d pages\n", e.File, e.Pages)
			if e.FirstLeaf > 0 {
				fmt.Fprintln(w, "  "+leafText(e.FirstLeaf, e.LastLeaf))
			}
			for _, warning := range e.Warnings {
				fmt.Fprintln(w, "  "+warning)
			}
			for _, withheld := range e.Withheld {
				fmt.Fprintln(w, "  Not for publication: "+withheld.String())
			}
			if e.Issued != nil {
				fmt.Fprintln(w, "  "+english.Join(" to ", fmt.Sprintf("Recorded as issued, pages %d-%d", e.Issued.First, e.Issued.Last), e.Issued.people()))
			}
		})
	})
}

func (c *exportCmd) options(a *app) export.Options {
	return export.Options{Draft: c.Draft, Restricted: c.Restricted, Today: data.DateOf(a.now()),
		Supplement: c.Supplement, InsertUnreadable: c.Insert, SharedRead: c.SharedRead, FirstLeaf: c.FirstLeaf}
}

func (c *exportCmd) draw(a *app, b *store.Book) (export.Result, error) {
	if c.What != "pack" && (c.Supplement || c.Insert) {
		return export.Result{}, usageError("--supplement and --insert-unreadable are for packs")
	}
	if c.FirstLeaf < 0 || c.FirstLeaf > 0 && c.What != "minutes" && c.What != "book" {
		return export.Result{}, usageError("--first-leaf is a number from 1 on, for minutes and books")
	}
	o := c.options(a)
	o.Open = func(p data.Paper) (io.ReadCloser, error) { return b.OpenPaper(a.ctx, p.ID) }
	switch c.What {
	case "book":
		return c.book(a, b, o)
	case "plan":
		return c.plan(a, b, o)
	}
	id, err := strconv.ParseInt(c.Of, 10, 64)
	if err != nil {
		if c.What == "actions" {
			return c.actionsOf(a, b, o)
		}
		return export.Result{}, usageError(fmt.Sprintf("export %s needs the id of a meeting, not %q", c.What, c.Of))
	}
	m, err := b.Record(a.ctx, id)
	if err == nil {
		err = c.mayGoOut(m)
	}
	if err != nil {
		return export.Result{}, err
	}
	switch c.What {
	case "agenda":
		return export.Agenda(m, o)
	case "pack":
		return export.Pack(a.ctx, m, o.Open, o)
	case "decisions":
		return export.Decisions(m, o)
	case "actions":
		return export.Actions(m, o)
	case "running":
		speakers, err := b.MeetingSpeakers(a.ctx, id)
		if err != nil {
			return export.Result{}, err
		}
		return export.Running(m, speakers, o)
	}
	if m.Approval != nil && !o.Draft {
		if o.FirstLeaf, err = firstLeaf(a.ctx, b, m, c.FirstLeaf); err != nil {
			return export.Result{}, err
		}
	}
	return export.Minutes(m, o)
}

// book draws a body's approved minutes, oldest first.
func (c *exportCmd) book(a *app, b *store.Book, o export.Options) (export.Result, error) {
	body, err := c.body(a, b)
	if err != nil {
		return export.Result{}, err
	}
	rows, err := b.Meetings(a.ctx, store.MeetingFilter{Body: body.ID, Statuses: []data.Status{data.Approved, data.Signed}})
	if err != nil {
		return export.Result{}, err
	}
	if len(rows) == 0 {
		return export.Result{}, fmt.Errorf("%s has no approved minutes", body.Name)
	}
	slices.Reverse(rows)
	var meetings []record.Meeting
	for _, r := range rows {
		m, err := b.Record(a.ctx, r.ID)
		if err != nil {
			return export.Result{}, err
		}
		meetings = append(meetings, m)
	}
	return export.Book(body, meetings, o)
}

// actionsOf draws the actions of a body's every meeting.
func (c *exportCmd) actionsOf(a *app, b *store.Book, o export.Options) (export.Result, error) {
	body, err := c.body(a, b)
	if err != nil {
		return export.Result{}, err
	}
	rows, err := b.Actions(a.ctx, store.ActionFilter{Body: body.ID})
	if err != nil {
		return export.Result{}, err
	}
	var of []record.Meeting
	if !o.Restricted {
		if rows, of, err = publicActions(a, b, rows); err != nil {
			return export.Result{}, err
		}
	}
	var lines []export.ActionLine
	for _, r := range rows {
		lines = append(lines, export.ActionLine{Action: r.Action, Held: r.On, Minute: r.MinuteNumber, Title: r.ItemTitle})
	}
	return export.ActionList(body.Name, lines, o, of...)
}

// publicActions are those of some actions that the public copies of their
// meetings have, and the meetings whole.
func publicActions(a *app, b *store.Book, rows []store.ActionRow) ([]store.ActionRow, []record.Meeting, error) {
	type key struct {
		item  int64
		block string
	}
	read, public := map[int64]bool{}, map[key]bool{}
	var whole []record.Meeting
	for _, r := range rows {
		if read[r.Meeting] {
			continue
		}
		read[r.Meeting] = true
		m, err := b.Record(a.ctx, r.Meeting)
		if err != nil {
			return nil, nil, err
		}
		whole = append(whole, m)
		for _, open := range m.Public().Actions {
			public[key{open.Item, open.Block}] = true
		}
	}
	return slices.DeleteFunc(rows, func(r store.ActionRow) bool { return !public[key{r.Item, r.Block}] }), whole, nil
}

// body finds the body by its name, short name or id.
func (c *exportCmd) body(a *app, b *store.Book) (data.Body, error) {
	body, err := b.BodyNamed(a.ctx, c.Of)
	if id, notNumber := strconv.ParseInt(c.Of, 10, 64); err != nil && notNumber == nil {
		return b.Body(a.ctx, id)
	}
	return body, err
}

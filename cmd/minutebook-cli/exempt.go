package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/data/store"
)

type exemptCmd struct {
	Meeting  int64  `arg:"" help:"The meeting's id."`
	Number   string `arg:"" help:"The item's agenda number, or its minute number."`
	Para     string `placeholder:"3" help:"Its paragraph of Schedule 12A to the Local Government Act 1972; several as 1,3."`
	Reason   string `placeholder:"TEXT" help:"The reason in words, which a parish or community council gives instead (1960 Act s.1(2))."`
	Describe string `placeholder:"TEXT" help:"What the public read in place of a title that would itself tell."`
	Off      bool   `help:"Open the item to the public."`
}

// exempted is the JSON of exempt.
type exempted struct {
	Number      string `json:"number"` // as it is now
	Title       string `json:"title"`
	Exempt      string `json:"exempt"`
	Description string `json:"description,omitempty"`
	Excluded    string `json:"excluded,omitempty"` // the item that was put before it
	Admitted    string `json:"admitted,omitempty"` // the item that was put in for it and is taken off again
}

func (c *exemptCmd) Run(a *app) error {
	given := 0
	for _, is := range []bool{c.Para != "", c.Reason != "", c.Off} {
		if is {
			given++
		}
	}
	switch {
	case given != 1:
		return usageError("exempt needs one of --para, --reason and --off")
	case c.Off && c.Describe != "":
		return usageError("an item that is open to the public needs no description")
	}
	return a.writing(func(b *store.Book) error {
		m, err := b.Meeting(a.ctx, c.Meeting)
		if err != nil {
			return err
		}
		if m.Status.Locked() {
			return fmt.Errorf("the minutes of meeting %d are %s: nothing of it changes any more", m.ID, m.Status)
		}
		body, err := b.Body(a.ctx, m.Body)
		if err != nil {
			return err
		}
		it, err := itemNumbered(a, b, c.Meeting, c.Number)
		if err != nil {
			return err
		}
		if !c.Off && rules.PurposeOf(it.Title) == rules.ForExclusion {
			return fmt.Errorf("%s is where the press and public are excluded: it is public itself", rules.NameItem(data.Item{AgendaNumber: c.Number}))
		}
		if it.Exempt, err = c.reason(body); err != nil {
			return err
		}
		if c.Off || c.Describe != "" {
			it.Description = strings.TrimSpace(c.Describe)
		}
		if err := b.SaveItem(a.ctx, &it); err != nil {
			return err
		}
		e := exempted{Title: it.Title, Exempt: it.Exempt, Description: it.Description}
		excludes, put, err := b.ExcludePublic(a.ctx, c.Meeting)
		if err != nil {
			return err
		}
		if put {
			e.Excluded = excludes.Title
		}
		admits, off, err := b.AdmitPublic(a.ctx, c.Meeting)
		if err != nil {
			return err
		}
		if off {
			e.Admitted = admits.Title
		}
		if e.Number, err = c.number(a, b, it); err != nil {
			return err
		}
		return a.print(e, func(w io.Writer) { e.write(w, body) })
	})
}

// number is the number of the item once others have come or gone before it.
func (c *exemptCmd) number(a *app, b *store.Book, it data.Item) (string, error) {
	items, err := b.Items(a.ctx, c.Meeting)
	if err != nil || it.MinuteNumber == c.Number {
		return c.Number, err
	}
	return rules.AgendaNumbers(items)[it.ID], nil
}

// reason is why the item is kept from the public, as data.Item.Exempt says it.
func (c *exemptCmd) reason(body data.Body) (string, error) {
	switch {
	case c.Off:
		return "", nil
	case c.Para != "":
		return paragraphs(body, c.Para, "use --reason")
	case len(rules.Grounds(body.Notice)) > 0 && body.Notice != data.OwnNotice:
		return "", fmt.Errorf("%s must name a paragraph of Schedule 12A: use --para (LGA 1972 s.100A(5))", body.Name)
	}
	return strings.TrimSpace(c.Reason), nil
}

// paragraphs are the paragraphs of Schedule 12A that are named, as data.Item.Exempt
// has them. otherwise says how a body that has none gives its reason in words.
func paragraphs(body data.Body, named, otherwise string) (string, error) {
	grounds := rules.Grounds(body.Notice)
	if len(grounds) == 0 {
		return "", fmt.Errorf("%s must give its reason in words: %s (Public Bodies (Admission to Meetings) Act 1960 s.1(2))", body.Name, otherwise)
	}
	list := rules.NamedParagraphs(named)
	has := func(n string) bool {
		return slices.ContainsFunc(grounds, func(g rules.Ground) bool { return g.Paragraph == n })
	}
	if len(list) == 0 || slices.ContainsFunc(list, func(n string) bool { return !has(n) }) {
		return "", fmt.Errorf("%q names no paragraph that %s may use: they run from %s to %s", named, body.Name, grounds[0].Paragraph, grounds[len(grounds)-1].Paragraph)
	}
	return strings.Join(list, ", "), nil
}

// paperReason is why a paper of an item is kept from the public: a paragraph of
// Schedule 12A, or words where the law asks for them. given is nil where the paper
// is public; an empty reason is refused, as it would open the paper to everyone.
func paperReason(a *app, b *store.Book, item data.Item, given *string) (string, error) {
	if given == nil {
		return "", nil
	}
	said := strings.TrimSpace(*given)
	if said == "" {
		return "", usageError("--exempt needs a reason: without one everybody could read the paper")
	}
	m, err := b.Meeting(a.ctx, item.Meeting)
	if err != nil {
		return "", err
	}
	body, err := b.Body(a.ctx, m.Body)
	if err != nil {
		return "", err
	}
	if named := rules.NamedParagraphs(said); named == nil && (body.Notice == data.OwnNotice || len(rules.Grounds(body.Notice)) == 0) {
		return said, nil
	}
	return paragraphs(body, said, "give --exempt in words")
}

func (e exempted) write(w io.Writer, body data.Body) {
	switch named := rules.ExemptParagraphs(body, e.Exempt); {
	case e.Exempt == "":
		fmt.Fprintf(w, "%s %s is open to the public\n", e.Number, e.Title)
	case named != "":
		fmt.Fprintf(w, "%s %s is kept from the public by %s\n", e.Number, e.Title, named)
	default:
		fmt.Fprintf(w, "%s %s is kept from the public: %s\n", e.Number, e.Title, e.Exempt)
	}
	if e.Description != "" {
		fmt.Fprintf(w, "  The public read %q.\n", e.Description)
	}
	if e.Excluded != "" {
		fmt.Fprintf(w, "  %q stands before it now.\n", e.Excluded)
	}
	if e.Admitted != "" {
		fmt.Fprintf(w, "  %q is off the agenda again: nothing on it is exempt.\n", e.Admitted)
	}
}

// Package accessible tests any PDF against the rules for readers who cannot see
// it and for the archive, as far as a machine can, and says in a clerk's words
// what is wrong and how to mend it.
//
// Words. A tag says what a piece of a page is: a heading, a list, a table, a
// picture; all tags are a tree in reading order. Content is what a page paints;
// marked content is the piece of it that belongs to one tag. An artifact is
// content that is only decoration. A claim is a standard the file says it keeps:
// PDF/UA (ISO 14289) for readers, PDF/A (ISO 19005) for the archive. A fault is
// a rule that is broken.
//
// Promises. A Report is plain data, the same for the same file. No function
// panics, whatever the file. What only a person can judge is not judged: whether
// the order makes sense, whether a description fits its picture. Nor are: colour
// contrast, the metrics and the tables inside font files, and the conformance of
// files attached.
package accessible

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// Report is what was found in a file.
type Report struct {
	Claims []string `json:"claims"` // "PDF/UA-1", "PDF/A-2a"
	Pages  int      `json:"pages"`
	Tagged bool     `json:"tagged"`
	Faults []Fault  `json:"faults"` // the whole file first, then page by page
}

// Fault is a rule broken on a page.
type Fault struct {
	Rule
	Page  int `json:"page"`  // 0 is the whole file
	Times int `json:"times"` // how often on that page
}

// Of are the faults about something.
func (r Report) Of(a About) []Fault {
	var out []Fault
	for _, f := range r.Faults {
		if f.About&a != 0 {
			out = append(out, f)
		}
	}
	return out
}

// Only are the faults about something and nothing else.
func (r Report) Only(a About) []Fault {
	return slices.DeleteFunc(r.Of(a), func(f Fault) bool { return f.About != a })
}

// Accessible tells whether no fault keeps anyone from reading the file. That it
// does not claim so is no such fault.
func (r Report) Accessible() bool {
	return !slices.ContainsFunc(r.Of(Reading), func(f Fault) bool { return f.Name != rules[noUAClaim].Name })
}

// Archival tells whether the file claims PDF/A and breaks none of its rules.
func (r Report) Archival() bool { return len(r.Of(Archiving)) == 0 }

// Claim tells whether the file says that it keeps a standard: "PDF/UA", "PDF/A".
func (r Report) Claim(standard string) bool {
	return slices.ContainsFunc(r.Claims, func(c string) bool { return strings.HasPrefix(c, standard+"-") })
}

// Check tests a file. The error is one of pdf.Read's, or that of ctx.
func Check(ctx context.Context, file []byte) (Report, error) {
	read, err := pdf.Read(ctx, file)
	if err != nil {
		return Report{}, err
	}
	return CheckRead(ctx, read, file)
}

// CheckRead tests a file that was read already.
func CheckRead(ctx context.Context, read *pdf.File, file []byte) (r Report, err error) {
	defer func() {
		if p := recover(); p != nil {
			r, err = Report{}, fmt.Errorf("%w (%v)", pdf.ErrUnreadable, p)
		}
	}()
	c := newChecker(read)
	c.readTree()
	c.readMetadata()
	for i := range read.Pages() {
		if err := ctx.Err(); err != nil {
			return Report{}, err
		}
		c.checkPage(i)
	}
	c.checkTree()
	c.checkFonts()
	c.checkDocument()
	c.checkMetadata()
	if err := c.checkObjects(ctx); err != nil {
		return Report{}, err
	}
	c.checkArchive(file)
	return c.report(), nil
}

// checker gathers what is known of a file and its faults.
type checker struct {
	file      *pdf.File
	pageIndex map[int]int // of pages, by object number

	tree        *element // nil: no tags
	roles       types.Dict
	elements    map[int]*element // by object number
	owners      map[place]*element
	thingOwners map[int]*element
	found       map[place]bool       // marked content that pages have
	things      map[int]bool         // annotations that pages have
	parents     map[int]types.Object // the ParentTree

	fonts     map[fontKey]*font
	fontOrder []*font
	devices   map[string]int // colour spaces of devices: the page index of their first use
	drawn     map[int]int    // how often forms with tags of their own are drawn
	meta      metadata

	faults map[at]int
}

// at is where a rule is broken.
type at struct {
	rule rule
	page int
}

func newChecker(file *pdf.File) *checker {
	c := &checker{file: file, pageIndex: map[int]int{},
		elements: map[int]*element{}, owners: map[place]*element{}, thingOwners: map[int]*element{},
		found: map[place]bool{}, things: map[int]bool{}, parents: map[int]types.Object{},
		fonts: map[fontKey]*font{}, devices: map[string]int{}, drawn: map[int]int{}, faults: map[at]int{}}
	for i, p := range file.Pages() {
		if p.Number > 0 {
			c.pageIndex[p.Number] = i
		}
	}
	return c
}

// add notes a fault; page is 0 for the whole file.
func (c *checker) add(r rule, page int) { c.faults[at{r, max(0, page)}]++ }

func (c *checker) addTimes(r rule, page, times int) {
	if times > 0 {
		c.faults[at{r, page}] += times
	}
}

func (c *checker) report() Report {
	r := Report{Claims: c.meta.claims(), Pages: len(c.file.Pages()), Tagged: c.tagged(), Faults: []Fault{}}
	var places []at
	for a := range c.faults {
		places = append(places, a)
	}
	slices.SortFunc(places, func(a, b at) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.rule, b.rule))
	})
	for _, a := range places {
		r.Faults = append(r.Faults, Fault{rules[a.rule], a.page, c.faults[a]})
	}
	return r
}

// dict is the dictionary that o is or refers to, that of a stream too.
func (c *checker) dict(o types.Object) types.Dict {
	switch v := c.file.Get(o).(type) {
	case types.Dict:
		return v
	case types.StreamDict:
		return v.Dict
	}
	return nil
}

// is tells whether o is true.
func (c *checker) is(o types.Object) bool {
	b, _ := c.file.Get(o).(types.Boolean)
	return bool(b)
}

// tagged tells whether the file has tags and says so.
func (c *checker) tagged() bool {
	return c.tree != nil && len(c.tree.kids) > 0 && c.is(c.file.Dict(c.file.Root()["MarkInfo"])["Marked"])
}

func numberOf(o types.Object) int {
	if r, ok := o.(types.IndirectRef); ok {
		return r.ObjectNumber.Value()
	}
	return 0
}

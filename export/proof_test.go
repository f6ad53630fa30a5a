package export

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export/layout"
	"minutebook/export/leak"
)

const offer = "Quillon Estates offered £412,750 for the freehold of the depot."

// sale is a meeting with an exempt item behind the exclusion of the public.
func sale() record.Meeting {
	return record.Meeting{
		Body:    data.Body{Name: "Finance Committee", Kind: data.Committee, Notice: data.EnglishPrincipal},
		Meeting: data.Meeting{Start: "2026-07-09T19:00", Status: data.Planned},
		Items: []record.Item{
			{Item: data.Item{ID: 1, Title: "Allotment rents"}, Agenda: doc.FromText("To consider the rents."), Papers: []data.Paper{pdfPaper(1, "Rents", "")}},
			{Item: data.Item{ID: 2, Title: "Exclusion of the press and public"}},
			{Item: data.Item{ID: 3, Title: "Land at Mill Lane", Exempt: "3"}, Agenda: doc.FromText(offer), Papers: []data.Paper{pdfPaper(2, "Valuation", "3")}},
		},
	}
}

func pdfPaper(id int64, name, exempt string) data.Paper {
	return data.Paper{ID: id, Name: name, State: data.Attached, Media: "application/pdf", Exempt: exempt}
}

// drawn is a PDF of some lines, as somebody else's report.
func drawn(t *testing.T, lines ...string) []byte {
	t.Helper()
	r, err := draw(func(b *builder) layout.Doc {
		for _, l := range lines {
			b.note("", l)
		}
		return layout.Doc{Lang: language, Title: "A report", Made: made(""), Blocks: b.blocks}
	})
	if err != nil {
		t.Fatal(err)
	}
	return r.PDF
}

func opener(files map[int64][]byte) func(data.Paper) (io.ReadCloser, error) {
	return func(p data.Paper) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(files[p.ID])), nil }
}

func TestTheAgendaMustExcludeThePublic(t *testing.T) {
	m := sale()
	if r, err := Agenda(m, Options{}); err != nil || len(r.Withheld) != 1 || r.Withheld[0].String() != "Item 3 Land at Mill Lane: text, 1 paper; paragraph 3" {
		t.Errorf("%v withheld, %v", r.Withheld, err)
	}
	m.Items = slices.Delete(m.Items, 1, 2)
	want := `Item 2 (Land at Mill Lane) is exempt, and no item "Exclusion of the press and public" stands before it on the agenda (LGA 1972 s.100A(4))`
	files := opener(map[int64][]byte{1: drawn(t, "Rents."), 2: drawn(t, "Value.")})
	if _, err := Agenda(m, Options{}); err == nil || err.Error() != want {
		t.Errorf("the agenda: %v, want %s", err, want)
	}
	if _, err := Pack(t.Context(), m, files, Options{}); err == nil || err.Error() != want {
		t.Errorf("the pack: %v, want %s", err, want)
	}
	warned := func(r Result, err error) bool {
		return err == nil && slices.ContainsFunc(r.Warnings, func(w Warning) bool { return w.What == want })
	}
	if !warned(Agenda(m, Options{Restricted: true})) {
		t.Error("the restricted copy does not warn")
	}
	m.Meeting.Status = data.Drafting
	if !warned(Agenda(m, Options{})) {
		t.Error("an agenda that cannot be changed any more does not warn")
	}
}

// The filter of the record is bypassed on purpose: what is drawn is searched all
// the same, and refused.
func TestAFilterThatFailsIsNoticed(t *testing.T) {
	m := sale()
	m.Meeting.Status = data.Approved
	m.Items[2].Minutes = doc.FromText("RESOLVED – That the " + offer)
	whole, err := Minutes(m, Options{Restricted: true})
	if err != nil {
		t.Fatal(err)
	}
	_, err = newProof(Options{}, m).of(whole, nil)
	var refused leak.Refusal
	if !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), "the public copy was not written, because it holds what is kept from the public: page 1") {
		t.Errorf("it is not refused: %v", err)
	}
	if _, err := newProof(Options{}, m).of(Minutes(m, Options{})); err != nil {
		t.Errorf("the filtered copy is refused: %v", err)
	}
}

func TestAPackWithExemptPagesIsRefused(t *testing.T) {
	var valuation, rents []string
	for _, word := range strings.Fields("ash beech cedar damson elder fir gorse hazel ivy juniper larch maple oak pine quince rowan sloe teasel willow yew") {
		valuation = append(valuation, "The "+word+" parcel was valued by Harbottle at a sum beyond its "+word+" hedge.")
		rents = append(rents, "The "+word+" plots are let from year to year to those who "+word+" well.")
	}
	exempt, public := drawn(t, valuation...), drawn(t, rents...)
	both := drawn(t, slices.Concat(rents, valuation)...)
	for what, c := range map[string]struct {
		rents []byte
		want  string // of the refusal or the warning
	}{
		"another report":                {public, ""},
		"the same file":                 {exempt, "refused"},
		"the exempt pages behind":       {both, "refused"},
		"a figure by chance":            {drawn(t, "The budget is £412,750."), "warned"},
		"words of the agenda, in a row": {drawn(t, "As was said, Quillon Estates offered £412,750 for the freehold of the depot."), "refused"},
	} {
		m := sale()
		r, err := Pack(context.Background(), m, opener(map[int64][]byte{1: c.rents, 2: exempt}), Options{})
		got := ""
		switch {
		case errors.As(err, new(leak.Refusal)):
			got = "refused"
		case err != nil:
			t.Fatal(err)
		case len(r.Warnings) > 0:
			got = "warned"
		}
		if got != c.want {
			t.Errorf("%s: %q, %v %v; want %q", what, got, err, r.Warnings, c.want)
		}
		if _, err := Pack(context.Background(), m, opener(map[int64][]byte{1: c.rents, 2: exempt}), Options{Restricted: true}); err != nil {
			t.Errorf("%s: the restricted pack: %v", what, err)
		}
	}
	m := sale()
	m.Items[0].Papers[0].SHA256, m.Items[2].Papers[0].SHA256 = "ab", "ab"
	if _, err := Pack(context.Background(), m, nil, Options{}); err == nil || !strings.Contains(err.Error(), `the paper "Rents" of item 1: “Valuation”, of item 3`) {
		t.Errorf("the same file twice: %v", err)
	}
}

// What a report and its exempt annex both say is shown to the clerk, who may have
// it public; a whole page of the annex she may not.
func TestWhatAPublicReportHasInCommonWithAnExemptOne(t *testing.T) {
	const history = "The boathouse was built by the rowing club on land that the corporation had let to it for ninety-nine years, and came back to the council when the club removed to the upper basin with its eights."
	var tender, rents []string
	for _, word := range strings.Fields("ash beech cedar damson elder fir gorse hazel ivy juniper larch maple oak pine quince rowan sloe teasel willow yew") {
		tender = append(tender, "The "+word+" parcel was valued by Harbottle at a sum beyond its "+word+" hedge.")
		rents = append(rents, "The "+word+" plots are let from year to year to those who "+word+" well.")
	}
	exempt := drawn(t, append([]string{history}, tender...)...)
	for what, c := range map[string]struct {
		public       []byte
		shared, read bool // whether the clerk may decide; whether she has
		want         string
	}{
		"not read":     {drawn(t, append([]string{history}, rents...)...), true, false, "refused"},
		"read":         {drawn(t, append([]string{history}, rents...)...), true, true, "warned"},
		"a whole page": {exempt, false, true, "refused"},
	} {
		r, err := Pack(t.Context(), sale(), opener(map[int64][]byte{1: c.public, 2: exempt}), Options{SharedRead: c.read})
		var held leak.Refusal
		got := ""
		switch {
		case errors.As(err, &held):
			if got = "refused"; held.Shared() != c.shared {
				t.Errorf("%s: the clerk may decide: %v, %v", what, held.Shared(), err)
			}
		case err != nil:
			t.Fatal(err)
		case len(r.Warnings) > 0:
			got = "warned"
		}
		if got != c.want {
			t.Errorf("%s: %q, %v %v; want %q", what, got, err, r.Warnings, c.want)
		}
	}
}

// What a clerk types from an exempt paper into what is public is found in every
// document that prints it.
func TestAQuotationInAPublicTextIsRefused(t *testing.T) {
	const bid = "Mrs Pettigrew of Dock Row offered less, and her bid will be refused next Tuesday."
	const price = "The tender of Quillon Estates is 412,750 pounds for the freehold of the boathouse."
	exempt := drawn(t, "Lease of the boathouse", bid, price, "The officers recommend that the higher tender be taken.")
	for what, c := range map[string]struct {
		typed string
		rents []byte // the public paper
		open  bool   // whether papers can be opened
		want  string
	}{
		"two sentences":             {bid + " " + price, drawn(t, "Rents."), true, "refused"},
		"one":                       {bid, drawn(t, "Rents."), true, "refused"},
		"what a public paper holds": {price, drawn(t, "As was said in June.", price), true, ""},
		"something else":            {"To note the rents of the plots by the boathouse.", drawn(t, "Rents."), true, ""},
		"papers that nobody opens":  {bid, nil, false, "warned"},
	} {
		m := sale()
		m.Meeting.Status = data.Drafting
		m.Items[0].Agenda, m.Items[0].Minutes = doc.FromText(c.typed), doc.FromText("RESOLVED – "+c.typed)
		m.Items[0].Minutes.Blocks[0].Kind, m.Items[0].Minutes.Blocks[0].Resolution = doc.ResolutionKind, &doc.Resolution{Verb: doc.Resolved}
		m.Actions = []data.Action{{Item: 1, Block: "a", Text: c.typed, Status: data.Open}}
		o := Options{}
		if c.open {
			o.Open = opener(map[int64][]byte{1: c.rents, 2: exempt})
		}
		for name, draw := range map[string]func(record.Meeting, Options) (Result, error){
			"agenda": Agenda, "minutes": Minutes, "decisions": Decisions, "actions": Actions,
			"book": func(m record.Meeting, o Options) (Result, error) {
				m.Meeting.Status = data.Approved
				return Book(m.Body, []record.Meeting{m}, o)
			},
			"pack": func(m record.Meeting, o Options) (Result, error) {
				o.InsertUnreadable = true
				return Pack(t.Context(), m, o.Open, o)
			},
		} {
			r, err := draw(m, o)
			got := ""
			switch {
			case errors.As(err, new(leak.Refusal)):
				got = "refused"
			case err != nil:
				t.Errorf("%s, %s: %v", what, name, err)
			case slices.ContainsFunc(r.Warnings, func(w Warning) bool { return strings.Contains(w.What, "cannot be told: its file is not at hand") }):
				got = "warned"
			}
			want := c.want
			if name == "pack" && what == "what a public paper holds" {
				if !slices.ContainsFunc(r.Warnings, func(w Warning) bool { return strings.Contains(w.What, "is kept from the public with") }) {
					t.Errorf("%s, %s: nobody is asked to look: %v", what, name, r.Warnings)
				}
			}
			if got != want {
				t.Errorf("%s, %s: %q, %v %v; want %q", what, name, got, err, r.Warnings, want)
			}
		}
	}
}

// A public pack of 300 pages of somebody else's, with an exempt report of 20.
func BenchmarkProof(b *testing.B) {
	var lines []string
	for i := range 300 * 40 {
		lines = append(lines, "The parcels of the eastern estate were let from year to year to tenants number "+strings.Repeat("x", i%7)+" who kept them well.")
	}
	drawn := func(lines []string) []byte {
		r, err := draw(func(b *builder) layout.Doc {
			for _, l := range lines {
				b.add(layout.Para{Runs: b.plain("", layout.Regular, l)})
			}
			return layout.Doc{Lang: language, Title: "A report", Made: made(""), Blocks: b.blocks}
		})
		if err != nil {
			b.Fatal(err)
		}
		return r.PDF
	}
	public, exempt := drawn(lines), drawn(lines[:800])
	m := sale()
	for i := range 60 {
		m.Items = append(m.Items, record.Item{Item: data.Item{ID: int64(100 + i), Title: "Lease", Exempt: "3"}, Agenda: doc.FromText(strings.Repeat(offer+" ", 20))})
	}
	b.ReportMetric(float64(len(public))/1e6, "MB")
	for b.Loop() {
		p := newProof(Options{}, m)
		matter, err := leak.ReadPaper(b.Context(), exempt)
		if err != nil {
			b.Fatal(err)
		}
		p.secrets.KeepPaper(0, "item 3", "Valuation", matter)
		p.secrets.PapersAt([]int{1})
		if _, err := leak.Search(b.Context(), public, p.secrets, 1); err != nil {
			b.Fatal(err)
		}
	}
}

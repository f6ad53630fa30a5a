package leak_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/leak"
	"minutebook/export/pdf"
)

const (
	tender = "The tender of Quillon Estates is 412,750 pounds for the freehold of the boathouse."
	bid    = "Mrs Pettigrew of Dock Row offered less, and her bid will be refused next Tuesday."
)

// lines are those of a report, from one to another.
func lines(from, to int) []string {
	plants := strings.Fields("ash beech cedar damson elder fir gorse hazel ivy juniper larch maple oak pine quince rowan sloe teasel willow yew")
	var out []string
	for i := from; i < to; i++ {
		out = append(out, fmt.Sprintf("Parcel %d by the %s hedge was valued by Harbottle at a sum beyond its %s wall", i, plants[i%20], plants[(i*7+i/20)%20]))
	}
	return out
}

// pages is a PDF of some pages, each of lines.
func pages(list ...[]string) []byte {
	root := types.Dict{"Type": types.Name("Catalog"), "Pages": pdf.Ref(2)}
	tree := types.Dict{"Type": types.Name("Pages"), "Count": types.Integer(len(list))}
	objects := []types.Object{root, tree}
	var kids types.Array
	for _, page := range list {
		n := len(objects)
		objects = append(objects,
			types.Dict{"Type": types.Name("Page"), "Parent": pdf.Ref(2), "MediaBox": pdf.Numbers(0, 0, 595, 842), "Contents": pdf.Ref(n + 2)},
			packed(nil, "BT /F1 11 Tf 12 TL 72 700 Td ("+strings.Join(page, ") Tj T* (")+") Tj ET"))
		kids = append(kids, pdf.Ref(n+1))
	}
	tree["Kids"] = kids
	objects = append(objects, types.Dict{"Producer": types.StringLiteral("Minute Book")})
	return pdf.Write(objects, 1, len(objects))
}

// What stands in a document and in an exempt paper is told by how much it is.
func TestAQuotationOfAnExemptPaperIsFound(t *testing.T) {
	report := append(append(lines(0, 30), tender, bid), lines(30, 40)...)
	words := func(s string, n int) string { return strings.Join(strings.Fields(s)[:n], " ") }
	long := strings.Join(lines(3, 6), " ") // 48 words
	boilerplate := "In the exercise of its functions the Council must have due regard to the need to eliminate unlawful discrimination, harassment, victimisation and any other conduct that is prohibited by or under the Equality Act 2010"
	for what, c := range map[string]struct {
		exempt, own string
		papers      [][]string // public papers, each on a page of its own
		want        string
	}{
		"two sentences, with price and name":        {own: "To note. " + bid + " " + tender, want: "sure"},
		"a sentence":                                {own: "It is said: " + bid, want: "shared"},
		"a sentence over lines":                     {own: "Mrs Pettigrew of Dock Row offered) Tj T* (less, and her bid will be refused) Tj T* (next Tuesday.", want: "shared"},
		"part of a sentence with a rare figure":     {own: "We hear that Quillon Estates is 412,750 pounds richer.", want: "sure"},
		"twelve words of a sentence":                {own: "So " + words(lines(3, 4)[0], 13) + " stands.", want: "shared"},
		"sentence after sentence":                   {own: lines(3, 4)[0] + ". We add: " + lines(9, 10)[0] + ". And so on.", want: "sure"},
		"six words":                                 {own: "Somebody of Dock Row offered less, and her heart sank."},
		"a rare figure":                             {own: "The budget is £412,750.", want: "doubtful"},
		"ordinary words":                            {exempt: "The report of the Director of Finance was noted and the recommendations in the report were approved by the Committee.", own: "The report of the Director of Finance was noted and the recommendations in the report were approved by the Committee."},
		"words of law":                              {exempt: boilerplate + ". " + strings.Join(lines(0, 9), " "), own: boilerplate + "."},
		"five lines of forty in a public paper":     {papers: [][]string{lines(10, 15)}, want: "shared"},
		"the tender in a public paper":              {papers: [][]string{{"He wrote:", tender}}, want: "doubtful"},
		"eight words in a public paper":             {papers: [][]string{{"He wrote of Dock Row offered less, and her bid."}}},
		"words of law in a public paper":            {exempt: boilerplate + ". " + strings.Join(lines(0, 9), " "), papers: [][]string{{boilerplate}}},
		"what two public papers hold":               {papers: [][]string{lines(10, 15), append([]string{"Again"}, lines(10, 15)...)}},
		"what a public paper holds, in the program": {own: long, papers: [][]string{{"As is known: " + long}}, want: "shared"}, // of the paper
		"a short page":                              {exempt: "Harbottle values the boathouse", own: "Harbottle values the boathouse", want: "sure"},
		"a short page in a public paper":            {exempt: "Harbottle values the boathouse and the jetty beside it with care", papers: [][]string{{"Annex", "Harbottle values the boathouse and the jetty", "beside it with care"}}, want: "shared"},
		"a divider":                                 {exempt: "Appendix A Restricted", own: "Appendix A Restricted"},
	} {
		exempt := report
		if c.exempt != "" {
			exempt = []string{c.exempt}
		}
		m, err := leak.ReadPaper(t.Context(), pages(exempt))
		if err != nil {
			t.Fatal(err)
		}
		s := leak.Gather()
		s.KeepPaper(0, "item 2", "Report", m)
		var starts []int
		all := [][]string{{strings.ReplaceAll(c.own, "£", `\243`)}}
		for _, p := range c.papers {
			starts = append(starts, len(all))
			all = append(all, p)
		}
		s.PapersAt(starts)
		found := search(t, s, pages(all...), 1)
		got := ""
		if len(found) > 0 {
			switch got = "sure"; {
			case found[0].Doubtful:
				got = "doubtful"
			case found[0].Shared:
				got = "shared"
			}
		}
		if got != c.want {
			t.Errorf("%s is %q, want %q: %v", what, got, c.want, found)
		}
	}
}

// A public paper that is not in the document opens what it holds.
func TestWhatAPublicPaperHoldsIsNoQuotation(t *testing.T) {
	exempt, err := leak.ReadPaper(t.Context(), pages([]string{tender, bid}))
	if err != nil {
		t.Fatal(err)
	}
	public, err := leak.ReadPaper(t.Context(), pages([]string{"It is known that", tender}))
	if err != nil {
		t.Fatal(err)
	}
	s := leak.Gather()
	s.KeepPaper(0, "item 2", "Report", exempt)
	s.OpenPaper(public)
	if found := search(t, s, pages([]string{tender}), 1); len(found) > 0 {
		t.Errorf("%v", found)
	}
	if found := search(t, s, pages([]string{bid}), 1); len(found) != 1 {
		t.Errorf("%v", found)
	}
}

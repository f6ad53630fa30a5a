package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
)

// GoneOut is what a reader of the papers of a meeting has in hand: everything that
// went out of its agenda, packs and supplements, as one issue with the number of
// its last page. There are two readers, of the public papers and of the restricted
// ones. False if nothing has gone out.
func GoneOut(issues []data.Issue, restricted bool) (out data.Issue, any bool) {
	for _, i := range issues {
		if i.Restricted != restricted || !carriesNotice(i.Document) {
			continue
		}
		last := max(out.Last, i.Last)
		switch {
		case i.Document == data.IssuedSupplement && any:
			out.Contents = supplemented(out.Contents, i.Contents)
		default:
			i.Contents = paged(i.Contents, out.Contents)
			out = i
		}
		out.Last, any = last, true
	}
	return out, any
}

// LastOf is the document of a kind that went out last; false if none has.
func LastOf(issues []data.Issue, kind data.IssueKind, restricted bool) (data.Issue, bool) {
	for _, i := range slices.Backward(issues) {
		if i.Document == kind && i.Restricted == restricted {
			return i, true
		}
	}
	return data.Issue{}, false
}

// carriesNotice tells whether a document gives notice of business.
func carriesNotice(k data.IssueKind) bool {
	return k == data.IssuedAgenda || k == data.IssuedPack || k == data.IssuedSupplement
}

// paged are items with the pages that their papers had before, where they have
// none themselves: an agenda alone prints none.
func paged(now, before []data.IssuedItem) []data.IssuedItem {
	had := papersOf(before)
	out := slices.Clone(now)
	for i := range out {
		out[i].Papers = slices.Clone(out[i].Papers)
		for k, p := range out[i].Papers {
			if was, ok := had[p.UID]; ok && p.First == 0 && p.SHA256 == was.paper.SHA256 {
				out[i].Papers[k].First, out[i].Papers[k].Last = was.paper.First, was.paper.Last
			}
		}
	}
	return out
}

// supplemented are the items that went out before with what a supplement brought:
// papers, and items that are new. It names the other items too, but prints nothing
// of them.
func supplemented(before, supplement []data.IssuedItem) []data.IssuedItem {
	out := slices.Clone(before)
	for at, s := range supplement {
		i := slices.IndexFunc(out, func(it data.IssuedItem) bool { return it.UID == s.UID })
		if i < 0 {
			out = slices.Insert(out, placeAfter(out, supplement[:at]), s)
			continue
		}
		if len(s.Papers) == 0 {
			continue
		}
		it := s
		it.Papers = slices.Clone(out[i].Papers)
		for _, p := range s.Papers {
			if k := slices.IndexFunc(it.Papers, func(was data.IssuedPaper) bool { return was.UID == p.UID }); k >= 0 {
				it.Papers[k] = p
			} else {
				it.Papers = append(it.Papers, p)
			}
		}
		out[i] = it
	}
	return out
}

// placeAfter is where an item stands that comes after those given.
func placeAfter(items, before []data.IssuedItem) int {
	for _, b := range slices.Backward(before) {
		if i := slices.IndexFunc(items, func(it data.IssuedItem) bool { return it.UID == b.UID }); i >= 0 {
			return i + 1
		}
	}
	return 0
}

// ChangedSince says in sentences what is other in the items of a meeting than in
// what went out before: those that are new, have moved, have another title, text
// or papers, in printed order, and then what was withdrawn.
func ChangedSince(before data.Issue, now []data.IssuedItem) []string {
	was := map[string]data.IssuedItem{}
	for _, it := range before.Contents {
		was[it.UID] = it
	}
	had, have, moved := papersOf(before.Contents), papersOf(now), movedItems(before.Contents, now)
	noun := "item"
	if before.Document == data.IssuedMinutes {
		noun = "minute"
	}
	var out []string
	for _, it := range now {
		name := nameIssued(noun, it)
		old, known := was[it.UID]
		switch {
		case !known:
			out = append(out, name+" is new")
		case moved[it.UID] && old.Number != "" && old.Number != it.Number:
			out = append(out, name+" has moved: it was "+noun+" "+old.Number)
		case moved[it.UID]:
			out = append(out, name+" has moved")
		case old.Number != it.Number && old.Number != "":
			out = append(out, name+" was "+noun+" "+old.Number)
		}
		if known && old.Title != it.Title {
			out = append(out, fmt.Sprintf("%s was called “%s”", name, old.Title))
		}
		if known && old.Text != "" && old.Text != it.Text { // no text: it is not known what was printed
			out = append(out, name+": the text has changed")
		}
		for _, p := range it.Papers {
			old, known := had[p.UID]
			if words := paperChange(p, old.paper, known); words != "" {
				out = append(out, name+": "+words)
			} else if known && old.item.UID != it.UID {
				out = append(out, fmt.Sprintf("%s: the paper “%s” has moved here from %s", name, p.Name, noun+" "+cmp.Or(old.item.Number, old.item.Title)))
			}
		}
	}
	return append(out, withdrawn(noun, before.Contents, now, have)...)
}

// withdrawn says which items and papers are there no longer; the papers of an item
// go with it.
func withdrawn(noun string, before, now []data.IssuedItem, have map[string]issuedPaper) []string {
	var out []string
	for _, it := range before {
		if !slices.ContainsFunc(now, func(n data.IssuedItem) bool { return n.UID == it.UID }) {
			out = append(out, nameIssued(noun, it)+" is withdrawn")
			continue
		}
		for _, p := range it.Papers {
			if _, there := have[p.UID]; !there {
				out = append(out, fmt.Sprintf("%s: the paper “%s”%s is withdrawn", nameIssued(noun, it), p.Name, onPages(p)))
			}
		}
	}
	return out
}

// paperChange says what is other about a paper; empty for nothing.
func paperChange(p, old data.IssuedPaper, known bool) string {
	here := p.State == data.Attached
	switch {
	case !known && p.State == data.ToFollow:
		return fmt.Sprintf("the paper “%s” is to follow", p.Name)
	case !known && p.State == data.Verbal:
		return fmt.Sprintf("“%s” is reported by word of mouth", p.Name)
	case !known:
		return fmt.Sprintf("the paper “%s” was added%s", p.Name, onPages(p))
	case old.State != p.State && here && old.State == data.ToFollow:
		return fmt.Sprintf("the paper “%s”, which was to follow, is here%s", p.Name, onPages(p))
	case old.State != p.State && here:
		return fmt.Sprintf("the paper “%s” is here%s", p.Name, onPages(p))
	case old.State != p.State && p.State == data.Verbal:
		return fmt.Sprintf("“%s” is reported by word of mouth now", p.Name)
	case old.State != p.State:
		return fmt.Sprintf("the paper “%s” is to follow now", p.Name)
	case here && old.SHA256 != p.SHA256 && old.SHA256 != "":
		return fmt.Sprintf("the paper “%s” has been replaced%s", p.Name, onPages(p))
	case old.Name != p.Name:
		return fmt.Sprintf("the paper “%s” was called “%s”", p.Name, old.Name)
	case here && old.First != 0 && p.First != 0 && (old.First != p.First || old.Last != p.Last):
		return fmt.Sprintf("the paper “%s” has other pages%s; they were %s", p.Name, onPages(p), pageRange(old))
	}
	return ""
}

// issuedPaper is a paper with the item it was printed under.
type issuedPaper struct {
	item  data.IssuedItem
	paper data.IssuedPaper
}

func papersOf(items []data.IssuedItem) map[string]issuedPaper {
	out := map[string]issuedPaper{}
	for _, it := range items {
		for _, p := range it.Papers {
			out[p.UID] = issuedPaper{it, p}
		}
	}
	return out
}

// movedItems are the items that stand elsewhere among those that stayed: the
// fewest that one has to move to get from one order to the other.
func movedItems(before, now []data.IssuedItem) map[string]bool {
	at := map[string]int{}
	for i, it := range before {
		at[it.UID] = i
	}
	var common []data.IssuedItem
	for _, it := range now {
		if _, ok := at[it.UID]; ok {
			common = append(common, it)
		}
	}
	// length of the longest rising run that ends at each, and the one before it
	length, previous := make([]int, len(common)), make([]int, len(common))
	end := -1
	for i := range common {
		length[i], previous[i] = 1, -1
		for k := range i {
			if at[common[k].UID] < at[common[i].UID] && length[k]+1 > length[i] {
				length[i], previous[i] = length[k]+1, k
			}
		}
		if end < 0 || length[i] > length[end] {
			end = i
		}
	}
	out := map[string]bool{}
	for _, it := range common {
		out[it.UID] = true
	}
	for ; end >= 0; end = previous[end] {
		delete(out, common[end].UID)
	}
	return out
}

// nameIssued is how a sentence begins that speaks of an item of a document that
// went out: "Item 7 Budget", "Minute 31 Budget".
func nameIssued(noun string, it data.IssuedItem) string {
	if it.Number == "" {
		return "“" + cmp.Or(it.Title, "Untitled") + "”"
	}
	return strings.TrimSpace(strings.ToUpper(noun[:1]) + noun[1:] + " " + it.Number + " " + it.Title)
}

// onPages is where a paper stands: " (pages 41–48)"; empty where it has no pages.
func onPages(p data.IssuedPaper) string {
	if p.First == 0 {
		return ""
	}
	if p.First == p.Last {
		return fmt.Sprintf(" (page %d)", p.First)
	}
	return fmt.Sprintf(" (pages %d–%d)", p.First, p.Last)
}

func pageRange(p data.IssuedPaper) string {
	if p.First == p.Last {
		return fmt.Sprint(p.First)
	}
	return fmt.Sprintf("%d–%d", p.First, p.Last)
}

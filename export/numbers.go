package export

import (
	"cmp"
	"fmt"
	"slices"

	"minutebook/data"
	"minutebook/data/record"
)

// issued is what went out of the packs of a meeting: numbers that are printed on
// paper somewhere and do not change any more.
type issued struct {
	any         bool
	front       int // pages of the agenda
	last        int // number of the last page
	supplements int // how many there were
	papers      map[string]data.IssuedPaper
}

// issuedOf reads what was issued of the public packs of a meeting, or of the
// restricted ones: their pages differ.
func issuedOf(m record.Meeting, restricted bool) issued {
	out := issued{papers: map[string]data.IssuedPaper{}}
	for _, i := range m.Issues {
		if i.Restricted != restricted || i.Document != data.IssuedPack && i.Document != data.IssuedSupplement {
			continue
		}
		lowest := i.Last + 1
		for _, item := range i.Contents {
			for _, p := range item.Papers {
				if p.First > 0 {
					lowest = min(lowest, p.First)
					if was, known := out.papers[p.UID]; known && i.Document == data.IssuedPack {
						p.First, p.Last = was.First, max(was.Last, p.Last)
					}
					out.papers[p.UID] = p
				}
			}
		}
		if i.Document == data.IssuedSupplement {
			out.supplements++
		} else if !out.any {
			out.front = lowest - 1
		}
		out.any = true
		out.last = max(out.last, i.Last)
	}
	return out
}

// has tells whether a paper went out as it is now.
func (was issued) has(p data.Paper) bool {
	i, ok := was.papers[p.UID]
	return ok && p.UID != "" && i.SHA256 == p.SHA256
}

// numbers puts the papers of a pack in order and gives every page its number:
// those that went out keep theirs, the others go on behind them. front is how
// many pages the agenda has.
func (was issued) numbers(papers []*bound, front int) {
	next := max(front, was.last) + 1
	at := map[*bound]int{}
	for _, b := range papers {
		if i, ok := was.papers[b.paper.UID]; ok && b.paper.UID != "" && b.pages > 0 {
			at[b] = i.First
			b.labels = within(i.First, i.Last, b.pages)
		}
	}
	for _, b := range papers {
		if at[b] == 0 {
			at[b] = next
			b.labels = within(next, next+b.pages-1, b.pages)
			next += b.pages
		}
	}
	slices.SortStableFunc(papers, func(x, y *bound) int { return cmp.Compare(at[x], at[y]) })
}

// frontLabels number the pages of the agenda of a pack.
func (was issued) frontLabels(pages int) []string {
	if !was.any {
		return within(1, pages, pages)
	}
	return within(1, max(was.front, 1), pages)
}

// within numbers so many pages from first on; what goes beyond last has letters:
// 10, 10a, 10b.
func within(first, last, pages int) []string {
	out := make([]string, pages)
	for i := range out {
		if n := first + i; n <= last {
			out[i] = fmt.Sprint(n)
		} else {
			out[i] = fmt.Sprint(last) + letters(n-last)
		}
	}
	return out
}

// letters counts a, b ... z, aa, ab.
func letters(n int) string {
	out := ""
	for ; n > 0; n = (n - 1) / 26 {
		out = string(rune('a'+(n-1)%26)) + out
	}
	return out
}

// Renumbered tells which papers had other pages in a pack that was drawn before,
// and not issued: who printed that one must print again.
func Renumbered(before, after []data.IssuedItem) []Warning {
	was := map[string]data.IssuedPaper{}
	for _, i := range before {
		for _, p := range i.Papers {
			was[p.UID] = p
		}
	}
	var out []Warning
	for _, i := range after {
		for _, p := range i.Papers {
			if old := was[p.UID]; p.UID != "" && old.First > 0 && p.First > 0 && old.First != p.First {
				out = append(out, Warning{Where: fmt.Sprintf("paper %q", p.Name),
					What: fmt.Sprintf("its pages were %s in the pack drawn before and are %s now", pageNumbers(old), pageNumbers(p))})
			}
		}
	}
	return out
}

func pageNumbers(p data.IssuedPaper) string {
	if p.First == p.Last {
		return fmt.Sprint(p.First)
	}
	return fmt.Sprintf("%d–%d", p.First, p.Last)
}

// altered are the warnings about papers that went out and are not what they were.
func (was issued) altered(m record.Meeting, papers []*bound) []Warning {
	var out []Warning
	here := map[string]bool{}
	for _, b := range papers {
		i, ok := was.papers[b.paper.UID]
		if !ok || b.paper.UID == "" {
			continue
		}
		here[b.paper.UID] = true
		switch {
		case b.pages > i.Last-i.First+1:
			out = append(out, b.warning(fmt.Sprintf("it has more pages than when it was issued: those beyond have letters, from %s on", b.labels[i.Last-i.First+1])))
		case i.SHA256 != b.paper.SHA256:
			out = append(out, b.warning("its file is another one than was issued on pages "+pageNumbers(i)))
		}
	}
	for _, item := range m.Items {
		for _, p := range item.Papers {
			here[p.UID] = true // it is there, if not in this pack
		}
	}
	for _, i := range was.papers {
		if !here[i.UID] {
			out = append(out, Warning{Where: fmt.Sprintf("paper %q", i.Name),
				What: fmt.Sprintf("it was issued on pages %s and is no longer on the agenda: those numbers stay empty", pageNumbers(i))})
		}
	}
	slices.SortStableFunc(out, func(x, y Warning) int { return cmp.Compare(x.Where, y.Where) })
	return out
}

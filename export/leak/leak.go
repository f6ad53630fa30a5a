// Package leak proves that a document for the public holds nothing that is kept
// from it: what is exempt of a meeting is gathered, and the finished file is read
// again, object by object, and searched for it.
//
// Words. A secret is something said in exempt matter and nowhere in what the
// public may read of the meeting: a run of words, a short text as a whole, or an
// identifier, which is a figure or a name. A place is where something was found:
// a page, a bookmark, the document's information. What is own is what the program
// itself drew; what is foreign came in with a paper. Something doubtful may stand
// there by chance, and somebody has to look.
//
// Promises. What is exempt is told by the marks of the record alone, not by
// record.Meeting's Public: that one may be wrong is why this looks again. Ordinary
// words raise no alarm: a run of words counts only if some of them are neither
// common nor in public matter. Everything is read: page contents and forms through
// their fonts to text, annotations, links, bookmarks, tags with their alternative
// texts, metadata, names, form values, layers, scripts and attached files. Nothing
// panics.
package leak

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Found is a secret in a document.
type Found struct {
	Place    string // "page 3", "a bookmark"
	Words    string // what stands there
	Of       string // what it belongs to: "item 9"
	Doubtful bool   // it may stand there by chance
	Shared   bool   // words that a public paper, or a sentence that minutes or an agenda, have in common with an exempt paper: somebody who reads both can tell whether they are secret
}

func (f Found) String() string {
	return fmt.Sprintf("%s: %s, of %s", f.Place, quoted(f.Words), f.Of)
}

// quoted is words in quotation marks, cut short.
func quoted(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		s = strings.TrimSpace(string(r[:most])) + "…"
	}
	return "“" + s + "”"
}

// Refusal says that a document must not go out.
type Refusal struct{ Found []Found }

// Error names the first place and how many there are.
func (r Refusal) Error() string {
	if len(r.Found) == 0 {
		return "the public copy was not written"
	}
	more := ""
	if n := len(r.Found) - 1; n == 1 {
		more = " (and at one more place)"
	} else if n > 1 {
		more = fmt.Sprintf(" (and at %d more places)", n)
	}
	return "the public copy was not written, because it holds what is kept from the public: " + r.Found[0].String() + more
}

// Shared tells whether nothing stands in the way but words that public papers have
// in common with exempt ones, or a sentence that the document has: what a public
// report, or the minutes on it, and its exempt annex both say.
func (r Refusal) Shared() bool {
	return !slices.ContainsFunc(r.Found, func(f Found) bool { return !f.Shared })
}

// Refuse parts what was found: an error if something must not go out, and else
// what is doubtful. read says that somebody has read what public papers have in
// common with exempt ones, and that it may be public.
func Refuse(found []Found, read bool) ([]Found, error) {
	sure := slices.DeleteFunc(slices.Clone(found), func(f Found) bool { return f.Doubtful || f.Shared && read })
	if len(sure) > 0 {
		return nil, Refusal{sure}
	}
	return found, nil
}

// sorted puts what is sure first and leaves out what was found twice.
func sorted(found []Found) []Found {
	slices.SortStableFunc(found, func(a, b Found) int {
		return cmp.Compare(doubt(a), doubt(b))
	})
	seen := map[Found]bool{}
	return slices.DeleteFunc(found, func(f Found) bool {
		was := seen[f]
		seen[f] = true
		return was
	})
}

func doubt(f Found) int {
	if f.Doubtful {
		return 1
	}
	return 0
}

package export

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// Call is the words by which an agenda calls the members, for the letter that goes
// with it; empty for a body that does not summon.
func Call(m record.Meeting) string {
	switch own := strings.TrimSpace(m.Body.Wording.SummonsWords); {
	case !m.Body.Wording.Summons:
		return ""
	case own != "":
		return fieldsOf(m).Replace(own)
	}
	return usualCall(m)
}

// Issue is a document of a meeting as it is kept when it goes out: the file of that
// name, and what stands in it.
func (r Result) Issue(m record.Meeting, kind data.IssueKind, o Options, file string) data.Issue {
	i := data.Issue{Meeting: m.Meeting.ID, Document: kind, Restricted: o.Restricted, File: file,
		Size: int64(len(r.PDF)), SHA256: fmt.Sprintf("%x", sha256.Sum256(r.PDF)),
		First: cmp.Or(r.First, 1), Last: cmp.Or(r.Last, r.Pages), Contents: r.Contents}
	switch kind {
	case data.IssuedAgenda:
		i.Contents = Contents(m, o)
	case data.IssuedMinutes:
		i.Contents = Minuted(m, o)
	}
	return i
}

// Minuted are the items of a meeting as its minutes print them now, to be kept when
// they go out.
func Minuted(m record.Meeting, o Options) []data.IssuedItem {
	var out []data.IssuedItem
	for _, item := range minuteItems(shown(m, o)) {
		text := sha256.Sum256([]byte(strings.Join(doc.Lines(item.Minutes), "\n")))
		out = append(out, data.IssuedItem{UID: item.UID, Number: item.number, Title: item.Title, Text: fmt.Sprintf("%x", text)})
	}
	return out
}

// Named are those of some items that went out whose titles the public may read,
// with those of their papers that the public
// has: what a letter may name that anybody can read on its way.
func Named(m record.Meeting, items []data.IssuedItem) []data.IssuedItem {
	type open struct{ item, name string }
	public := map[open]bool{}
	for _, it := range shown(m, Options{}).Items {
		public[open{it.UID, it.Title}] = true
		for _, p := range it.Papers {
			public[open{it.UID + p.UID, p.Name}] = true
		}
	}
	var out []data.IssuedItem
	for _, it := range items {
		if !public[open{it.UID, it.Title}] {
			continue
		}
		it.Papers = slices.DeleteFunc(slices.Clone(it.Papers), func(p data.IssuedPaper) bool { return !public[open{it.UID + p.UID, p.Name}] })
		out = append(out, it)
	}
	return out
}

// SupplementDue tells why there is no supplement to the packs that were issued:
// ErrNothingIssued or ErrNothingNew; nil where there is one.
func SupplementDue(m record.Meeting, o Options) error {
	m = shown(m, o)
	_, err := issuedOf(m, o.Restricted).missing(m)
	return err
}

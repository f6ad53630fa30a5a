package record

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"minutebook/data"
	"minutebook/data/doc"
)

// Public is m as the public may see it: the titles and numbers of exempt items
// stay, with the reason, and their texts, papers, decisions and actions go; of
// open items exempt papers and passages go. Where the title of an exempt item
// would itself tell, its description stands in its place, for its sub-items too.
// When the public left and came back in stays wherever it is noted, in standard
// words. Of documents that went out the restricted ones are left out: they name
// exempt papers. So are corrections and notes in the margin of exempt business,
// and of an approval the frozen record and the words of exempt corrections.
// Only what may be shown is copied (LGA 1972 s.100B(2), s.100C(1)).
func (m Meeting) Public() Meeting {
	out := m
	out.Items, out.Attendance = nil, m.Attended() // who came and went is no secret, whatever the item
	out.Issues = slices.DeleteFunc(slices.Clone(m.Issues), func(i data.Issue) bool { return i.Restricted })
	out.Meeting.Opened, out.Meeting.Ended = m.Times()
	withheld := map[int64]bool{}
	for i, item := range m.Items {
		if reason := m.Withheld(i); reason != "" {
			withheld[item.ID] = item.ID != 0 // 0: never stored
			item = Item{Item: item.Item, Depth: item.Depth, Minutes: doc.Doors(item.Minutes)}
			item.Exempt = reason
			if parent := m.parent(i); item.Description == "" && parent >= 0 && m.Withheld(parent) != "" && m.Items[parent].Description != "" {
				item.Description = out.Items[parent].Title
			}
			item.Title, item.Description = cmp.Or(item.Description, item.Title), ""
			item.Presenter, item.Urgent = "", ""
		} else {
			item.Description = ""
			item.Papers = publicPapers(item.Papers)
			item.Agenda, item.Minutes = doc.Public(item.Agenda), doc.Public(item.Minutes)
		}
		out.Items = append(out.Items, item)
	}
	out.Actions = nil
	for _, a := range m.Actions {
		if !withheld[a.Item] && !m.keeps(a.Item, a.Block) {
			out.Actions = append(out.Actions, a)
		}
	}
	out.Declarations = nil
	for _, d := range m.Declarations {
		if withheld[d.Item] {
			d = d.Public()
		}
		out.Declarations = append(out.Declarations, d)
	}
	return m.publicTrail(out)
}

// publicTrail puts into the public copy what it may tell of what became of the
// record since: corrections, notes, approvals.
func (m Meeting) publicTrail(out Meeting) Meeting {
	out.Corrections, out.Notes, out.Approvals = nil, nil, nil
	for _, c := range m.Corrections {
		all := len(c.Changes)
		c.Changes = slices.DeleteFunc(slices.Clone(c.Changes), m.secret)
		if len(c.Changes) < all {
			c.Reason = withheldWords // it may tell of them
		}
		if all == 0 || len(c.Changes) > 0 {
			out.Corrections = append(out.Corrections, c)
		}
	}
	for _, n := range m.Notes {
		if i := m.place(n.Item); i >= 0 && m.Withheld(i) == "" && !m.keeps(n.Item, n.Block) {
			out.Notes = append(out.Notes, n)
		}
	}
	for _, a := range m.Approvals { // what was exempt in the minutes it approved is not known here
		a.Canonical, a.Corrections = nil, ""
		out.Approvals = append(out.Approvals, a)
	}
	if m.Approval != nil {
		a := *m.Approval
		a.Canonical, a.Corrections, a.Before = nil, withoutWords(a.Corrections, m.secretEdits()), m.publicBefore()
		out.Approval = &a
	}
	return out
}

// withheldWords stand for the reason of a correction some of which is kept from
// the public.
const withheldWords = "reason withheld"

// secret tells whether a change is of exempt business, as it was when it was made
// or as it is.
func (m Meeting) secret(c data.Change) bool {
	if c.Exempt != "" {
		return true
	}
	i := m.named(c.Item)
	return c.Item != "" && i >= 0 && (m.Withheld(i) != "" || m.Items[i].Minutes.Kept()[c.Block])
}

// Withheld is why an item is kept from the public, by itself or with the item it is
// under; empty if it is not.
func (m Meeting) Withheld(i int) string {
	for ; i >= 0; i = m.parent(i) {
		if reason := m.Items[i].Exempt; reason != "" {
			return reason
		}
	}
	return ""
}

// place is the place of the item of an id; -1 if there is none.
func (m Meeting) place(id int64) int {
	return slices.IndexFunc(m.Items, func(i Item) bool { return i.ID == id && id != 0 })
}

// keeps tells whether a block stands in an exempt passage of an item's minutes.
func (m Meeting) keeps(item int64, block string) bool {
	i := m.place(item)
	return i >= 0 && m.Items[i].Minutes.Kept()[block]
}

// publicBefore is what the public copy stated before the corrections of the approval
// of when the meeting opened and ended and of who was there: as Public tells it, with
// every coming and going. Nil where nothing of that was corrected.
func (m Meeting) publicBefore() *data.Facts {
	var out data.Facts
	then := m.Original()
	opened, ended := m.Times()
	if was, _ := then.Times(); was != opened {
		out.Opened = &was
	}
	if _, was := then.Times(); was != ended {
		out.Ended = &was
	}
	both(then.Attended(), m.Attended(), func(a data.Attendance) string { return person(a.Person) }, func(before, after *data.Attendance) {
		was := before
		if was == nil {
			was = &data.Attendance{Meeting: after.Meeting, Person: after.Person, Role: after.Role}
		}
		if after == nil || !samePart(*was, *after) {
			was.Person = withoutAddress(was.Person)
			out.Attendance = append(out.Attendance, *was)
		}
	})
	if reflect.DeepEqual(out, data.Facts{}) {
		return nil
	}
	return &out
}

// samePart tells whether two rows of one person say the same.
func samePart(a, b data.Attendance) bool {
	return a.Role == b.Role && a.Presence == b.Presence && a.For == b.For && slices.Equal(a.Movements, b.Movements)
}

// secretEdits are the words that were struck out and put in in exempt business. A
// correction of a fact there is known by all of its words together: the name of a
// member alone tells nothing.
func (m Meeting) secretEdits() [][]string {
	var out [][]string
	for i, it := range m.Items {
		kept := it.Minutes.Kept()
		for _, b := range it.Minutes.Blocks {
			if m.Withheld(i) == "" && !kept[b.ID] || !doc.Edited(b) {
				continue
			}
			for _, words := range edits(b) {
				out = append(out, []string{words})
			}
			one := doc.Document{Blocks: []doc.Block{b}}
			was, is := carried(doc.Original(one).Blocks[0], nil), carried(doc.Settled(one).Blocks[0], nil)
			for _, pair := range [][2][]Fact{{was, is}, {is, was}} {
				for _, f := range pair[0] {
					if slices.Contains(pair[1], f) || f.Words == NotStated {
						continue
					}
					said := []string{f.What, f.Words}
					if f.What == OfOutcome || strings.HasPrefix(f.What, OfVoteOf) { // such words stand in many corrections
						said = []string{cmp.Or(it.MinuteNumber, it.Title), f.What, f.Words}
					}
					out = append(out, said)
				}
			}
		}
	}
	return out
}

// edits are the passages of a block that are marked in one way.
func edits(b doc.Block) []string {
	lists := [][]doc.Run{b.Runs}
	if b.Table != nil {
		for _, row := range b.Table.Rows {
			for _, c := range row {
				lists = append(lists, c.Runs)
			}
		}
	}
	var out []string
	for _, runs := range lists {
		last := doc.Edit("")
		for _, r := range runs {
			e := cmp.Or(b.Edit, r.Edit)
			switch {
			case e != "" && e == last:
				out[len(out)-1] += r.Text
			case e != "":
				out = append(out, r.Text)
			}
			last = e
		}
	}
	return out
}

// withoutWords leaves out the corrections of a list that say all the words of any
// set. A list is parted at semicolons, and so are words that hold one.
func withoutWords(list string, sets [][]string) string {
	var said [][]string
	for _, words := range sets {
		last := words[len(words)-1]
		for part := range strings.SplitSeq(last, ";") {
			if part = strings.TrimSpace(part); part != "" {
				said = append(said, append(slices.Clone(words[:len(words)-1]), part))
			}
		}
	}
	if list == "" || len(said) == 0 {
		return list
	}
	parts := slices.DeleteFunc(strings.Split(list, ";"), func(part string) bool {
		return slices.ContainsFunc(said, func(words []string) bool {
			return !slices.ContainsFunc(words, func(w string) bool { return !says(part, w) })
		})
	})
	return strings.TrimSpace(strings.Join(parts, ";"))
}

// says tells whether words stand in a text, whole.
func says(text, words string) bool { return wholeWords(text, words) >= 0 }

// wholeWords is where words stand in a text, whole, in bytes; -1 if they do not.
func wholeWords(text, words string) int {
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return -1
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at+i])
		after, _ := utf8.DecodeRuneInString(text[at+i+len(words):])
		if !inWord(before) && !inWord(after) {
			return at + i
		}
		_, size := utf8.DecodeRuneInString(text[at+i:])
		at += i + size
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func publicPapers(papers []data.Paper) []data.Paper {
	var out []data.Paper
	for _, p := range papers {
		if p.Exempt == "" {
			out = append(out, p)
		}
	}
	return out
}

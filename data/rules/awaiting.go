package rules

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
)

var (
	lastMeeting = regexp.MustCompile(`(?i)\bthe (?:last|previous) (?:ordinary )?meetings?\b`)
	oneDay      = `\d{1,2} \p{L}+ \d{4}(?: \(extraordinary\))?`
	heldOn      = regexp.MustCompile(`\bthe meetings? held on ` + oneDay + `(?:, ` + oneDay + `)*(?: and ` + oneDay + `)?`)
)

// ApprovesMinutes tells whether minutes come before a meeting for approval unless
// the clerk says otherwise. They come to the same or the next suitable meeting,
// and where that is extraordinary the next ordinary one is suitable (LGA 1972
// Sch 12 para 41(1), (3); SI 1993/202 Sch 2 para 2).
func ApprovesMinutes(m data.Meeting) bool { return m.Kind != data.Extraordinary }

// MinutesHeldOn names the meetings whose minutes wait, as an agenda does: "the
// meeting held on 4 June 2026"; "the last meeting" where none are known to wait.
func MinutesHeldOn(unapproved []data.Meeting) string {
	if len(unapproved) == 0 {
		return "the last meeting"
	}
	var days []string
	for _, m := range unapproved {
		day := m.Start.Date().Medium()
		if m.Kind == data.Extraordinary {
			day += " (extraordinary)"
		}
		days = append(days, day)
	}
	if len(days) == 1 {
		return "the meeting held on " + days[0]
	}
	return "the meetings held on " + series(days)
}

// MinutesText is the agenda text of an item at which minutes are approved: what
// stands there, with the last meeting named by its day and every other whose
// minutes wait beside it. An item without words gets the usual ones. The words
// are signed as the program's own, so that KeepMinutesText knows them again; uid
// is the item's.
func MinutesText(d doc.Document, uid string, w data.Wording, unapproved []data.Meeting) doc.Document {
	if d.Empty() {
		b := doc.Text("To approve as a correct record, and to authorise the " + ChairTitle(w) + " to sign, the minutes of the last meeting.")
		d = doc.Document{Blocks: []doc.Block{b}}
	}
	out := doc.Document{Blocks: slices.Clone(d.Blocks)}
	for i, b := range out.Blocks {
		out.Blocks[i] = naming(b, uid, unapproved)
	}
	return out
}

// KeepMinutesText is d with the words that MinutesText put there brought up to
// date. What the clerk has changed since is the clerk's, and stays.
func KeepMinutesText(d doc.Document, uid string, unapproved []data.Meeting) (doc.Document, bool) {
	out, changed := doc.Document{Blocks: slices.Clone(d.Blocks)}, false
	for i, b := range out.Blocks {
		if b.ID == signed(b, uid) {
			out.Blocks[i] = naming(b, uid, unapproved)
			changed = changed || out.Blocks[i].ID != b.ID
		}
	}
	return out, changed
}

// NamesMinutes tells whether any words of d are those MinutesText put there.
func NamesMinutes(d doc.Document, uid string) bool {
	return slices.ContainsFunc(d.Blocks, func(b doc.Block) bool { return b.ID == signed(b, uid) })
}

// naming is a block that names the meetings whose minutes wait where it named
// the last, signed; or the block itself if it names none.
func naming(b doc.Block, uid string, unapproved []data.Meeting) doc.Block {
	runs, names := slices.Clone(b.Runs), false
	for i, r := range runs {
		for _, form := range []*regexp.Regexp{lastMeeting, heldOn} {
			if form.MatchString(r.Text) {
				runs[i].Text, names = form.ReplaceAllString(r.Text, MinutesHeldOn(unapproved)), true
				break
			}
		}
	}
	if names {
		b.Runs = runs
		b.ID = signed(b, uid)
	}
	return b
}

// signed is the id of a block whose words are the program's own: it follows from
// them, and no longer does once anything in them is changed.
func signed(b doc.Block, uid string) string {
	b.ID = ""
	form, err := json.Marshal(b)
	if err != nil { // plain data always has a form
		return ""
	}
	sum := sha256.Sum256(append(form, uid...))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:])[:len(doc.NewID())])
}

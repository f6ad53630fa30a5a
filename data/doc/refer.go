package doc

import (
	"regexp"
	"slices"
	"strings"
)

// minuteScheme begins the link of a cross reference: "minute:" and the UID of
// the item whose minute it names.
const minuteScheme = "minute:"

// MinuteLink is the link of a cross reference to the minute of an item.
func MinuteLink(uid string) string { return minuteScheme + uid }

// LinkedMinute is the UID of the item a link refers to; false for any other
// link.
func LinkedMinute(link string) (uid string, ok bool) {
	uid, ok = strings.CutPrefix(link, minuteScheme)
	return uid, ok && idForm.MatchString(uid)
}

// Reference is a run that prints a cross reference: "(minute 243 refers)".
func Reference(uid, words string) Run { return Run{Text: words, Link: MinuteLink(uid)} }

// References lists the UIDs of the items d refers to, each once, in order.
func References(d Document) []string {
	var out []string
	eachRuns(d, func(runs []Run) {
		for _, r := range runs {
			if uid, ok := LinkedMinute(r.Link); ok && !slices.Contains(out, uid) {
				out = append(out, uid)
			}
		}
	})
	return out
}

func eachRuns(d Document, see func([]Run)) {
	for _, b := range d.Blocks {
		see(b.Runs)
		if b.Table == nil {
			continue
		}
		for _, row := range b.Table.Rows {
			for _, cell := range row {
				see(cell.Runs)
			}
		}
	}
}

// standard is a cross reference as the program words it. One that the clerk has
// worded anew stays as it is.
var standard = regexp.MustCompile(`(?s)^\(minute .* refers\)$`)

// Refer brings the cross references of d up to date: each says the words of the
// item it is linked to, in the style it has. An item without words, a reference in
// words of the clerk's own and words that were struck out stay as they are. It
// tells whether anything changed; d itself is not.
func Refer(d Document, words func(uid string) (string, bool)) (Document, bool) {
	changed := false
	brought := func(runs []Run) []Run {
		out, did := referRuns(runs, words)
		changed = changed || did
		return out
	}
	blocks := slices.Clone(d.Blocks)
	for i := range blocks {
		if blocks[i].Edit == Struck {
			continue
		}
		blocks[i].Runs = brought(blocks[i].Runs)
		if t := blocks[i].Table; t != nil {
			rows := make([][]Cell, len(t.Rows))
			for r, row := range t.Rows {
				rows[r] = slices.Clone(row)
				for c := range row {
					rows[r][c].Runs = brought(row[c].Runs)
				}
			}
			blocks[i].Table = &Table{t.Head, t.Columns, rows}
		}
	}
	if !changed {
		return d, false
	}
	return Document{blocks}, true
}

// referRuns is Refer for the runs of one text. A reference may be in several
// runs, where part of it was made bold; the first keeps its style.
func referRuns(runs []Run, words func(uid string) (string, bool)) ([]Run, bool) {
	var out []Run
	changed := false
	for i := 0; i < len(runs); {
		end := i + 1
		for end < len(runs) && runs[end].Link == runs[i].Link && runs[end].Edit == runs[i].Edit {
			end++
		}
		text := runsText(runs[i:end])
		if uid, ok := LinkedMinute(runs[i].Link); ok && runs[i].Edit != Struck && standard.MatchString(text) {
			if now, known := words(uid); known && now != text {
				first := runs[i]
				first.Text = now
				out, changed = append(out, first), true
				i = end
				continue
			}
		}
		out = append(out, runs[i:end]...)
		i = end
	}
	if !changed {
		return runs, false
	}
	return out, true
}

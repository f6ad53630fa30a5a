package export

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
	"minutebook/data/record"
)

// Contents are the items of a meeting as an agenda of it prints them now, to be
// kept when it is issued. The papers have no pages; Result.Contents of a pack has
// them.
func Contents(m record.Meeting, o Options) []data.IssuedItem { return issuedItems(shown(m, o), nil) }

// issuedItems are those of a meeting of which only what may be shown is left.
func issuedItems(m record.Meeting, papers []*bound) []data.IssuedItem {
	at := map[place]*bound{}
	for _, b := range papers {
		at[b.place] = b
	}
	var out []data.IssuedItem
	for i, item := range agendaItems(m) {
		text := sha256.Sum256([]byte(english.Join("\n", item.Presenter, item.Exempt, item.Description, strings.Join(doc.Lines(item.Agenda), "\n"))))
		row := data.IssuedItem{UID: item.UID, Number: item.number, Title: item.Title, Text: fmt.Sprintf("%x", text)}
		for k, p := range item.Papers {
			paper := data.IssuedPaper{UID: p.UID, Name: p.Name, State: p.State, SHA256: p.SHA256}
			if b := at[place{i, k}]; b != nil && len(b.labels) > 0 {
				paper.First, paper.Last = numberOf(b.labels[0]), numberOf(b.labels[len(b.labels)-1])
			}
			row.Papers = append(row.Papers, paper)
		}
		out = append(out, row)
	}
	return out
}

// numberOf is the number of a page without the letters behind it.
func numberOf(label string) int {
	n, _ := strconv.Atoi(strings.TrimRight(label, "abcdefghijklmnopqrstuvwxyz"))
	return n
}

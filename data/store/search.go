package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"minutebook/data"
)

// SearchQuery says what to find. Any words do: there is no syntax to get wrong.
// Words in "quotes" stand side by side, and the last word may be the beginning
// of one if it has three letters or more.
type SearchQuery struct {
	Words     string
	Body      int64 // 0: every body
	BestFirst bool  // by how well it fits; otherwise the newest meeting first
	Limit     int   // 0 is 50
}

// Hit is an item that was found. Part is where its words stand; a hit in the
// title alone is in the part that has text.
type Hit struct {
	Item, Meeting                               int64
	Part                                        Part
	BodyName, Title, MinuteNumber, AgendaNumber string
	On                                          data.Date
	Snippet                                     string // matches stand between \x02 and \x03
}

const defaultHits = 50

// Search finds items by their titles, agenda texts and minutes.
func (b *Book) Search(ctx context.Context, q SearchQuery) (_ []Hit, err error) {
	defer doing(&err, "search")
	match := matchFor(q.Words)
	if match == "" {
		return nil, nil
	}
	list := sqlSearchNewest
	if q.BestFirst {
		list = sqlSearchBest
	}
	limit := q.Limit
	if limit <= 0 {
		limit = defaultHits
	}
	found, err := query(ctx, b.r, scanFound, list, match, q.Body, limit)
	if err != nil {
		return nil, err
	}
	if !q.BestFirst { // two meetings of one minute are told apart here
		slices.SortStableFunc(found, func(x, y foundRow) int {
			return cmp.Or(strings.Compare(string(y.start), string(x.start)), cmp.Compare(x.Meeting, y.Meeting))
		})
	}
	hits := make([]Hit, len(found))
	for i, f := range found {
		hits[i] = f.Hit
	}
	return hits, nil
}

type foundRow struct {
	Hit
	start data.DateTime
}

func scanFound(r row) (f foundRow, err error) {
	var minutes, agenda string
	err = r.Scan(&f.Item, &f.Meeting, &f.start, &f.BodyName, &f.Title, &f.MinuteNumber, &f.AgendaNumber, &minutes, &agenda)
	f.On = f.start.Date()
	f.Part, f.Snippet = MinutesPart, minutes
	if !strings.Contains(minutes, "\x02") && (minutes == "" || strings.Contains(agenda, "\x02")) {
		f.Part, f.Snippet = AgendaPart, agenda
	}
	return f, err
}

// matchFor turns what was typed into a query of FTS5: every word in quotes, the
// last as a prefix. It is empty if there is nothing to look for.
func matchFor(typed string) string {
	var terms []string
	for i, part := range strings.Split(typed, `"`) {
		words := []string{part}
		if i%2 == 0 { // outside quotes
			words = strings.Fields(part)
		}
		for _, w := range words {
			if strings.ContainsFunc(w, isWordRune) {
				terms = append(terms, `"`+strings.ReplaceAll(w, "\x00", " ")+`"`)
			}
		}
	}
	if len(terms) == 0 {
		return ""
	}
	quotedLast := strings.HasSuffix(strings.TrimSpace(typed), `"`) && strings.Count(typed, `"`)%2 == 0
	if last := len(terms) - 1; !quotedLast && longEnough(terms[last]) {
		terms[last] += "*"
	}
	return strings.Join(terms, " ")
}

// longEnough tells whether the last word of a term has three letters: shorter
// beginnings fit too many words to be of use, and the index has none of them.
func longEnough(term string) bool {
	letters := 0
	for _, r := range term {
		switch {
		case isWordRune(r):
			letters++
		case r != '"' && !unicode.IsMark(r):
			letters = 0
		}
	}
	return letters >= 3
}

// isWordRune tells whether the tokenizer unicode61 takes r for part of a word.
func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r)
}

const (
	selectFound = `SELECT i.id, m.id, m.starts_at, b.name, i.title, i.minute_number, i.agenda_number,
		snippet(item_fts, 1, char(2), char(3), '…', 24), snippet(item_fts, 2, char(2), char(3), '…', 24)
		FROM item_fts CROSS JOIN place p ON p.id = item_fts.rowid CROSS JOIN item i ON i.id = p.item_id
		CROSS JOIN meeting m ON m.id = i.meeting_id CROSS JOIN body b ON b.id = m.body_id
		WHERE item_fts MATCH ?1 AND (?2 = 0 OR m.body_id = ?2) `
	sqlSearchNewest = selectFound + `ORDER BY item_fts.rowid DESC LIMIT ?3`
	sqlSearchBest   = selectFound + `ORDER BY rank LIMIT ?3`
)

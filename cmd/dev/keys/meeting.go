package main

import (
	"context"
	"encoding/xml"
	"fmt"
	"os"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// typedAt is the paragraph at whose end the keys are typed.
const typedAt = "There was no other comment."

// itemOf is an item like those of real minutes, about 240 words; the one in the
// middle of the meeting is short, so that what is typed stays in sight.
func itemOf(short bool) []doc.Block {
	if short {
		return []doc.Block{doc.Text("The report was taken as read."), doc.Text(typedAt)}
	}
	long := strings.TrimSpace(strings.Repeat("The Sub-Committee considered the report of the Chief Executive on the state of the highways programme and the views of residents. ", 3))
	r := doc.NewBlock(doc.ResolutionKind, 0, "That the report be noted.")
	r.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}
	return []doc.Block{doc.Text(long), doc.Text(long), doc.Text(long),
		doc.NewBlock(doc.Numbered, 1, "point one of the report, which was noted"),
		doc.NewBlock(doc.Numbered, 1, "point two of the report, which was noted"),
		r, doc.Text(typedAt)}
}

// meeting is the minutes of a meeting of about so many words.
func meeting(words int) (items [][]doc.Block, middle int) {
	for n := 0; n < words; n += 240 {
		items = append(items, itemOf(false))
	}
	middle = len(items) / 2
	items[middle] = itemOf(true)
	return items, middle
}

// typedIn is where the keys go in a book.
type typedIn struct {
	meeting int64
	item    int64
	number  string
}

// makeBook makes a book with a meeting of about so many words.
func makeBook(ctx context.Context, dir string, words int) (in typedIn, err error) {
	book, err := store.Create(ctx, dir, store.Options{Actor: "clerk"})
	if err != nil {
		return in, err
	}
	defer book.Close()
	body := data.Body{Name: "Harbour Committee", Kind: data.Committee, YearStart: "05-01", Numbering: data.PerMeeting, Notice: data.EnglishPrincipal}
	if err := book.SaveBody(ctx, &body); err != nil {
		return in, err
	}
	m := data.Meeting{Body: body.ID, Kind: data.OrdinaryMeeting, Start: "2026-07-09T19:00", Status: data.Planned}
	if err := book.SaveMeeting(ctx, &m); err != nil {
		return in, err
	}
	items, middle := meeting(words)
	ids := make([]int64, len(items))
	for i := range items {
		it := data.Item{Meeting: m.ID, Title: "An item of business"}
		after := int64(0)
		if i > 0 {
			after = ids[i-1]
		}
		if err := book.AddItem(ctx, &it, after); err != nil {
			return in, err
		}
		ids[i] = it.ID
	}
	if err := book.BeginMinutes(ctx, m.ID); err != nil {
		return in, err
	}
	for i, blocks := range items {
		d := doc.Document{Blocks: blocks}
		if _, err := book.SaveText(ids[i], store.MinutesPart, d, 0); err != nil {
			return in, err
		}
	}
	return typedIn{m.ID, ids[middle], fmt.Sprint(middle + 1)}, nil
}

// kept is the paragraph typed in, as the book holds it.
func kept(ctx context.Context, dir string, in typedIn) (string, error) {
	book, err := store.OpenReader(ctx, dir, store.Options{})
	if err != nil {
		return "", err
	}
	defer book.Close()
	texts, err := book.Texts(ctx, in.item)
	if err != nil {
		return "", err
	}
	lines := doc.Lines(texts.Minutes.Doc)
	return lines[len(lines)-1], nil
}

// plainLines is the meeting as lines of plain text, the short item first, which
// is where other programs open a text.
func plainLines(words int) []string {
	items, middle := meeting(words)
	lines := doc.Lines(doc.Document{Blocks: items[middle]})
	for i, blocks := range items {
		if i != middle {
			lines = append(lines, doc.Lines(doc.Document{Blocks: blocks})...)
		}
	}
	return lines
}

// writeOffice writes the meeting as a flat OpenDocument text.
func writeOffice(path string, words int) error {
	var sb strings.Builder
	sb.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>`)
	for _, line := range plainLines(words) {
		sb.WriteString(`<text:p>`)
		xml.EscapeText(&sb, []byte(line))
		sb.WriteString(`</text:p>`)
	}
	sb.WriteString(`</office:text></office:body></office:document>`)
	return os.WriteFile(path, []byte(sb.String()), 0o644)
}

// Package moderngov reads what a council's ModernGov site shows of its meetings:
// the text of a page as copied from a browser, a page saved as HTML, and the XML
// of the site's GetMeeting service. All three give the same data.
//
// Words. Page furniture is what the site prints around the record: "pdf icon PDF
// 134 KB", "Additional documents:", "View directions" and the like. It is left
// out of the texts; sizes become papers. A label parts the texts of an item:
// what stands before "Minutes:" is its agenda text. A marker is what stands
// before a list item: a glyph, a number, or the blanks left where a glyph was.
// An item is cut when the site shows only the beginning of its text ("... view
// the full minutes text for item 30."): it is marked Truncated.
//
// Promises. Every word of the agenda and minutes texts comes out once and in
// order. Paragraphs that record a decision become resolution blocks, whole;
// nothing is guessed from narrative. What could not be read is listed. Input
// that is no such page gives one sentence and no data. The same bytes give the
// same page, block ids included. Read never panics and needs memory in
// proportion to its input, of which it takes at most MaxSize bytes.
package moderngov

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strconv"
	"strings"

	"minutebook/data/doc"
	"minutebook/data/exchange"
	"minutebook/data/record"
)

// MaxSize is the largest input in bytes. Real pages are well under 2 MB.
const MaxSize = 8 << 20

// Read reads one page. The error is one sentence for the clerk.
func Read(data []byte) (exchange.Page, error) {
	src, lost, err := decode(data)
	if err != nil {
		return exchange.Page{}, err
	}
	var page exchange.Page
	switch sniff(src) {
	case formXML:
		page, err = readXML(src)
	case formHTML:
		page, err = readHTML(src)
	default:
		page, err = readText(src)
	}
	if err != nil {
		return exchange.Page{}, err
	}
	markExempt(&page)
	if lost > 0 {
		page.Unread = append(page.Unread, fmt.Sprintf("%d bytes of the file are no text in any known encoding and stand as \uFFFD.", lost))
	}
	if err := finish(&page, data); err != nil {
		return exchange.Page{}, err
	}
	return page, nil
}

// finish gives the blocks their ids, from the input and the block's place, and
// checks every document.
func finish(page *exchange.Page, data []byte) error {
	sum := sha256.Sum256(data)
	prefix := strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
	count := 0
	name := func(d doc.Document) (doc.Document, error) {
		for i := range d.Blocks {
			count++
			d.Blocks[i].ID = prefix + "-" + strconv.Itoa(count)
		}
		d = doc.Normalise(d)
		return d, doc.Validate(d)
	}
	for i := range page.Meeting.Items {
		item := &page.Meeting.Items[i]
		var err error
		if item.Agenda, err = name(item.Agenda); err != nil {
			return unreadable(item, err)
		}
		if item.Minutes, err = name(item.Minutes); err != nil {
			return unreadable(item, err)
		}
	}
	return nil
}

func unreadable(item *record.Item, err error) error {
	return fmt.Errorf("the text of the item %.80q cannot be kept: %w", item.Title, err)
}

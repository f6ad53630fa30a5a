package moderngov

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"minutebook/data/exchange"
)

// readHTML reads a saved page. A page with a table of items is read by its
// markup, any other by its words.
func readHTML(src string) (exchange.Page, error) {
	root, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return exchange.Page{}, errors.New("this page's HTML is nested too deep to be a page of a meeting")
	}
	tables := itemTables(root)
	if len(tables) == 0 {
		return readOther(root)
	}
	var items []source
	for _, table := range tables {
		for _, tr := range tableRowsOf(table) {
			items = readRow(items, tr)
		}
	}
	if len(items) == 0 {
		return exchange.Page{}, errors.New("this page of a meeting has no agenda items: its agenda may not be published yet")
	}
	main := content(root)
	h := readHeader(parasAround(main, tables[0], true))
	h.fallback(root)
	page, err := meetingPage(h, items)
	if after := parasAround(main, tables[len(tables)-1], false); len(after) > 0 {
		page.Unread = append(page.Unread, fmt.Sprintf("%d lines after the items were taken for the site's own (the first: %.60q).", len(after), after[0].text()))
	}
	return page, err
}

// readOther reads a page without a table of items: an item's own page, a
// report, or a page that is none of ours.
func readOther(root *html.Node) (exchange.Page, error) {
	paras := flowOf(content(root), style{})
	page, err := readParas(fromTitle(paras))
	if err != nil && hasPassword(root) {
		return exchange.Page{}, errors.New("this is a login page: sign in, open the meeting's page and save that")
	}
	return page, err
}

// fromTitle drops the site's navigation before the title its markup shows.
func fromTitle(paras []para) []para {
	for i, p := range paras {
		if p.role == pageTitle {
			return paras[i:]
		}
	}
	return paras
}

// content is the part of the page that ModernGov makes, or all of it.
func content(root *html.Node) *html.Node {
	found := root
	walk(root, func(n *html.Node) bool {
		if found == root && (attr(n, "id") == "modgov" || hasClass(n, "mgContent")) {
			found = n
		}
		return found == root
	})
	return found
}

// walk visits the elements under n in order; visit says whether to look inside.
func walk(n *html.Node, visit func(*html.Node) bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && visit(c) {
			walk(c, visit)
		}
	}
}

// itemTables finds the tables of items, outermost ones only.
func itemTables(root *html.Node) []*html.Node {
	var out []*html.Node
	walk(root, func(n *html.Node) bool {
		if n.DataAtom != atom.Table {
			return true
		}
		if hasClass(n, "mgItemTable") || attr(n, "id") == "mgItemTable" || hasNumberCell(n) {
			out = append(out, n)
			return false
		}
		return true
	})
	return out
}

func hasNumberCell(table *html.Node) bool {
	for _, tr := range tableRowsOf(table) {
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if td.Type == html.ElementNode && hasClass(td, "mgItemNumberCell") {
				return true
			}
		}
	}
	return false
}

func hasPassword(root *html.Node) bool {
	found := false
	walk(root, func(n *html.Node) bool {
		found = found || n.DataAtom == atom.Input && strings.EqualFold(attr(n, "type"), "password")
		return !found
	})
	return found
}

// parasAround are the paragraphs under n that come before the node at, or after it.
func parasAround(n, at *html.Node, before bool) []para {
	f := &flow{item: -1}
	passed := false
	var visit func(n *html.Node, st style)
	visit = func(n *html.Node, st style) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c == at:
				passed = true
			case contains(c, at):
				f.flush()
				visit(c, styled(c, st))
				f.flush()
			case passed != before:
				f.node(c, st)
			}
		}
	}
	visit(n, style{})
	f.flush()
	return f.out
}

func contains(n, inner *html.Node) bool {
	for p := inner.Parent; p != nil; p = p.Parent {
		if p == n {
			return true
		}
	}
	return false
}

// fallback takes the date and body from the page's <title> where its headings
// do not tell them.
func (h *header) fallback(root *html.Node) {
	if h.start != "" {
		return
	}
	walk(root, func(n *html.Node) bool {
		if n.DataAtom == atom.Title && n.FirstChild != nil {
			if h.takeDate(squeeze(unescape(n.FirstChild.Data)), h.body) {
				return false
			}
		}
		return h.start == "" && n.DataAtom != atom.Svg
	})
}

// readRow reads a row of the table of items: a cell with the number, perhaps
// one with a note, and the item's own, which is the last.
func readRow(items []source, tr *html.Node) []source {
	if tr.DataAtom != atom.Tr {
		return items
	}
	var cells [][]para
	numbered := -1
	for td := tr.FirstChild; td != nil; td = td.NextSibling {
		if td.Type != html.ElementNode || td.DataAtom != atom.Td {
			continue // column heads are th
		}
		if hasClass(td, "mgItemNumberCell") {
			numbered = len(cells)
		}
		cells = append(cells, flowOf(td, styled(td, style{})))
	}
	if len(cells) == 0 {
		return items
	}
	main := cells[len(cells)-1]
	if numbered == len(cells)-1 { // a number without an item
		main = nil
	}
	var s source
	for i, cell := range cells[:len(cells)-1] {
		text := cellText(cell)
		no, ok := parseItemNo(text)
		switch {
		case text == "":
		case ok && (i == numbered || numbered < 0):
			s.no = no
		case i == numbered:
			s.no = itemNo{printed: strings.TrimSuffix(text, ".")}
		default:
			s.say("The note %q stands beside an item.", text)
		}
	}
	return addRow(items, s, main)
}

func cellText(cell []para) string {
	var parts []string
	for _, p := range cell {
		parts = append(parts, p.text())
	}
	return squeeze(strings.Join(parts, " "))
}

// addRow adds the item of a row. A row without number and title goes on with
// the item before; one with a title alone is a heading.
func addRow(items []source, s source, main []para) []source {
	at := 0
	for at < len(main) && main[at].role != itemTitle {
		at++
	}
	switch {
	case at < len(main):
		s.setTitle(main[at].text())
		main = append(append([]para{}, main[:at]...), main[at+1:]...)
	case s.no.printed != "" && len(main) > 0 && labelOf(main[0].text()) == noSection && main[0].role != label:
		s.setTitle(main[0].text())
		main = main[1:]
	case s.no.printed == "" && len(main) > 0 && len(items) > 0:
		items[len(items)-1].fill(main)
		return items
	case s.no.printed == "":
		for _, p := range main {
			if text := p.text(); text != "" && !furniture(text) && !itemsHead.MatchString(text) {
				items = append(items, source{heading: true, title: text})
			}
		}
		return items
	}
	s.fill(main)
	s.heading = s.bare()
	return append(items, s)
}

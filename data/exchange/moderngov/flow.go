package moderngov

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"minutebook/data/doc"
)

// flow turns a part of an HTML tree into paragraphs.
type flow struct {
	out  []para
	cur  []doc.Run
	next para // what the markup says of the paragraph being gathered
	list []*htmlList
	item int // where in out the open list item's paragraph is, -1 if there is none
}

type htmlList struct {
	ordered bool
	style   string // type attribute: "1", "a", "A", "i", "I"
	next    int
}

// style is how text is set, inherited down the tree.
type style struct {
	bold, italic, pre bool
	lang, link        string
	role              role
}

// flowOf makes paragraphs of what is in n.
func flowOf(n *html.Node, st style) []para {
	f := &flow{item: -1}
	f.children(n, st)
	f.flush()
	return f.out
}

func (f *flow) children(n *html.Node, st style) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.node(c, st)
	}
}

func (f *flow) node(n *html.Node, st style) {
	switch n.Type {
	case html.TextNode:
		f.text(n.Data, st)
		return
	case html.ElementNode:
	default:
		return
	}
	if skipped(n) {
		return
	}
	st = styled(n, st)
	switch n.DataAtom {
	case atom.Br:
		f.cur = append(f.cur, doc.Run{Text: "\n"})
	case atom.Ul, atom.Ol, atom.Menu:
		f.listOf(n, st)
	case atom.Li:
		f.listItem(n, st)
	case atom.Table:
		f.flush()
		f.item = -1
		f.table(n, st)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		f.heading(n, st)
	case atom.Blockquote:
		f.kind(n, st, doc.Quotation)
	case atom.Caption, atom.Figcaption:
		f.kind(n, st, doc.Caption)
	default:
		if !isBlock(n) {
			f.children(n, st)
			return
		}
		f.flush()
		f.next.role = st.role
		f.children(n, st)
		f.flush()
	}
}

// skipped tells whether an element shows nothing, or nothing of the record.
func skipped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object,
		atom.Select, atom.Button, atom.Input, atom.Textarea, atom.Nav, atom.Img:
		return true
	}
	if hiddenStyle.MatchString(attr(n, "style")) || attr(n, "hidden") != "" {
		return !holdsText(n) // a site may fold its minutes away
	}
	return false
}

// holdsText tells whether a text of the council's is inside n.
func holdsText(n *html.Node) bool {
	found := hasClass(n, "mgWordPara")
	walk(n, func(c *html.Node) bool {
		found = found || hasClass(c, "mgWordPara")
		return !found
	})
	return found
}

func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Form,
		atom.Fieldset, atom.Address, atom.Pre, atom.Dl, atom.Dt, atom.Dd, atom.Hr, atom.Tr, atom.Td, atom.Th,
		atom.Tbody, atom.Thead, atom.Tfoot, atom.Center, atom.Figure, atom.Body, atom.Html, atom.Details, atom.Summary,
		atom.Legend:
		return true
	}
	return false
}

var (
	hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)
	boldStyle   = regexp.MustCompile(`(?i)font-weight\s*:\s*(?:bold|bolder|[6-9]00)`)
	lightStyle  = regexp.MustCompile(`(?i)font-weight\s*:\s*(?:normal|lighter|[1-4]00)`)
	italicStyle = regexp.MustCompile(`(?i)font-style\s*:\s*(?:italic|oblique)`)
	langForm    = regexp.MustCompile(`^[a-z]{2,3}$`)
)

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			if a.Val == "" && name == "hidden" {
				return name
			}
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		if strings.EqualFold(c, class) {
			return true
		}
	}
	return false
}

// roles are the classes by which ModernGov's markup says what a paragraph is.
var roles = map[string]role{
	"mgMainTitleTxt": pageTitle, "mgSubTitleTxt": subTitle, "mgAiTitleTxt": itemTitle,
	"mgSubItemTitleTxt": label, "mgSectionTitle": label, "mgActionList": linkList, "mgBulletList": paperList,
	"mgWordPara": noRole,
}

// styled is the style inside an element.
func styled(n *html.Node, st style) style {
	switch n.DataAtom {
	case atom.B, atom.Strong:
		st.bold = true
	case atom.I, atom.Em, atom.Cite:
		st.italic = true
	case atom.Pre:
		st.pre = true
	case atom.A:
		st.link = ""
		if href := strings.TrimSpace(attr(n, "href")); doc.ValidLink(href) {
			st.link = href
		}
	}
	if css := attr(n, "style"); css != "" {
		st.bold = (st.bold || boldStyle.MatchString(css)) && !lightStyle.MatchString(css)
		st.italic = st.italic || italicStyle.MatchString(css)
	}
	if lang := attr(n, "lang"); lang != "" {
		st.lang = ""
		if primary, _, _ := strings.Cut(strings.ToLower(lang), "-"); primary != "en" && langForm.MatchString(primary) {
			st.lang = primary
		}
	}
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if role, ok := roles[class]; ok {
			st.role = role
		}
	}
	return st
}

// text adds a text node. Line ends in the source are blanks; no-break spaces
// stay, for they may stand for a bullet.
func (f *flow) text(s string, st style) {
	s = doc.Clean(unescape(s))
	if !st.pre {
		s = strings.Map(func(r rune) rune {
			if r == '\n' || r == '\t' {
				return ' '
			}
			return r
		}, s)
	}
	if s == "" {
		return
	}
	if f.next.role == noRole {
		f.next.role = st.role
	}
	f.cur = append(f.cur, doc.Run{Text: s, Bold: st.bold, Italic: st.italic, Lang: st.lang, Link: st.link})
}

// flush ends the paragraph being gathered.
func (f *flow) flush() {
	p := f.next
	p.runs, f.cur, f.next = f.cur, nil, para{}
	if p.empty() {
		if p.marker != "" { // the item's text stands in a paragraph inside it
			f.next.marker, f.next.indent, f.next.role = p.marker, p.indent, p.role
		}
		return
	}
	text := runsText(p.runs)
	rest, _, hollow := leading(strings.TrimLeft(text, " \n"))
	p.runs = cut(p.runs, len(text)-len(rest))
	p.hollow = hollow && p.marker == "" && len(f.list) == 0
	if len(f.list) > 0 && p.marker == "" && p.kind == "" && f.item >= 0 && f.item == len(f.out)-1 {
		last := &f.out[f.item] // a further paragraph of the same item
		last.runs = append(append(last.runs, doc.Run{Text: "\n"}), p.runs...)
		return
	}
	if len(f.list) > 0 {
		p.indent = len(f.list)
		f.item = -1
		if p.marker != "" {
			f.item = len(f.out)
		}
	}
	if p.marker != "" || p.kind != "" || p.role != noRole {
		f.out = append(f.out, p)
		return
	}
	f.out = append(f.out, atBreaks(p)...)
}

// atBreaks parts a paragraph where line breaks do the work of paragraphs: at an
// empty line, and before a line that starts with a list marker.
func atBreaks(p para) []para {
	text := runsText(p.runs)
	parts := []para{{hollow: p.hollow}}
	starts := []int{0}
	for i := 0; i < len(text); i++ {
		if text[i] != '\n' {
			continue
		}
		line, _, _ := strings.Cut(text[i+1:], "\n")
		rest, _, hollow := leading(line)
		_, marked := findMarker(para{runs: []doc.Run{{Text: rest}}, hollow: hollow}, nil)
		if marked || strings.TrimSpace(line) == "" {
			parts = append(parts, para{hollow: hollow})
			starts = append(starts, i+1)
		}
	}
	for i, runs := range splitRuns(p.runs, starts) {
		parts[i].runs = runs
	}
	return slices.DeleteFunc(parts, para.empty)
}

func (f *flow) listOf(n *html.Node, st style) {
	f.flush()
	f.next = para{}
	l := &htmlList{ordered: n.DataAtom == atom.Ol, style: attr(n, "type"), next: 1}
	if start, err := strconv.Atoi(attr(n, "start")); err == nil && start > 0 && start < 10000 {
		l.next = start
	}
	item := f.item
	f.list, f.item = append(f.list, l), -1
	f.children(n, st)
	f.flush()
	f.next = para{}
	f.list = f.list[:len(f.list)-1]
	f.item = item
}

func (f *flow) listItem(n *html.Node, st style) {
	f.flush()
	f.next = para{role: st.role, marker: "•", indent: len(f.list)}
	if len(f.list) > 0 {
		l := f.list[len(f.list)-1]
		if value, err := strconv.Atoi(attr(n, "value")); err == nil && value > 0 && value < 10000 {
			l.next = value
		}
		if l.ordered {
			f.next.marker = listMarker(l.style, l.next)
		}
		l.next++
	}
	f.item = -1
	f.children(n, st)
	f.flush()
	f.next = para{}
	f.item = -1
}

// listMarker is how a browser prints the number of a list item.
func listMarker(style string, n int) string {
	switch style {
	case "a":
		return doc.Letters(n) + "."
	case "A":
		return strings.ToUpper(doc.Letters(n)) + "."
	case "i":
		return doc.Roman(n) + "."
	case "I":
		return strings.ToUpper(doc.Roman(n)) + "."
	}
	return strconv.Itoa(n) + "."
}

func (f *flow) heading(n *html.Node, st style) {
	f.flush()
	f.next.role = st.role
	f.children(n, st)
	if st.role == noRole && len(f.list) == 0 {
		f.next.kind, f.next.level = doc.Heading, min(int(n.Data[1]-'0'), doc.MaxLevel)
	}
	f.flush()
}

// kind makes every plain paragraph inside n one of the kind.
func (f *flow) kind(n *html.Node, st style, kind doc.Kind) {
	f.flush()
	for _, p := range flowOf(n, st) {
		if p.kind == "" && p.marker == "" {
			p.kind = kind
		}
		f.out = append(f.out, p)
	}
	f.item = -1
}

package moderngov

import (
	"regexp"
	"strings"

	"minutebook/data/doc"
)

// marker is what stands before a list item.
type marker struct {
	class  string // its style: "•", "·", "o", "1.", "(a)", "1.1"; lists of one style are one level
	number string // the number as printed, empty for bullets
	length int    // bytes of the paragraph's text it takes up, blanks after it included
}

const (
	hollowClass = " "
	solidGlyphs = `[•·●▪■◦○‣⁃➢➔✓✔►▸∙◆◇❖]|[\x{F000}-\x{F0FF}]`
	blanks      = `[\s\x{00A0}]`
	doubled     = `aa|bb|cc|dd|ee|ff|gg`
)

var (
	solidBullet = regexp.MustCompile(`^(?:` + solidGlyphs + `)` + blanks + `*`)
	plainBullet = regexp.MustCompile(`^([o§–—*-])(` + blanks + `+)`)
	listNumber  = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|\(\d{1,3}\)|\((?:[a-zA-Z]|` + doubled + `|[ivx]{2,6})\)|[a-zA-Z][.)]|(?:` + doubled + `|[ivx]{2,6})[.)])(` + blanks + `+)`)
	clockAfter  = regexp.MustCompile(`^\d{1,2}\.\d{2}\s*(?:am|pm|a\.m|p\.m|noon|hours)`)
	onlyRoman   = regexp.MustCompile(`^[ivx]+$`)
)

// findMarker looks for a list marker at the start of a paragraph. The open list
// decides whether "(i)" goes on after "(h)".
func findMarker(p para, open []listLevel) (marker, bool) {
	if p.marker != "" {
		if !strings.ContainsAny(p.marker, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			return marker{class: glyphClass(firstRune(p.marker))}, true
		}
		return marker{class: numberClass(p.marker, open), number: p.marker}, true
	}
	text := runsText(p.runs)
	start := len(text) - len(strings.TrimLeft(text, " \t\n\u00a0"))
	text = text[start:]
	if m := solidBullet.FindString(text); m != "" {
		return marker{class: glyphClass(firstRune(m)), length: start + len(m)}, len(m) < len(text)
	}
	if m := plainBullet.FindStringSubmatch(text); m != nil && (wide(m[2]) || p.indent > 0 || p.hollow || strings.Contains("–—-*", m[1])) {
		return marker{class: glyphClass(firstRune(m[1])), length: start + len(m[0])}, len(m[0]) < len(text)
	}
	if m := listNumber.FindStringSubmatch(text); m != nil && plausibleNumber(m[1], wide(m[2]) || p.indent > 0 || p.hollow, text) {
		return marker{class: numberClass(m[1], open), number: m[1], length: start + len(m[0])}, len(m[0]) < len(text)
	}
	if p.hollow && text != "" {
		return marker{class: hollowClass, length: start}, true
	}
	return marker{}, false
}

// glyphClass takes together the glyphs that fonts and browsers show for the
// same level of bullets.
func glyphClass(glyph rune) string {
	switch glyph {
	case '•', '·', '●', '∙', '\uf0b7':
		return "•"
	case '▪', '■', '§', '\uf0a7':
		return "▪"
	case 'o', '○', '◦':
		return "o"
	case '–', '—', '-', '⁃':
		return "–"
	}
	return string(glyph)
}

func wide(s string) bool { return len([]rune(s)) > 1 || s == "\t" || s == "\u00a0" }

// plausibleNumber keeps initials ("A. Day") and times ("7.30 pm") out of lists.
func plausibleNumber(number string, wide bool, text string) bool {
	if wide || strings.HasSuffix(number, ")") {
		return true
	}
	if strings.Count(number, ".") > 1 || !strings.HasSuffix(number, ".") {
		return strings.HasSuffix(number, ".") && !clockAfter.MatchString(text)
	}
	return number[0] >= '0' && number[0] <= '9'
}

// numberClass is the style of a number: its brackets and its letters or digits.
func numberClass(number string, open []listLevel) string {
	core := strings.Trim(number, "().")
	shape := func(sign string) string { return strings.Replace(number, core, sign, 1) }
	switch {
	case strings.Contains(core, "."):
		return strings.Repeat("1.", strings.Count(core, ".")) + "1"
	case core != "" && core[0] >= '0' && core[0] <= '9':
		return shape("1")
	case onlyRoman.MatchString(core) && !continues(core, shape("a"), open):
		return shape("i")
	case strings.ToUpper(core) == core:
		return shape("A")
	}
	return shape("a")
}

// continues tells whether a letter goes on an open lettered list.
func continues(letter, class string, open []listLevel) bool {
	if len(letter) != 1 {
		return false
	}
	for _, l := range open {
		if l.class == class && len(l.last) == 1 && l.last[0]+1 == letter[0] {
			return true
		}
	}
	return false
}

// listLevel is one level of the list that is open.
type listLevel struct {
	class  string
	indent int
	last   string // letters or digits of the last number, empty for bullets
}

func isDotted(class string) bool { return strings.HasPrefix(class, "1.1") }

// apart tells whether one of a level and an item is a bullet and the other a
// number like 2.3, which numbers a paragraph: neither is a sub-list of the other.
func apart(l listLevel, m marker) bool {
	return m.number == "" && isDotted(l.class) || isDotted(m.class) && l.last == ""
}

// step opens, goes on or closes levels for an item with the marker m, and
// returns the levels now open. Deeper markup is a deeper level; so is another
// style of marker within the item before.
func step(open []listLevel, m marker, indent int) []listLevel {
	for len(open) > 0 && open[len(open)-1].indent > indent {
		open = open[:len(open)-1]
	}
	for n := len(open); n > 0 && apart(open[n-1], m); n = len(open) {
		open = open[:n-1]
	}
	for i := len(open) - 1; i >= 0; i-- {
		if open[i].class == m.class && open[i].indent == indent {
			open = open[:i+1]
			open[i].last = strings.Trim(m.number, "().")
			return open
		}
	}
	return append(open, listLevel{m.class, indent, strings.Trim(m.number, "().")})
}

// blocksOf makes blocks of paragraphs: list items with their levels, headings,
// tables, and plain paragraphs.
func blocksOf(paras []para) []doc.Block {
	var out []doc.Block
	var open []listLevel
	for _, p := range paras {
		if p.empty() {
			continue
		}
		if p.kind != "" {
			open = nil
			out = append(out, markupBlock(p))
			continue
		}
		m, found := findMarker(p, open)
		if !found {
			open = nil
			out = append(out, doc.Block{Kind: doc.Paragraph, Runs: tidy(p.runs)})
			continue
		}
		open = step(open, m, p.indent)
		b := doc.Block{Kind: doc.Bullet, Level: min(len(open), doc.MaxLevel), Runs: tidy(cut(p.runs, m.length))}
		if m.number != "" {
			b.Kind, b.Number = doc.Numbered, m.number
		}
		out = append(out, b)
	}
	return out
}

// markupBlock makes the block that the markup says a paragraph is.
func markupBlock(p para) doc.Block {
	b := doc.Block{Kind: p.kind, Table: p.table}
	if p.table == nil {
		b.Runs = tidy(p.runs)
	}
	if p.kind == doc.Heading {
		b.Level = min(max(p.level, 1), doc.MaxLevel)
	}
	return b
}

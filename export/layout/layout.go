package layout

import (
	"slices"
	"strings"
)

// Lay measures a document and breaks it into pages.
func Lay(d Doc, fonts *Fonts) Pages {
	on := sheetOf(d)
	m := measurer{
		grower: grower{lang: d.Lang, at: &Element{Role: roleDocument}},
		fonts:  fonts.In(d.Typeface), sheet: on, left: on.side, right: on.right(),
	}
	m.blocks(d.Blocks)
	hold(m.pieces)
	m.at.settle()
	out := paginate(m.pieces, on)
	out.Warnings, out.Structure = m.warnings, m.at
	if d.Furniture != nil {
		for i := range out.Pages {
			page := &out.Pages[i]
			m.furnish(page, d.Furniture(i+1, len(out.Pages), page.Section), i == 0)
		}
	}
	if on.scale != 1 {
		out.magnify(on.scale)
	}
	return out
}

var furnitureRule = Colour{0xC8, 0xCD, 0xD2}

// furnish prints the margins of a page. What stands at the left goes before what
// stands at the right. Where the two would meet, that of the head moves a line up,
// and at the foot what stands at the left is cut.
func (m *measurer) furnish(page *Page, f Furniture, first bool) {
	room, above := m.sheet.line(), m.sheet.headAt
	if m.wide(f.HeadLeft)+furnitureGap+m.wide(f.HeadRight) > room {
		above -= leading(max(furnitureSize, m.sheet.least))
	}
	m.margin(page, m.sheet.headAt, f.HeadLeft, Left, room)
	if first {
		m.say(page, above, f.HeadRight)
	} else {
		m.margin(page, above, f.HeadRight, Right, room)
	}
	m.margin(page, m.sheet.footAt, f.FootLeft, Left, room-m.wide(f.FootRight)-furnitureGap)
	m.margin(page, m.sheet.footAt, f.FootRight, Right, room)
	left := m.wide(f.FootLeft)
	if f.FootBox > 0 {
		m.box(page, m.sheet.side+left+boxGap, f.FootBox)
		left += boxGap + f.FootBox
	}
	m.footCentre(page, f.FootCentre, left, room-m.wide(f.FootRight))
	if f.HeadRule {
		page.Fills = append(page.Fills, Fill{m.sheet.side, m.sheet.headAt + 6, room, hairline, furnitureRule})
	}
}

const (
	furnitureGap = 16
	boxGap       = 6
	boxHeight    = 22.0
)

// footCentre prints what stands in the middle of the foot, between what ends at left
// and what starts at right; moved aside where those leave no room in the middle. Where
// there is no room even so its first word goes: the code behind it stays whole.
func (m *measurer) footCentre(page *Page, runs []Run, left, right float64) {
	if len(runs) == 0 {
		return
	}
	w := m.wide(runs)
	if _, code, several := strings.Cut(runs[0].Text, " "); several && w > right-left-2*boxGap {
		runs = slices.Clone(runs)
		runs[0].Text = code
		w = m.wide(runs)
	}
	x := max(min((m.sheet.line()-w)/2, right-furnitureGap-w), left+boxGap)
	if room := right - x - boxGap; room > 0 {
		m.inMargin(page, m.set(runs, furnitureSize), m.sheet.side+x, m.sheet.footAt, Left, room)
	}
}

// box draws an empty box at the foot of a page, around its line.
func (m *measurer) box(page *Page, x, w float64) {
	y := m.sheet.footAt - boxHeight*0.66
	page.Fills = append(page.Fills,
		Fill{x, y, w, hairline, boxRule}, Fill{x, y + boxHeight, w, hairline, boxRule},
		Fill{x, y, hairline, boxHeight, boxRule}, Fill{x + w, y, hairline, boxHeight + hairline, boxRule})
}

var boxRule = Colour{0x70, 0x78, 0x80}

func (m *measurer) wide(runs []Run) float64 {
	_, whole := m.set(runs, furnitureSize).widest()
	return whole
}

// say prints the marks of the first page as its first paragraph: who hears the
// document must know from the start that it is a draft, as who sees it does.
func (m *measurer) say(page *Page, y float64, runs []Run) {
	var marks Page
	p := &Element{Role: Paragraph, up: m.at}
	s := m.set(runs, furnitureSize)
	s.spots = p.write(runs, m.lang)
	m.inMargin(&marks, s, m.sheet.side, y, Right, m.sheet.line())
	if len(p.Kids) > 0 {
		m.at.Kids = append([]*Element{p}, m.at.Kids...)
		page.Texts = append(marks.Texts, page.Texts...)
		page.Links = append(marks.Links, page.Links...)
	}
}

func (m *measurer) margin(page *Page, y float64, runs []Run, a Align, room float64) {
	if len(runs) > 0 && room > 0 {
		m.inMargin(page, m.set(runs, furnitureSize), m.sheet.side, y, a, room)
	}
}

// inMargin sets one line in a margin, from x on or so that it ends with the page's
// lines, in so much room.
func (m *measurer) inMargin(page *Page, s setter, x, y float64, a Align, room float64) {
	l := s.lines(func(int) float64 { return room })[0]
	var p piece
	s.place(&p, l, x+aligned(a, m.sheet.line(), l.w), y, Artifact)
	page.put(p, 0, s.spots == nil)
}

package layout

// Lay measures a document and breaks it into pages.
func Lay(d Doc, fonts *Fonts) Pages {
	m := measurer{fonts: fonts, left: marginSide, right: PageWidth - marginSide}
	m.blocks(d.Blocks)
	out := paginate(m.pieces)
	out.Warnings = m.warnings
	if d.Furniture != nil {
		for i := range out.Pages {
			page := &out.Pages[i]
			m.furnish(page, d.Furniture(i+1, len(out.Pages), page.Section))
		}
	}
	return out
}

var furnitureRule = Colour{0xC8, 0xCD, 0xD2}

// furnish prints the margins of a page. What stands at the right goes before
// what stands at the left, which is cut where the two would meet.
func (m *measurer) furnish(page *Page, f Furniture) {
	m.margin(page, headAt, f.HeadLeft, Left, ColumnWidth-m.wide(f.HeadRight)-furnitureGap)
	m.margin(page, headAt, f.HeadRight, Right, ColumnWidth)
	m.margin(page, footAt, f.FootLeft, Left, ColumnWidth-m.wide(f.FootRight)-furnitureGap)
	m.margin(page, footAt, f.FootRight, Right, ColumnWidth)
	if f.HeadRule {
		page.Fills = append(page.Fills, Fill{marginSide, headAt + 6, ColumnWidth, hairline, furnitureRule})
	}
}

const furnitureGap = 16

func (m *measurer) wide(runs []Run) float64 {
	_, whole := setter{m.fonts, runs, furnitureSize}.widest()
	return whole
}

func (m *measurer) margin(page *Page, y float64, runs []Run, a Align, room float64) {
	if len(runs) == 0 || room <= 0 {
		return
	}
	s := setter{m.fonts, runs, furnitureSize}
	l := s.lines(func(int) float64 { return room })[0]
	var p piece
	s.place(&p, l, marginSide+aligned(a, ColumnWidth, l.w), y, Artifact, 0)
	page.put(p, 0, true)
}

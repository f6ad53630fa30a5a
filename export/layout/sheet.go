package layout

// sheet is a page and its margins in the measure of the blocks. That of a
// larger size is a smaller page, magnified when it is done: everything on it grows
// alike.
type sheet struct {
	scale          float64
	width, height  float64
	side           float64
	margin         float64 // at the right of the column, for side notes
	top, bottom    float64
	headAt, footAt float64 // baselines of the furniture
	least          float64 // the smallest size of type
}

func sheetOf(d Doc) sheet {
	s := sheet{
		scale: 1, width: PageWidth, height: PageHeight, side: 68, margin: d.Margin,
		top: pageTop, bottom: PageHeight - pageBottom, headAt: 44, footAt: PageHeight - 40, least: smallestSet,
	}
	if d.Size > bodySize {
		s.scale, s.least = d.Size/bodySize, bodySize
		for _, v := range []*float64{&s.width, &s.height, &s.side, &s.top, &s.bottom, &s.headAt, &s.footAt} {
			*v /= s.scale
		}
	}
	return s
}

// ColumnWidth is the width that the blocks of a document are set in, by its size.
func ColumnWidth(size float64) float64 { return sheetOf(Doc{Size: size}).column() }

func (s sheet) column() float64 { return s.line() - s.margin }
func (s sheet) line() float64   { return s.width - 2*s.side }
func (s sheet) right() float64  { return s.side + s.column() } // of the column
func (s sheet) room() float64   { return s.height - s.top - s.bottom }

// magnify brings pages to their real size.
func (p *Pages) magnify(scale float64) {
	for i := range p.Pages {
		page := &p.Pages[i]
		for k := range page.Fills {
			f := &page.Fills[k]
			scaled(scale, &f.X, &f.Y, &f.W, &f.H)
		}
		for k := range page.Texts {
			t := &page.Texts[k]
			scaled(scale, &t.X, &t.Y, &t.W, &t.Size)
		}
		for k := range page.Pictures {
			f := &page.Pictures[k]
			scaled(scale, &f.X, &f.Y, &f.W, &f.H)
		}
		for k := range page.Links {
			l := &page.Links[k]
			scaled(scale, &l.X, &l.Y, &l.W, &l.H)
		}
		for k := range page.Marks {
			scaled(scale, &page.Marks[k].Y)
		}
	}
	for name, at := range p.Anchors {
		at.Y *= scale
		p.Anchors[name] = at
	}
}

func scaled(scale float64, lengths ...*float64) {
	for _, l := range lengths {
		*l *= scale
	}
}

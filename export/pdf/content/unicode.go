package content

import (
	"slices"

	"minutebook/export/pdf"
)

// Unicode is what a font's map to Unicode says: the characters that codes stand
// for (ISO 32000-1, 9.10.3).
type Unicode struct {
	spans []span
	rows  map[place]*[256]int32 // of codes that differ in their last byte alone: the span of each, counted from 1
	// Crosses tells that a range runs over more than the last byte of its codes,
	// which the standard does not allow. Strict readers follow it to the end of
	// its first row.
	Crosses bool
}

// place is where a row lies: all but the last byte of its codes, and how many
// bytes these are.
type place struct {
	above  uint32
	length int
}

// span maps codes from low on, the last unit of the text counting up.
type span struct {
	low  uint32
	text []uint16
	lax  bool // strict readers do not follow it here
}

const (
	mostSpans = 1 << 17
	mostRows  = 1 << 12
)

// ReadUnicode reads the map that ToUnicode leads to. What is not understood is
// left out; of what is said twice, the last holds.
func ReadUnicode(stream []byte) *Unicode {
	m := &Unicode{rows: map[place]*[256]int32{}}
	for operator, operands := range Operations(stream) {
		switch operator {
		case "endbfchar":
			m.characters(operands)
		case "endbfrange":
			m.ranges(operands)
		}
	}
	return m
}

func (m *Unicode) characters(list []pdf.Token) {
	for i := 0; i+1 < len(list); i += 2 {
		if list[i].Kind == pdf.String && list[i+1].Kind == pdf.String {
			m.one(list[i].Text, 0, list[i+1].Text)
		}
	}
}

// ranges takes two codes and the text of the first, or an array of the texts of
// all, again and again.
func (m *Unicode) ranges(list []pdf.Token) {
	for i := 0; i+2 < len(list); i++ {
		if list[i].Kind != pdf.String || list[i+1].Kind != pdf.String {
			continue
		}
		from, to := list[i].Text, list[i+1].Text
		i += 2
		if list[i].Kind == pdf.String {
			m.span(from, to, units(list[i].Text))
			continue
		}
		for n := uint32(0); i+1 < len(list) && list[i+1].Kind == pdf.String; n++ {
			i++
			m.one(from, n, list[i].Text)
		}
		i++ // the bracket that closes
	}
}

// one adds the code that lies so many behind another.
func (m *Unicode) one(code []byte, behind uint32, text []byte) {
	c := number(code) + behind
	m.put(len(code), c, c, span{c, units(text), false})
}

// span adds a range, row by row.
func (m *Unicode) span(from, to []byte, text []uint16) {
	low, high := number(from), number(to)
	if len(text) == 0 || low > high {
		return
	}
	m.Crosses = m.Crosses || low>>8 != high>>8
	for at := low; ; {
		end := min(high, at|0xFF)
		if !m.put(len(from), at, end, span{low, text, at != low}) || end == high {
			return
		}
		at = end + 1
	}
}

// put maps codes of one row, and tells whether there is room for them.
func (m *Unicode) put(length int, from, to uint32, s span) bool {
	p := place{from >> 8, length}
	r := m.rows[p]
	if length < 1 || length > 4 || len(m.spans) >= mostSpans || r == nil && len(m.rows) >= mostRows {
		return false
	}
	if r == nil {
		r = new([256]int32)
		m.rows[p] = r
	}
	m.spans = append(m.spans, s)
	for i := from & 0xFF; i <= to&0xFF; i++ {
		r[i] = int32(len(m.spans))
	}
	return true
}

// find is the span of a code so many bytes long.
func (m *Unicode) find(code uint32, length int) (span, bool) {
	r := m.rows[place{code >> 8, length}]
	if r == nil || r[code&0xFF] == 0 {
		return span{}, false
	}
	return m.spans[r[code&0xFF]-1], true
}

// any is the span of a code, however many bytes the map gives it.
func (m *Unicode) any(code uint32) (span, bool) {
	for length := 1; length <= 4; length++ {
		if s, ok := m.find(code, length); ok {
			return s, true
		}
	}
	return span{}, false
}

// Text is what a code stands for, in UTF-16, and whether strict readers find it;
// ok is false if the map does not say.
func (m *Unicode) Text(code uint32) (text []uint16, strict, ok bool) {
	s, ok := m.any(code)
	return s.of(code), !s.lax, ok && len(s.text) > 0
}

// of is the text of a code.
func (s span) of(code uint32) []uint16 {
	if code == s.low || len(s.text) == 0 {
		return s.text
	}
	out := slices.Clone(s.text)
	out[len(out)-1] += uint16(code - s.low)
	return out
}

// number is a code of four bytes at the most.
func number(code []byte) uint32 {
	n := uint32(0)
	for _, b := range code[:min(len(code), 4)] {
		n = n<<8 | uint32(b)
	}
	return n
}

// units are the bytes of a text as UTF-16; one byte alone is a character.
func units(s []byte) []uint16 {
	if len(s) == 1 {
		return []uint16{uint16(s[0])}
	}
	out := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		out = append(out, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return out
}

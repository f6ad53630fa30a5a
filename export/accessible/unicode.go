package accessible

import "sort"

// unicodes is what a ToUnicode map says (ISO 32000-1, 9.10.3): which characters
// a code stands for, in UTF-16.
type unicodes struct {
	ranges []span
	broken bool // a range runs over more than the last byte of its codes
}

// span maps the codes from low to high, the last of its units counting up.
type span struct {
	low, high int
	text      []uint16
}

const mostSpans = 1 << 17

// readUnicodes reads the map. What is not understood is left out.
func readUnicodes(content []byte) *unicodes {
	m := &unicodes{}
	l := lexer{in: content}
	var list []token
	for {
		t := l.next()
		if t.kind == atEnd || len(m.ranges) > mostSpans {
			break
		}
		if t.kind != anOperator {
			list = append(list, t)
			continue
		}
		switch string(t.text) {
		case "endbfchar":
			m.characters(list)
		case "endbfrange":
			m.spans(list)
		}
		list = list[:0]
	}
	sort.SliceStable(m.ranges, func(i, j int) bool { return m.ranges[i].low < m.ranges[j].low })
	return m
}

func (m *unicodes) characters(list []token) {
	for i := 0; i+1 < len(list); i += 2 {
		if list[i].kind == aString && list[i+1].kind == aString {
			code := codeOf(list[i].text)
			m.ranges = append(m.ranges, span{code, code, units(list[i+1].text)})
		}
	}
}

func (m *unicodes) spans(list []token) {
	for i := 0; i+2 < len(list); i++ {
		if list[i].kind != aString || list[i+1].kind != aString {
			continue
		}
		low, high := codeOf(list[i].text), codeOf(list[i+1].text)
		i += 2
		if list[i].kind == aString {
			m.span(low, high, units(list[i].text))
			continue
		}
		for i++; i < len(list) && list[i].kind == aString; i++ { // one text for each code
			m.ranges = append(m.ranges, span{low, low, units(list[i].text)})
			low++
		}
	}
}

// span adds a range; strict readers follow one only over the last byte.
func (m *unicodes) span(low, high int, text []uint16) {
	if low>>8 != high>>8 {
		m.broken = true
		high = low | 0xFF
	}
	if low <= high && len(text) > 0 {
		m.ranges = append(m.ranges, span{low, high, text})
	}
}

// text is what a code stands for; false if the map does not say.
func (m *unicodes) text(code int) ([]uint16, bool) {
	i := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].low > code }) - 1
	for ; i >= 0 && m.ranges[i].low>>8 == code>>8; i-- { // ranges may overlap
		r := m.ranges[i]
		if code > r.high {
			continue
		}
		if len(r.text) == 0 {
			return nil, false
		}
		last := len(r.text) - 1
		out := append([]uint16(nil), r.text...)
		out[last] += uint16(code - r.low)
		return out, true
	}
	return nil, false
}

func codeOf(s []byte) int {
	code := 0
	for _, b := range s[:min(len(s), 4)] {
		code = code<<8 | int(b)
	}
	return code
}

func units(s []byte) []uint16 {
	out := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		out = append(out, uint16(s[i])<<8|uint16(s[i+1]))
	}
	if len(s) == 1 {
		out = append(out, uint16(s[0]))
	}
	return out
}

package editor

import "unicode"

// line is one line of a flow: the runes from one offset up to another.
type line struct {
	from, to int
	x, y     float32 // of its beginning in the flow
	width    float32 // without spaces at its end
	pieces   []piece // made when it is first painted
}

// wrap breaks runes into lines no wider than width; the first begins at first.
// Every rune is in exactly one line. Spaces at the end of a line hang over it, a
// word wider than a line is broken between characters. Tabs get their width
// here, for it depends on where they stand: up to the next multiple of tab.
func wrap(runes []rune, adv []float32, first, width, tab float32) []line {
	lines := make([]line, 0, 4)
	x, start := first, 0
	edge := -1       // where the line may end
	var upTo float32 // width up to edge without spaces
	end := func(at int, w float32) {
		l := line{from: start, to: at, width: w}
		if start == 0 {
			l.x, l.width = first, w-first
		}
		lines = append(lines, l)
		start, edge = at, -1
	}
	ink := x // width without spaces at the end
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch r {
		case '\n':
			end(i+1, ink)
			x, ink = 0, 0
			continue
		case '\t':
			adv[i] = tab - remainder(x, tab)
			fallthrough
		case ' ':
			x += adv[i]
			edge, upTo = i+1, ink
			continue
		}
		for x+adv[i] > width && (i > start || start == 0 && first > 0) {
			if edge > start {
				from := edge
				end(from, upTo)
				x = sum(adv[from:i])
			} else if start == 0 && first > 0 {
				end(0, first) // not even the first word fits beside the lead
				x, first = sum(adv[:i]), 0
			} else if unicode.IsMark(r) {
				break
			} else {
				end(i, ink)
				x = 0
			}
			ink = x
		}
		x += adv[i]
		ink = x
		if breaksAfter(runes, i) {
			edge, upTo = i+1, ink
		}
	}
	if start < len(runes) || len(lines) == 0 || len(runes) > 0 && runes[len(runes)-1] == '\n' {
		end(len(runes), ink)
	}
	return lines
}

// breaksAfter tells whether a line may end after a hyphen or dash in a word.
func breaksAfter(runes []rune, i int) bool {
	switch runes[i] {
	case '-':
		return i > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i-1]) && unicode.IsLetter(runes[i+1])
	case '–', '—':
		return i > 0 && i+1 < len(runes) && runes[i-1] != ' '
	}
	return false
}

func remainder(x, tab float32) float32 {
	return x - tab*float32(int(x/tab))
}

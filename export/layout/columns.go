package layout

import "slices"

// columnWidths holds what each column needs at least, what it would like and
// what it gets.
type columnWidths struct{ least, most, set []float64 }

func (t Table) gaps(n int) float64 { return t.Gap * float64(n-1) }

func (t Table) fits(w columnWidths, room float64) bool {
	return sum(w.least)+t.gaps(len(t.Columns)) <= room+slack
}

func sum(list []float64) float64 {
	var s float64
	for _, v := range list {
		s += v
	}
	return s
}

func (m *measurer) widths(t Table) columnWidths {
	n := len(t.Columns)
	w := columnWidths{make([]float64, n), make([]float64, n), make([]float64, n)}
	for _, row := range t.Rows {
		for c := range min(n, len(row)) {
			word, whole := m.set(row[c], t.Size).widest()
			w.least[c] = max(w.least[c], min(word, widestWord))
			w.most[c] = max(w.most[c], whole)
		}
	}
	for c, col := range t.Columns {
		w.least[c] = max(w.least[c], t.Size/2) // an empty column is still seen
		w.most[c] = max(w.most[c], w.least[c])
		if col.Width > 0 {
			w.least[c], w.most[c] = col.Width, col.Width
		}
	}
	t.share(&w, m.tableRoom(t)-t.gaps(n))
	return w
}

// share gives each column its width: what it would like if there is room, else
// what it needs and a part of the rest.
func (t Table) share(w *columnWidths, room float64) {
	copy(w.set, w.most)
	shares := 0.0
	for _, c := range t.Columns {
		shares += c.Share
	}
	if shares > 0 && !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Share == 0 }) {
		byShare := make([]float64, len(t.Columns))
		wide := true
		for c, col := range t.Columns {
			byShare[c] = room * col.Share / shares
			wide = wide && byShare[c] >= w.least[c]
		}
		if wide {
			copy(w.set, byShare)
			return
		}
	}
	if sum(w.most) <= room {
		return
	}
	tight := w.fillUp(room)
	rest, wish := room, 0.0
	for c := range w.set {
		if tight[c] {
			rest -= w.least[c]
			wish += w.most[c] - w.least[c]
		} else {
			rest -= w.most[c]
		}
	}
	for c := range w.set {
		if tight[c] {
			w.set[c] = w.least[c]
			if wish > 0 {
				w.set[c] += max(0, rest) * (w.most[c] - w.least[c]) / wish
			}
		}
	}
}

// fillUp gives narrow columns what they would like and tells which are left
// tight: those that would like more than their equal part of what remains.
func (w columnWidths) fillUp(room float64) []bool {
	tight := make([]bool, len(w.most))
	for c := range tight {
		tight[c] = true
	}
	for {
		rest, least, n := room, 0.0, 0
		for c := range tight {
			if tight[c] {
				n++
				least += w.least[c]
			} else {
				rest -= w.most[c]
			}
		}
		pick := -1
		for c := range tight {
			if tight[c] && w.most[c] <= rest/float64(n) && rest-w.most[c] >= least-w.least[c] {
				pick = c
				break
			}
		}
		if pick < 0 {
			return tight
		}
		tight[pick] = false
	}
}

package merge

import (
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/compare"
	"minutebook/data/review"
	"minutebook/ui/widgets"
)

// marked is what a reader makes of a block, as blocks with the edits marked. Either
// may be nil: put in, or taken out.
func marked(was, is *doc.Block) []doc.Block {
	var a, b doc.Document
	if was != nil {
		a.Blocks = []doc.Block{*was}
	}
	if is != nil {
		b.Blocks = []doc.Block{*is}
	}
	return compare.Documents(a, b).Blocks
}

// summary is a point in a few words: "seven → eight".
func (p point) summary() string {
	if p.remark != nil {
		return "“" + oneLine(p.remark.Text) + "”"
	}
	if p.proposal.Kind == review.Moved && compare.Same(*p.proposal.Base, *p.proposal.Theirs) {
		return "↕ " + oneLine(p.proposal.Theirs.Text())
	}
	var gone, come string
	for _, b := range marked(p.proposal.Base, p.proposal.Theirs) {
		for _, pass := range widgets.Passages([]doc.Block{b}) {
			for i, r := range pass.Runs {
				switch {
				case r.Edit == doc.Struck && come == "":
					gone += r.Text
				case r.Edit == doc.Added:
					come += r.Text
				case r.Edit == "" && strings.TrimSpace(r.Text) != "" && i > 0 && gone+come != "":
					words := changeWords(gone, come) // the first change says enough
					if slices.ContainsFunc(pass.Runs[i:], func(r doc.Run) bool { return r.Edit != "" }) {
						words += ", …"
					}
					return words
				}
			}
		}
	}
	return changeWords(gone, come)
}

func changeWords(gone, come string) string {
	gone, come = oneLine(gone), oneLine(come)
	switch {
	case gone == "" && come == "":
		return "another form of the paragraph"
	case gone == "":
		return "+ " + come
	case come == "":
		return "– " + gone
	case gone == come:
		return "another form of “" + come + "”"
	}
	return gone + " → " + come
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// what says what a reader does at a point.
func (p point) what() string {
	if p.remark != nil {
		switch {
		case p.remark.Item == "":
			return "remarks on the whole"
		case p.remark.Block == "":
			return "remarks on the item"
		}
		return "remarks"
	}
	switch {
	case p.proposal.Kind == review.Moved:
		return "moves"
	case p.proposal.Base == nil:
		return "puts in"
	case p.proposal.Theirs == nil:
		return "takes out"
	}
	return "changes"
}

// badge says what became of a point, and how it looks.
func (p point) badge() (string, widgets.Tone) {
	switch p.ruling.Ruling {
	case data.RulingAccepted, data.RulingEdited:
		if p.undone() {
			return "changed since", widgets.Warning
		}
	case data.RulingDeclined:
		if p.remark != nil {
			return "set aside", widgets.Plain
		}
	}
	switch p.ruling.Ruling {
	case data.RulingAccepted:
		return "accepted", widgets.Good
	case data.RulingEdited:
		return "edited", widgets.Good
	case data.RulingDeclined:
		return "declined", widgets.Plain
	case data.RulingAnswered:
		return "answered", widgets.Good
	}
	if p.collides() {
		return "collides", widgets.Warning
	}
	return "", widgets.Plain
}

// restyle is a text that was typed with the bold, italics and links of the runs it
// was typed over, wherever the words are the same.
func restyle(old []doc.Run, typed string) []doc.Run {
	var bare []doc.Run
	var styles []doc.Run // of each rune of old
	for _, r := range old {
		bare = append(bare, doc.Run{Text: r.Text})
		for range r.Text {
			style := r
			style.Text, style.Edit = "", ""
			styles = append(styles, style)
		}
	}
	var out []doc.Run
	at := 0
	for _, r := range compare.Words(doc.JoinRuns(bare), []doc.Run{{Text: typed}}) {
		for _, letter := range r.Text {
			var style doc.Run
			switch {
			case r.Edit == doc.Struck:
				at++
				continue
			case r.Edit == "" && at < len(styles):
				style = styles[at]
				at++
			}
			style.Text = string(letter)
			out = append(out, style)
		}
	}
	return doc.JoinRuns(out)
}

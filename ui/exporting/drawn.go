package exporting

import (
	"encoding/json"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/record"
)

// A pack that was drawn and not issued may have been printed by somebody. So the
// pages of its papers are kept beside the other settings of the window, without
// names, and the next pack says which have changed.

func drawnKey(m record.Meeting, restricted bool) string {
	if restricted {
		return "export.drawn.restricted." + m.Meeting.UID
	}
	return "export.drawn." + m.Meeting.UID
}

// drawnBefore are the pages of the pack drawn last; none once it was issued, since
// numbers that went out do not change.
func drawnBefore(m record.Meeting, restricted bool) []data.IssuedItem {
	for _, i := range m.Issues {
		if i.Document == data.IssuedPack && i.Restricted == restricted {
			return nil
		}
	}
	var out []data.IssuedItem
	if err := json.Unmarshal([]byte(fyne.CurrentApp().Preferences().String(drawnKey(m, restricted))), &out); err != nil {
		return nil // nothing was drawn
	}
	return out
}

// keepDrawn keeps the pages of a pack.
func keepDrawn(m record.Meeting, restricted bool, contents []data.IssuedItem) {
	var out []data.IssuedItem
	for _, it := range contents {
		kept := data.IssuedItem{}
		for _, p := range it.Papers {
			kept.Papers = append(kept.Papers, data.IssuedPaper{UID: p.UID, First: p.First, Last: p.Last})
		}
		if len(kept.Papers) > 0 {
			out = append(out, kept)
		}
	}
	text, err := json.Marshal(out)
	if err != nil {
		return
	}
	fyne.CurrentApp().Preferences().SetString(drawnKey(m, restricted), string(text))
}

// forgetDrawn forgets the pages of a pack that is issued now.
func forgetDrawn(m record.Meeting, restricted bool) {
	fyne.CurrentApp().Preferences().RemoveValue(drawnKey(m, restricted))
}

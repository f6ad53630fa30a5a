package store

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/rules"
)

// Replacement is a correction with which minutes are approved: in their text the
// old words are struck and the new stand beside them. The old words must stand
// once where they are looked for, as whole words.
type Replacement struct {
	Item     int64  // 0: any item of the meeting
	Block    string // empty: anywhere in the item
	What     string // of a fact: record.Fact.What; empty for words, or for either where Old says it
	Old, New string // New is empty where the words go
}

// correctTexts marks the corrections in the minutes of m, and says them in words.
func correctTexts(t *tx, m data.Meeting, a *data.Approval, corrections []Replacement) error {
	if len(corrections) == 0 {
		return nil
	}
	items, err := itemsOf(t.ctx, t, m.ID)
	if err != nil {
		return err
	}
	texts, err := textsBy(t.ctx, t, sqlTextsOfMeeting, m.ID)
	if err != nil {
		return err
	}
	note := rules.CorrectedAt(a.Minute)
	changed := map[int64]bool{}
	var said []rules.Rewording
	for _, c := range corrections {
		in, kept, err := correctOne(items, texts, c, note)
		if err != nil {
			return err
		}
		changed[in.ID] = true
		said = append(said, rules.Rewording{On: m.Start.Date(), Minute: rules.MinuteName(in, kept), Old: c.Old, New: c.New, Kept: kept})
	}
	a.Corrections = cmp.Or(a.Corrections, strings.Join(rules.CorrectionList([]data.Meeting{m}, said, ""), "; "))
	t.marks = true
	defer func() { t.marks = false }()
	for _, it := range items {
		if !changed[it.ID] {
			continue
		}
		if err := keepText(t, it.ID, MinutesPart, "before it was "+note); err != nil {
			return err
		}
		text := texts[it.ID].Minutes
		if _, err := writeText(t, it.ID, MinutesPart, text.Doc, text.Rev); err != nil {
			return err
		}
	}
	return nil
}

// correctOne marks one correction in the texts and gives the item it was in, and
// whether the words are kept from the public: with the item, with one it is under
// or in an exempt passage.
func correctOne(items []data.Item, texts map[int64]Texts, c Replacement, note string) (in data.Item, kept bool, err error) {
	old := strings.TrimSpace(c.Old)
	if old == "" {
		return in, false, errors.New("a correction names the words that are to be corrected")
	}
	count, corrected := 0, Texts{}
	for _, it := range items {
		if c.Item != 0 && c.Item != it.ID {
			continue
		}
		both := texts[it.ID]
		d, n := rules.Correct(both.Minutes.Doc, c.Block, old, strings.TrimSpace(c.New), note)
		if n > 0 {
			both.Minutes.Doc = d
			in, corrected, count = it, both, count+n
		}
	}
	switch count {
	case 0:
		return in, false, fmt.Errorf("the words “%s” are not in the minutes that are to be corrected", old)
	case 1:
		was := texts[in.ID].Minutes.Doc
		private := was.Kept()
		for i, b := range corrected.Minutes.Doc.Blocks {
			kept = kept || private[b.ID] && !reflect.DeepEqual(b, was.Blocks[i])
		}
		texts[in.ID] = corrected
		return in, kept || withheld(items, in), nil
	}
	return in, false, fmt.Errorf("the words “%s” stand in the minutes %d times: name more of them, or the item", old, count)
}

// withheld tells whether an item is kept from the public, by itself or with one it
// is under.
func withheld(items []data.Item, it data.Item) bool {
	above := slices.IndexFunc(items, func(o data.Item) bool { return o.ID == it.Parent })
	return it.Exempt != "" || above >= 0 && withheld(items, items[above])
}

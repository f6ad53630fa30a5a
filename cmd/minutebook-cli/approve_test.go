package main

import (
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// The corrections with which minutes are approved are those of the resolution that
// approves them; where the minute says nothing yet, what is to be written there is told.
func TestTheMinuteThatApprovesIsRead(t *testing.T) {
	of := record.Meeting{Meeting: data.Meeting{ID: 1, Start: "2026-10-08T19:00"}, Approval: &data.Approval{Item: 7}}
	dues := rules.Rewording{On: "2026-10-08", Minute: "1", Old: "ten pounds", New: "twelve pounds"}
	path := rules.Rewording{On: "2026-10-08", Minute: "2", Old: "North Path", New: "South Path"}
	at := func(blocks ...doc.Block) record.Meeting {
		return record.Meeting{Items: []record.Item{{Item: data.Item{ID: 7, MinuteNumber: "4"}, Minutes: doc.Document{Blocks: blocks}}}}
	}
	approves := func(said ...rules.Rewording) record.Meeting {
		head := doc.Block{Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved}}
		blocks := doc.WithParts([]doc.Block{head}, rules.ApprovalWords(data.Wording{}, []data.Meeting{of.Meeting}, said, ""))
		for i := range blocks {
			blocks[i].ID = doc.NewID()
		}
		return at(blocks...)
	}
	for what, c := range map[string]struct {
		at      record.Meeting
		given   []rules.Rewording
		refused string
		write   bool
	}{
		"as the resolution says":  {approves(dues, path), []rules.Rewording{dues, path}, "", false},
		"as it stands":            {approves(), nil, "", false},
		"one is not given":        {approves(dues, path), []rules.Rewording{dues}, "approves these minutes with minute 1, for “ten pounds” read “twelve pounds”; minute 2, for", false},
		"none is in the minutes":  {approves(), []rules.Rewording{dues}, "minute 4 approves these minutes with no correction, and here is given minute 1", false},
		"nothing is written yet":  {at(), []rules.Rewording{dues}, "", true},
		"of another day":          {at(doc.Text("The minutes of the meeting held on 9 October 2026 were agreed.")), nil, "", true},
		"in the body's own words": {at(doc.Text("The minutes of the meeting held on 8 October 2026 were agreed as a correct record.")), nil, "", false},
	} {
		err := contradicted(c.at, of.Meeting, c.given)
		if (err != nil) != (c.refused != "") || err != nil && !strings.Contains(err.Error(), c.refused) {
			t.Errorf("%s: %v, want %q", what, err, c.refused)
		}
		words := toWrite(c.at, of, c.given)
		if (words != "") != c.write || c.write && !strings.Contains(words, "That the minutes of the meeting held on 8 October 2026 be approved") {
			t.Errorf("%s: to be written is %q", what, words)
		}
	}
}

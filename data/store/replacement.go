package store

import (
	"cmp"
	"context"
	"reflect"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// Replacement is a correction with which minutes are approved, of words or of a fact
// beside them.
type Replacement = rules.Replacement

// Correct makes corrections of words and facts in the published draft of a meeting,
// with the reason for them, as one correction that is begun and ended: the draft has
// the new words, and the list of corrections both. One that cannot be made leaves
// all as it was.
func (b *Book) Correct(ctx context.Context, meeting int64, reason string, corrections []Replacement) (c data.Correction, err error) {
	defer doing(&err, "correct the published draft")
	err = b.inTx(ctx, func(t *tx) error {
		if c, err = beginCorrection(t, meeting, reason); err != nil {
			return err
		}
		was, err := recordFromRows(t.ctx, t, meeting)
		if err != nil {
			return err
		}
		is := was
		for _, r := range corrections {
			if is, _, err = r.Make(is, ""); err != nil {
				return err
			}
		}
		is.Items = slices.Clone(is.Items)
		for i, it := range is.Items {
			is.Items[i].Minutes = doc.Settled(it.Minutes)
		}
		if err := writeCorrected(t, was, is, "before a correction: "+c.Reason); err != nil {
			return err
		}
		if err := writeParts(t, was, is); err != nil {
			return err
		}
		c, err = endCorrection(t, meeting)
		return err
	})
	return c, err
}

// correctTexts makes the corrections in the minutes of m, words and facts, and says
// them in words: the old words are struck and the new stand beside them; what the
// minutes stated of the times and the attendance is kept with the approval.
func correctTexts(t *tx, m data.Meeting, a *data.Approval, corrections []Replacement) error {
	if len(corrections) == 0 {
		return nil
	}
	was, err := recordFromRows(t.ctx, t, m.ID)
	if err != nil {
		return err
	}
	note := rules.CorrectedAt(a.Minute)
	is := was
	var said []rules.Rewording
	for _, c := range corrections {
		var one rules.Rewording
		if is, one, err = c.Make(is, note); err != nil {
			return err
		}
		said = append(said, one)
	}
	a.Corrections = cmp.Or(a.Corrections, strings.Join(rules.CorrectionList([]data.Meeting{m}, said, ""), "; "))
	if is.Approval != nil {
		a.Before = is.Approval.Before
	}
	t.marks = true
	defer func() { t.marks = false }()
	if err := writeCorrected(t, was, is, "before it was "+note); err != nil {
		return err
	}
	return writeParts(t, was, is)
}

// writeCorrected writes the texts that were corrected, and keeps each as it was.
func writeCorrected(t *tx, was, is record.Meeting, reason string) error {
	texts, err := textsBy(t.ctx, t, sqlTextsOfMeeting, is.Meeting.ID)
	if err != nil {
		return err
	}
	for i, it := range is.Items {
		if reflect.DeepEqual(it.Minutes, was.Items[i].Minutes) {
			continue
		}
		if err := keepText(t, it.ID, MinutesPart, reason); err != nil {
			return err
		}
		if _, err := writeText(t, it.ID, MinutesPart, it.Minutes, texts[it.ID].Minutes.Rev); err != nil {
			return err
		}
	}
	return nil
}

// writeParts writes the times and the attendance that were corrected.
func writeParts(t *tx, was, is record.Meeting) error {
	if is.Meeting.Opened != was.Meeting.Opened || is.Meeting.Ended != was.Meeting.Ended {
		if err := t.must(sqlCorrectTimes, is.Meeting.Opened, is.Meeting.Ended, is.Meeting.ID); err != nil {
			return err
		}
	}
	of := func(m record.Meeting, person int64) int {
		return slices.IndexFunc(m.Attendance, func(a data.Attendance) bool { return a.Person.ID == person })
	}
	for _, a := range is.Attendance {
		if i := of(was, a.Person.ID); i >= 0 && reflect.DeepEqual(a, was.Attendance[i]) {
			continue
		}
		if err := writeAttendance(t, a); err != nil {
			return err
		}
	}
	for _, a := range was.Attendance {
		if of(is, a.Person.ID) >= 0 {
			continue
		}
		if err := t.must(sqlDeleteAttendance, a.Meeting, a.Person.ID); err != nil {
			return err
		}
	}
	return nil
}

const sqlCorrectTimes = `UPDATE meeting SET opened = ?, ended = ? WHERE id = ?`

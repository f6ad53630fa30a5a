package store

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// Replacement is a correction with which minutes are approved, of words or of a fact
// beside them.
type Replacement = rules.Replacement

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

package doc

// Door tells whether a note says that the public leaves the meeting or comes
// back: an exclusion or a readmission. Nil is no note.
//
// Between the two the meeting is in private session. The notes themselves are
// always public, and so nothing else may stand in them.
func (t *TimeNote) Door() bool {
	return t != nil && (t.Kind == Exclusion || t.Kind == Readmission)
}

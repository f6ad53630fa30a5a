package minutes

import "minutebook/data"

// changedAfter is a plain sentence about what is changed in minutes that others
// have already; empty if nobody has.
func changedAfter(s data.Status) string {
	switch s {
	case data.WithChair:
		return "The chair has these minutes. They can still be changed; their earlier versions are kept."
	case data.DraftPublished:
		return "This draft is published. It can still be changed; its earlier versions are kept."
	}
	return ""
}

// lockedBecause is a plain sentence why the minutes cannot be changed; empty
// if they can.
func lockedBecause(s data.Status) string {
	switch s {
	case data.Approved:
		return "These minutes were approved as a correct record. They can be read and exported, but nothing in them changes any more."
	case data.Signed:
		return "These minutes were approved and signed. They can be read and exported, but nothing in them changes any more."
	case data.Cancelled:
		return "This meeting was cancelled, so it has no minutes to type."
	}
	return ""
}

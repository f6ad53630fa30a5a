package rules

import "minutebook/data"

// MayIssue tells whether the document is one that goes out of a meeting that has
// come as far as this one: an agenda when it is issued, minutes when their draft is
// public.
func MayIssue(k data.IssueKind, s data.Status) bool {
	switch k {
	case data.IssuedAgenda, data.IssuedPack, data.IssuedSupplement:
		return s != data.Planned
	case data.IssuedMinutes:
		return s == data.DraftPublished || s.Locked()
	case data.IssuedDecisions, data.IssuedActions:
		return s != data.Planned && s != data.Issued && s != data.Cancelled
	}
	return false
}

package export

import (
	"minutebook/data"
	"minutebook/data/rules"
)

// exemption is the sentence that says why an item or paper is kept from the
// public. Principal councils name the paragraphs of LGA 1972 Schedule 12A;
// parishes act under the Public Bodies (Admission to Meetings) Act 1960 s.1(2).
func exemption(body data.Body, reason string) string {
	if reason == "" {
		return ""
	}
	if named := rules.ExemptParagraphs(body, reason); named != "" {
		return "Not for publication by virtue of " + named + " to the Local Government Act 1972."
	}
	switch body.Notice {
	case data.EnglishParish, data.WelshCommunity:
		return "Not for publication (Public Bodies (Admission to Meetings) Act 1960, section 1(2)): " + stop(reason)
	}
	return "Not for publication: " + stop(reason)
}

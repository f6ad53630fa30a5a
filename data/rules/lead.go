package rules

import (
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
)

// Lead is what is printed before a decision in the body's way: "RESOLVED –",
// and with another verb "NOTED –"; "Resolved:" goes with "Noted:".
func Lead(w data.Wording, verb doc.Verb) string {
	resolved := w.Resolved
	if resolved == "" {
		resolved = "RESOLVED –"
	}
	own, ok := cutFold(resolved, string(doc.Resolved))
	switch {
	case verb == doc.Resolved:
		return resolved
	case !ok:
		return string(verb) + " –"
	case strings.HasPrefix(resolved, "Res"):
		return string(verb[0]) + strings.ToLower(string(verb[1:])) + own
	}
	return string(verb) + own
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return "", false
	}
	return s[len(prefix):], true
}

// ChairTitle is what the body calls its chair.
func ChairTitle(w data.Wording) string {
	if w.ChairTitle != "" {
		return w.ChairTitle
	}
	return "Chairman"
}

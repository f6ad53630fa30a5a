// Package history shows how a text came to be as it is: the versions of an item,
// what differs between any two of them, and what has changed in a whole meeting
// since the chair agreed it.
//
// Words. A version is a text as it once stood in the book: the agenda text of an item
// and its minutes each have their own. The version that stands
// now is the text itself. Two versions are compared: the one under the cursor, and
// the one it is held against.
//
// Promise. Restoring a version loses nothing: what stood before is a version, and
// so is what was restored.
package history

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
	"minutebook/ui/session"
)

// version is a text as it once stood.
type version struct {
	store.Revision
	stands bool // it stands now
}

// versions lists the versions of a text, newest first.
func versions(ctx context.Context, b *store.Book, item int64, part store.Part) ([]version, store.Text, error) {
	texts, err := b.Texts(ctx, item)
	if err != nil {
		return nil, store.Text{}, err
	}
	text := texts.Minutes
	if part == store.AgendaPart {
		text = texts.Agenda
	}
	kept, err := b.Revisions(ctx, item, part)
	if err != nil {
		return nil, text, err
	}
	var out []version
	if text.Rev != 0 && (len(kept) == 0 || kept[0].Rev != text.Rev) {
		out = append(out, version{store.Revision{Rev: text.Rev, At: text.SavedAt}, true})
	}
	for _, r := range kept {
		out = append(out, version{r, r.Rev == text.Rev})
	}
	return out, text, nil
}

// textOf is the text of a version.
func textOf(ctx context.Context, b *store.Book, item int64, part store.Part, v version, now store.Text) (doc.Document, error) {
	if v.stands {
		return now.Doc, nil
	}
	return b.RevisionText(ctx, item, part, v.Rev)
}

// other is the text of an item beside a part of it.
func other(part store.Part) store.Part {
	if part == store.AgendaPart {
		return store.MinutesPart
	}
	return store.AgendaPart
}

// named is what a part is called on the screen.
func named(part store.Part) string {
	if part == store.AgendaPart {
		return "Agenda text"
	}
	return "Minutes"
}

// why says in words why a version was kept. at tells when a revision was kept, in
// words; empty where it is no longer among the versions.
func (v version) why(at func(rev int64) string) string {
	words := v.Reason
	switch v.Reason {
	case "typing", "":
		words = "while it was typed"
	case "leave":
		words = "when the item was left"
	case "changed elsewhere":
		words = "the text that was changed elsewhere"
	case "conflict":
		words = "came too late and was kept beside"
	case "approve":
		words = "when the minutes were approved"
	}
	for begin, said := range map[string]string{
		"before the review by ":    "before a change of %s",
		"review by ":               "with a change of %s",
		"took back the review by ": "a change of %s taken back",
	} {
		if name, ok := strings.CutPrefix(v.Reason, begin); ok {
			words = fmt.Sprintf(said, cmp.Or(data.PersonNamed(name).PlainName(), name))
		}
	}
	var rev int64
	if n, _ := fmt.Sscanf(v.Reason, "revision %d brought back", &rev); n == 1 {
		words = "restored as of " + cmp.Or(at(rev), "an earlier day")
	}
	if n, _ := fmt.Sscanf(v.Reason, "before revision %d was brought back", &rev); n == 1 {
		words = "before an earlier version was restored"
	}
	return words
}

// moment is when something happened, as a clerk says it.
func moment(s *session.Session, at time.Time) string {
	at = at.In(s.Now().Location())
	day := data.DateOf(at).Medium()
	if data.DateOf(at) == data.DateOf(s.Now()) {
		day = "today"
	}
	return day + ", " + at.Format("15:04:05")
}

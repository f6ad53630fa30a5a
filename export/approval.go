package export

import (
	"fmt"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/export/layout"
)

// Room for the picture of a signature.
const (
	signatureWidth  = 190.0
	signatureHeight = 54.0
)

// approval says which meeting approved the minutes, with which corrections, and
// the code by which the record is told.
func (b *builder) approval(m record.Meeting) {
	a := m.Approval
	if a == nil {
		return
	}
	if runs := b.approved(*a, "Approved as a correct record"); runs != nil {
		b.add(layout.Para{Role: layout.Paragraph, Before: 8, After: 4, Runs: runs})
	}
	b.correctedAs(a.Corrections)
	if code := Code(a.Hash); code != "" {
		b.add(layout.Para{Role: layout.Paragraph, Size: smallSize, After: paraGap, Runs: b.inked("approval", layout.Regular, grey,
			"Record "+code+": the beginning of the hash of the minutes as they were approved, printed on every leaf. "+
				"A check of the minute book gives the same code for as long as no word of the record is altered.")})
	}
}

// correctedAs lists the corrections with which minutes were approved.
func (b *builder) correctedAs(corrections string) {
	if strings.Contains(strings.TrimSpace(corrections), "\n") { // as somebody typed them
		b.note("approval", "Corrected as follows:")
		b.lines("approval", corrections)
		return
	}
	const lead = "Corrected as follows:"
	list := apart(corrections)
	switch len(list) {
	case 0:
	case 1:
		b.note("approval", stop(lead+" "+english.Inside(list[0])))
	default:
		b.note("approval", lead)
		b.keepLast()
		var d doc.Document
		for i, c := range list {
			end := ";"
			switch i {
			case len(list) - 1:
				end = "."
			case len(list) - 2:
				end = "; and"
			}
			bullet := doc.NewBlock(doc.Bullet, 1, strings.TrimSuffix(c, ".")+end)
			bullet.ID = fmt.Sprint(i)
			d.Blocks = append(d.Blocks, bullet)
		}
		b.content(d, 0, "approval")
	}
}

// apart are the corrections of a list that semicolons part, but for those in words
// that are quoted.
func apart(list string) []string {
	var out []string
	from, open := 0, 0
	for i, r := range list + ";" {
		switch r {
		case '“':
			open++
		case '”':
			open--
		case ';':
			if open > 0 && i < len(list) {
				continue
			}
			if one := strings.TrimSpace(list[from:i]); one != "" {
				out = append(out, one)
			}
			from, open = min(i+1, len(list)), 0
		}
	}
	return out
}

// approvedHere says under a minute which earlier minutes it approved, with the code
// of their record: so each leads to the other.
func (b *builder) approvedHere(m record.Meeting, item numbered, left float64, where string) {
	for _, a := range m.Approvals {
		if a.Held == "" || a.Item != item.ID || item.ID == 0 {
			continue
		}
		runs := b.inked(where, layout.Regular, grey, "The minutes of "+english.Join(" of ", english.The(a.Whose), a.Held.Medium()))
		if anchor, here := b.chapters[a.Meeting]; here {
			for i := range runs {
				runs[i].Link, runs[i].Colour = "#"+anchor, linkInk
			}
		}
		runs = append(append(runs, layout.Run{Text: " "}), b.inked(where, layout.Regular, grey, stop("were approved by this minute and are locked"+prefixed(": record ", strings.ReplaceAll(Code(a.Hash), " ", "\u00a0"))))...)
		b.keepLast()
		b.add(layout.Para{Role: layout.Paragraph, Size: smallSize, Left: left, After: paraGap, Runs: runs})
	}
}

// approved is "Approved as a correct record at the meeting on 6 August 2026 (minute
// 51).", with the name of the body that approved if it is another; nil for an approval without a day.
func (b *builder) approved(a data.Approval, lead string) []layout.Run {
	on := a.On.Medium()
	if on == "" {
		return nil
	}
	if a.Minute == "" {
		return b.plain("approval", layout.Regular, lead+" on "+on+".")
	}
	runs := b.plain("approval", layout.Regular, lead+" at the meeting"+prefixed(" of ", english.The(a.By))+" on "+on)
	runs[0].Text += " ("
	runs = append(runs, b.minuteWords("approval", minuteOf{a.At, a.Minute})...)
	return append(runs, layout.Run{Text: ")."})
}

// signatures are the facts of every signature under the minutes, with its picture
// where there is one.
func (b *builder) signatures(m record.Meeting) {
	for _, s := range m.Signatures {
		b.add(layout.Group{Before: 14, After: 8, Whole: true, Blocks: b.within(func() {
			b.signaturePicture(s)
			b.signatureFacts(s, false)
		})})
	}
}

func (b *builder) signaturePicture(s data.Signature) {
	if len(s.Picture) == 0 {
		return
	}
	picture, err := b.pictures(s.Picture)
	if err != nil {
		b.warnings = append(b.warnings, Warning{Where: "the signature of " + s.Person, What: "its picture is not printed: " + err.Error()})
		return
	}
	b.add(layout.Figure{Picture: picture, Alt: b.text("signature", layout.Regular, english.Join(" ", "Signature of", s.Person)),
		Width: signatureWidth, Height: signatureHeight, After: 4, Keep: true})
}

// signatureFacts says who signed, in what capacity, when and how; whole adds the
// hashes, for the archive.
func (b *builder) signatureFacts(s data.Signature, whole bool) {
	b.note("signature", stop(signedBy+english.Join(", ", s.Person, s.Capacity, signedOn(s), signingMethods[s.Method])))
	if s.Certificate != "" {
		b.keepLast()
		b.note("signature", stop("Certificate: "+s.Certificate))
	}
	if !whole {
		return
	}
	for _, hash := range [][2]string{{"SHA-256 of the signed file: ", s.Document}, {"Hash of the signature: ", s.Hash}} {
		if hash[1] != "" {
			b.keepLast()
			b.fine("signature", hash[0]+hash[1])
		}
	}
}

// fine adds a paragraph of small grey print.
func (b *builder) fine(where, s string) {
	b.add(layout.Para{Role: layout.Paragraph, Size: smallSize - 1, After: 3, Runs: b.inked(where, layout.Regular, grey, s)})
}

// signedOn is when a signature was given: a day for one in ink, whose time nobody
// knows, else to the minute.
func signedOn(s data.Signature) string {
	if s.SignedAt.IsZero() {
		return ""
	}
	at := s.SignedAt
	if !at.Equal(at.UTC().Truncate(24 * time.Hour)) { // else it is a day, not a moment
		at = at.Local()
	}
	on := data.DateOf(at).Medium()
	if s.Method == "ink" || s.Method == "" {
		return on
	}
	return on + " at " + data.ClockOf(at).Spoken()
}

// signingMethods are the ways of signing in words.
var signingMethods = map[string]string{
	"ink":         "in ink on paper",
	"drawn":       "by hand on the screen",
	"imported":    "with a picture of the signature",
	"certificate": "with a certificate",
}

package minutebook

import (
	"strings"

	"minutebook/data"
	"minutebook/data/record"
)

// approvedWords say in a row when minutes were approved and by which minute.
func approvedWords(a data.Approval) string {
	s := a.On.Short()
	if a.Minute != "" {
		s += ", minute " + a.Minute
	}
	if a.Corrections != "" {
		s += ", corrected"
	}
	return s
}

// minuteRange is the numbers of the first and the last minute: "29 – 35".
func minuteRange(m record.Meeting) string {
	first, last := "", ""
	for _, i := range m.Items {
		if i.MinuteNumber != "" && i.Depth == 0 {
			if first == "" {
				first = i.MinuteNumber
			}
			last = i.MinuteNumber
		}
	}
	if first == last {
		return first
	}
	return first + " – " + last
}

// tell says below the list everything about the record under the cursor.
func (s *Screen) tell(m record.Meeting) { s.about.SetText(strings.Join(facts(m), "\n")) }

// facts are who approved and signed a record, and what stands in its margin.
func facts(m record.Meeting) []string {
	if m.Approval == nil {
		return []string{"This record cannot be read: it is not what was approved. Its PDF, the signed paper and a backup made before show what was."}
	}
	var out []string
	if a := m.Approval; a != nil {
		s := "Approved as a correct record on " + a.On.Long()
		if a.Minute != "" {
			s += ", minute " + a.Minute
		}
		if a.Corrections != "" {
			s += ", subject to: " + a.Corrections
		}
		out = append(out, s+".")
	}
	for _, sig := range m.Signatures {
		out = append(out, signedWords(sig))
	}
	if len(m.Signatures) == 0 {
		out = append(out, "Nobody has signed it yet.")
	}
	for _, n := range m.Notes {
		out = append(out, "In the margin: "+n.Text+" (minute "+n.Minute+" of "+n.On.Medium()+").")
	}
	if a := m.Approval; a != nil {
		out = append(out, "SHA-256 of the record: "+a.Hash)
	}
	return out
}

// signedWords say who signed, in what capacity, when and how.
func signedWords(s data.Signature) string {
	words := "Signed by " + s.Person
	if s.Capacity != "" {
		words += ", " + s.Capacity
	}
	words += ", on " + data.DateOf(s.SignedAt.Local()).Long()
	switch s.Method {
	case Ink:
		words += ", in ink on paper"
	case Drawn:
		words += ", with a signature drawn on the screen"
	case Imported:
		words += ", with a signature taken from a picture"
	case Certificate:
		words += ", with the certificate of " + s.Certificate
	}
	if s.Document != "" {
		words += "; SHA-256 of the file begins " + s.Document[:16]
	}
	return words + "."
}

// How minutes are signed, as data.Signature.Method has it.
const (
	Ink         = "ink"
	Drawn       = "drawn"
	Imported    = "imported" // from a picture
	Certificate = "certificate"
)

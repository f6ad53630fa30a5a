package export_test

import (
	"strings"
	"testing"

	"minutebook/data/doc"
	"minutebook/export"
)

// TestWelshIsKnown: what a body that writes Welsh puts on its agenda is read aloud
// in Welsh where it is Welsh, with nobody marking it (ISO 14289-1, 7.2). English
// with Welsh names in it is English.
func TestWelshIsKnown(t *testing.T) {
	for words, want := range map[string]string{
		"Ymddiheuriadau am absenoldeb": `Span lang=cy "Ymddiheuriadau am absenoldeb"`,
		"Cofnodion":                    `Span lang=cy "Cofnodion"`,
		"I dderbyn adroddiad am ŵyn, ŷd a thŷ newydd.":    `Span lang=cy "I dderbyn adroddiad am ŵyn, ŷd a thŷ newydd."`,
		"Penderfynwyd cymeradwyo’r cofnodion.":            `Span lang=cy "Penderfynwyd cymeradwyo’r cofnodion."`,
		"Croeso i’r cyfarfod. All are welcome.":           `Span lang=cy "Croeso i’r cyfarfod. " "All are welcome."`,
		"Apologies / Ymddiheuriadau":                      `"Apologies / " Span lang=cy "Ymddiheuriadau"`,
		"To hear of Heol y Neuadd and of Cyngor Cymuned.": `"To hear of Heol y Neuadd and of Cyngor Cymuned."`,
		"The Owain Glyndŵr public house at Llanŵyfo":      `"The Owain Glyndŵr public house at Llanŵyfo"`,
		"The EU grant for Sir Gareth Jones":               `"The EU grant for Sir Gareth Jones"`,
		"Planning application 17/0042, 3 Mill Row":        `"Planning application 17/0042, 3 Mill Row"`,
	} {
		m := minuted(doc.FromText(words))
		m.Body.Wording.Welsh = true
		r, err := export.Minutes(m, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := wordsOf(readAloud(t, r.PDF)); !strings.Contains(got, wordsOf("P "+want)) {
			_, got, _ = strings.Cut(got, `"31 The item"`)
			t.Errorf("%q is read as\n%.300s\nwant %s", words, got, want)
		}
		m.Body.Wording.Welsh = false
		if r, err = export.Minutes(m, export.Options{}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(wordsOf(readAloud(t, r.PDF)), "lang=cy") {
			t.Errorf("%q is taken for Welsh of a body that writes none", words)
		}
	}
	m := minuted(doc.FromText("Nodwyd."))
	m.Body.Wording.Welsh, m.Body.Wording.AgendaNotes = true, "Gall unrhyw un ffilmio’r cyfarfod.\nAnyone may film the meeting."
	m.Items[0].Title = "Datganiadau o fuddiant"
	r, err := export.Agenda(m, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := wordsOf(readAloud(t, r.PDF))
	for _, want := range []string{`Span lang=cy "Datganiadau o fuddiant"`, `P Span lang=cy "Gall unrhyw un ffilmio’r cyfarfod."`, `P "Anyone may film the meeting."`} {
		if !strings.Contains(got, wordsOf(want)) {
			t.Errorf("%s is not in the agenda:\n%s", want, got)
		}
	}
}

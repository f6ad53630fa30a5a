package export_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
	proof "minutebook/export/leak"
)

func edited(e doc.Edit, s string) doc.Run { return doc.Run{Text: s, Edit: e} }

// hashOf is the hash of the n-th approval of the sample.
func hashOf(n int) string { return fmt.Sprintf("%x", sha256.Sum256([]byte{byte(n)})) }

// corrected is the sample as a draft that was corrected twice since it was
// published, once in an exempt item too; a third correction is being made.
func corrected() record.Meeting {
	m := sample()
	at := func(day int) time.Time { return time.Date(2026, 7, day, 10, 30, 0, 0, time.Local) }
	m.Corrections = []data.Correction{
		{ID: 1, Reason: "the figure was misheard", Begun: at(14), Closed: at(14), Actor: "Imran Culvert", Changes: []data.Change{
			{Item: m.Items[3].UID, Number: "17", Title: m.Items[3].Title, Block: "d10",
				Before: "Of 212 households asked, 94 had answered; 61 were for the scheme, 30 against and 3 undecided.",
				After:  "Of 212 households asked, 97 had answered; 61 were for the scheme, 30 against and 6 undecided."},
		}},
		{ID: 4, Reason: "the CANARYREASON vendor wrote", Begun: at(16), Closed: at(16), Actor: "Imran Culvert", Changes: []data.Change{
			{Item: m.Items[6].UID, Number: "18", Title: m.Items[6].Title, Block: "f2", Exempt: "3", Before: "CANARYBEFORE £421,000", After: "CANARYAFTER £412,000"},
		}},
		{ID: 2, Reason: "she had sent apologies", Begun: at(20), Closed: at(20), Actor: "Imran Culvert", Changes: []data.Change{
			{What: "attendance", Before: "Councillor Jo Rowan: absent", After: "Councillor Jo Rowan: apologies"},
			{Item: m.Items[4].UID, Number: "17a", Title: m.Items[4].Title, Block: "e1", After: "Members asked that signs be kept to the smallest number the regulations allow."},
		}},
		{ID: 3, Reason: "still being made", Begun: at(21), Changes: []data.Change{{What: "time of ending", Before: "9.15 pm", After: "9.20 pm"}}},
	}
	return m
}

// lives are meetings of a minute book with all that can become of minutes: words
// corrected when they were approved, blocks taken out and put in, notes in the
// margin, signatures of every kind.
func lives(t testing.TB) []record.Meeting {
	first, second := approved(9, "2026-05-14", 1), approved(10, "2026-06-11", 6)
	first.Approval = &data.Approval{Sequence: 1, On: "2026-06-11", At: 10, Minute: "6", Hash: hashOf(1), Corrections: "In minute 3, for “fourteen” read “thirteen”."}
	second.Approval = &data.Approval{Sequence: 2, On: "2026-07-09", At: 11, Minute: "14", Hash: hashOf(2), Previous: hashOf(1)}
	for i := range first.Items {
		first.Items[i].ID, first.Items[i].UID = first.Items[i].ID+1000, "first-"+first.Items[i].UID
		first.Items[i].Parent = 0
		if first.Items[i].Depth > 0 {
			first.Items[i].Parent = first.Items[i-1].ID
		}
	}
	first.Declarations, first.Actions = nil, nil
	second.Approvals = []data.Approval{{Meeting: 9, At: 10, Item: second.Items[0].ID, Minute: "6", Held: "2026-05-14", Hash: hashOf(1)}}
	note := "corrected at minute 6"
	rivers := first.Items[2].Minutes.Blocks
	rivers[1].Note = note
	rivers[1].Runs = []doc.Run{plain("Members received the report of the Head of Environment, which showed that phosphate had fallen at "),
		strong("eleven of the "), {Text: "fourteen", Bold: true, Edit: doc.Struck}, {Text: "thirteen", Bold: true, Edit: doc.Added},
		plain(" sampling points since the programme began, and "), slant("risen"), plain(" at one. The full figures are on "),
		doc.Run{Text: "the council’s website", Link: "https://ashbournevale.example/rivers"}, plain(".")}
	for i := range rivers {
		switch rivers[i].ID {
		case "c10":
		case "c14":
			rivers[i].Edit, rivers[i].Note = doc.Struck, note
		case "c18":
			rivers[i].Edit, rivers[i].Note = doc.Added, note
		case "c24":
			rivers[i].Note = note
			rivers[i].Table.Rows[1][2].Runs = []doc.Run{edited(doc.Struck, "0.21"), edited(doc.Added, "0.12")}
		case "c29":
			rivers[i].Runs = []doc.Run{plain("the company be invited to the "), edited(doc.Struck, "September"), edited(doc.Added, "October"), plain(" meeting.")}
			rivers[i].Note = note
		}
	}
	first.Notes = []data.MarginNote{
		{ID: 1, Item: first.Items[3].ID, Block: "d10", Text: "the number of households asked was 221", ByMeeting: 10, Minute: "9", On: "2026-06-11"},
		{ID: 2, Item: first.Items[3].ID, Block: "d20", Text: "the letters were sent by the county", ByMeeting: 44, Minute: "73", On: "2027-03-03"},
		{ID: 3, Item: first.Items[6].ID, Block: "f2", Text: "CANARYNOTE the price was £413,000", ByMeeting: 44, Minute: "74", On: "2027-03-03"},
		{ID: 4, Item: first.Items[4].ID, Text: "the regulations had changed before the meeting, and the number of signs was settled by the highway authority after a second consultation of those who live in Mill Lane and in Tan Yard, of which the committee was told at its meeting in March; a plan of the signs as they stand is kept with these minutes, and the plan before it is void", ByMeeting: 44, Minute: "75", On: "2027-03-03"},
	}
	when := time.Date(2026, 6, 11, 19, 12, 0, 0, time.Local)
	first.Signatures = []data.Signature{{Person: "Councillor Ann Day", Capacity: "Chairman", SignedAt: when, Method: "drawn", Picture: crest(t, "png"), Hash: hashOf(11)}}
	second.Signatures = []data.Signature{
		{Person: "Councillor Ann Day", Capacity: "Chairman", SignedAt: when.AddDate(0, 0, 28), Method: "ink"},
		{Person: "Imran Culvert", Capacity: "Democratic Services Officer", SignedAt: when.AddDate(0, 0, 29), Method: "certificate",
			Certificate: "Imran Culvert, Ashbourne Vale District Council, issued by Vale Trust CA 2, valid until 31 March 2028", Document: hashOf(21), Hash: hashOf(12)},
	}
	second.Meeting.Status = data.Signed
	return []record.Meeting{first, second}
}

// unsigned is minutes that were approved and are printed to be signed.
func unsigned(t testing.TB) record.Meeting {
	m := lives(t)[0]
	m.Meeting.Status, m.Signatures = data.Approved, nil
	return m
}

// TestCorrectionsOfADraft: each is listed with its day, minute, words and reason;
// those of exempt business are counted and no more in the public copy; approved
// minutes have no such list.
func TestCorrectionsOfADraft(t *testing.T) {
	draw := func(m record.Meeting, o export.Options) (text, whole string) {
		t.Helper()
		r, err := export.Minutes(m, o)
		if err != nil {
			t.Fatal(err)
		}
		whole = squashed(textOf(t, r.PDF))
		if at := strings.LastIndex(whole, squashed("Corrections since publication")); at >= 0 {
			text = whole[at:]
		}
		return text, whole
	}
	public, whole := draw(corrected(), export.Options{})
	for _, want := range []string{"14 Jul 2026", "17", "94 had answered; 61 …", "30 against and 6", "thefigurewas", "misheard", "20 Jul 2026", "Attendance", "(nothing)",
		"1 correction of exempt business is not printed in this copy."} {
		if !strings.Contains(public, squashed(want)) {
			t.Errorf("the list lacks %q: %s", want, public)
		}
	}
	if strings.Contains(public, "still") || strings.Contains(public, "CANARY") || !strings.Contains(whole, squashed("This draft was corrected after it was published: see Corrections")) {
		t.Errorf("the public copy says %s", whole)
	}
	secret, _ := draw(corrected(), export.Options{Restricted: true})
	if !strings.Contains(secret, "CANARYBEFORE") || !strings.Contains(secret, "CANARYAFTER") || !strings.Contains(secret, "CANARYREASON") || strings.Contains(secret, squashed("exempt business")) {
		t.Errorf("the restricted copy lists %s", secret)
	}
	m := corrected()
	m.Meeting.Status = data.Approved
	if list, whole := draw(m, export.Options{}); list != "" || strings.Contains(whole, squashed("corrected after")) {
		t.Errorf("approved minutes list %s", list)
	}
	m = corrected()
	m.Corrections = m.Corrections[3:]
	if list, _ := draw(m, export.Options{}); list != "" {
		t.Errorf("a correction that is still being made is listed: %s", list)
	}
}

// TestApprovedMinutesAreLeaves: the number of the leaf, the box, the code on each;
// who approved and signed, at the end of the last.
func TestApprovedMinutesAreLeaves(t *testing.T) {
	r, err := export.Minutes(unsigned(t), export.Options{FirstLeaf: 41})
	if err != nil {
		t.Fatal(err)
	}
	pages := leaves(t, r.PDF)
	code := export.Code(hashOf(1))
	for i, page := range pages {
		for _, want := range []string{"Initials", "Record " + code, fmt.Sprintf("Leaf %d", 41+i)} {
			if !strings.Contains(squashed(page), squashed(want)) {
				t.Errorf("leaf %d lacks %q", 41+i, want)
			}
		}
	}
	if r.First != 41 || r.Last != 40+len(pages) || len(code) != 19 {
		t.Errorf("leaves %d to %d, code %q", r.First, r.Last, code)
	}
	last := squashed(pages[len(pages)-1])
	for _, want := range []string{"Approved as a correct record at the meeting on 11 June 2026 (minute 6).", "Chairman ....", "Date ...."} {
		if !strings.Contains(last, squashed(want)) {
			t.Errorf("the last leaf lacks %q", want)
		}
	}
	if missing := lost(t, r.PDF, "Note: see minute 73 of 3 March 2027: the letters were sent by the county.", "Corrected at minute 6."); missing != nil {
		t.Errorf("it lacks %v", missing)
	}
	draft, err := export.Minutes(sample(), export.Options{FirstLeaf: 41})
	if err != nil || draft.First != 0 || strings.Contains(textOf(t, draft.PDF), "Initials") {
		t.Errorf("a draft has leaves: %d, %v", draft.First, err)
	}
}

// TestSignaturesInPrint: who, in what capacity, when and how, with the picture and
// the certificate.
func TestSignaturesInPrint(t *testing.T) {
	for i, want := range [][]string{
		{"Signed by Councillor Ann Day, Chairman, 11 June 2026 at 7.12 pm, by hand on the screen."},
		{"Signed by Councillor Ann Day, Chairman, 9 July 2026, in ink on paper.", "Certificate: Imran Culvert, Ashbourne Vale District Council, issued by Vale Trust CA 2, valid until 31 March 2028."},
	} {
		r, err := export.Minutes(lives(t)[i], export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if missing := lost(t, r.PDF, want...); missing != nil {
			t.Errorf("it lacks %v", missing)
		}
		if figure := strings.Contains(readAloud(t, r.PDF), `Figure alt="Signature of Councillor Ann Day"`); figure != (i == 0) {
			t.Errorf("meeting %d: its picture is described: %v", i, figure)
		}
	}
	m := lives(t)[0]
	m.Signatures[0].Picture = []byte("no picture")
	r, err := export.Minutes(m, export.Options{})
	if err != nil || r.Warnings[0] != (export.Warning{Where: "the signature of Councillor Ann Day", What: "its picture is not printed: it is neither a PNG nor a JPEG picture"}) {
		t.Errorf("a picture that is none: %v, %v", r.Warnings, err)
	}
}

// TestStruckWordsAreHeardAsSuch: who hears the minutes is told which words were
// struck out and which were put in, in the place where they stand.
func TestStruckWordsAreHeardAsSuch(t *testing.T) {
	r, err := export.Minutes(unsigned(t), export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	heard := wordsOf(readAloud(t, r.PDF))
	for _, want := range []string{
		`P Note "Corrected at minute 6. " "Members received the report`,
		`eleven of the " Span heard="[struck out: fourteen] " LineThrough "fourteen " Span heard="[put in: thirteen]" Underline "thirteen" " sampling points`,
		`Span heard="[struck out: run-off from the by-pass, where the silt traps were emptied twice a year and ought to be emptied four times;]" LineThrough`,
		`Lbl "– " LBody P Note "Corrected at minute 6. " Span heard="[put in: gravel extraction.]" Underline`,
		`TD Span heard="[struck out: 0.21] " LineThrough "0.21 " Span heard="[put in: 0.12]" Underline "0.12"`,
	} {
		if !strings.Contains(heard, want) {
			t.Errorf("nobody hears %s", want)
		}
	}
	// who copies or searches the text is told so as well
	if text := wordsOf(textOf(t, r.PDF)); !strings.Contains(text, "eleven of the [struck out: fourteen] [put in: thirteen] sampling points") {
		t.Errorf("the text alone does not tell: %s", text)
	}
}

// An index without entries says why: minutes brought in from elsewhere name nobody.
func TestAnEmptyIndexSaysWhy(t *testing.T) {
	m := lives(t)[:1]
	m[0].Attendance, m[0].Declarations, m[0].Signatures = nil, nil, nil
	m[0].Items = m[0].Items[:1]
	m[0].Items[0].Minutes = doc.Document{Blocks: []doc.Block{doc.NewBlock(doc.Paragraph, 0, "The minutes were agreed.")}}
	r, err := export.Book(committee(), m, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := wordsOf(textOf(t, r.PDF))
	for _, want := range []string{"Index of subjects These minutes have no business but that of every meeting.", "Index of people These minutes do not record by name who was present"} {
		if !strings.Contains(text, want) {
			t.Errorf("the book lacks %q: %s", want, text)
		}
	}
}

// TestIndexesOfABook: subjects by the word one looks for, people by family names,
// nobody for what was done in private in the public book.
func TestIndexesOfABook(t *testing.T) {
	index := func(o export.Options) (subjects, people string) {
		t.Helper()
		all := lives(t)
		last := all[0].Items[0]
		last.ID, last.UID, last.MinuteNumber, last.Title = 9901, "any-other", "99", "Any other matters for report"
		all[0].Items = append(all[0].Items, last)
		r, err := export.Book(committee(), all, o)
		if err != nil {
			t.Fatal(err)
		}
		text := squashed(textOf(t, r.PDF))
		from, middle, to := strings.LastIndex(text, "IndexofsubjectsThe"), strings.LastIndex(text, "IndexofpeopleThe"), strings.LastIndex(text, "ApprovalsandsignaturesThe")
		if from < 0 || middle < from || to < middle {
			t.Fatalf("the parts at the end stand at %d, %d, %d", from, middle, to)
		}
		return text[from:middle], text[middle:to]
	}
	subjects, people := index(export.Options{})
	for _, want := range []string{"Land for the depot, purchase of, ", "River quality in the Vale: progress report, 3, 8", "Signs and lines (Residents' parking in Mill Lane), "} {
		if !strings.Contains(subjects, squashed(want)) {
			t.Errorf("the subjects lack %q: %s", want, subjects)
		}
	}
	if strings.Contains(subjects, "Apologiesforabsence") || strings.Contains(subjects, "Anyothermatters") {
		t.Errorf("the subjects list what every meeting has: %s", subjects)
	}
	for _, want := range []string{"Day, Councillor Ann: present 3–7; moved ", "Pell-Ŵyn, Councillor Siân: present 3–7; moved", "Rowan, Councillor Jo: apologies", "Marsh, Councillor Owen: present 3–7; declared an interest ", "Bract, Helen: present 3–7; actions "} {
		if !strings.Contains(people, squashed(want)) {
			t.Errorf("the people lack %q: %s", want, people)
		}
	}
	m := lives(t)
	m[0].Items[6].Minutes.Blocks[1].Resolution.Mover = &doc.Person{Name: "Councillor Zoe Umber"}
	r, err := export.Book(committee(), m, export.Options{})
	if err != nil || strings.Contains(textOf(t, r.PDF), "Umber") {
		t.Errorf("who moved in private is in the public index: %v", err)
	}
	r, err = export.Book(committee(), m, export.Options{Restricted: true})
	if err != nil || lost(t, r.PDF, "Umber, Councillor Zoe: moved") != nil {
		t.Errorf("who moved in private is not in the restricted index: %v", err)
	}
}

// TestCorrectionsOnApprovalMayTell: what an approval says of the words of an exempt
// minute stands in no public copy: it is refused, since nobody marked it.
func TestCorrectionsOnApprovalMayTell(t *testing.T) {
	m := unsigned(t)
	m.Approval.Corrections = "In minute 5, for “CANARYMINUTE valuation of £421,000” read “CANARYMINUTE valuation of £412,000”."
	if _, err := export.Minutes(m, export.Options{}); !errors.As(err, new(proof.Refusal)) {
		t.Errorf("the public copy is drawn: %v", err)
	}
	if _, err := export.Minutes(m, export.Options{Restricted: true}); err != nil {
		t.Error(err)
	}
}

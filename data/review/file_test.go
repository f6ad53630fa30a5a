package review_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/doctest"
	"minutebook/data/record"
	"minutebook/data/review"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is a review with an answer: a change, a remark on words and a verdict.
func sample() review.File {
	report := doc.Document{Blocks: []doc.Block{
		{ID: "p1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The Head of Planning presented the report."}}},
		{ID: "r1", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}, Runs: []doc.Run{{Text: "That the report be noted."}}},
	}}
	marked := doc.Document{Blocks: []doc.Block{
		{ID: "p1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The "}, {Text: "Head", Edit: doc.Struck}, {Text: "Director", Edit: doc.Added}, {Text: " of Planning presented the report."}}},
		report.Blocks[1],
	}}
	return review.File{
		Sent: review.Sent{ID: "rv-1", Book: "bk-1", Meeting: "mt-1", At: time.Date(2026, 5, 14, 9, 30, 0, 0, time.UTC), By: "Jo Marsh",
			To: data.Reader{Name: "Councillor Ann Day", Capacity: "Chairman"}, Note: "Please look at minute 31 <first>.",
			Record: record.Meeting{
				Body:    data.Body{ID: 1, UID: "bd-1", Name: "Planning Committee", Kind: data.Committee},
				Meeting: data.Meeting{ID: 7, UID: "mt-1", Body: 1, Year: 2026, Kind: data.OrdinaryMeeting, Start: "2026-05-12T19:00", Venue: "Guildhall", Status: data.Drafting},
				Items: []record.Item{
					{Item: data.Item{ID: 1, UID: "it-1", Meeting: 7, Position: 1, Title: "Local plan", MinuteNumber: "31", Sequence: 31}, Minutes: report},
					{Item: data.Item{ID: 2, UID: "it-2", Meeting: 7, Position: 2, Title: "Any other business", MinuteNumber: "32", Sequence: 32}},
				}}},
		Answer: review.Answer{Round: 1, At: time.Date(2026, 5, 15, 20, 5, 0, 0, time.UTC), By: "Ann Day", Verdict: data.VerdictReturned,
			Texts:   map[string]doc.Document{"it-1": marked},
			Remarks: []review.Remark{{Key: "k1", Item: "it-1", Block: "p1", From: 4, To: 16, Quote: "HeadDirector", Text: "Her title changed in April.", At: time.Date(2026, 5, 15, 20, 1, 0, 0, time.UTC)}}},
	}
}

func encode(t testing.TB, f review.File, password string) []byte {
	t.Helper()
	b, err := review.Encode(f, password)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAFileIsReadable(t *testing.T) {
	got := encode(t, sample(), "")
	const golden = "testdata/sample.minutereview"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the file reads\n%s", got)
	}
	for _, words := range []string{`"minutereview": 1`, "Draft minutes of the Planning Committee, Tuesday 12 May 2026, for Councillor Ann Day.", "Please look at minute 31 <first>.", "Her title changed in April."} {
		if !bytes.Contains(want, []byte(words)) {
			t.Errorf("the file does not say %s", words)
		}
	}
}

func TestAFileComesBackAsItWas(t *testing.T) {
	for _, password := range []string{"", "seven wet Otters"} {
		f := sample()
		b := encode(t, f, password)
		if locked := review.Locked(b); locked != (password != "") {
			t.Errorf("locked is %v", locked)
		}
		if password != "" && bytes.Contains(b, []byte("Planning")) {
			t.Error("a locked file can be read")
		}
		got, err := review.Decode(b, password)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, f) {
			t.Errorf("came back as %+v", got)
		}
		if review.Sum(got.Sent) != review.Sum(f.Sent) {
			t.Error("the sum changed")
		}
	}
}

func TestAnyTextSurvives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := sample()
		f.Answer.Remarks = nil
		answer := doctest.Marked().Draw(t, "answer")
		f.Sent.Record.Items[0].Minutes = doc.Original(answer)
		f.Answer.Texts = map[string]doc.Document{"it-1": answer}
		f.Sent.Note = doctest.Words().Draw(t, "note")
		b, err := review.Encode(f, "")
		if err != nil {
			t.Fatal(err)
		}
		got, err := review.Decode(b, "")
		if err != nil || !reflect.DeepEqual(got, f) {
			t.Fatalf("came back as %+v: %v", got, err)
		}
		again, err := review.Encode(got, "")
		if err != nil || !bytes.Equal(b, again) {
			t.Fatal("two encodings of one file")
		}
	})
}

// sealedAnew is a file that was changed, with the sum of its answer made anew, as
// somebody can who knows how it is made.
func sealedAnew(t testing.TB, b []byte) []byte {
	t.Helper()
	var e struct {
		Sum    string          `json:"sum"`
		Answer json.RawMessage `json:"answer"`
		Seal   string          `json:"answer_sum"`
	}
	if err := json.Unmarshal(b, &e); err != nil {
		t.Fatal(err)
	}
	var answer bytes.Buffer
	if err := json.Compact(&answer, e.Answer); err != nil {
		t.Fatal(err)
	}
	seal := sha256.Sum256([]byte(e.Sum + "\n" + answer.String()))
	return bytes.Replace(b, []byte(e.Seal), fmt.Appendf(nil, "%x", seal), 1)
}

// answerAt is where the answer of a file begins, which is its last part.
func answerAt(t testing.TB, b []byte) int {
	t.Helper()
	at := bytes.Index(b, []byte(`"answer": {`))
	if at < 0 {
		t.Fatal("the file has no answer")
	}
	return at
}

func TestWhatIsRefused(t *testing.T) {
	plain := encode(t, sample(), "")
	locked := encode(t, sample(), "seven wet Otters")
	change := func(from, to string) []byte {
		if !bytes.Contains(plain, []byte(from)) {
			t.Fatalf("the file does not hold %s", from)
		}
		return bytes.Replace(plain, []byte(from), []byte(to), 1)
	}
	forge := func(from, to string) []byte { return sealedAnew(t, change(from, to)) }
	another := sample()
	another.Sent.ID = "rv-2"
	other := encode(t, another, "")
	for _, c := range []struct {
		what     string
		file     []byte
		password string
		want     error
	}{
		{"nothing", nil, "", review.ErrForeign},
		{"a letter", []byte("Dear Ann,"), "", review.ErrForeign},
		{"a PDF", []byte("%PDF-1.7"), "", review.ErrForeign},
		{"other JSON", []byte(`{"v":1,"blocks":[]}`), "", review.ErrForeign},
		{"a list", []byte(`[1]`), "", review.ErrForeign},
		{"of a newer program", change(`"minutereview": 1`, `"minutereview": 2`), "", review.ErrNewer},
		{"of no version there was", change(`"minutereview": 1`, `"minutereview": -1`), "", review.ErrDamaged},
		{"cut short", plain[:len(plain)/2], "", review.ErrDamaged},
		{"something after its end", append(slices.Clone(plain), '}'), "", review.ErrDamaged},
		{"the draft was changed", change("presented the report", "withheld the report"), "", review.ErrDamaged},
		{"the reader was changed", change(`"name": "Councillor Ann Day"`, `"name": "Councillor Bo Roe"`), "", review.ErrDamaged},
		{"the sum was taken away", change(`"sum": "`, `"summ": "`), "", review.ErrDamaged},
		{"a field nobody knows in the sent part", change(`"id": "rv-1"`, `"id": "rv-1", "also": 1`), "", review.ErrDamaged},
		{"the words of a remark were changed", change("Her title changed in April.", "Her title changed in March."), "", review.ErrDamaged},
		{"a change was changed", change(`"t": "Director"`, `"t": "Officer"`), "", review.ErrDamaged},
		{"the verdict was changed", change(`"verdict": "returned"`, `"verdict": "approved"`), "", review.ErrDamaged},
		{"the sum of the answer was taken away", change(`"answer_sum": "`, `"answer_summ": "`), "", review.ErrDamaged},
		{"the answer was taken away", append(slices.Clone(plain[:answerAt(t, plain)]), plain[bytes.Index(plain, []byte(`"answer_sum"`)):]...), "", review.ErrDamaged},
		{"the answer of another file", append(slices.Clone(other[:answerAt(t, other)]), plain[answerAt(t, plain):]...), "", review.ErrDamaged},
		{"a verdict there is none of", forge(`"verdict": "returned"`, `"verdict": "perhaps"`), "", review.ErrDamaged},
		{"an item that was not sent", forge(`"it-1": {`, `"it-9": {`), "", review.ErrDamaged},
		{"an edit there is none of", forge(`"edit": "struck"`, `"edit": "gone"`), "", review.ErrDamaged},
		{"a remark on another's item", forge(`"item": "it-1"`, `"item": "it-9"`), "", review.ErrDamaged},
		{"a remark that ends before it begins", forge(`"to": 16`, `"to": 3`), "", review.ErrDamaged},
		{"locked, no password", locked, "", review.ErrPassword},
		{"locked, another password", locked, "seven wet otters", review.ErrPassword},
		{"locked and cut short", locked[:len(locked)-9], "seven wet Otters", review.ErrDamaged},
		{"locked and changed", append(slices.Clone(locked[:len(locked)-1]), locked[len(locked)-1]^1), "seven wet Otters", review.ErrDamaged},
	} {
		f, err := review.Decode(c.file, c.password)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.what, err, c.want)
		}
		if !reflect.DeepEqual(f, review.File{}) {
			t.Errorf("%s: something of it was given out", c.what)
		}
		if err != nil && strings.ContainsAny(err.Error(), "\n{") {
			t.Errorf("%s: %q is no sentence", c.what, err)
		}
	}
}

// A sent part whose sum was made anew is sound in itself; the book, which keeps
// the sum of what it sent, notices.
func TestTheSumTellsWhatWasSent(t *testing.T) {
	f := sample()
	want := review.Sum(f.Sent)
	for what, change := range map[string]func(*review.Sent){
		"the text":              func(s *review.Sent) { s.Record.Items[0].Minutes.Blocks[0].Runs[0].Text += " It was good." },
		"the items asked about": func(s *review.Sent) { s.Asked = []string{"it-1"} },
		"the reader":            func(s *review.Sent) { s.To.Name = "Bo Roe" },
		"the day":               func(s *review.Sent) { s.At = s.At.Add(time.Hour) },
		"the venue":             func(s *review.Sent) { s.Record.Meeting.Venue = "Elsewhere" },
	} {
		g := sample()
		change(&g.Sent)
		if review.Sum(g.Sent) == want {
			t.Errorf("the sum does not notice %s", what)
		}
	}
	g := sample()
	g.Sent.At = g.Sent.At.In(time.FixedZone("BST", 3600)).Add(400 * time.Millisecond)
	if review.Sum(g.Sent) != want {
		t.Error("the sum of one moment is not one")
	}
}

// A sent part that another version of the program wrote, in other bytes, goes
// back as it came.
func TestWhatAnotherVersionSentStaysAsItWas(t *testing.T) {
	b := encode(t, sample(), "")
	_, rest, _ := bytes.Cut(b, []byte(`"sent": `))
	var sent json.RawMessage
	if err := json.NewDecoder(bytes.NewReader(rest)).Decode(&sent); err != nil {
		t.Fatal(err)
	}
	older := bytes.Replace(sent, []byte(`"id": "rv-1"`), []byte(`"id": "rv-1", "colour": "blue"`), 1)
	sum := func(raw []byte) string {
		var packed bytes.Buffer
		if err := json.Compact(&packed, raw); err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%x", sha256.Sum256(packed.Bytes()))
	}
	b = bytes.Replace(bytes.Replace(b, sent, older, 1), []byte(sum(sent)), []byte(sum(older)), 1)
	b = sealedAnew(t, b)
	f, err := review.Decode(b, "")
	if err != nil || review.Sum(f.Sent) != sum(older) {
		t.Fatalf("read with the sum %s: %v", review.Sum(f.Sent), err)
	}
	f.Answer.By = "Ann"
	if back, err := review.Decode(encode(t, f, ""), ""); err != nil || review.Sum(back.Sent) != sum(older) || back.Answer.By != "Ann" {
		t.Errorf("came back with the sum %s: %v", review.Sum(back.Sent), err)
	}
	f.Sent.Note = "changed"
	if review.Sum(f.Sent) == sum(older) {
		t.Error("a change is not noticed")
	}
	b = bytes.Replace(b, []byte(sum(older)), []byte(sum([]byte(`{"record":{"v":99}}`))), 1)
	if _, err := review.Decode(bytes.Replace(b, older, []byte(`{"record":{"v":99}}`), 1), ""); !errors.Is(err, review.ErrNewer) {
		t.Errorf("a record of a newer program: %v", err)
	}
}

// A reader who was asked about one item cannot answer for another.
func TestAnAnswerKeepsToWhatWasAsked(t *testing.T) {
	for what, change := range map[string]func(*review.File){
		"an item not asked about": func(f *review.File) { f.Sent.Asked = []string{"it-2"} },
		"another original": func(f *review.File) {
			f.Answer.Texts = map[string]doc.Document{"it-1": doc.FromText("All in other words, unmarked.")}
		},
		"two remarks of one key":   func(f *review.File) { f.Answer.Remarks = append(f.Answer.Remarks, f.Answer.Remarks[0]) },
		"a round before the first": func(f *review.File) { f.Answer.Round = -1 },
	} {
		f := sample()
		change(&f)
		if b, err := review.Encode(f, ""); err == nil {
			t.Errorf("%s: saved as %s", what, b)
		}
	}
}

func TestTextIsTheReaders(t *testing.T) {
	f := sample()
	if got := doc.Plain(doc.Settled(f.Text("it-1"))); !strings.HasPrefix(got, "The Director of Planning") {
		t.Errorf("the reader's text is %q", got)
	}
	f.Answer.Texts = nil
	if !reflect.DeepEqual(f.Text("it-1"), f.Sent.Record.Items[0].Minutes) {
		t.Error("an unchanged text is the one that was sent")
	}
	if !(review.Answer{}).Empty() || sample().Answer.Empty() {
		t.Error("an answer that says nothing is empty, and no other")
	}
}

func FuzzDecode(f *testing.F) {
	b := encode(f, sample(), "")
	f.Add(b)
	f.Add(b[:len(b)/2])
	f.Add([]byte(`{"minutereview":1,"sent":{"record":{"v":1}},"sum":"","answer":{"texts":{"":{"v":1,"blocks":[]}}}}`))
	f.Add([]byte("age-encryption.org/v1\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := review.Decode(b, "")
		if err != nil {
			if !slices.Contains([]error{review.ErrForeign, review.ErrNewer, review.ErrDamaged, review.ErrPassword}, err) {
				t.Fatalf("refused without a reason of ours: %v", err)
			}
			return
		}
		again, err := review.Encode(got, "")
		if err != nil {
			t.Fatalf("what was read cannot be saved: %v", err)
		}
		back, err := review.Decode(again, "")
		if err != nil || review.Sum(back.Sent) != review.Sum(got.Sent) || len(slices.Collect(maps.Keys(back.Answer.Texts))) != len(got.Answer.Texts) {
			t.Fatalf("what was saved comes back different: %v", err)
		}
	})
}

package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// envelope is the form of a file.
type envelope struct {
	Version int             `json:"minutereview"`
	About   string          `json:"about"`
	Sent    json.RawMessage `json:"sent"`
	Sum     string          `json:"sum"`
	Answer  json.RawMessage `json:"answer,omitempty"`
	Seal    string          `json:"answer_sum,omitempty"` // of the answer and of what it answers
}

// sealOf is the SHA-256 of an answer behind the sum of what it answers, hex; empty
// for no answer. An answer that was changed on its way, or put into another file,
// does not fit it.
func sealOf(sum string, answer []byte) string {
	if len(answer) == 0 {
		return ""
	}
	return hash(append([]byte(sum+"\n"), answer...))
}

type sentForm struct {
	ID         string          `json:"id"`
	Book       string          `json:"book"`
	Meeting    string          `json:"meeting"`
	At         time.Time       `json:"at"`
	By         string          `json:"by"`
	To         data.Reader     `json:"to"`
	Note       string          `json:"note,omitempty"`
	Restricted bool            `json:"restricted,omitempty"`
	Asked      []string        `json:"asked,omitempty"`
	Record     json.RawMessage `json:"record"`
}

type answerForm struct {
	Round   int                        `json:"round"`
	At      time.Time                  `json:"at,omitzero"`
	By      string                     `json:"by,omitempty"`
	Verdict data.Verdict               `json:"verdict,omitempty"`
	Texts   map[string]json.RawMessage `json:"texts,omitempty"`
	Remarks []remarkForm               `json:"remarks,omitempty"`
}

type remarkForm struct {
	Key   string    `json:"key"`
	Item  string    `json:"item,omitempty"`
	Block string    `json:"block,omitempty"`
	From  int       `json:"from,omitempty"`
	To    int       `json:"to,omitempty"`
	Quote string    `json:"quote,omitempty"`
	Text  string    `json:"text"`
	At    time.Time `json:"at,omitzero"`
}

// about is a line for whoever opens the file in a text editor.
func about(s Sent) string {
	return fmt.Sprintf("Draft minutes of the %s, %s, for %s. Open this file with Minute Book to read it and to answer.",
		s.Record.Body.Name, s.Record.Meeting.Start.Date().Long(), s.To.Name)
}

func compact(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// sentBytes are the bytes of the sent part: one sent part has one encoding.
func sentBytes(s Sent) ([]byte, error) {
	whole, err := record.Canonical(s.Record)
	if err != nil {
		return nil, fmt.Errorf("the draft cannot be sent: %w", err)
	}
	return compact(sentForm{s.ID, s.Book, s.Meeting, toSecond(s.At), s.By, s.To, s.Note, s.Restricted, s.Asked, bytes.TrimSpace(whole)})
}

// toSecond is a moment as a file keeps it: to the second, in UTC.
func toSecond(t time.Time) time.Time { return t.UTC().Truncate(time.Second) }

// read is a sent part that another version of the program wrote: its bytes, by
// which its book knows it, and the hash of those that this program would write.
type read struct {
	bytes []byte
	hash  string
}

// sealed are the bytes that the sum is made of: those that were read, unless the
// sent part was changed since.
func (s Sent) sealed() ([]byte, error) {
	b, err := sentBytes(s)
	if err == nil && s.read != nil && s.read.hash == hash(b) {
		return s.read.bytes, nil
	}
	return b, err
}

// readSent reads the sent part from its bytes without white space.
func readSent(b []byte) (Sent, error) {
	var form sentForm
	if err := json.Unmarshal(b, &form); err != nil {
		return Sent{}, err
	}
	m, err := record.ParseCanonical(form.Record)
	if err != nil {
		return Sent{}, err
	}
	s := Sent{ID: form.ID, Book: form.Book, Meeting: form.Meeting, At: form.At, By: form.By, To: form.To, Note: form.Note,
		Restricted: form.Restricted, Asked: form.Asked, Record: m}
	ours, err := sentBytes(s)
	if err == nil && !bytes.Equal(ours, b) {
		s.read = &read{b, hash(ours)}
	}
	return s, err
}

// answerBytes is the answer as JSON; none while nothing was ever said.
func answerBytes(f File) ([]byte, error) {
	a := f.Answer
	if err := a.valid(f.Sent); err != nil {
		return nil, fmt.Errorf("the answer cannot be saved: %w", err)
	}
	if a.Empty() && a.Round == 0 && a.By == "" && a.At.IsZero() {
		return nil, nil
	}
	out := answerForm{Round: a.Round, At: toSecond(a.At), By: a.By, Verdict: a.Verdict}
	for uid, d := range a.Texts {
		text, err := doc.Marshal(d)
		if err != nil {
			return nil, err
		}
		if out.Texts == nil {
			out.Texts = map[string]json.RawMessage{}
		}
		out.Texts[uid] = text
	}
	for _, r := range a.Remarks {
		r.At = toSecond(r.At)
		out.Remarks = append(out.Remarks, remarkForm(r))
	}
	return compact(out)
}

func readAnswer(b []byte) (Answer, error) {
	var form answerForm
	if err := strict(b, &form); err != nil {
		return Answer{}, err
	}
	a := Answer{Round: form.Round, At: form.At, By: form.By, Verdict: form.Verdict}
	for uid, text := range form.Texts {
		d, err := doc.Parse(text)
		if err != nil {
			return Answer{}, err
		}
		if a.Texts == nil {
			a.Texts = map[string]doc.Document{}
		}
		a.Texts[uid] = d
	}
	for _, r := range form.Remarks {
		a.Remarks = append(a.Remarks, Remark(r))
	}
	return a, nil
}

func strict(b []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	return dec.Decode(into)
}

// valid tells whether the answer answers what was sent.
func (a Answer) valid(s Sent) error {
	if a.Round < 0 {
		return errors.New("there is no round before the first")
	}
	if !slices.Contains([]data.Verdict{data.NoVerdict, data.VerdictApproved, data.VerdictReturned}, a.Verdict) {
		return fmt.Errorf("there is no verdict %.40q", string(a.Verdict))
	}
	for uid, d := range a.Texts {
		item, ok := s.Item(uid)
		if !ok || !s.Asks(uid) {
			return errors.New("it changes an item that was not asked about")
		}
		if !same(doc.Original(d), item.Minutes) {
			return errors.New("it changes a text that is not the one that was sent")
		}
	}
	keys := map[string]bool{} // a remark may still have no words: it is saved as it is typed
	for _, r := range a.Remarks {
		if _, ok := s.Item(r.Item); !ok && r.Item != "" {
			return errors.New("it remarks on an item that was not sent")
		}
		if r.Key == "" || keys[r.Key] || r.From < 0 || r.To < r.From {
			return errors.New("it has a remark that could not be found again")
		}
		keys[r.Key] = true
	}
	return nil
}

// same tells whether two texts are one.
func same(a, b doc.Document) bool {
	x, err := doc.Marshal(a)
	y, err2 := doc.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(x, y)
}

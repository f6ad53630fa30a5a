package export

import (
	"bytes"
	"errors"
	"testing"

	"minutebook/data"
	"minutebook/export/pdf/awkward"
	"minutebook/export/worker"
)

// TestPacksAreHeldAgainstPapers: a paper whose page came out otherwise than it went
// in is taken out of the pack, and named.
func TestPacksAreHeldAgainstPapers(t *testing.T) {
	w := worker.New(worker.Usual)
	defer w.Close()
	paper := awkward.Leaves(3).Bytes()
	read, err := w.Read(t.Context(), bytes.NewReader(paper), &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	held := func(file []byte, o Options) (*bound, bool, error) {
		b := &bound{paper: data.Paper{Name: "plan.pdf"}, file: "here", pages: 3, read: read}
		k := &pack{options: o, papers: []*bound{b}, starts: map[string]int{b.anchor(): 0}}
		again, err := k.compare(t.Context(), file)
		return b, again, err
	}
	if b, again, err := held(paper, Options{}); err != nil || again || !b.whole() {
		t.Errorf("the paper itself: %v, %v", again, err)
	}
	other := bytes.Replace(paper, []byte("(leaf 2)"), []byte("(leaf 9)"), 1)
	var faults Faults
	if _, _, err := held(other, Options{}); !errors.As(err, &faults) || faults[0].Reason != "page 2 would not be the same in the pack" {
		t.Errorf("another word on page 2: %v", err)
	}
	if b, again, err := held(other, Options{InsertUnreadable: true}); err != nil || !again || b.whole() || b.pages != 1 {
		t.Errorf("with insert pages: %v, %v, %+v", again, err, b)
	}
	if _, _, err := held(awkward.Leaves(2).Bytes(), Options{}); err == nil {
		t.Error("a page is missing and nothing says so")
	}
}

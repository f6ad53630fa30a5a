package worker

import (
	"bytes"
	"context"
	"io"
	"reflect"
	"strings"
	"testing"

	"minutebook/export/accessible"
)

func TestCheckInAnotherProcess(t *testing.T) {
	w := New(Usual)
	defer w.Close()
	got, err := w.Check(t.Context(), bytes.NewReader(paper(2)))
	if err != nil {
		t.Fatal(err)
	}
	if w.here {
		t.Error("it was read in this process")
	}
	want, err := accessible.Check(context.Background(), paper(2))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("the report changes on its way: %+v, want %+v (%v)", got, want, err)
	}
	if p, err := w.Read(t.Context(), bytes.NewReader(paper(2)), io.Discard); err != nil || p.Barred != accessible.Reason(want) || p.Barred == "" {
		t.Errorf("a paper read is barred by %q (%v)", p.Barred, err)
	}
	if _, err := w.Check(t.Context(), strings.NewReader("Dear Sir")); err == nil || !strings.Contains(err.Error(), "not a PDF") {
		t.Errorf("no PDF: %v", err)
	}
	if _, err := w.Check(t.Context(), strings.NewReader("%PDF-1.4 %DIE")); err == nil || err.Error() != stopped {
		t.Errorf("one that kills the reader: %v", err)
	}
}

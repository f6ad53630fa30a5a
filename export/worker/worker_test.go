package worker

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"minutebook/export/pdf"
)

// TestMain makes the test program a worker, as the program itself is one. Papers
// that begin with a word that no PDF has make it misbehave.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == Argument {
		os.Exit(Serve(misbehaving{os.Stdin}, os.Stdout))
	}
	os.Exit(m.Run())
}

// misbehaving does what a bad paper would make a reader do.
type misbehaving struct{ in io.Reader }

var ballast [][]byte

func (m misbehaving) Read(b []byte) (int, error) {
	n, err := m.in.Read(b)
	switch {
	case bytes.Contains(b[:n], []byte("%HANG")):
		select {}
	case bytes.Contains(b[:n], []byte("%DIE")):
		os.Exit(2)
	case bytes.Contains(b[:n], []byte("%GULP")):
		ballast = append(ballast, make([]byte, 8<<30))
	case bytes.Contains(b[:n], []byte("%EAT")):
		for {
			ballast = append(ballast, bytes.Repeat([]byte{1}, 8<<20))
			time.Sleep(time.Millisecond)
		}
	}
	return n, err
}

// paper is a PDF of n pages.
func paper(n int) []byte {
	var kids, pages strings.Builder
	for i := range n {
		fmt.Fprintf(&kids, "%d 0 R ", 10+i)
		fmt.Fprintf(&pages, "%d 0 obj <</Type/Page/Parent 2 0 R>> endobj\n", 10+i)
	}
	return fmt.Appendf(nil, "%%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 595 842]>> endobj\n%strailer <</Root 1 0 R>>", kids.String(), n, pages.String())
}

func TestWorkerOutlivesEveryPaper(t *testing.T) {
	w := New(Limits{Time: 20 * time.Second, Memory: 192 << 20, Size: 1 << 20})
	defer w.Close()
	for _, c := range []struct {
		name  string
		paper string
		fault string // empty: it is read
	}{
		{"good", string(paper(3)), ""},
		{"no PDF", "Dear Sir", "it is damaged or not a PDF"},
		{"dies", "%PDF-1.4 %DIE", stopped},
		{"good after a death", string(paper(2)), ""},
		{"takes the memory", "%PDF-1.4 %EAT", tooMuch},
		{"takes more than there is at once", "%PDF-1.4 %GULP", tooMuch},
		{"good after that", string(paper(1)), ""},
		{"too large", strings.Repeat("x", 1<<20+1), "its file is larger than 1 MB"},
	} {
		var copy bytes.Buffer
		p, err := w.Read(t.Context(), strings.NewReader(c.paper), &copy)
		if c.fault != "" {
			if err == nil || err.Error() != c.fault {
				t.Errorf("%s: %v, want %q", c.name, err, c.fault)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		again, err := pdf.Read(t.Context(), copy.Bytes())
		if err != nil || len(again.Pages()) != p.Pages || len(p.Prints) != p.Pages {
			t.Errorf("%s: the copy has %v, want %d pages (%v)", c.name, again, p.Pages, err)
		}
		prints, err := again.Prints(0, p.Pages)
		if err != nil || prints[0] != p.Prints[0] {
			t.Errorf("%s: the copy differs (%v)", c.name, err)
		}
		if w.here {
			t.Fatal("there is no child")
		}
	}
}

func TestWorkerIsEndedInTime(t *testing.T) {
	w := New(Limits{Time: 300 * time.Millisecond, Memory: 1 << 30, Size: 1 << 20})
	defer w.Close()
	if _, err := w.Read(t.Context(), strings.NewReader("%PDF-1.4 %HANG"), io.Discard); err == nil || err.Error() != tooLong {
		t.Errorf("a paper that hangs: %v, want %q", err, tooLong)
	}
	w.limits.Time = time.Minute
	if _, err := w.Read(t.Context(), bytes.NewReader(paper(1)), io.Discard); err != nil {
		t.Errorf("the next paper: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		time.Sleep(100 * time.Millisecond)
		cancel()
	}()
	if _, err := w.Read(ctx, strings.NewReader("%PDF-1.4 %HANG"), io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestWithoutAChild: where the program cannot be a worker, papers are read all the
// same.
func TestWithoutAChild(t *testing.T) {
	w := New(Usual)
	defer w.Close()
	w.here = true
	var copy bytes.Buffer
	p, err := w.Read(t.Context(), bytes.NewReader(paper(4)), &copy)
	if err != nil || p.Pages != 4 || copy.Len() == 0 {
		t.Errorf("%d pages, %d bytes, %v", p.Pages, copy.Len(), err)
	}
	if _, err := w.Read(t.Context(), strings.NewReader("no"), &copy); err == nil {
		t.Error("no PDF was read")
	}
}

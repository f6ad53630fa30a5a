// Package worker reads papers that others made in a process of its own, so that
// no file can hang the window or take its memory.
//
// Words. A worker is the program itself, started anew with a hidden argument: it
// reads questions on its standard input and answers on its standard output. A
// paper is a PDF that somebody brought; its tidy copy is the same pages as any
// reader can take them (pdf.File.Tidy). A fault is why a paper cannot be used.
//
// Promises. A question is answered within the time and memory of the limits, or
// the process is ended, the paper has a fault that says so, and the next question
// is put to a new one. Where the program cannot be started anew, in tests mostly,
// questions are answered in the same process, within the time alone.
package worker

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"minutebook/export/accessible"
	"minutebook/export/pdf"
	"minutebook/export/pdf/content"
)

// Argument makes the program a worker: main calls Serve when it is the first one.
const Argument = "--read-papers"

// Limits bound one question.
type Limits struct {
	Time   time.Duration
	Memory int64 // bytes of the process
	Size   int64 // bytes of a paper
}

// Usual are the limits of the program.
var Usual = Limits{Time: time.Minute, Memory: 1 << 30, Size: 300 << 20}

// Fault is why a paper cannot be used, a clause that goes on after "the paper
// cannot go in: ".
type Fault string

func (f Fault) Error() string { return string(f) }

// Faults that the reading of a file does not give.
const (
	tooLong  = "it takes too long to read"
	tooMuch  = "it needs too much memory to read"
	stopped  = "the reader stopped in the middle of it"
	tooLarge = "its file is larger than %d MB"
)

// Paper is what is known of a paper that was read.
type Paper struct {
	Pages  int         `json:"pages"`
	Prints []pdf.Print `json:"prints,omitempty"`
	Tagged bool        `json:"tagged,omitempty"`
	Barred string      `json:"barred,omitempty"` // why not everyone can read it, as accessible.Reason says; "" if a machine finds nothing
	Signed bool        `json:"signed,omitempty"` // it holds a signature, which a pack cannot keep

	Edges [][]content.Box `json:"edges,omitempty"` // what stands at the head and foot of its pages: content.Edges

	Encloses bool   `json:"encloses,omitempty"` // other files are attached to it, which a pack cannot keep
	Damage   string `json:"damage,omitempty"`   // what of it cannot be read or was repaired, a clause; "" if nothing
}

// Caution is what has to be done about a paper that is damaged, a clause; "" if it
// is not.
func (p Paper) Caution() string {
	if p.Damage == "" {
		return ""
	}
	return p.Damage + ": compare it with the original"
}

// Abreast is how many papers a worker reads at a time, each in a process of its
// own. A large one is read alone, so that two of them do not take the memory.
const Abreast = 2

// Worker reads papers. It is safe for use by several goroutines.
type Worker struct {
	limits Limits
	room   *semaphore.Weighted // held by who asks
	mutex  sync.Mutex          // of what follows
	idle   []*child            // those that wait for a question
	here   bool                // there can be no child
}

// New readies a worker; its processes start when they are needed. Close ends
// them.
func New(l Limits) *Worker { return &Worker{limits: l, room: semaphore.NewWeighted(Abreast)} }

// Close ends the processes.
func (w *Worker) Close() {
	if w.room.Acquire(context.Background(), Abreast) != nil { // a background has no end
		return
	}
	defer w.room.Release(Abreast)
	for _, c := range w.idle {
		c.end()
	}
	w.idle = nil
}

// take gives a process that waits, or a new one; nil if there can be none.
func (w *Worker) take() *child {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if last := len(w.idle) - 1; last >= 0 {
		c := w.idle[last]
		w.idle = w.idle[:last]
		return c
	}
	if w.here {
		return nil
	}
	c, err := start(w.limits)
	w.here = err != nil
	return c
}

// giveBack lets a process wait for the next question.
func (w *Worker) giveBack(c *child) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.idle = append(w.idle, c)
}

// question is what a worker is asked about the file that follows it.
type question struct {
	Size  int64 `json:"size"`            // bytes of the file
	Check bool  `json:"check,omitempty"` // test the rules for readers instead of making a tidy copy
}

// answer is what the worker says behind the tidy copy.
type answer struct {
	Fault  string             `json:"fault,omitempty"`
	Paper  Paper              `json:"paper"`
	Report *accessible.Report `json:"report,omitempty"`
}

// Read reads a paper and writes its tidy copy. The error is a Fault, or that of
// ctx, or says why the paper could not be handed over.
func (w *Worker) Read(ctx context.Context, paper io.Reader, copy io.Writer) (Paper, error) {
	file, err := w.whole(paper)
	if err != nil {
		return Paper{}, err
	}
	if len(file) > large {
		defer debug.FreeOSMemory()
	}
	a, err := w.ask(ctx, question{}, file, copy)
	return a.Paper, err
}

// large is from where on, in bytes, the memory of a paper is given back at once.
const large = 8 << 20

// whole takes in a paper that is not too large.
func (w *Worker) whole(paper io.Reader) ([]byte, error) {
	var file bytes.Buffer
	if f, ok := paper.(interface{ Stat() (fs.FileInfo, error) }); ok { // then it is read into the room it needs
		if about, err := f.Stat(); err == nil {
			file.Grow(int(min(about.Size(), w.limits.Size)) + bytes.MinRead)
		}
	}
	if _, err := file.ReadFrom(io.LimitReader(paper, w.limits.Size+1)); err != nil {
		return nil, Fault("its file cannot be read")
	}
	if int64(file.Len()) > w.limits.Size {
		return nil, Fault(fmt.Sprintf(tooLarge, w.limits.Size>>20))
	}
	return file.Bytes(), nil
}

// ask puts a question to a child.
func (w *Worker) ask(ctx context.Context, q question, file []byte, out io.Writer) (answer, error) {
	room := int64(1)
	if len(file) > large {
		room = Abreast
	}
	if err := w.room.Acquire(ctx, room); err != nil {
		return answer{}, err
	}
	defer w.room.Release(room)
	c := w.take()
	limited, stop := context.WithTimeout(ctx, w.limits.Time)
	defer stop()
	q.Size = int64(len(file))
	var a answer
	var err error
	if c == nil {
		a, err = inside(limited, q, file, out)
	} else if a, err = c.ask(limited, q, file, out); err == nil {
		w.giveBack(c)
	} else {
		reason := c.end()
		if limited.Err() == nil && !errors.Is(err, errCopy) {
			err = Fault(reason)
		}
	}
	switch {
	case ctx.Err() != nil:
		return answer{}, ctx.Err()
	case limited.Err() != nil && err != nil:
		return answer{}, Fault(tooLong)
	case err != nil:
		return answer{}, err
	case a.Fault != "":
		return answer{}, Fault(a.Fault)
	}
	return a, nil
}

// inside answers in the same process. What does not end in time is left to itself.
func inside(ctx context.Context, q question, file []byte, out io.Writer) (answer, error) {
	type reply struct {
		answer
		copy bytes.Buffer
	}
	done := make(chan *reply, 1)
	go func() {
		var r reply
		r.answer = answerTo(ctx, q, file, &r.copy)
		done <- &r
	}()
	select {
	case r := <-done:
		if _, err := out.Write(r.copy.Bytes()); err != nil {
			return answer{}, fmt.Errorf("%w: %w", errCopy, err)
		}
		return r.answer, nil
	case <-ctx.Done():
		return answer{}, ctx.Err()
	}
}

// errCopy says that a tidy copy could not be written.
var errCopy = errors.New("keep the paper")

// write sends a value as a line of JSON.
func write(w io.Writer, v any) error {
	line, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = w.Write(append(line, '\n'))
	return err
}

// Serve is the other side: it answers questions until there are no more, and
// returns the exit code.
func Serve(in io.Reader, out io.Writer) int { return serve(in, out, os.Args[1:]) }

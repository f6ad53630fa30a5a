package worker

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/accessible"
	"minutebook/export/pdf"
	"minutebook/export/pdf/content"
)

// serve answers questions until there are no more. The second argument is the
// memory it may take, in bytes.
func serve(in io.Reader, out io.Writer, args []string) int {
	if len(args) > 1 {
		if most, err := strconv.ParseInt(args[1], 10, 64); err == nil && most > 0 {
			debug.SetMemoryLimit(most / 2) // from here on it collects more eagerly
			debug.SetGCPercent(gcPercent)
			fence(most)
			go watch(most)
		}
	}
	r := bufio.NewReaderSize(in, 64<<10)
	if _, err := io.WriteString(out, hello+"\n"); err != nil {
		return 1
	}
	for {
		line, err := r.ReadBytes('\n')
		if err != nil {
			return 0
		}
		var q question
		if err := json.Unmarshal(line, &q); err != nil {
			return 1
		}
		file := make([]byte, q.Size)
		if _, err := io.ReadFull(r, file); err != nil {
			return 1
		}
		late := time.AfterFunc(longest, func() { os.Exit(1) })
		a := answerTo(context.Background(), q, file, chunks{out})
		late.Stop()
		if _, err := out.Write(make([]byte, 4)); err != nil { // the end of the copy
			return 1
		}
		if err := write(out, a); err != nil {
			return 1
		}
		if q.Size > large {
			file = nil
			debug.FreeOSMemory()
		}
	}
}

// gcPercent lets a worker take more memory between collections than is usual: most
// papers are small, and done with at once.
const gcPercent = 300

// longest is when a worker gives up by itself: its parent may be gone.
const longest = 10 * time.Minute

// chunks sends a copy whose length is not known yet: each piece after its length.
type chunks struct{ to io.Writer }

func (c chunks) Write(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	if _, err := c.to.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(b)))); err != nil {
		return 0, err
	}
	return c.to.Write(b)
}

// answerTo answers one question and writes the tidy copy; nothing gets out of it
// but an answer.
func answerTo(ctx context.Context, q question, file []byte, copy io.Writer) (a answer) {
	defer func() {
		if p := recover(); p != nil {
			a = answer{Fault: pdf.ErrUnreadable.Error()}
		}
	}()
	f, err := pdf.Read(ctx, file)
	if err != nil {
		return answer{Fault: plainly(err)}
	}
	if q.Check {
		r, err := accessible.CheckRead(ctx, f, file)
		if err != nil {
			return answer{Fault: plainly(err)}
		}
		return answer{Report: &r}
	}
	if err := f.Tidy(ctx, copy); err != nil {
		return answer{Fault: plainly(err)}
	}
	prints, err := f.Prints(0, len(f.Pages()))
	if err != nil {
		return answer{Fault: plainly(err)}
	}
	flags, _ := f.Number(f.Dict(f.Root()["AcroForm"])["SigFlags"])
	barred := "it cannot be tested"
	if report, err := accessible.CheckRead(ctx, f, file); err == nil {
		barred = accessible.Reason(report)
	}
	return answer{Paper: Paper{
		Pages: len(f.Pages()), Prints: prints, Tagged: f.Dict(f.Root()["StructTreeRoot"]) != nil && isMarked(f),
		Barred: barred, Signed: int(flags)&1 != 0, Encloses: encloses(f), Damage: damage(f), Edges: content.Edges(f),
	}}
}

// damage is what a tidy copy lost, or else that the file had to be repaired for it.
func damage(f *pdf.File) string {
	if f.Damage() == "" && f.Repaired() {
		return "its file was damaged and has been repaired"
	}
	return f.Damage()
}

func isMarked(f *pdf.File) bool {
	return f.Get(f.Dict(f.Root()["MarkInfo"])["Marked"]) == types.Boolean(true)
}

// encloses tells whether files are attached. Some writers leave an empty list of
// them in every file.
func encloses(f *pdf.File) bool {
	list := f.Dict(f.Dict(f.Root()["Names"])["EmbeddedFiles"])
	return len(f.Array(list["Names"])) > 0 || len(f.Array(list["Kids"])) > 0
}

// plainly is a reason for the clerk: without what only a programmer understands,
// but with the page that is concerned.
func plainly(err error) string {
	if errors.Is(err, pdf.ErrPassword) {
		return pdf.ErrPassword.Error()
	}
	return err.Error()
}

// watch ends the process when it takes more memory than it may.
func watch(most int64) {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	for {
		metrics.Read(sample)
		if int64(sample[0].Value.Uint64()-sample[1].Value.Uint64()) > most {
			fmt.Fprintln(os.Stderr, tooMuch)
			os.Exit(noMemory)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

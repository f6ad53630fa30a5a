package worker

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"time"
)

// hello is what a worker says first: a program that does not is none.
const hello = "minutebook reads papers 1"

// patience is how long a program may take to say hello.
const patience = 10 * time.Second

// noMemory is the exit code of a worker that needs more than it may.
const noMemory = 9

// child is a running worker.
type child struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
	err firstWords
}

// firstWords keep the beginning of what a worker says of its own end.
type firstWords struct{ said []byte }

func (f *firstWords) Write(b []byte) (int, error) {
	f.said = append(f.said, b[:min(len(b), 1<<10-len(f.said))]...)
	return len(b), nil
}

// noRoom are the words of Go, and of its race detector, when the system refuses
// memory, at the fence.
var noRoom = []string{"out of memory", "cannot allocate memory", "failed to allocate", "address space collisions"}

// start starts the program anew as a worker.
func start(l Limits) (*child, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self, Argument, strconv.FormatInt(l.Memory, 10))
	hide(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c := &child{cmd: cmd, in: in, out: bufio.NewReaderSize(out, 64<<10)}
	cmd.Stderr = &c.err
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	late := time.AfterFunc(patience, func() { cmd.Process.Kill() })
	line, err := c.out.ReadString('\n')
	late.Stop()
	if err != nil || line != hello+"\n" {
		c.end()
		return nil, errors.New("the program does not read papers")
	}
	return c, nil
}

// end ends the process and gives the reason if it ended by itself.
func (c *child) end() string {
	c.in.Close()
	c.cmd.Process.Kill()
	var exit *exec.ExitError
	if err := c.cmd.Wait(); errors.As(err, &exit) && exit.ExitCode() == noMemory {
		return tooMuch
	}
	for _, words := range noRoom {
		if bytes.Contains(c.err.said, []byte(words)) {
			return tooMuch
		}
	}
	return stopped
}

// ask sends the question and the file, and takes the tidy copy and the answer.
// When ctx ends the process is ended.
func (c *child) ask(ctx context.Context, q question, file []byte, out io.Writer) (answer, error) {
	stop := context.AfterFunc(ctx, func() { c.cmd.Process.Kill() })
	defer stop()
	sent := make(chan error, 1)
	go func() {
		err := write(c.in, q)
		if err == nil {
			_, err = c.in.Write(file)
		}
		sent <- err
	}()
	keep := &keeper{to: out}
	a, err := c.answer(keep)
	if err != nil {
		c.cmd.Process.Kill() // so that the sending ends too
	}
	if broken := <-sent; err == nil {
		err = broken
	}
	if err == nil && keep.err != nil {
		err = fmt.Errorf("%w: %w", errCopy, keep.err)
	}
	return a, err
}

// answer reads the tidy copy, in chunks, and the answer behind it.
func (c *child) answer(copy io.Writer) (a answer, err error) {
	for {
		var size [4]byte
		if _, err := io.ReadFull(c.out, size[:]); err != nil {
			return a, fmt.Errorf("%s: %w", stopped, err)
		}
		n := int64(binary.LittleEndian.Uint32(size[:]))
		if n == 0 {
			break
		}
		if _, err := io.CopyN(copy, c.out, n); err != nil {
			return a, fmt.Errorf("%s: %w", stopped, err)
		}
	}
	line, err := c.out.ReadBytes('\n')
	if err != nil {
		return a, fmt.Errorf("%s: %w", stopped, err)
	}
	return a, json.Unmarshal(line, &a)
}

// keeper tells an error of the copy from one of the process.
type keeper struct {
	to  io.Writer
	err error
}

func (k *keeper) Write(b []byte) (int, error) {
	if k.err == nil {
		_, k.err = k.to.Write(b)
	}
	return len(b), nil
}

package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"minutebook/data"
)

// witnessName is the file beside book.db that writes down every approval, a line
// each, for good, and the entry at which the audit trail stood whenever something
// permanent came to it. It is no part of the book: it tells when a book.db was put
// back that is older, when its chain was made anew and when the trail was cut short.
const witnessName = "approvals.txt"

const witnessHead = "# Approvals of minutes, written down beside the book: when, body, number, meeting, SHA-256, in words. Leave this file as it is.\n"

// What stands in the place of a body in a line about the audit trail: where it stood,
// and where it goes on from after the book was put back.
const (
	ofTrail   = "trail"
	trailAnew = "trail anew"
)

// witnessed is a line of the file; its fields are parted by tabs.
type witnessed struct {
	at       string // RFC 3339
	body     string // UID, or what of the trail the line is about
	sequence int    // of the approval, or of the entry
	meeting  string // UID, or what the entry is about
	hash     string // hex
	words    string // "Planning Committee, 23 November 2026"
	entry    int    // of the trail, that says so; 0 for none. It is not in the file
}

func (w witnessed) line() string {
	return strings.Join([]string{w.at, w.body, strconv.Itoa(w.sequence), w.meeting, w.hash, w.words}, "\t") + "\n"
}

// key names the link of the chain that a line is about.
func (w witnessed) key() string { return w.body + " " + strconv.Itoa(w.sequence) }

// readWitness reads the file in a folder; there tells whether there is one. A line
// that a crash has cut short says nothing: it was written again.
func readWitness(dir string) (lines []witnessed, there bool, err error) {
	text, err := os.ReadFile(filepath.Join(dir, witnessName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, true, plainPathError(err)
	}
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) != 6 || !strings.HasSuffix(line, "\n") {
			continue
		}
		if n, err := strconv.Atoi(f[2]); err == nil && len(f[4]) == 64 {
			lines = append(lines, witnessed{f[0], f[1], n, f[3], f[4], f[5], 0})
		}
	}
	return lines, true, nil
}

// appendWitness adds lines to the file, which it makes if it must, and brings them to
// the disk.
func appendWitness(dir string, lines []witnessed) error {
	path := filepath.Join(dir, witnessName)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return plainPathError(err)
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	var text strings.Builder
	if info.Size() == 0 {
		text.WriteString(witnessHead)
	} else {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, info.Size()-1); err == nil && last[0] != '\n' { // a crash has cut it short
			text.WriteByte('\n')
		}
	}
	for _, w := range lines {
		text.WriteString(w.line())
	}
	_, err = f.WriteString(text.String())
	return errors.Join(err, f.Sync(), f.Close(), syncDir(dir))
}

// copyWitness adds to the file in a folder the lines of another that it lacks.
func copyWitness(from, to string) error {
	lines, _, err := readWitness(from)
	if err != nil {
		return err
	}
	there, _, err := readWitness(to)
	if err != nil {
		return err
	}
	if lines = unwritten(lines, there); len(lines) == 0 {
		return nil
	}
	return appendWitness(to, lines)
}

// unwritten are those links of the chain that lines do not speak of.
func unwritten(made, lines []witnessed) []witnessed {
	links := map[string]bool{}
	for _, w := range lines {
		links[w.key()] = true
	}
	var out []witnessed
	for _, w := range made {
		if !links[w.key()] {
			out = append(out, w)
		}
	}
	return out
}

// lacking parts the approvals that the file does not speak of into those that a crash
// kept it from writing, which the trail made after the last line, and those that were
// lost from it.
func lacking(made, lines []witnessed, there bool) (late, lost []witnessed) {
	last := 0
	for _, w := range lines {
		if w.body == ofTrail || w.body == trailAnew {
			last = max(last, w.sequence)
		}
	}
	links := map[string]bool{}
	for _, w := range lines {
		links[w.key()+w.hash] = true
	}
	for _, w := range made {
		if links[w.key()+w.hash] {
			last = max(last, w.entry)
		}
	}
	for _, w := range unwritten(made, lines) {
		first := last == 0 && there && len(made) == 1
		if w.entry > last && (last > 0 || first) {
			late = append(late, w)
		} else {
			lost = append(lost, w)
		}
	}
	return late, lost
}

// lostFromBook names what the file says and the book does not hold: book.db was
// put back to an earlier day, or its chain was made anew.
func lostFromBook(lines []witnessed, held map[string]string) (lost []witnessed) {
	said := map[string]bool{}
	for i, w := range lines {
		if !said[w.line()] && w.body != trailAnew && held[w.key()] != w.hash && !overtaken(w, lines[i+1:]) {
			said[w.line()] = true
			lost = append(lost, w)
		}
	}
	return lost
}

// overtaken tells whether a line about the trail counts no more: the book was put back
// to before it, by this program, and goes on from there.
func overtaken(w witnessed, later []witnessed) bool {
	if w.body != ofTrail {
		return false
	}
	for _, l := range later {
		if l.body == trailAnew && l.sequence < w.sequence {
			return true
		}
	}
	return false
}

// day is when a line was written, in words.
func (w witnessed) day() string {
	if t, err := time.Parse(time.RFC3339, w.at); err == nil {
		return data.DateOf(t).Medium()
	}
	return w.at
}

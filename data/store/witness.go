package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"minutebook/data"
)

// witnessName is the file beside book.db that writes down every approval, a line
// each, for good. It is no part of the book: it tells when a book.db was put back
// that is older than an approval, or one whose chain was made anew.
const witnessName = "approvals.txt"

const witnessHead = "# Approvals of minutes, written down beside the book: when, body, number, meeting, SHA-256, in words. Leave this file as it is.\n"

// witnessed is a line of the file; its fields are parted by tabs.
type witnessed struct {
	at       string // RFC 3339
	body     string // UID
	sequence int
	meeting  string // UID
	hash     string // hex
	words    string // "Planning Committee, 23 November 2026"
}

func (w witnessed) line() string {
	return strings.Join([]string{w.at, w.body, strconv.Itoa(w.sequence), w.meeting, w.hash, w.words}, "\t") + "\n"
}

// key names the link of the chain that a line is about.
func (w witnessed) key() string { return w.body + " " + strconv.Itoa(w.sequence) }

// readWitness reads the file in a folder. A line that a crash has cut short says
// nothing: it was written again.
func readWitness(dir string) ([]witnessed, error) {
	text, err := os.ReadFile(filepath.Join(dir, witnessName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, plainPathError(err)
	}
	var out []witnessed
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) != 6 || !strings.HasSuffix(line, "\n") {
			continue
		}
		if n, err := strconv.Atoi(f[2]); err == nil && len(f[4]) == 64 {
			out = append(out, witnessed{f[0], f[1], n, f[3], f[4], f[5]})
		}
	}
	return out, nil
}

// appendWitness adds lines to the file and brings them to the disk.
func appendWitness(dir string, lines []witnessed) error {
	if len(lines) == 0 {
		return nil
	}
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
	} else if last := make([]byte, 1); true {
		if _, err := f.ReadAt(last, info.Size()-1); err == nil && last[0] != '\n' {
			text.WriteByte('\n')
		}
	}
	for _, w := range lines {
		text.WriteString(w.line())
	}
	_, err = f.WriteString(text.String())
	return errors.Join(err, f.Sync(), f.Close(), syncDir(dir))
}

// witness writes down the approval of a meeting, or with meeting 0 every approval
// of the book that the file lacks. What the file says already is never changed.
// It returns nothing: an approval does not fail because of the file, and what is
// missing in it is written when the book is opened next.
func (b *Book) witness(ctx context.Context, meeting int64) {
	lines, err := readWitness(b.dir)
	if err != nil {
		return
	}
	if meeting == 0 {
		links := map[string]bool{}
		for _, w := range lines {
			links[w.key()] = true
		}
		if n, err := one(ctx, b.r, value[int], sqlCountApprovals); err != nil || n <= len(links) {
			return
		}
	}
	made, err := query(ctx, b.r, b.scanWitnessed, sqlWitnessed, meeting)
	if err == nil {
		_ = appendWitness(b.dir, unwritten(made, lines)) // said above
	}
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

func (b *Book) scanWitnessed(r row) (w witnessed, err error) {
	var name string
	var start data.DateTime
	err = r.Scan(&w.body, &w.sequence, &w.meeting, &w.hash, &name, &start)
	w.at = b.now().UTC().Format(time.RFC3339)
	w.words = strings.Join(strings.Fields(name), " ") + ", " + start.Date().Medium()
	return w, err
}

// lostFromBook names what the file says and the book does not hold: book.db was
// put back to an earlier day, or its chain was made anew.
func lostFromBook(lines []witnessed, held map[string]string) (lost []witnessed) {
	said := map[string]bool{}
	for _, w := range lines {
		if !said[w.line()] && held[w.key()] != w.hash {
			said[w.line()] = true
			lost = append(lost, w)
		}
	}
	return lost
}

func (w witnessed) text() string {
	day := w.at
	if t, err := time.Parse(time.RFC3339, w.at); err == nil {
		day = data.DateOf(t).Medium()
	}
	return fmt.Sprintf("approval %d of the minutes of %s, written down in %s on %s", w.sequence, w.words, witnessName, day)
}

// copyWitness adds to the file in a folder the lines of another that it lacks.
func copyWitness(from, to string) error {
	lines, err := readWitness(from)
	if err != nil {
		return err
	}
	there, err := readWitness(to)
	if err != nil {
		return err
	}
	return appendWitness(to, unwritten(lines, there))
}

const (
	sqlCountApprovals = `SELECT count(*) FROM approval`
	sqlWitnessed      = `SELECT b.uid, a.seq, m.uid, lower(hex(a.hash)), b.name, m.starts_at
		FROM approval a JOIN meeting m ON m.id = a.meeting_id JOIN body b ON b.id = a.body_id
		WHERE ?1 = 0 OR a.meeting_id = ?1 ORDER BY a.body_id, a.seq`
)

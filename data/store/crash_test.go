package store_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// TestMain lets the test binary play a program that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("STORE_TEST_TYPIST"); dir != "" {
		if err := typist(dir); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if dir := os.Getenv("STORE_TEST_CORRECTOR"); dir != "" {
		fmt.Println("error:", corrector(dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// typist types into the one item of a book until it is killed, and prints the
// number of each save that was acknowledged.
func typist(dir string) error {
	ctx := context.Background()
	b, err := store.Open(ctx, dir, store.Options{Actor: "typist"})
	if err != nil {
		return err
	}
	texts, err := b.Texts(ctx, 1)
	if err != nil {
		return err
	}
	rev := texts.Minutes.Rev
	for n := counted(texts.Minutes.Doc) + 1; ; n++ {
		if rev, err = b.SaveText(1, store.MinutesPart, typed(n), rev); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// typed is the n-th state of the text: its number at both ends and in between a
// resolution, an action and 3 KB.
func typed(n int) doc.Document {
	d := minutes(fmt.Sprint("start ", n, " ", strings.Repeat("The Committee considered the report. ", 80)))
	d.Blocks = append(d.Blocks, doc.Block{ID: "end", Kind: doc.Paragraph, Runs: []doc.Run{{Text: fmt.Sprint("end ", n)}}})
	d.Blocks[2].Runs = []doc.Run{{Text: fmt.Sprint("Action ", n)}}
	return d
}

// counted is the number of a state, -1 if it is torn.
func counted(d doc.Document) int {
	var first, last int
	plain := doc.Plain(d)
	if plain == "" {
		return 0
	}
	fmt.Sscanf(plain, "start %d", &first)
	fmt.Sscanf(plain[strings.LastIndex(plain, "end "):], "end %d", &last)
	if first != last {
		return -1
	}
	return first
}

// TestKilledInTheMiddle kills a program that is saving, at any moment, again and
// again: every acknowledged save is there, whole, and so is what hangs on it.
func TestKilledInTheMiddle(t *testing.T) {
	kills := 25
	if testing.Short() {
		kills = 5
	}
	ctx := context.Background()
	dir := t.TempDir()
	b, err := store.Create(ctx, dir, store.Options{})
	must(t, err)
	body := data.Body{Name: "Council"}
	must(t, b.SaveBody(ctx, &body))
	m := data.Meeting{Body: body.ID, Start: "2026-11-23T19:00"}
	must(t, b.SaveMeeting(ctx, &m))
	must(t, b.AddItem(ctx, &data.Item{Meeting: m.ID, Title: "Minutes"}, 0))
	must(t, b.Close())

	saves := 0
	for kill := range kills {
		acknowledged := killTypist(t, dir, time.Duration(rand.IntN(120))*time.Millisecond)
		saves = max(saves, acknowledged)
		b, err := store.Open(ctx, dir, store.Options{})
		must(t, err)
		n := counted(got[store.Texts](t)(b.Texts(ctx, 1)).Minutes.Doc)
		if n < acknowledged || n > acknowledged+1 && acknowledged > 0 {
			t.Fatalf("kill %d: save %d was acknowledged, the book holds %d", kill, acknowledged, n)
		}
		if n > 0 {
			actions := got[[]store.ActionRow](t)(b.Actions(ctx, store.ActionFilter{}))
			if len(actions) != 1 || actions[0].Text != fmt.Sprint("Action ", n) {
				t.Fatalf("kill %d: the book holds %d and the action %+v", kill, n, actions)
			}
		}
		wellKept(t, b)
		must(t, b.Close())
	}
	if saves == 0 {
		t.Error("nothing was ever saved")
	}
	t.Logf("%d kills, %d saves", kills, saves)
}

// killTypist runs a typist and kills it some time after its first save. It
// returns the last save that was acknowledged.
func killTypist(t *testing.T, dir string, after time.Duration) int {
	t.Helper()
	return killed(t, "STORE_TEST_TYPIST="+dir, after)
}

// killed starts a part that the test binary plays, kills it some time after its
// first number, and gives the last.
func killed(t *testing.T, part string, after time.Duration) int {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), part)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	lines := bufio.NewScanner(out)
	last := 0
	for lines.Scan() {
		if _, err := fmt.Sscan(lines.Text(), &last); err != nil {
			t.Fatalf("%s says %q", part, lines.Text())
		}
		if after >= 0 {
			time.AfterFunc(after, func() { cmd.Process.Kill() })
			after = -1
		}
	}
	cmd.Wait() // says that it was killed
	return last
}

// TestLogCutShort cuts or garbles the log that a kill has left, as a loss of
// power can: the book opens at an earlier save, whole.
func TestLogCutShort(t *testing.T) {
	long(t)
	ctx := context.Background()
	dir := closedTown(t)
	if killTypist(t, dir, 100*time.Millisecond) < 5 {
		t.Skip("this machine was too slow to fill a log")
	}
	files := map[string][]byte{}
	for _, name := range []string{"book.db", "book.db-wal"} {
		content, err := os.ReadFile(filepath.Join(dir, name))
		must(t, err)
		files[name] = content
	}
	highest := 0
	for n := range 30 {
		copied := t.TempDir()
		log := bytes.Clone(files["book.db-wal"])
		at := rand.IntN(len(log))
		if n%2 == 0 {
			log = log[:at]
		} else {
			for i := at; i < min(at+512, len(log)); i++ {
				log[i] = byte(rand.Uint32())
			}
		}
		put(t, filepath.Join(copied, "book.db"), files["book.db"])
		put(t, filepath.Join(copied, "book.db-wal"), log)
		b, err := store.Open(ctx, copied, store.Options{})
		must(t, err)
		held := counted(got[store.Texts](t)(b.Texts(ctx, 1)).Minutes.Doc)
		if held < 1 {
			t.Errorf("a log damaged at %d of %d leaves text %d", at, len(log), held)
		}
		highest = max(highest, held)
		wellKept(t, b)
		must(t, b.Close())
	}
	if highest < 2 {
		t.Error("nothing of the log was ever read")
	}
}

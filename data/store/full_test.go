//go:build linux

package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// smallDisk mounts a disk of a few megabytes.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small disk cannot be mounted here (it needs root): %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// TestFullDisk fills the disk under a book: it says so, keeps what it had, and
// goes on by itself when there is room.
func TestFullDisk(t *testing.T) {
	ctx := context.Background()
	disk := smallDisk(t, "6m")
	b, err := store.Create(ctx, filepath.Join(disk, "book"), store.Options{})
	must(t, err)
	defer b.Close()
	body := data.Body{Name: "Council"}
	must(t, b.SaveBody(ctx, &body))
	m := data.Meeting{Body: body.ID, Start: "2026-11-23T19:00"}
	must(t, b.SaveMeeting(ctx, &m))
	it := data.Item{Meeting: m.ID, Title: "Minutes"}
	must(t, b.AddItem(ctx, &it, 0))

	var rev int64
	var full error
	n := 0
	for ; n < 5000; n++ {
		next, err := b.SaveText(it.ID, store.MinutesPart, typed(n+1), rev)
		if err != nil {
			full = err
			break
		}
		rev = next
		if n == 20 { // fill what is left beside the book, not through it
			must(t, fill(filepath.Join(disk, "ballast")))
		}
	}
	if !errors.Is(full, store.ErrFull) {
		t.Fatalf("after %d saves: %v", n, full)
	}
	if text := full.Error(); !strings.Contains(text, "disk is full") {
		t.Errorf("it says %q", text)
	}
	if held := counted(got[store.Texts](t)(b.Texts(ctx, it.ID)).Minutes.Doc); held != n {
		t.Errorf("%d saves were acknowledged, the book holds %d", n, held)
	}
	if err := b.AttachPaper(ctx, &data.Paper{Item: it.ID, Name: "a.pdf"}, bytes.NewReader(make([]byte, 1<<20))); !errors.Is(err, store.ErrFull) {
		t.Errorf("a paper on a full disk: %v", err)
	}
	dest := filepath.Join(disk, "copy")
	if err := b.Backup(ctx, dest); !errors.Is(err, store.ErrFull) {
		t.Errorf("a backup on a full disk: %v", err)
	}
	if left, err := os.ReadDir(dest); err == nil && len(left) > 0 {
		t.Errorf("the backup left %v", left)
	}

	must(t, os.Remove(filepath.Join(disk, "ballast")))
	if _, err := b.SaveText(it.ID, store.MinutesPart, typed(n+1), rev); err != nil {
		t.Errorf("with room again: %v", err)
	}
	wellKept(t, b)
}

// TestOpenOnAFullDisk opens a book where there is no room for a byte: it can be
// read, and is opened to write when there is room.
func TestOpenOnAFullDisk(t *testing.T) {
	ctx := context.Background()
	disk := smallDisk(t, "6m")
	b, err := store.Create(ctx, filepath.Join(disk, "book"), store.Options{})
	must(t, err)
	must(t, b.SaveBody(ctx, &data.Body{Name: "Council"}))
	must(t, b.Close())
	must(t, fill(filepath.Join(disk, "ballast")))
	if _, err := store.Open(ctx, filepath.Join(disk, "book"), store.Options{}); !errors.Is(err, store.ErrFull) || !strings.Contains(err.Error(), "make room") {
		t.Errorf("opened to write: %v", err)
	}
	r, err := store.OpenReader(ctx, filepath.Join(disk, "book"), store.Options{})
	must(t, err)
	defer r.Close()
	if bodies := got[[]data.Body](t)(r.Bodies(ctx)); len(bodies) != 1 {
		t.Errorf("bodies: %v", bodies)
	}
	must(t, os.Remove(filepath.Join(disk, "ballast")))
	b, err = store.Open(ctx, filepath.Join(disk, "book"), store.Options{})
	must(t, err)
	must(t, b.Close())
}

// fill writes until the disk is full.
func fill(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	for _, size := range []int{64 << 10, 4 << 10, 1} {
		for {
			if _, err := f.Write(make([]byte, size)); err != nil {
				break
			}
		}
	}
	return nil
}

// TestFolderThatCannotBeWritten reads a book from a read-only disk and says why
// it cannot be opened to write.
func TestFolderThatCannotBeWritten(t *testing.T) {
	ctx := context.Background()
	disk := smallDisk(t, "8m")
	b, err := store.Create(ctx, disk, store.Options{})
	must(t, err)
	must(t, b.SaveBody(ctx, &data.Body{Name: "Council"}))
	must(t, b.Close())
	must(t, syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))

	if _, err := store.Open(ctx, disk, store.Options{}); err == nil || !strings.Contains(err.Error(), "cannot be written") {
		t.Errorf("opened to write: %v", err)
	}
	r, err := store.OpenReader(ctx, disk, store.Options{})
	must(t, err)
	defer r.Close()
	if bodies := got[[]data.Body](t)(r.Bodies(ctx)); len(bodies) != 1 {
		t.Errorf("bodies: %v", bodies)
	}
	if _, err := store.Create(ctx, filepath.Join(disk, "new"), store.Options{}); err == nil || !strings.Contains(err.Error(), "cannot be written") {
		t.Errorf("made a book on a read-only disk: %v", err)
	}
}

// TestRoomForEveryStep fills the disk to each of many degrees, so that writing
// fails at every step of a save: nothing is ever half there.
func TestRoomForEveryStep(t *testing.T) {
	ctx := context.Background()
	disk := smallDisk(t, "8m")
	b, err := store.Create(ctx, filepath.Join(disk, "book"), store.Options{})
	must(t, err)
	defer b.Close()
	body := data.Body{Name: "Council"}
	must(t, b.SaveBody(ctx, &body))
	m := data.Meeting{Body: body.ID, Start: "2026-11-23T19:00"}
	must(t, b.SaveMeeting(ctx, &m))
	it := data.Item{Meeting: m.ID, Title: "Minutes"}
	must(t, b.AddItem(ctx, &it, 0))
	rev, n, failed := int64(0), 0, 0
	for room := 0; room < 80; room += 5 {
		must(t, b.Checkpoint())
		ballast := filepath.Join(disk, "ballast")
		must(t, fill(ballast))
		info, err := os.Stat(ballast)
		must(t, err)
		must(t, os.Truncate(ballast, info.Size()-int64(room)*4096))
		next, err := b.SaveText(it.ID, store.MinutesPart, typed(n+1), rev)
		switch {
		case err == nil:
			rev, n = next, n+1
		case errors.Is(err, store.ErrFull):
			failed++
		default:
			t.Errorf("with room for %d pages: %v", room, err)
		}
		must(t, os.Remove(ballast))
		if held := counted(got[store.Texts](t)(b.Texts(ctx, it.ID)).Minutes.Doc); held != n {
			t.Errorf("with room for %d pages the book holds %d of %d", room, held, n)
		}
		wellKept(t, b)
	}
	if failed == 0 || n == 0 {
		t.Errorf("%d saves failed and %d went through: neither must be none", failed, n)
	}
	if text := doc.Plain(typed(3)); len(text) < 2900 {
		t.Errorf("the typed text has only %s", fmt.Sprint(len(text)))
	}
}

package store_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/store"
)

// arms is an invented crest: one colour, as a PNG.
func arms(t testing.TB, c color.Color) []byte {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, 40, 50))
	for y := range 50 {
		for x := range 40 {
			picture.Set(x, y, c)
		}
	}
	var out bytes.Buffer
	must(t, png.Encode(&out, picture))
	return out.Bytes()
}

// bears gives the body of the town a crest and returns the path of its file.
func (w *town) bears(t testing.TB, picture []byte) string {
	t.Helper()
	sum := got[string](t)(w.KeepCrest(context.Background(), bytes.NewReader(picture)))
	w.body.Style = data.Style{Crest: sum, CrestAlt: "A shield"}
	must(t, w.SaveBody(context.Background(), &w.body))
	return filepath.Join(w.Dir(), "attachments", sum[:2], sum)
}

// TestCrest: a crest goes with every record of its body, and with a backup.
func TestCrest(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	blue := arms(t, color.NRGBA{0, 0, 200, 255})
	w.bears(t, blue)
	if m := got[record.Meeting](t)(w.Record(ctx, w.meeting.ID)); !bytes.Equal(m.Crest, blue) || m.Body.Style.CrestAlt != "A shield" {
		t.Errorf("the record bears %d bytes, %+v", len(m.Crest), m.Body.Style)
	}
	if back := got[[]byte](t)(w.Crest(ctx, w.body.Style.Crest)); !bytes.Equal(back, blue) {
		t.Error("the crest is not the one that was kept")
	}
	wellKept(t, w.Book)
	dest := filepath.Join(t.TempDir(), "copy")
	must(t, w.Backup(ctx, dest))
	dir := filepath.Join(t.TempDir(), "new")
	must(t, store.Restore(ctx, dest, dir))
	b := got[*store.Book](t)(store.Open(ctx, dir, store.Options{}))
	defer b.Close()
	if m := got[record.Meeting](t)(b.Record(ctx, w.meeting.ID)); !bytes.Equal(m.Crest, blue) {
		t.Error("the crest did not come back with the backup")
	}
	wellKept(t, b)
}

// TestACrestStaysAsLongAsItIsBorne: one that a body bore when its minutes were
// approved stays for good, one that nothing bears goes after a month.
func TestACrestStaysAsLongAsItIsBorne(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	w.clock.at = time.Now()
	frozen := w.bears(t, arms(t, color.NRGBA{200, 0, 0, 255}))
	w.approve(t)
	never := w.bears(t, arms(t, color.NRGBA{0, 200, 0, 255}))
	today := w.bears(t, arms(t, color.NRGBA{0, 0, 200, 255}))
	w.clock.forward(40 * 24 * time.Hour)
	must(t, w.BackupIfDue(ctx))
	for path, stays := range map[string]bool{frozen: true, never: false, today: true} {
		if _, err := os.Stat(path); (err == nil) != stays {
			t.Errorf("%s: %v, want it to stay: %v", filepath.Base(path), err, stays)
		}
	}
	wellKept(t, w.Book)
	must(t, os.Remove(frozen))
	if m := got[record.Meeting](t)(w.Record(ctx, w.meeting.ID)); m.Crest != nil {
		t.Error("a crest that is gone is printed")
	}
	if found := got[[]store.Problem](t)(w.Check(ctx)); len(found) != 1 || !strings.Contains(found[0].What, "the crest of Planning Committee is missing") {
		t.Errorf("Check says %v", found)
	}
}

// TestBadCrest: a file that cannot be printed is refused in one clear line, and
// leaves nothing behind.
func TestBadCrest(t *testing.T) {
	w := newTown(t)
	picture := image.NewPaletted(image.Rect(0, 0, 9, 9), color.Palette{color.White})
	var moving, photo bytes.Buffer
	must(t, gif.Encode(&moving, picture, nil))
	must(t, jpeg.Encode(&photo, picture, nil))
	whole := arms(t, color.White)
	huge := bytes.Clone(whole)
	copy(huge[16:], "\x00\x01\x00\x00\x00\x01\x00\x00") // width and height of the header
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"a word processor's": {[]byte("PK\x03\x04 no picture"), "neither a PNG nor a JPEG"},
		"nothing":            {nil, "neither a PNG nor a JPEG"},
		"a GIF":              {moving.Bytes(), "neither a PNG nor a JPEG"},
		"cut short":          {whole[:len(whole)/2], "damaged or cut short"},
		"a broken header":    {huge, "damaged or cut short"}, // its checksum is wrong
		"too large":          {append(bytes.Clone(whole), make([]byte, 2<<20)...), "larger than 2 MB"},
	} {
		_, err := w.KeepCrest(context.Background(), bytes.NewReader(c.file))
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
	files := 0
	filepath.WalkDir(filepath.Join(w.Dir(), "attachments"), func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files++
		}
		return nil
	})
	if files != 0 {
		t.Errorf("%d files were left behind", files)
	}
	if _, err := w.KeepCrest(context.Background(), &photo); err != nil {
		t.Errorf("a JPEG: %v", err)
	}
	if _, err := w.Crest(context.Background(), "../../etc/passwd"); err == nil {
		t.Error("a name that is no hash was looked up")
	}
}

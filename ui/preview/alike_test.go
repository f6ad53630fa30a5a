package preview

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
)

// TestTheSheetIsThePage holds every painted page against the same page of the
// PDF as poppler paints it: each patch of 12 by 12 points of the picture must be
// about as dark, so that no word stands elsewhere, is missing or has another face.
func TestTheSheetIsThePage(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed")
	}
	usual := meeting(14)
	usual.Items[3].Exempt = "3"
	usual.Items[5].Minutes = doc.Document{Blocks: []doc.Block{
		doc.NewBlock(doc.Paragraph, 0, "Members heard that the gates of the upper common had been left open, and that two heifers had been found in the churchyard."),
		doc.NewBlock(doc.ResolutionKind, 0, "That a spring be fitted to each gate."),
	}}
	styled := meeting(14)
	styled.Body.Wording.Summons = true
	styled.Body.Style = data.Style{Typeface: data.Atkinson, Size: data.LargeSize, Crest: "arms", CrestAlt: "A pattern"}
	styled.Crest = arms(t, 300)
	styled.Items[0].Title = "Parêd Gŵyl Ddewi – naïve façade"
	for name, m := range map[string]record.Meeting{"usual": usual, "styled": styled} {
		for kind, draw := range map[export.Kind]func(record.Meeting, export.Options) (export.Result, error){
			export.AgendaPages: export.Agenda, export.MinutesPages: export.Minutes,
		} {
			r, err := draw(m, export.Options{Restricted: true})
			if err != nil {
				t.Fatal(err)
			}
			want := popplers(t, r)
			pages, _, err := new(export.Layouts).Lay(kind, m, export.Options{Restricted: true})
			if err != nil || len(pages.Pages) != len(want) {
				t.Fatalf("%s %s: %d pages, the PDF has %d, %v", name, kind, len(pages.Pages), len(want), err)
			}
			paint, err := newPainter()
			if err != nil {
				t.Fatal(err)
			}
			for i, page := range pages.Pages {
				size := want[i].Bounds().Size()
				got, err := paint.page(page, size.X, size.Y)
				if err != nil {
					t.Fatal(err)
				}
				if n, all := unlike(got, want[i]); n > 0 {
					t.Errorf("%s %s, page %d: %d of %d patches are not alike", name, kind, i+1, n, all)
					keepBoth(t, fmt.Sprintf("%s-%s-%d", name, kind, i+1), got, want[i])
				}
			}
		}
	}
}

// popplers are the pages of a PDF as poppler paints them, 100 points an inch.
func popplers(t *testing.T, r export.Result) []image.Image {
	t.Helper()
	dir := t.TempDir()
	pdf := filepath.Join(dir, "a.pdf")
	if err := r.WriteFile(pdf); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("pdftoppm", "-r", "100", "-png", pdf, filepath.Join(dir, "p")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "p-*.png"))
	if err != nil {
		t.Fatal(err)
	}
	var out []image.Image
	for _, name := range names { // Glob sorts, and poppler pads the numbers
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		page, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, page)
	}
	return out
}

const (
	patch   = 12
	allowed = 0.12 // of white to black, between two painters
)

// unlike counts the patches of two pictures that are not about as dark.
func unlike(a, b image.Image) (n, all int) {
	size := a.Bounds().Size()
	for y := 0; y+patch <= size.Y; y += patch {
		for x := 0; x+patch <= size.X; x += patch {
			all++
			if d := dark(a, x, y) - dark(b, x, y); d > allowed || d < -allowed {
				n++
			}
		}
	}
	return n, all
}

// dark is how dark a patch is, from 0 to 1.
func dark(m image.Image, x, y int) float64 {
	sum := 0.0
	for dy := range patch {
		for dx := range patch {
			r, g, b, _ := m.At(x+dx, y+dy).RGBA()
			sum += 1 - (0.3*float64(r)+0.59*float64(g)+0.11*float64(b))/0xffff
		}
	}
	return sum / (patch * patch)
}

// keepBoth keeps two pictures that should be alike where MINUTEBOOK_SHOTS says.
func keepBoth(t *testing.T, name string, got *image.RGBA, want image.Image) {
	if dir := os.Getenv("MINUTEBOOK_SHOTS"); dir != "" {
		keep(t, filepath.Join(dir, name+"-sheet.png"), got)
		keep(t, filepath.Join(dir, name+"-pdf.png"), want)
	}
}

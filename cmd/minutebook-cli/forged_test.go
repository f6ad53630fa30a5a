package main

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
	"minutebook/export/sign"
)

// scrawl is the picture of a signature.
func scrawl(t *testing.T) string {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 300, 120))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	for x := 20; x < 280; x++ {
		for y := 50; y < 58; y++ {
			img.Set(x, y+x%40, color.Black)
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Signed minutes that somebody has forged are refused in one sentence; ours are
// good, and poppler says so too.
func TestForgedMinutes(t *testing.T) {
	s := drafted(t)
	s.ok("publish", "1")
	s.ok("approve", "1", "--at", "2", "--minute", "4")
	password := s.write("password", "tide table\n")
	plain, file := s.place("plain.pdf"), s.place("signed.pdf")
	s.ok("export", "minutes", "1", "-o", plain)
	s.ok("sign", "1", "--name", "Ann Day", "--capacity", "Chairman", "--pkcs12", s.certificate("Ann Day", "tide table"), "--password-file", password,
		"--picture", s.write("scrawl.png", scrawl(t)), "-o", file)
	s.ok("verify", file)
	if out, err := exec.Command("pdfsig", "-nocert", file).CombinedOutput(); err == nil &&
		(!bytes.Contains(out, []byte("Signature is Valid")) || !bytes.Contains(out, []byte("Total document signed"))) {
		t.Errorf("pdfsig says\n%s", out)
	}

	read := func(path string) []byte {
		t.Helper()
		out, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	ours := read(file)
	by := func(name string, file []byte) []byte {
		t.Helper()
		id, err := sign.ReadPKCS12(read(s.certificate(name, "neap tide")), "neap tide")
		if err != nil {
			t.Fatal(err)
		}
		out, err := sign.Sign(t.Context(), file, id, sign.Options{At: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	changed := func(from []byte, at int) []byte {
		if at < 0 {
			t.Fatal("what is to be changed is not there")
		}
		out := bytes.Clone(from)
		out[at] ^= 1
		return out
	}
	f, err := pdf.Read(t.Context(), ours)
	if err != nil {
		t.Fatal(err)
	}
	page := f.Pages()[0]
	words := page.Dict["Contents"].(types.IndirectRef).ObjectNumber.Value()
	shadow, err := f.Append(map[int]types.Object{words: types.StreamDict{Dict: types.Dict{}, Raw: []byte("0 0 100 100 re f")}})
	if err != nil {
		t.Fatal(err)
	}
	picture := -1
	if at := regexp.MustCompile(`/Subtype\s*/Image[^\0]*?stream`).FindIndex(ours); at != nil {
		picture = at[1] + 40
	}
	for _, c := range []struct {
		name string
		file []byte
		says string
	}{
		{"one byte", changed(ours, len(ours)/3), "the document was changed after it was signed"},
		{"the picture of the signature", changed(ours, picture), "the document was changed after it was signed"},
		{"other words on top of the page", shadow, "the signature of Ann Day does not hold: something other than a signature was put behind it"},
		{"the same, signed by somebody", by("Colin Rook", shadow), "the signature of Ann Day does not hold: something other than a signature was put behind it"},
		{"a line behind it", append(bytes.Clone(ours), '\n'), "something was put behind the last signature"},
		{"signed once more", by("Colin Rook", ours), "the book holds no signature of Colin Rook on it"},
		{"the same minutes signed by another of that name", by("Ann Day", read(plain)), "the book holds no signature of Ann Day on it"},
	} {
		code, _, says := s.run("verify", s.write("forged.pdf", string(c.file)))
		if code != failed || !strings.Contains(says, c.says) || strings.Count(says, "\n") != 1 {
			t.Errorf("%s: exit %d, %q", c.name, code, says)
		}
	}
}

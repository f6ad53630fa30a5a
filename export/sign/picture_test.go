package sign_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"testing"

	"minutebook/export/sign"
)

// photograph is a signature on paper as a telephone takes it: tinted, half in the
// shade, with grain and a speck. Points lie in a wave across the middle.
func photograph(w, h int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	grain := uint32(1)
	for y := range h {
		for x := range w {
			grain = grain*1664525 + 1013904223
			light := 0.55 + 0.4*float64(x)/float64(w) + float64(grain>>24)/255*0.03
			wave := float64(h)/2 + float64(h)/8*math.Sin(float64(x)/float64(w)*20)
			if x > w/4 && x < w*3/4 && math.Abs(float64(y)-wave) < 4 || x == w/8 && y == h/8 {
				light *= 0.3
			}
			out.Set(x, y, color.RGBA{uint8(250 * light), uint8(240 * light), uint8(215 * light), 255})
		}
	}
	return out
}

func encoded(t testing.TB, m image.Image, as string) []byte {
	t.Helper()
	var out bytes.Buffer
	var err error
	if as == "png" {
		err = png.Encode(&out, m)
	} else {
		err = jpeg.Encode(&out, m, &jpeg.Options{Quality: 80})
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestCleanTakesTheInkOffThePaper(t *testing.T) {
	for _, as := range []string{"png", "jpeg"} {
		picture, err := sign.Clean(encoded(t, photograph(1200, 600), as))
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(picture))
		if err != nil {
			t.Fatal(err)
		}
		size := m.Bounds()
		if size.Dx() < 590 || size.Dx() > 640 || size.Dy() < 140 || size.Dy() > 180 {
			t.Errorf("%s: the picture has %v; the ink has 600 by 158", as, size)
		}
		white, black := 0, 0
		for y := range size.Dy() {
			for x := range size.Dx() {
				switch v := m.At(x, y).(color.Gray).Y; {
				case v > 250:
					white++
				case v < 60:
					black++
				}
			}
		}
		all := size.Dx() * size.Dy()
		if white < all*80/100 || black < all*4/100 {
			t.Errorf("%s: of %d points %d are white and %d black", as, all, white, black)
		}
		if len(picture) > 60_000 {
			t.Errorf("%s: %d bytes", as, len(picture))
		}
		again, err := sign.Clean(picture)
		if err != nil || math.Abs(float64(len(again)-len(picture))) > float64(len(picture)/2) {
			t.Errorf("%s: a clean picture cannot be cleaned again: %d bytes, %v", as, len(again), err)
		}
	}
}

func TestCleanIsBoundedAndUpright(t *testing.T) {
	tall := image.NewRGBA(image.Rect(0, 0, 1500, 2000))
	for i := range tall.Pix {
		tall.Pix[i] = 255
	}
	for y := 250; y < 1750; y++ { // a stroke down the page, thick at its head
		for x := 740; x < 750+max(0, 30-(y-250)/20); x++ {
			tall.Set(x, y, color.Black)
		}
	}
	plain := encoded(t, tall, "jpeg")
	for _, c := range []struct {
		name string
		file []byte
		wide bool
	}{
		{"as it is", plain, false},
		{"held on its side", held(plain, 6), true},
		{"held on its other side", held(plain, 8), true},
		{"upside down", held(plain, 3), false},
		{"a nonsense mark", held(plain, 77), false},
	} {
		picture, err := sign.Clean(c.file)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		size, _ := png.DecodeConfig(bytes.NewReader(picture))
		if size.Width > 800 || size.Height > 300 || (size.Width > size.Height) != c.wide {
			t.Errorf("%s: %d by %d", c.name, size.Width, size.Height)
		}
	}
}

// held puts the mark into a JPEG that says how the camera was held.
func held(file []byte, how uint16) []byte {
	tiff := []byte("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	tiff = append(binary.BigEndian.AppendUint16(tiff, how), 0, 0, 0, 0, 0, 0)
	body := append([]byte("Exif\x00\x00"), tiff...)
	mark := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(body)+2))
	return append(append(append(bytes.Clone(file[:2]), mark...), body...), file[2:]...)
}

func TestPicturesThatCannotBeUsed(t *testing.T) {
	blank := image.NewGray(image.Rect(0, 0, 300, 100))
	for i := range blank.Pix {
		blank.Pix[i] = 230
	}
	whole := encoded(t, photograph(300, 150), "png")
	huge := bytes.Clone(whole)
	binary.BigEndian.PutUint32(huge[16:], 60_000) // its width; the sum of the head is wrong too
	for _, c := range []struct {
		name, says string
		file       []byte
	}{
		{"nothing", "neither a PNG nor a JPEG", nil},
		{"text", "neither a PNG nor a JPEG", []byte("dear sirs")},
		{"blank paper", sign.ErrBlank.Error(), encoded(t, blank, "png")},
		{"cut short", "cut short", whole[:len(whole)/2]},
		{"a lie about its size", "cannot be used", huge},
	} {
		if picture, err := sign.Clean(c.file); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %d bytes, %v; want %q", c.name, len(picture), err, c.says)
		}
	}
	if _, err := sign.Picture(image.NewAlpha(image.Rect(0, 0, 10, 10))); !errors.Is(err, sign.ErrBlank) {
		t.Errorf("no ink: %v", err)
	}
}

func FuzzClean(f *testing.F) {
	f.Add(encoded(f, photograph(40, 20), "png"))
	f.Add(encoded(f, photograph(40, 20), "jpeg"))
	f.Add(held(encoded(f, photograph(40, 20), "jpeg"), 6))
	f.Fuzz(func(t *testing.T, file []byte) {
		picture, err := sign.Clean(file)
		if err != nil {
			return
		}
		if size, err := png.DecodeConfig(bytes.NewReader(picture)); err != nil || size.Width > 800 || size.Height > 300 {
			t.Errorf("%v, %v", size, err)
		}
	})
}

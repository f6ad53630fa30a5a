package leak

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"html"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"minutebook/export/pdf"
)

var tags = regexp.MustCompile(`<[^>]*>`)

// unmarked is XML or HTML without its marks, and with the values of attributes.
func unmarked(content []byte) string {
	text := stringText(content)
	var attributes strings.Builder
	for _, tag := range tags.FindAllString(text, -1) {
		for i, part := range strings.Split(tag, `"`) {
			if i%2 == 1 {
				attributes.WriteString("\n" + part)
			}
		}
	}
	return html.UnescapeString(tags.ReplaceAllString(text, "\n") + attributes.String())
}

// stringText is what the bytes of a text say whose encoding nobody names.
func stringText(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}), bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return pdf.Said(b)
	case utf8.Valid(b):
		return string(b)
	}
	latin, _ := charmap.Windows1252.NewDecoder().Bytes(b) // it takes any bytes
	return string(latin)
}

// attached searches a file within the file.
func (w *walk) attached(content []byte, at spot) {
	w.found = append(w.found, w.secrets.isFile(at.place, content)...)
	switch {
	case w.depth >= deepest:
	case bytes.HasPrefix(content, []byte("%PDF-")):
		own := 1 << 30
		if at.foreign {
			own = 0
		}
		found, err := w.secrets.searchFile(w.ctx, content, own, w.depth+1)
		if err != nil {
			w.say(at, stringText(content))
		}
		for _, f := range found {
			f.Place = at.place + ", " + f.Place
			w.found = append(w.found, f)
		}
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		w.zipped(content, at)
	case utf8.Valid(content):
		w.say(at, unmarked(content)+"\n"+string(content))
	default:
		w.say(at, stringText(content))
	}
}

// mostZipped bounds what is read of a packed file, in bytes.
const mostZipped = 64 << 20

// zipped searches the texts of a packed folder, which is what documents of word
// processors and spreadsheets are.
func (w *walk) zipped(content []byte, at spot) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return
	}
	left := int64(mostZipped)
	for _, file := range z.File {
		w.say(at, file.Name)
		r, err := file.Open()
		if err != nil {
			continue
		}
		part, _ := io.ReadAll(io.LimitReader(r, left))
		r.Close()
		if left -= int64(len(part)); left <= 0 {
			return
		}
		if utf8.Valid(part) {
			w.say(at, unmarked(part))
		}
	}
}

// notesOf are the texts that a JPEG picture carries beside what it shows: what a
// camera or a program noted of it (application segments 1 and 13, and comments).
func notesOf(raw []byte) [][]byte {
	if !bytes.HasPrefix(raw, []byte{0xFF, 0xD8}) {
		return nil
	}
	var out [][]byte
	for at := 2; at+4 <= len(raw) && raw[at] == 0xFF && raw[at+1] != 0xDA; { // up to the picture itself
		length := int(binary.BigEndian.Uint16(raw[at+2:]))
		if length < 2 || at+2+length > len(raw) {
			break
		}
		switch raw[at+1] {
		case 0xE1, 0xED, 0xFE:
			out = append(out, raw[at+4:at+2+length])
		}
		at += 2 + length
	}
	return out
}

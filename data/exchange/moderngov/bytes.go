package moderngov

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode/utf32"
	"minutebook/data/doc"

	utf16 "golang.org/x/text/encoding/unicode"
)

type form int

const (
	formText form = iota
	formHTML
	formXML
)

// foreign lists the beginnings of files that are no saved page.
var foreign = []struct{ magic, what string }{
	{"%PDF", "this is a PDF, not a saved page: save the meeting's page from the browser, or copy its text into a file"},
	{"\xD0\xCF\x11\xE0", "this is an old Office document (.doc or .xls), not a saved page: save the meeting's page from the browser"},
	{"{\\rtf", "this is a rich-text document, not a saved page: save the meeting's page from the browser"},
	{"\x89PNG", "this is a picture, not a saved page"},
	{"\xFF\xD8\xFF", "this is a picture, not a saved page"},
	{"GIF8", "this is a picture, not a saved page"},
	{"\x1F\x8B", "this is a compressed file, not a saved page: unpack it first"},
	{"From: <Saved by", "this is a web archive (.mht): save the page again as \"Web page, HTML only\""},
	{"MIME-Version:", "this is a web archive (.mht): save the page again as \"Web page, HTML only\""},
	{"bplist00", "this is a web archive: save the page again as \"Page source\""},
	{"SQLite format 3", "this is a database, not a saved page"},
}

// decode turns the input into clean UTF-8 text, whatever its encoding. lost
// counts the bytes that are no text.
func decode(data []byte) (src string, lost int, err error) {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return "", 0, errors.New("this file is empty")
	case len(data) > MaxSize:
		return "", 0, fmt.Errorf("this file has %d MB: a saved page of a meeting has at most %d", len(data)>>20, MaxSize>>20)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return "", 0, zipError(data)
	}
	for _, f := range foreign {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return "", 0, errors.New(f.what)
		}
	}
	src, lost = toUTF8(data)
	if noise(src) || lost*20 > len(data) {
		return "", 0, errors.New("this file is not text: it is no saved page of a meeting")
	}
	src = strings.NewReplacer("\u200b", "", "\ufeff", "", "\u00ad", "").Replace(doc.Clean(src))
	if strings.TrimSpace(src) == "" {
		return "", 0, errors.New("this file is empty")
	}
	return src, lost, nil
}

func zipError(data []byte) error {
	if bytes.Contains(data, []byte("word/")) {
		return errors.New("this is a Word document (.docx), not a saved page: save the meeting's page from the browser, or copy its text into a file")
	}
	return errors.New("this is a zip archive, not a saved page: unpack it first")
}

func toUTF8(data []byte) (string, int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xFE\xFF")):
		out, _ := utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewDecoder().Bytes(data)
		return string(out), bytes.Count(out, []byte("\uFFFD"))
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return fromUTF16(data, utf16.LittleEndian)
	case evenNULs(data, 1):
		return fromUTF16(data, utf16.LittleEndian)
	case evenNULs(data, 0):
		return fromUTF16(data, utf16.BigEndian)
	case utf8.Valid(data):
		return fixControls(string(data)), 0
	}
	if bad, good := sequences(data); good > 4*bad {
		return fixControls(strings.ToValidUTF8(string(data), "\uFFFD")), bad
	}
	out, _ := charmap.Windows1252.NewDecoder().Bytes(data)
	return string(out), bytes.Count(out, []byte("\uFFFD"))
}

func fromUTF16(data []byte, order utf16.Endianness) (string, int) {
	out, _ := utf16.UTF16(order, utf16.UseBOM).NewDecoder().Bytes(data)
	return string(out), bytes.Count(out, []byte("\uFFFD"))
}

// evenNULs tells whether the input looks like UTF-16 without its mark: nearly
// every second byte, from the offset on, is zero.
func evenNULs(data []byte, offset int) bool {
	n := min(len(data), 4096)
	zero := 0
	for i := offset; i < n; i += 2 {
		if data[i] == 0 {
			zero++
		}
	}
	return n >= 4 && zero*10 > (n/2)*7 && bytes.Count(data[:n], []byte{0}) < zero+n/20+1
}

// sequences counts broken bytes and whole sequences of more than one byte.
func sequences(data []byte) (bad, good int) {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	return bad, good
}

// fixControls reads the control characters U+0080 to U+009F, which no page
// means, as the Windows-1252 signs they come from.
func fixControls(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 && r < 0xA0 }) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= 0x80 && r < 0xA0 {
			return charmap.Windows1252.DecodeByte(byte(r))
		}
		return r
	}, s)
}

// noise tells whether s is mostly control characters.
func noise(s string) bool {
	controls := 0
	for _, r := range s {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			controls++
		}
	}
	return controls*50 > len(s)
}

var (
	tagStart  = regexp.MustCompile(`(?i)<(!doctype\s+html|html|head|body|table|div|td|h[1-6])[\s>]`)
	xmlRoot   = regexp.MustCompile(`(?i)^(<\?xml|<(\w+:)?envelope[\s>]|<(getmeeting|meeting|agendaitems)[\s>/])`)
	entityRef = regexp.MustCompile(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});`)
)

// sniff tells which of the three forms the text has.
func sniff(src string) form {
	head := strings.TrimSpace(src[:min(len(src), 4096)])
	switch {
	case strings.HasPrefix(head, "<") && xmlRoot.MatchString(head) && !tagStart.MatchString(head):
		return formXML
	case strings.HasPrefix(head, "<") && tagStart.MatchString(src), strings.Contains(src, "mgItemTable"):
		return formHTML
	}
	return formText
}

// unescape reads entities that stayed in the text, also those escaped twice.
func unescape(s string) string {
	for range 3 {
		if !strings.Contains(s, "&") || !entityRef.MatchString(s) {
			break
		}
		s = entityRef.ReplaceAllStringFunc(s, html.UnescapeString)
	}
	return s
}

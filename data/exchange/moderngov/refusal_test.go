package moderngov

import (
	"bytes"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
)

// TestRefusals: what is no page of a meeting gives one clear line and no data.
func TestRefusals(t *testing.T) {
	login := `<html><head><title>Sign in</title></head><body><form><input name="u"><input type="password" name="p"><button>Sign in</button></form></body></html>`
	for _, c := range []struct{ name, input, want string }{
		{"empty", "", "this file is empty"},
		{"blank", " \r\n\t\n", "this file is empty"},
		{"only a mark", "\uFEFF  ", "this file is empty"},
		{"PDF", "%PDF-1.7\n%âãÏÓ\n1 0 obj", "this is a PDF"},
		{"docx", "PK\x03\x04\x14\x00\x06\x00....word/document.xml", "Word document (.docx)"},
		{"zip", "PK\x03\x04\x14\x00\x06\x00....a.txt", "zip archive"},
		{"doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old Office document"},
		{"rtf", `{\rtf1\ansi Minutes}`, "rich-text"},
		{"png", "\x89PNG\r\n\x1a\n", "picture"},
		{"jpeg", "\xFF\xD8\xFF\xE0JFIF", "picture"},
		{"gzip", "\x1F\x8B\x08\x00", "compressed"},
		{"mht", "From: <Saved by Blink>\nSnapshot-Content-Location: x", "web archive"},
		{"binary", strings.Repeat("\x00\x01\x02abc\x05", 500), "not text"},
		{"login HTML", login, "login page"},
		{"login text", "Sign in\n\nUser name\n\nPassword\n\nForgotten your password?", "login page"},
		{"other site", `<html><body><h1>Ten best beaches</h1><p>1. Quay</p><table><tr><td>1.</td><td>sand</td></tr></table></body></html>`, "no page of a meeting"},
		{"other text", "Dear Ann,\n\nthe pier is closed.\n\nYours, Bob", "no page of a meeting"},
		{"issue", "Issue - meetings\n\nPier\n\nMeeting: 05/11/2025 - Cabinet (Item 13)\n\n13\n\nPier\n\nMinutes:\n\nThey met.", "history of an issue"},
		{"no items", "Agenda\n\nAudit Committee - Monday, 5th January, 2026 7.00 pm\n\nItems\nNo. Item\n\n", "no agenda items"},
		{"no items in HTML", `<html><body><h1>Agenda</h1><table class="mgItemTable"><tr><th>No.</th></tr></table></body></html>`, "no agenda items"},
		{"empty item", "Agenda item\n\n", "no title"},
		{"broken XML", "<?xml version=\"1.0\"?><meeting><agendaitems><agendaitem>", "breaks off"},
		{"bad XML", "<?xml version=\"1.0\"?><meeting><agend<<", "XML is broken at line 1"},
		{"deep XML", "<?xml version=\"1.0\"?>" + strings.Repeat("<a>", 200), "nested too deep"},
		{"fault", `<?xml version="1.0"?><soap:Envelope><soap:Body><soap:Fault><faultstring>No such meeting</faultstring></soap:Fault></soap:Body></soap:Envelope>`, "No such meeting"},
		{"committees", `<?xml version="1.0"?><committees><committee><committeeid>1</committeeid></committee></committees>`, "list of committees"},
		{"meetings", `<?xml version="1.0"?><meetings><meeting><meetingid>1</meetingid></meeting><meeting><meetingid>2</meetingid></meeting></meetings>`, "list of meetings"},
		{"feed", `<?xml version="1.0"?><rss><channel></channel></rss>`, "not the answer of ModernGov"},
		{"XML without items", `<?xml version="1.0"?><meeting><meetingid>1</meetingid><agendaitems/></meeting>`, "no agenda items"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, err := Read([]byte(c.input))
			if err == nil {
				t.Fatalf("it was read as a page: %+v", page)
			}
			if !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("the error is %q, want %q in it", err, c.want)
			}
			if page.Kind != "" || len(page.Meeting.Items) > 0 || len(page.Unread) > 0 {
				t.Errorf("data came with the error: %+v", page)
			}
		})
	}
}

// TestNoise: large files that are no pages are refused, in seconds: work that
// grew with the square of these inputs would not end before the test's own limit.
func TestNoise(t *testing.T) {
	if testing.Short() {
		t.Skip("reads large files")
	}
	random := make([]byte, 50<<20)
	src := rand.NewChaCha8([32]byte{1})
	_, _ = src.Read(random)
	letters := make([]byte, MaxSize-1)
	for i := range letters {
		letters[i] = "abcdefgh ij klmn\n<>&.1"[random[i]%22]
	}
	for name, data := range map[string][]byte{
		"50 MB":             random,
		"random bytes":      random[:MaxSize-1],
		"random letters":    letters,
		"spaces":            bytes.Repeat([]byte(" "), MaxSize-1),
		"empty lines":       bytes.Repeat([]byte("\n"), MaxSize-1),
		"one line":          bytes.Repeat([]byte("a"), MaxSize-1),
		"open tags":         []byte("<html><body>" + strings.Repeat("<b>", 1<<20)),
		"nested divs":       []byte("<html><body>" + strings.Repeat("<div>", 1<<19)),
		"unclosed cells":    []byte("<html><body><table>" + strings.Repeat("<tr><td>", 1<<18)),
		"numbers":           bytes.Repeat([]byte("1.\n\n"), 1<<18),
		"bars":              bytes.Repeat([]byte("|---|\n"), 1<<20),
		"stars":             bytes.Repeat([]byte("*a* **b** [c](http://d) "), 1<<18),
		"escaped entities":  bytes.Repeat([]byte("&amp;"), 1<<20),
		"tabs":              bytes.Repeat([]byte("a\tb\n"), 1<<18),
		"spans of a table":  []byte("<html><body><table>" + strings.Repeat(`<tr><td rowspan="60" colspan="60">x</td></tr>`, 1<<14)),
		"line breaks":       []byte("<html><body><p>" + strings.Repeat("<br>• x", 1<<17)),
		"paragraphs in one": []byte("<html><body><ul><li>" + strings.Repeat("<p>x</p>", 1<<18)),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			if _, err := Read(data); err == nil {
				t.Error("noise was read as a page")
			}
			t.Log(time.Since(start))
		})
	}
}

// TestEncodings: the same page in every encoding gives the same outline.
func TestEncodings(t *testing.T) {
	data, err := os.ReadFile("testdata/harbour.txt")
	if err != nil {
		t.Fatal(err)
	}
	page, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	want := outline(page, true)
	little := utf16.UTF16(utf16.LittleEndian, utf16.UseBOM).NewEncoder()
	big := utf16.UTF16(utf16.BigEndian, utf16.UseBOM).NewEncoder()
	bare := utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM).NewEncoder()
	windows := charmap.Windows1252.NewEncoder()
	encode := func(out []byte, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, in := range map[string][]byte{
		"UTF-8 with mark":     append([]byte("\uFEFF"), data...),
		"UTF-16 little":       encode(little.Bytes(data)),
		"UTF-16 big":          encode(big.Bytes(data)),
		"UTF-16 without mark": encode(bare.Bytes(data)),
		"Windows-1252":        encode(windows.Bytes(data)),
		"line ends of DOS":    bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")),
		"line ends of Mac":    bytes.ReplaceAll(data, []byte("\n"), []byte("\r")),
	} {
		page, err := Read(in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := outline(page, true); got != want {
			t.Errorf("%s: %s", name, lineDiff(want, got))
		}
	}
	broken := bytes.Replace(data, []byte("price of fuel"), []byte("price \xFF of fuel"), 1)
	page, err = Read(broken)
	if err != nil {
		t.Fatal(err)
	}
	if got := outline(page, true); !strings.Contains(got, "price \uFFFD of fuel") || !strings.Contains(got, "1 bytes of the file are no text") {
		t.Errorf("a broken byte came out as %s", got)
	}
}

func TestSameBytesSamePage(t *testing.T) {
	data, err := os.ReadFile("testdata/harbour.html")
	if err != nil {
		t.Fatal(err)
	}
	a, _ := Read(data)
	b, _ := Read(data)
	ids := func(i int) string { return a.Meeting.Items[i].Minutes.Blocks[0].ID }
	if a.Meeting.Items[1].Minutes.Blocks[0].ID != b.Meeting.Items[1].Minutes.Blocks[0].ID || ids(1) == ids(3) {
		t.Error("block ids are not the same for the same bytes, or not different in one page")
	}
	c, err := Read(append(data, '\n'))
	if err != nil || c.Meeting.Items[1].Minutes.Blocks[0].ID == ids(1) {
		t.Errorf("another file gives the same block ids (%v)", err)
	}
}

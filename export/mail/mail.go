// Package mail writes a letter by email as a draft that the user's mail program
// opens, ready to be read through and sent.
//
// Words. A draft is a file of a mail that was not sent (.eml with X-Unsent: 1). An
// attachment is a file that goes with it.
//
// Promises. Nothing is sent. Any text is safe in any field: names and subjects in
// other letters are encoded (RFC 2047), lines are no longer than mail allows (RFC
// 5322), no field can begin another. The same draft gives the same bytes.
package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"minutebook/data"
)

// Draft is a mail that was not sent.
type Draft struct {
	From        data.Contact // no address: the mail program puts in its own
	To          []data.Recipient
	Subject     string
	Text        string
	Date        time.Time
	Attachments []Attachment
}

// Attachment is a file that goes with a mail.
type Attachment struct {
	Name  string // without a folder
	Media string // "application/pdf"
	Bytes []byte
}

// Usual is how many bytes a mail may have that most servers take.
const Usual = 25 << 20

// Write gives the file of a draft. Recipients without an address are left out:
// they have it on paper.
func Write(d Draft) []byte {
	var w bytes.Buffer
	field := func(name string, parts ...string) { w.WriteString(folded(name, parts)) }
	field("X-Unsent", "1")
	if from := address(d.From.Name, d.From.Email); from != nil {
		field("From", from...)
	}
	var to []string
	for _, r := range d.To {
		if a := address(r.Name, r.Email); a != nil {
			if len(to) > 0 {
				to[len(to)-1] += ","
			}
			to = append(to, a...)
		}
	}
	if len(to) > 0 {
		field("To", to...)
	}
	field("Subject", words(oneLine(d.Subject))...)
	field("Date", d.Date.Format(time.RFC1123Z))
	field("MIME-Version", "1.0")
	if len(d.Attachments) == 0 {
		writeText(&w, d.Text)
		return w.Bytes()
	}
	mark := boundary(d)
	fmt.Fprintf(&w, "Content-Type: multipart/mixed;\r\n boundary=\"%s\"\r\n\r\n", mark)
	fmt.Fprintf(&w, "--%s\r\n", mark)
	writeText(&w, d.Text)
	for _, a := range d.Attachments {
		fmt.Fprintf(&w, "\r\n--%s\r\n", mark)
		writeAttachment(&w, a)
	}
	fmt.Fprintf(&w, "\r\n--%s--\r\n", mark)
	return w.Bytes()
}

// boundary stands in no base64 and in no quoted-printable text: it has "=_".
func boundary(d Draft) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %q %q", d.Subject, d.Text, d.Date)
	return fmt.Sprintf("=_%x", sum.Sum(nil)[:18])
}

func writeText(w *bytes.Buffer, text string) {
	w.WriteString("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
	q := quotedprintable.NewWriter(w)
	text = strings.NewReplacer("\r\n", "\r\n", "\n", "\r\n").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	_, _ = q.Write([]byte(text)) // into memory: it cannot fail
	_ = q.Close()
}

func writeAttachment(w *bytes.Buffer, a Attachment) {
	kind := mime.FormatMediaType("attachment", map[string]string{"filename": oneLine(a.Name)})
	fmt.Fprintf(w, "Content-Type: %s\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: %s\r\n\r\n",
		a.Media, strings.Replace(kind, "; ", ";\r\n ", 1))
	const bytesALine = 57 // 76 characters (RFC 2045 6.8)
	w.Grow(len(a.Bytes) / bytesALine * 78)
	for rest := a.Bytes; len(rest) > 0; {
		n := min(bytesALine, len(rest))
		w.WriteString(base64.StdEncoding.EncodeToString(rest[:n]))
		w.WriteString("\r\n")
		rest = rest[n:]
	}
}

// longest is how many characters a line of the head of a mail should have (RFC
// 5322 2.1.1).
const longest = 78

// folded is a field, its parts on as many lines as it needs.
func folded(name string, parts []string) string {
	out, length := name+":", len(name)+1
	for i, p := range parts {
		if i > 0 && length+1+len(p) > longest {
			out, length = out+"\r\n", 0
		}
		out, length = out+" "+p, length+1+len(p)
	}
	return out + "\r\n"
}

// words are the parts of a text of a field that lines may be broken between.
func words(s string) []string {
	if cut := []rune(s); len(cut) > longestSubject {
		s = string(cut[:longestSubject]) + "…"
	}
	if isPlain(s) {
		return strings.Split(s, " ")
	}
	return encoded(s)
}

const longestSubject = 200

// isPlain tells whether a text can stand in a field as it is, and would not be read
// as encoded.
func isPlain(s string) bool {
	return !strings.Contains(s, "=?") && strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

// encoded is a text in encoded words (RFC 2047 2), so short that one fits on a line
// behind the name of its field, and none with half a letter.
func encoded(s string) []string {
	const bytesAWord = 42
	var out []string
	for s != "" {
		n := min(len(s), bytesAWord)
		for n < len(s) && !utf8.RuneStart(s[n]) {
			n--
		}
		out = append(out, "=?utf-8?b?"+base64.StdEncoding.EncodeToString([]byte(s[:n]))+"?=")
		s = s[n:]
	}
	return out
}

// address is a recipient as fields have them, in the parts that lines may be broken
// between; nil for one that mail cannot reach.
func address(name, email string) []string {
	a, err := mail.ParseAddress(email)
	if err != nil {
		return nil
	}
	where := (&mail.Address{Address: a.Address}).String()
	switch name = oneLine(name); {
	case name == "":
		return []string{where}
	case isPlain(name):
		quoted := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
		return append(strings.Split(quoted, " "), where)
	}
	return append(encoded(name), where)
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

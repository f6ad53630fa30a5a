package mail_test

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/export/mail"
)

var sent = time.Date(2026, 7, 1, 9, 30, 0, 0, time.FixedZone("BST", 3600))

// read is a mail as a mail program reads it (RFC 5322, 2045, 2047, 2231).
type read struct {
	head  netmail.Header
	text  string
	names []string
	files [][]byte
}

type failing interface {
	Helper()
	Fatalf(string, ...any)
}

func open(t failing, file []byte) read {
	t.Helper()
	for line := range strings.SplitSeq(string(file), "\n") {
		if body, ok := strings.CutSuffix(line, "\r"); line != "" && (!ok || strings.Contains(body, "\r")) || len(line) > 998 {
			t.Fatalf("no line of a mail: %q", line)
		}
	}
	m, err := netmail.ReadMessage(bytes.NewReader(file))
	if err != nil {
		t.Fatalf("it cannot be read: %v\n%s", err, file)
	}
	out := read{head: m.Header}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatalf("its kind: %v", err)
	}
	if kind == "text/plain" {
		text, err := io.ReadAll(quotedprintable.NewReader(m.Body))
		if err != nil {
			t.Fatalf("its text: %v", err)
		}
		out.text = string(text)
		return out
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := parts.NextRawPart()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("a part: %v", err)
		}
		if p.Header.Get("Content-Transfer-Encoding") == "base64" {
			_, d, err := mime.ParseMediaType(p.Header.Get("Content-Disposition"))
			if err != nil {
				t.Fatalf("an attachment: %v", err)
			}
			raw, _ := io.ReadAll(p)
			for line := range strings.SplitSeq(string(raw), "\r\n") {
				if len(line) > 76 {
					t.Fatalf("a line of base64 with %d characters", len(line))
				}
			}
			file, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(string(raw), "\r\n", ""))
			if err != nil {
				t.Fatalf("an attachment: %v", err)
			}
			out.names, out.files = append(out.names, d["filename"]), append(out.files, file)
			continue
		}
		text, err := io.ReadAll(quotedprintable.NewReader(p))
		if err != nil {
			t.Fatalf("its text: %v", err)
		}
		out.text = string(text)
	}
}

func (r read) subject(t failing) string {
	s, err := new(mime.WordDecoder).DecodeHeader(r.head.Get("Subject"))
	if err != nil {
		t.Fatalf("its subject: %v", err)
	}
	return s
}

func TestADraftIsReadAsItWasWritten(t *testing.T) {
	pdf := bytes.Repeat([]byte{0, 1, 250, '\r', '\n', '-', '-'}, 4000)
	file := mail.Write(mail.Draft{
		From:    data.Contact{Name: "Siân Reed", Email: "reed@example.org"},
		To:      []data.Recipient{{Name: "Councillor Ann Day", Email: "ann@example.org"}, {Name: "On Paper"}, {Name: `Jo "Joe" Ŵyn, OBE`, Email: "jo@example.org"}},
		Subject: "Agenda and papers – Pwyllgor Cyllid, Ŵyn and all the other words of a long name of a body, 9 July 2026",
		Text:    "To the members\n\nŴyn = 1 \n.\nFrom here\n", Date: sent,
		Attachments: []mail.Attachment{{Name: "2026-07-09 Cyllid Ŵyn pack.pdf", Media: "application/pdf", Bytes: pdf}},
	})
	r := open(t, file)
	if r.head.Get("X-Unsent") != "1" || r.head.Get("Date") != "Wed, 01 Jul 2026 09:30:00 +0100" {
		t.Errorf("head %v", r.head)
	}
	to, err := r.head.AddressList("To")
	if err != nil || len(to) != 2 || to[0].Name != "Councillor Ann Day" || to[1].Name != `Jo "Joe" Ŵyn, OBE` || to[1].Address != "jo@example.org" {
		t.Errorf("to %v, %v", to, err)
	}
	if from, err := r.head.AddressList("From"); err != nil || from[0].Name != "Siân Reed" {
		t.Errorf("from %v, %v", from, err)
	}
	if got := r.subject(t); !strings.HasPrefix(got, "Agenda and papers – Pwyllgor Cyllid, Ŵyn and") || !strings.HasSuffix(got, "9 July 2026") {
		t.Errorf("subject %q", got)
	}
	if r.text != "To the members\r\n\r\nŴyn = 1 \r\n.\r\nFrom here\r\n" {
		t.Errorf("text %q", r.text)
	}
	if len(r.files) != 1 || !bytes.Equal(r.files[0], pdf) || r.names[0] != "2026-07-09 Cyllid Ŵyn pack.pdf" {
		t.Errorf("attached %q", r.names)
	}
	head, _, _ := strings.Cut(string(file), "\r\n\r\n")
	for line := range strings.SplitSeq(head, "\r\n") {
		if len(line) > 78 {
			t.Errorf("a line with %d characters: %s", len(line), line)
		}
	}
}

// TestNoFieldBeginsAnother: a name with the end of a line in it cannot add a
// recipient.
func TestNoFieldBeginsAnother(t *testing.T) {
	r := open(t, mail.Write(mail.Draft{Subject: "Agenda\r\nBcc: x@example.org", Date: sent,
		To: []data.Recipient{{Name: "Ann\r\nBcc: x@example.org", Email: "ann@example.org"}, {Name: "Ben", Email: "ben@example.org\r\nBcc: y@example.org"}}}))
	if r.head.Get("Bcc") != "" || r.subject(t) != "Agenda Bcc: x@example.org" {
		t.Errorf("head %v", r.head)
	}
}

func TestAnyDraft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := mail.Draft{Subject: rapid.String().Draw(t, "subject"), Text: rapid.String().Draw(t, "text"), Date: sent}
		name := rapid.String().Draw(t, "name")
		d.To = []data.Recipient{{Name: name, Email: "a@example.org"}}
		d.Attachments = []mail.Attachment{{Name: rapid.StringMatching(`[a-zŵ "\\'%*;]{1,60}\.pdf`).Draw(t, "file"), Media: "application/pdf", Bytes: rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")}}
		file := mail.Write(d)
		if !bytes.Equal(file, mail.Write(d)) {
			t.Fatalf("twice the same gives other bytes")
		}
		r := open(t, file)
		if len(r.files) != 1 || !bytes.Equal(r.files[0], d.Attachments[0].Bytes) || r.names[0] != strings.Join(strings.Fields(d.Attachments[0].Name), " ") {
			t.Fatalf("attached %q", r.names)
		}
		if to, err := r.head.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != "a@example.org" {
			t.Fatalf("to %v, %v", to, err)
		}
		r.subject(t)
	})
}

package merge

import (
	"path/filepath"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/export/mail"
)

// letter is the mail that takes a file to its reader. What stands in it beside the
// file may be read by anybody on its way: it names no item.
func letter(m record.Meeting, f sentFile, locked bool, now time.Time) mail.Draft {
	held := english.Join(", ", m.Body.Name, m.Meeting.Start.Date().Medium())
	paragraphs := []string{
		"Dear " + f.review.Reader.Name,
		"The draft minutes of the meeting on " + m.Meeting.Start.Date().Long() + " are attached for you to read.",
		"Please open the file in Minute Book (File, “Open a review file”): you can change words in the text, comment on them, and then approve the draft as it stands or return it with your remarks. Nothing is lost when you stop halfway. Send me the same file back when you have done.",
	}
	if f.review.Note != "" && !f.review.Restricted && !locked {
		paragraphs = append(paragraphs, f.review.Note)
	}
	if f.review.Restricted {
		paragraphs = append(paragraphs, "The file holds matter that is not for publication. Please do not pass it on.")
	}
	if locked {
		paragraphs = append(paragraphs, "It opens with a password, which you have from me another way.")
	}
	contact := m.Body.Contact
	if len(m.Meeting.Contacts) > 0 {
		contact = m.Meeting.Contacts[0]
	}
	paragraphs = append(paragraphs, english.Join("\n", contact.Name, contact.Phone, contact.Email, m.Body.Wording.Authority))
	return mail.Draft{
		From:        contact,
		To:          []data.Recipient{{Name: f.review.Reader.Name, Email: f.review.Reader.Email}},
		Subject:     "Draft minutes for you to read: " + held,
		Text:        strings.Join(paragraphs, "\n\n") + "\n",
		Date:        now,
		Attachments: []mail.Attachment{{Name: filepath.Base(f.path), Media: "application/octet-stream", Bytes: f.bytes}},
	}
}

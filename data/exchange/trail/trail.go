// Package trail puts the audit trail of a book into words and into a table that
// other programs read.
//
// Words. An entry of the trail says who did what to what, and when. Its sentence is
// for people; the table has its plain fields, with the hash that chains it to the
// entry before, so that somebody else can check the chain.
//
// Promises. The table is CSV as RFC 4180 has it, in UTF-8, a line an entry in the
// order given. A field that a spreadsheet would take for a formula is quoted so that
// it does not.
package trail

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strconv"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/english"
)

// phrases are what was done, by verb and entity, where the verb and the name of the
// thing do not say it well enough. One that ends with a space reads on in the detail.
var phrases = map[string]string{
	"approved meeting":             "Approved ",
	"signed meeting":               "Signed ",
	"issued meeting":               "Issued ",
	"began minutes meeting":        "Began the minutes of the ",
	"with chair meeting":           "Put before the chair the minutes of the ",
	"drafting meeting":             "Took up again the minutes of the ",
	"draft published meeting":      "Published the draft minutes of the ",
	"sent for review meeting":      "Sent ",
	"took in review meeting":       "Took in ",
	"settled review meeting":       "Decided on all that came back of the ",
	"took in review review":        "Took in ",
	"withdrew review review":       "Withdrew the ",
	"settled review review":        "Decided on all that came back of the ",
	"wrote anew list of approvals": "Wrote the list of approvals anew",
	"kept meeting":                 "Kept ",
	"began correction meeting":     "Began a correction ",
	"gave up correction meeting":   "Gave up a correction ",
	"corrected correction":         "Corrected ",
	"noted margin note":            "Noted ",
	"accepted review":              "Accepted ",
	"edited review":                "Took in other words ",
	"declined review":              "Declined ",
	"answered review":              "Answered ",
	"took back review":             "Took back ",
	"changed meeting":              "Changed the meeting",
	"imported meeting":             "Imported ",
	"renumbered meeting":           "Numbered again",
	"followed action":              "Followed an action",
	"marked attendance":            "Marked who was here",
	"unmarked attendance":          "Took off the list of who was here",
	"rebuilt index":                "Rebuilt the index",
	"taken onto the agenda plan":   "Took onto the agenda",
}

// things are what entities are called.
var things = map[string]string{
	"member": "seat", "plan": "item of the forward plan", "declaration": "declaration of interest", "holiday": "holiday", "keeper": "keeper of the book",
	"correction": "correction", "review": "review", "margin note": "note in the margin",
}

var (
	longHash = regexp.MustCompile(`\b([0-9a-f]{8})[0-9a-f]{56}\b`)
	seal     = regexp.MustCompile(`, SHA-256 [0-9a-f]{64}$`)
)

// Sentence says what was done: "Added item: Budget monitoring". The hash of an approval,
// which is printed with the minutes, is shortened to its first eight letters; others
// are for Check alone.
func Sentence(e data.AuditEntry) string {
	lead, known := phrases[e.Verb+" "+e.Entity]
	if !known {
		thing := e.Entity
		if own, named := things[e.Entity]; named {
			thing = own
		}
		lead = english.Capital(strings.TrimSpace(e.Verb + " " + thing))
	}
	detail := e.Detail
	if e.Verb != "approved" {
		detail = seal.ReplaceAllString(detail, "")
	}
	detail = longHash.ReplaceAllString(detail, "$1")
	switch {
	case detail == "":
		return strings.TrimSpace(lead)
	case strings.HasSuffix(lead, " "):
		return lead + detail
	}
	return lead + ": " + detail
}

// head are the names of the columns.
var head = []string{"number", "at", "who", "verb", "entity", "uid", "detail", "sentence", "sha256"}

// CSV is entries as a table with a line of heads.
func CSV(entries []data.AuditEntry) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	if err := w.Write(head); err != nil {
		return nil, err
	}
	for _, e := range entries {
		line := []string{strconv.FormatInt(e.ID, 10), e.At.UTC().Format(time.RFC3339Nano), e.Actor, e.Verb, e.Entity, e.UID, e.Detail, Sentence(e), e.Hash}
		for i, field := range line {
			line[i] = harmless(field)
		}
		if err := w.Write(line); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// harmless is a field that no spreadsheet takes for a formula.
func harmless(field string) string {
	if field != "" && strings.ContainsRune("=+-@\t\r", rune(field[0])) {
		return "'" + field
	}
	return field
}

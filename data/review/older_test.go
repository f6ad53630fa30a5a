package review_test

import (
	"os"
	"testing"

	"minutebook/data/review"
)

// A file that went out before the record in it had its newest form comes back and is
// read.
func TestAFileOfTheFormBeforeIsRead(t *testing.T) {
	b, err := os.ReadFile("testdata/version2.minutereview")
	if err != nil {
		t.Fatal(err)
	}
	f, err := review.Decode(b, "")
	if err != nil || f.Sent.Record.Meeting.UID == "" || len(f.Answer.Remarks) != 1 {
		t.Errorf("it is read as %+v, %v", f, err)
	}
}

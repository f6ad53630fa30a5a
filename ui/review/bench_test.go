package review

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/data/review"
)

// long is a draft of so many words with so many comments and changes on it.
func long(words, remarks int) review.File {
	sentence := "The Sub-Committee considered the report of the Chief Executive on the state of the highways programme and the views of residents. "
	var items [][]doc.Block
	var blocks int
	for words > 0 {
		var of []doc.Block
		for range 10 {
			of = append(of, doc.Text(fmt.Sprintf("Paragraph %d. %s", blocks, strings.TrimSpace(strings.Repeat(sentence, 3)))))
			words -= 64
			blocks++
		}
		items = append(items, of)
	}
	f := draft(items...)
	for i := range f.Sent.Record.Items {
		f.Sent.Record.Items[i].UID = fmt.Sprintf("item%d", i)
	}
	f.Answer.Texts = map[string]doc.Document{}
	for n := range remarks {
		at := n * blocks / remarks
		item := f.Sent.Record.Items[at/10]
		b := item.Minutes.Blocks[at%10]
		f.Answer.Remarks = append(f.Answer.Remarks, review.Remark{Key: fmt.Sprint("r", n), Item: item.UID, Block: b.ID, From: 4, To: 17,
			Quote: b.Text()[4:17], Text: "Was it not another programme, and were the residents not asked twice?", At: evening()})
	}
	return f
}

// BenchmarkOpen is from the bytes of a file of 20,000 words with 300 comments to
// the page, BenchmarkNext from one comment to the next.
func BenchmarkOpen(b *testing.B) {
	content, err := review.Encode(long(20_000, 300), "")
	if err != nil {
		b.Fatal(err)
	}
	d := onFile(b, usual(), "")
	var took []time.Duration
	for range b.N {
		start := time.Now()
		d.window.open(content, "", stamp{})
		d.Resize(fyne.NewSize(1440, 900+float32(len(took)%2)))
		took = append(took, time.Since(start))
	}
	if n := len(d.window.reader.answer.remarks); n != 300 {
		b.Fatalf("%d comments", n)
	}
	report(b, took)
}

func BenchmarkNext(b *testing.B) {
	d := onFile(b, long(20_000, 300), "")
	var took []time.Duration
	for range b.N {
		start := time.Now()
		d.Type("n")
		took = append(took, time.Since(start))
	}
	report(b, took)
}

// BenchmarkLetter is a letter typed into a draft with 300 comments.
func BenchmarkLetter(b *testing.B) {
	d := onFile(b, long(20_000, 300), "")
	d.Type("ne")
	var took []time.Duration
	for i := range b.N {
		start := time.Now()
		d.Type(string("the Clerk was asked "[i%20]))
		took = append(took, time.Since(start))
		if i%200 == 199 {
			d.Press(fyne.KeyReturn)
		}
	}
	report(b, took)
}

func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

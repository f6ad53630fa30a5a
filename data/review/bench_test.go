package review_test

import (
	"fmt"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
)

// long is a review of minutes of 20,000 words in 40 items, with 300 changes and
// 300 remarks.
func long() review.File {
	f := sample()
	f.Sent.Record.Items = nil
	f.Answer.Texts, f.Answer.Remarks = map[string]doc.Document{}, nil
	sentence := strings.Repeat("the committee considered the report and the figures in it ", 5)
	for i := range 40 {
		uid := fmt.Sprintf("it-%d", i)
		var sent, answer doc.Document
		for k := range 10 {
			b := doc.Block{ID: fmt.Sprintf("b%d", k), Kind: doc.Paragraph, Runs: []doc.Run{{Text: sentence + "and said so."}}}
			sent.Blocks = append(sent.Blocks, b)
			if (i*10+k)%4 != 3 {
				b.Runs = []doc.Run{{Text: sentence}, {Text: "and said so", Edit: doc.Struck}, {Text: "with thanks", Edit: doc.Added}, {Text: "."}}
				f.Answer.Remarks = append(f.Answer.Remarks, review.Remark{Key: fmt.Sprintf("k%d-%d", i, k), Item: uid, Block: b.ID, To: 3, Quote: "the", Text: "Is this so?"})
			}
			answer.Blocks = append(answer.Blocks, b)
		}
		f.Sent.Record.Items = append(f.Sent.Record.Items, record.Item{Item: data.Item{ID: int64(i + 1), UID: uid, Title: "Report"}, Minutes: sent})
		f.Answer.Texts[uid] = answer
	}
	return f
}

func BenchmarkDecode(b *testing.B) {
	file := encode(b, long(), "")
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, err := review.Decode(file, ""); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	f := long()
	for b.Loop() {
		encode(b, f, "")
	}
}

func BenchmarkProposals(b *testing.B) {
	f := long()
	for b.Loop() {
		n := 0
		for _, it := range f.Sent.Record.Items {
			n += len(review.Proposals(it.Minutes, f.Text(it.UID), it.Minutes))
		}
		if n != len(f.Answer.Remarks) {
			b.Fatalf("%d proposals", n)
		}
	}
}

package moderngov

import (
	"fmt"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
)

// largeModel is an invented meeting whose pages have about 180 KB.
func largeModel() model {
	m := model{Title: "Agenda and minutes", Body: "Harbour & Coast Committee", Venue: "Town Hall", Start: data.Date("2026-07-09").At("19:30")}
	sentence := "Members heard that the refuse collection round had been changed, and asked the officers for a report on its cost (£4,200 a year). "
	for i := range 40 {
		it := modelItem{Number: fmt.Sprint(i + 1), Title: "Fees and charges", KB: 134}
		it.Agenda = []line{{Kind: doc.Paragraph, Text: sentence}}
		for j := range 12 {
			it.Minutes = append(it.Minutes, line{Kind: doc.Paragraph, Text: sentence + sentence},
				line{Kind: doc.Numbered, Level: 1, Number: fmt.Sprintf("%d.", j+1), Text: sentence})
		}
		it.Minutes = append(it.Minutes, line{Kind: doc.ResolutionKind, Lead: "RESOLVED:", Text: "That the report be noted."})
		m.Items = append(m.Items, it)
	}
	return m
}

func BenchmarkRead180KB(b *testing.B) {
	m := largeModel()
	for form, src := range map[string]string{"text": m.asText(), "HTML": m.asHTML(), "XML": m.asXML()} {
		b.Run(form, func(b *testing.B) {
			data := []byte(src)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				page, err := Read(data)
				if err != nil || len(page.Meeting.Items) != len(m.Items) || strings.TrimSpace(page.Meeting.Items[0].Title) == "" {
					b.Fatal(err)
				}
			}
		})
	}
}

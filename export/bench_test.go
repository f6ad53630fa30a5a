package export_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
)

// longMeeting has minutes of about so many words, with lists, tables and
// resolutions among them.
func longMeeting(words int) record.Meeting {
	m := sample()
	m.Items = nil
	vocabulary := strings.Fields("the committee received report on progress of works at weir and asked officers to bring further figures about costs before next meeting since residents had written that silt was not cleared in time by contractor whose terms were under review")
	next := 0
	sentence := func(n int) string {
		var out []string
		for range n {
			next = (next*31 + 7) % 9973
			out = append(out, vocabulary[next%len(vocabulary)])
		}
		return strings.Join(out, " ") + "."
	}
	for used, i := 0, 0; used < words; i++ {
		var d doc.Document
		add := func(kind doc.Kind, level, n int) {
			used += n
			d.Blocks = append(d.Blocks, block(fmt.Sprintf("b%d-%d", i, len(d.Blocks)), kind, level, plain(sentence(n-3)+" "), strong("two bold"), slant(" italic")))
		}
		for range 4 {
			add(doc.Paragraph, 0, 90)
		}
		for range 5 {
			add(doc.Bullet, 1, 25)
			add(doc.Numbered, 1, 25)
		}
		rows := [][]doc.Cell{cells("Place", "Figure", "Remarks")}
		for r := range 5 {
			rows = append(rows, cells(fmt.Sprint("Place ", r), fmt.Sprint(r*17), sentence(8)))
		}
		used += 55
		d.Blocks = append(d.Blocks,
			doc.Block{ID: fmt.Sprint("t", i), Kind: doc.TableKind, Table: &doc.Table{Head: 1, Columns: make([]doc.Column, 3), Rows: rows}},
			doc.Block{ID: fmt.Sprint("r", i), Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: named(day), Seconder: named(marsh)}, Runs: []doc.Run{plain(sentence(20))}})
		used += 20
		m.Items = append(m.Items, record.Item{Item: data.Item{ID: int64(i + 1), Title: fmt.Sprint("Business ", i+1), MinuteNumber: fmt.Sprint(i + 1)}, Minutes: d})
	}
	return m
}

// BenchmarkMinutes12000 draws minutes of 12,000 words and reports the peak of the
// process' memory where the system tells it.
func BenchmarkMinutes12000(b *testing.B) {
	m := longMeeting(12_000)
	resetPeak()
	pages, size := 0, 0
	for b.Loop() {
		r, err := export.Minutes(m, export.Options{})
		if err != nil {
			b.Fatal(err)
		}
		pages, size = r.Pages, len(r.PDF)
	}
	if peak := peakMB(); peak > 0 {
		b.ReportMetric(peak, "peak-MB")
	}
	b.ReportMetric(float64(pages), "pages")
	b.ReportMetric(float64(size)/1024, "KB")
}

// BenchmarkBookOf20Years draws a minute book of 240 meetings and some 50,000 words.
func BenchmarkBookOf20Years(b *testing.B) {
	meetings := twentyYears()
	words := 0
	for _, m := range meetings {
		for _, i := range m.Items {
			words += len(strings.Fields(doc.Plain(i.Minutes)))
		}
	}
	resetPeak()
	pages, size := 0, 0
	for b.Loop() {
		r, err := export.Book(committee(), meetings, export.Options{})
		if err != nil {
			b.Fatal(err)
		}
		pages, size = r.Pages, len(r.PDF)
	}
	if peak := peakMB(); peak > 0 {
		b.ReportMetric(peak, "peak-MB")
	}
	b.ReportMetric(float64(words), "words")
	b.ReportMetric(float64(pages), "pages")
	b.ReportMetric(float64(size)/1024, "KB")
}

// twentyYears are 240 approved and signed meetings.
func twentyYears() []record.Meeting {
	var out []record.Meeting
	long := longMeeting(50_000)
	texts := long.Items
	for n := range 240 {
		m := approved(int64(1000+n), data.Date(fmt.Sprintf("%d-%02d-11", 2006+n/12, 1+n%12)), 1)
		for i := range m.Items {
			m.Items[i].ID += int64(n) * 10_000
			m.Items[i].UID = fmt.Sprint(n, "-", m.Items[i].UID)
			m.Items[i].Minutes, m.Items[i].Papers = doc.Document{}, nil
		}
		m.Declarations, m.Actions = nil, nil
		of := texts[n%len(texts)].Minutes.Blocks
		m.Items[2].Title = fmt.Sprintf("River quality in %d", 2006+n/12)
		m.Items[2].Minutes.Blocks = append(of[n%10:n%10+4:n%10+4], of[len(of)-1])
		m.Approval = &data.Approval{Sequence: n + 1, On: m.Meeting.Start.Date().Add(28), At: int64(1001 + n), Minute: "1", Hash: hashOf(n), Previous: hashOf(n - 1)}
		out = append(out, m)
	}
	return out
}

// resetPeak starts the count of the peak anew (Linux).
func resetPeak() {
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

// peakMB is the most memory the process held at once, or 0 if the system does not say.
func peakMB() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			var kb float64
			if _, err := fmt.Sscan(rest, &kb); err == nil {
				return kb / 1024
			}
		}
	}
	return 0
}

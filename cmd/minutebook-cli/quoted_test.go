package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/exchange/sample"
	"minutebook/data/record"
	"minutebook/data/store"
	"minutebook/export"
	"minutebook/export/leak"
)

// TestTheSampleRaisesNoAlarm: whichever paper of the sample council is exempt, the
// public documents of its meeting are written, but for the one whose minutes do
// quote it.
func TestTheSampleRaisesNoAlarm(t *testing.T) {
	ctx, on := context.Background(), data.Date("2026-11-22")
	b, err := store.Create(ctx, t.TempDir(), store.Options{Actor: "a test", Now: func() time.Time { return on.Time().Add(20 * time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if err := sample.Fill(ctx, b, on); err != nil {
		t.Fatal(err)
	}
	rows, err := b.Meetings(ctx, store.MeetingFilter{})
	if err != nil {
		t.Fatal(err)
	}
	o := export.Options{Open: func(p data.Paper) (io.ReadCloser, error) { return b.OpenPaper(ctx, p.ID) }}
	for _, r := range rows {
		whole, err := b.Record(ctx, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		whole.Meeting.Status = data.Drafting // nothing is refused for want of the exclusion
		for i, it := range whole.Items {
			for k, p := range it.Papers {
				if p.State != data.Attached {
					continue
				}
				m := whole
				m.Items = slices.Clone(whole.Items)
				m.Items[i].Papers = slices.Clone(it.Papers)
				m.Items[i].Papers[k].Exempt = "3"
				for name, draw := range map[string]func(record.Meeting, export.Options) (export.Result, error){
					"agenda": export.Agenda, "minutes": export.Minutes,
					"pack": func(m record.Meeting, o export.Options) (export.Result, error) { return export.Pack(ctx, m, o.Open, o) },
				} {
					_, err := draw(m, o)
					if err != nil && !errors.As(err, new(leak.Refusal)) {
						t.Fatal(err)
					}
					quotes := p.Name == "Letter from the Nether Thorn flood group" && name == "minutes"
					if (err != nil) != quotes {
						t.Errorf("%s with %q exempt: %v", name, p.Name, err)
					}
				}
			}
		}
	}
}

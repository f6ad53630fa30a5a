package store_test

import (
	"context"
	"strings"
	"testing"

	"minutebook/data"
)

func TestPapersAreMovedAndReplaced(t *testing.T) {
	ctx, w := context.Background(), newTown(t)
	it := w.items[0].ID
	names := func() string {
		var out []string
		for _, p := range got[map[int64][]data.Paper](t)(w.Papers(ctx, w.meeting.ID))[it] {
			out = append(out, p.Name)
		}
		return strings.Join(out, " ")
	}
	var papers []data.Paper
	for _, name := range []string{"a", "b", "c", "d"} {
		p := data.Paper{Item: it, Name: name}
		must(t, w.AttachPaper(ctx, &p, strings.NewReader("%PDF-1.7 "+name)))
		papers = append(papers, p)
	}
	for _, step := range []struct {
		paper, to int
		want      string
	}{{0, 3, "b c a d"}, {3, 1, "d b c a"}, {1, 99, "d c a b"}, {1, -4, "b d c a"}} {
		must(t, w.MovePaper(ctx, papers[step.paper].ID, step.to))
		if names() != step.want {
			t.Errorf("the papers stand %s, want %s", names(), step.want)
		}
	}
	bad := papers[2]
	bad.Fault, bad.Binding, bad.Position = "it is damaged", data.Insert, 3
	must(t, w.SavePaper(ctx, &bad))
	must(t, w.AttachPaper(ctx, &bad, strings.NewReader("%PDF-1.7 whole")))
	kept := got[map[int64][]data.Paper](t)(w.Papers(ctx, w.meeting.ID))[it][2]
	if kept.ID != bad.ID || kept.Fault != "" || kept.Binding != data.Whole || kept.SHA256 == papers[2].SHA256 {
		t.Errorf("replaced it is %+v", kept)
	}
	must(t, w.IssueAgenda(ctx, w.meeting.ID, "2026-11-20", ""))
	late := data.Paper{Item: it, Name: "e", State: data.ToFollow}
	must(t, w.SavePaper(ctx, &late))
	must(t, w.SavePaper(ctx, &kept))
	if !late.Supplement || kept.Supplement {
		t.Errorf("supplements: announced late %v, there before %v", late.Supplement, kept.Supplement)
	}
}

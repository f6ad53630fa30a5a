package export

import (
	"cmp"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export/layout"
)

// Plan draws the forward plan of a body: the business it expects, by the day, and
// by when each notice of it must be given. What has come onto an agenda is not in
// it. A public copy names business in private, as its notice must (SI 2012/2089
// reg 5), and leaves out its text.
func Plan(body data.Body, entries []data.PlanEntry, c rules.Calendar, o Options) (Result, error) {
	entries = slices.DeleteFunc(slices.Clone(entries), func(e data.PlanEntry) bool { return e.Item != 0 })
	slices.SortStableFunc(entries, func(x, y data.PlanEntry) int {
		return cmp.Or(cmp.Compare(undated(x), undated(y)), cmp.Compare(x.Due, y.Due))
	})
	m := record.Meeting{Body: body}
	private := false
	for _, e := range entries {
		m.Items = append(m.Items, record.Item{
			Item:   data.Item{ID: e.ID, UID: e.UID, Title: e.Title, Presenter: e.Presenter, Exempt: e.Exempt},
			Agenda: doc.FromText(e.Text),
		})
		private = private || e.Exempt != ""
	}
	return newProof(o, m).of(draw(func(b *builder) layout.Doc {
		b.house(m)
		below := ""
		if o.Today != "" {
			below = "As at " + o.Today.Medium()
		}
		b.title(body, "Forward plan", "Forward plan of the", below)
		if len(entries) == 0 {
			b.note("the forward plan", "Nothing is planned.")
		} else {
			b.add(b.planTable(body, entries, c, o))
		}
		title := "Forward plan, " + body.Name
		return layout.Doc{Title: title, Author: body.Wording.Authority, Lang: language, Made: made(o.Today), Blocks: b.blocks,
			Furniture: b.furniture(title, marks{restricted: o.Restricted && private, draft: draftWord(o)})}
	}))
}

// undated puts entries without a day last.
func undated(e data.PlanEntry) int {
	if e.Due == "" {
		return 1
	}
	return 0
}

// planTable has a row an entry.
func (b *builder) planTable(body data.Body, entries []data.PlanEntry, c rules.Calendar, o Options) layout.Table {
	t := layout.Table{Head: 1, Lines: true, Where: "the forward plan"}
	var head layout.Row
	for _, h := range []string{"Expected", "Business", "Presented by", "Notices"} {
		head = append(head, b.inked(t.Where, layout.Bold, accent, h))
		t.Columns = append(t.Columns, layout.Column{})
	}
	t.Rows = append(t.Rows, head)
	for _, e := range entries {
		where := "the forward plan, " + e.Title
		business := b.plain(where, layout.Bold, e.Title)
		under := func(words string) {
			if runs := b.inked(where, layout.Regular, grey, words); len(runs) > 0 {
				runs[0].Text = "\n" + runs[0].Text
				for i := range runs {
					runs[i].Size = 9
				}
				business = append(business, runs...)
			}
		}
		if e.Key {
			under("Key decision")
		}
		if e.Exempt == "" || o.Restricted {
			under(e.Text)
		}
		under(exemption(body, e.Exempt))
		var notices []rules.Advance
		if e.Due != "" {
			notices = rules.AdvanceNotices(body, e, e.Due, c)
		}
		t.Rows = append(t.Rows, layout.Row{
			b.plain(where, layout.Regular, e.Expected()), business,
			b.plain(where, layout.Regular, e.Presenter), b.notices(where, notices, o.Today),
		})
	}
	return t
}

// notices say by when each is to be given, a line each; one whose day is past
// stands out.
func (b *builder) notices(where string, list []rules.Advance, today data.Date) []layout.Run {
	var out []layout.Run
	for i, n := range list {
		words := "By " + n.Latest.Short() + ": " + n.What + " (" + n.Source + ")"
		ink := layout.Colour{}
		if today != "" && n.Latest < today {
			ink = redInk
			words += ", which is past"
		}
		runs := b.inked(where, layout.Regular, ink, words)
		for k := range runs {
			runs[k].Size = 9
		}
		if i > 0 {
			runs[0].Text = "\n" + runs[0].Text
		}
		out = append(out, runs...)
	}
	return out
}

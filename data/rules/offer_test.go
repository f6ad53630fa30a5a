package rules_test

import (
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
)

// text makes an agenda text: a paragraph a line, "# " a heading, "+ " a numbered
// item, "++ " one of its second level.
func text(s string) doc.Document {
	var d doc.Document
	for line := range strings.SplitSeq(s, "\n") {
		b := doc.Text(line)
		for prefix, like := range map[string]doc.Block{"# ": {Kind: doc.Heading, Level: 1}, "+ ": {Kind: doc.Numbered, Level: 1}, "++ ": {Kind: doc.Numbered, Level: 2}} {
			if rest, ok := strings.CutPrefix(line, prefix); ok {
				b = doc.NewBlock(like.Kind, like.Level, rest)
			}
		}
		d.Blocks = append(d.Blocks, b)
	}
	return d
}

func TestOfferFor(t *testing.T) {
	chair := data.Wording{ChairTitle: "Chair"}
	for _, c := range []struct {
		agenda string
		w      data.Wording
		want   string // empty for none
	}{
		// agenda texts as councils print them
		{"To note the report.", chair, "That the report be noted."},
		{"To receive and note the report of the Head of Finance.", chair, "That the report of the Head of Finance be received and noted."},
		{"To receive a verbal update from the Head of Finance.", chair, "That the verbal update from the Head of Finance be received."},
		{"To consider the report.", chair, "That the report be noted."},
		{"To consider and approve the work programme.", chair, "That the work programme be approved."},
		{"To consider the report and agree the fees for the coming year.", chair, "That the fees for the coming year be agreed."},
		{"To note the position at the half year.", chair, "That the position at the half year be noted."},
		{"To note the report and to agree a programme of night-time litter picks.", chair, "That the report be noted and a programme of night-time litter picks be agreed."},
		{"To set the budget and the council tax for the coming year. A recorded vote will be taken.", chair, "That the budget and the council tax for the coming year be set."},
		{"To agree heads of terms with the rowing club.", chair, "That heads of terms with the rowing club be agreed."},
		{"To authorise the Head of Property to sign the lease.", chair, "That the Head of Property be authorised to sign the lease."},
		{"To approve the plan as set out in Appendix A.", chair, "That the plan be approved as set out in Appendix A."},
		{"To approve the payments (list attached)", chair, "That the payments be approved."},
		{"To agree that the office be closed on Fridays.", chair, "That the office be closed on Fridays."},
		{"To note that the next meeting is in May.", chair, "That it be noted that the next meeting is in May."},
		{"To recommend to Council that the fees be raised.", chair, "RECOMMENDED (to Council) That the fees be raised."},
		{"To adopt the scheme for the coming year.", chair, "That the scheme for the coming year be adopted."},
		// minutes of earlier meetings (LGA 1972 Sch 12 para 41)
		{"To approve as a correct record the minutes of the meeting held on 9 June 2026.", chair, "That the minutes of the meeting held on 9 June 2026 be approved as a correct record and signed by the Chair."},
		{"To approve as a correct record the Minutes of the meetings of the Committee held on 26 April 2026 and authorise the Chairman to sign them.", chair,
			"That the minutes of the meetings of the Committee held on 26 April 2026 be approved as correct records and signed by the Chairman."},
		{"To approve as a correct record, and to authorise the Chairman to sign, the minutes of the ordinary meeting held on 1 May and of the extraordinary meeting held on 9 May.", data.Wording{},
			"That the minutes of the ordinary meeting held on 1 May and of the extraordinary meeting held on 9 May be approved as correct records and signed by the Chairman."},
		{"To confirm the minutes of the last meeting (previously circulated).", data.Wording{ChairTitle: "Mayor"}, "That the minutes of the last meeting be approved as a correct record and signed by the Mayor."},
		// recommendations of reports
		{"RECOMMENDED – That the fees be frozen.", chair, "That the fees be frozen."},
		{"Recommendation: to note the report", chair, "That the report be noted."},
		{"It is recommended that the fees be frozen", chair, "That the fees be frozen."},
		{"# Background\nFees rose in May.\n# Recommendations\nThat the report be noted.\n# Reasons\nNone.", chair, "That the report be noted."},
		{"# Recommendations\nThe Committee is asked to:\n+ note the report; and\n+ agree the fees for 2027/28.", chair,
			"That\n(a) the report be noted; and\n(b) the fees for 2027/28 be agreed."},
		{"Recommendation:\nThe Panel is invited to:\n(a) Note the report; and\n(b) write to the Minister.", chair,
			"That it be agreed to\n(a) Note the report; and\n(b) write to the Minister."},
		{"# 2. Recommendations\nThat Cabinet:\n+ approves the strategy; and\n+ delegates its publication to the Director.", chair,
			"That Cabinet\n(a) approves the strategy; and\n(b) delegates its publication to the Director."},
		{"# Recommendations\n2.1 That the report be noted.\n2.2 That the fees be frozen.\nReasons for the recommendations\nThat they are fair.", chair,
			"That\n(a) the report be noted.\n(b) the fees be frozen."},
		{"It is recommended that:\n+ the scheme be adopted:\n++ from May; or\n++ from June; and\n+ the fees be frozen.", chair,
			"That\n(a) the scheme be adopted:\n   (i) from May; or\n   (ii) from June; and\n(b) the fees be frozen."},
		{"# Section 1 – Summary and Recommendations\n1.1. The Panel asked for a report in May.\n1.2. This report is for information.\n# Section 2 – Report", chair, "That the report be noted."},
		{"1.2. This report is for information and is presented for the Committee's consideration.", chair, "That the report be noted."},
		// what does not say what is decided
		{"To consider the results of the six-month trial in Quarry and Station wards.", chair, ""},
		{"To consider a request from the graziers for temporary fencing along the lane.", chair, ""},
		{"To decide whether stalls may stand in Buttercross Lane for a trial of six months.", chair, ""},
		{"To agree what the Council should do before it floods again.", chair, ""},
		{"To receive any apologies for absence.", chair, ""},
		{"To receive declarations of interest.", chair, ""},
		{"To appoint an independent person under section 28 of the Localism Act 2011.", chair, ""},
		{"To elect a Chairman for the year.", chair, ""},
		{"To consider the draft plan and approve it.", chair, ""},
		{"To write to the Minister.", chair, ""},
		{"The report follows.", chair, ""},
		{"Recommendations of the scrutiny panel are attached.", chair, ""},
		{"", chair, ""},
	} {
		o, ok := rules.OfferFor(data.Item{Title: "Fees and charges"}, text(c.agenda), c.w)
		got := o.Text
		if o.Verb == doc.Recommended {
			got = "RECOMMENDED " + got
		}
		if got != c.want && (ok || c.want != "") || ok != (c.want != "") {
			t.Errorf("%q\n got %q, %v\nwant %q", c.agenda, got, ok, c.want)
		}
	}
	o, ok := rules.OfferFor(data.Item{Title: "Minutes of the last meeting"}, doc.Document{}, data.Wording{})
	if want := "That the minutes of the last meeting be approved as a correct record and signed by the Chairman."; !ok || o.Text != want {
		t.Errorf("minutes without a text: %q", o.Text)
	}
}

// Whatever the agenda says, an offer is a wording a document may hold.
func FuzzOfferFor(f *testing.F) {
	for _, s := range []string{"To note the report and agree the fees.", "# Recommendations\n+ a\n+ b", "To approve the minutes", "RECOMMENDED: to", "To and to", "That it be so"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		o, ok := rules.OfferFor(data.Item{}, text(doc.Clean(s)), data.Wording{})
		if ok && strings.TrimSpace(o.Text) == "" {
			t.Error("an offer without words")
		}
	})
}

// An open item offers nothing of what its agenda keeps from the public.
func TestNothingExemptIsOffered(t *testing.T) {
	for _, agenda := range []string{"RECOMMENDED: That CANARY be sold.", "To note CANARY.", "That the CANARY be sold today.", "CANARY. This report is for information."} {
		d := text(agenda)
		if _, ok := rules.OfferFor(data.Item{}, d, data.Wording{}); !ok {
			t.Errorf("%q offers nothing when it is public", agenda)
		}
		d.Blocks[0].Exempt = "3"
		if offer, ok := rules.OfferFor(data.Item{}, d, data.Wording{}); ok {
			t.Errorf("%q offers %q", agenda, offer.Text)
		}
	}
}

package check

import (
	"slices"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

var closing = item("Date of next meeting", "Noted.")

func recorded(names ...doc.NamedVote) *doc.Vote {
	v := &doc.Vote{Method: doc.Recorded, Names: names}
	for _, n := range names {
		switch n.Choice {
		case doc.For:
			v.For++
		case doc.Against:
			v.Against++
		case doc.Abstained:
			v.Abstained++
		}
	}
	return v
}

func vote(p data.Person, c doc.Choice) doc.NamedVote {
	return doc.NamedVote{Person: *person(p), Choice: c}
}

// Four members are there: LGA 1972 Sch 12 para 39.
func TestVotes(t *testing.T) {
	casting := func(v *doc.Vote, c doc.Choice) *doc.Vote { v.Casting = c; return v }
	for what, c := range map[string]struct {
		block doc.Block
		want  []string
	}{
		"fits":               {resolution("That it be noted.", nil, nil, hands(3, 1, 0)), nil},
		"too many":           {resolution("That it be noted.", nil, nil, hands(5, 1, 0)), []string{"6 votes, but only 4 in the room may vote."}},
		"too few":            {resolution("That it be noted.", nil, nil, hands(2, 1, 0)), []string{"4 in the room may vote, but only 3 are accounted for."}},
		"not carried":        {resolution("That it be noted.", nil, nil, hands(1, 3, 0)), []string{"1 for and 3 against: this was not carried."}},
		"tie":                {resolution("That it be noted.", nil, nil, hands(2, 2, 0)), []string{"The vote is tied: does the chair use the casting vote?"}},
		"casting on a tie":   {motion("That it be sold.", doc.Carried, nil, nil, casting(hands(2, 2, 0), doc.For)), nil},
		"no casting vote":    {motion("That it be sold.", doc.Lost, nil, nil, hands(2, 2, 0)), nil},
		"casting without":    {motion("That it be sold.", doc.Carried, nil, nil, casting(hands(3, 1, 0), doc.For)), []string{"A casting vote is for a tie only."}},
		"said to be carried": {motion("That it be sold.", doc.Carried, nil, nil, hands(1, 3, 0)), []string{"The motion is said to be carried, but the vote says lost."}},
		"said to be lost":    {motion("That it be sold.", doc.Lost, nil, nil, hands(3, 1, 0)), []string{"The motion is said to be lost, but the vote says carried."}},
		"withdrawn":          {motion("That it be sold.", doc.Withdrawn, nil, nil, nil), nil},
		"own vote by name":   {resolution("That it be noted.", nil, nil, &doc.Vote{Method: doc.Hands, For: 3, Against: 1, Names: []doc.NamedVote{vote(day, doc.Against)}}), nil},
		"assent":             {resolution("That it be noted.", nil, nil, &doc.Vote{Method: doc.Assent}), nil},
	} {
		expect(t, what, said(checked(meeting(item("Sale", c.block), closing), known()), WrongVote), c.want)
	}
	m := meeting(item("Sale", resolution("That it be noted.", nil, nil, hands(9, 1, 0))))
	m.Attendance = nil
	expect(t, "attendance not taken", said(checked(m, known()), WrongVote), nil)
}

// A note in the minutes says after which words somebody came or went.
func TestANoteSaysWhoVoted(t *testing.T) {
	gone := note(doc.Departure, "19:30", "Councillor Owen Marsh left at 7.30 pm.")
	gone.Time.Person = person(marsh)
	before, after := resolution("That it be sold.", person(marsh), nil, hands(4, 0, 0)), resolution("That it be let.", person(marsh), nil, hands(4, 0, 0))
	m := meeting(item("Sale", before, gone, after), closing)
	expect(t, "votes", said(checked(m, known()), WrongVote), []string{"4 votes, but only 3 in the room may vote."})
	expect(t, "movers", said(checked(m, known()), NotInRoom), []string{"Councillor Owen Marsh moves this, but was not in the room then."})
}

// Who came or went during an item may or may not have voted on it.
func TestAVoteFitsWithOrWithoutWhoCameDuringTheItem(t *testing.T) {
	for votes, fits := range map[int]bool{2: false, 3: true, 4: true, 5: false} {
		m := meeting(item("Sale", resolution("That it be sold.", nil, nil, hands(votes, 0, 0))), closing)
		m.Attendance[1].Movements = []data.Movement{{Kind: data.Left, Item: 11}}
		if got := said(checked(m, known()), WrongVote); (got == nil) != fits {
			t.Errorf("%d votes when one of four left during the item: %q", votes, got)
		}
		m.Attendance[1].Movements = []data.Movement{{Kind: data.Arrived, Item: 11}}
		if got := said(checked(m, known()), WrongVote); (got == nil) != fits {
			t.Errorf("%d votes when one of four came during the item: %q", votes, got)
		}
	}
}

func TestBudgetIsVotedByName(t *testing.T) { // SI 2014/165
	all := recorded(vote(day, doc.For), vote(marsh, doc.For), vote(quill, doc.For), vote(sedge, doc.Against))
	const says = "This item sets the budget: the minutes must name who voted for, against and abstained."
	for what, c := range map[string]struct {
		blocks []any
		want   []string
	}{
		"by name":                {[]any{resolution("That the budget be set.", nil, nil, all)}, nil},
		"by hands":               {[]any{resolution("That the budget be set.", nil, nil, hands(3, 1, 0))}, []string{says}},
		"no vote":                {[]any{resolution("That the budget be set.", nil, nil, nil)}, []string{says}},
		"as the motion":          {[]any{motion("That it be set.", doc.Carried, nil, nil, all), resolution("That it be set.", nil, nil, nil)}, nil},
		"an amendment by hands":  {[]any{motion("That it be more.", doc.Lost, nil, nil, hands(1, 3, 0)), resolution("That it be set.", nil, nil, all)}, []string{says}},
		"withdrawn without vote": {[]any{motion("That it be more.", doc.Withdrawn, nil, nil, nil), resolution("That it be set.", nil, nil, all)}, nil},
	} {
		it := item("Budget 2027/28", c.blocks...)
		it.Budget = true
		expect(t, what, said(checked(meeting(it, closing), known()), NotByName), c.want)
		it.Budget = false
		expect(t, what+", not the budget", said(checked(meeting(it, closing), known()), NotByName), nil)
	}
}

func TestWhoTakesPart(t *testing.T) {
	declared := func(p data.Person, kind data.InterestKind, c data.Conduct, dispensation string) func(*record.Meeting) {
		return func(m *record.Meeting) {
			m.Declarations = []data.Declaration{{Item: 11, Person: p, Kind: kind, Conduct: c, Dispensation: dispensation}}
		}
	}
	moves := func(who int, kind data.MovementKind, item int64) func(*record.Meeting) {
		return func(m *record.Meeting) { m.Attendance[who].Movements = []data.Movement{{Kind: kind, Item: item}} }
	}
	plain := func(*record.Meeting) {}
	named := resolution("That it be sold.", nil, nil, recorded(vote(day, doc.For), vote(marsh, doc.For), vote(quill, doc.For), vote(teasel, doc.Against)))
	for what, c := range map[string]struct {
		block doc.Block
		with  func(*record.Meeting)
		want  []string
	}{
		"all here":     {resolution("That it be sold.", person(day), person(marsh), nil), plain, nil},
		"apologies":    {resolution("That it be sold.", person(teasel), person(marsh), nil), plain, []string{"Councillor Tom Teasel moves this, but sent apologies."}},
		"votes absent": {named, plain, []string{"Councillor Tom Teasel votes, but sent apologies."}},
		"an officer":   {resolution("That it be sold.", person(day), &doc.Person{Name: "Helen Bract"}, nil), plain, []string{"Helen Bract seconds this, but has no seat here."}},
		"a stranger":   {resolution("That it be sold.", &doc.Person{Name: "Councillor Bracken"}, nil, nil), plain, []string{"Councillor Bracken moves this, but is not on the list of who was there."}},
		"family name":  {resolution("That it be sold.", &doc.Person{Name: "Cllr Quill"}, &doc.Person{Name: "Cllr O. Marsh"}, nil), plain, nil},
		"arrived later": {resolution("That it be sold.", person(day), nil, nil), moves(0, data.Arrived, 12),
			[]string{"Councillor Ann Day moves this, but was not in the room then."}},
		"left during it": {resolution("That it be sold.", person(day), nil, nil), moves(0, data.Left, 11), nil},
		// Localism Act 2011 s.31(4)
		"pecuniary":        {motion("That it be sold.", doc.Carried, person(day), nil, nil), declared(day, data.Pecuniary, data.Stayed, ""), []string{"Councillor Ann Day moves this, but declared an interest in it that forbids that."}},
		"dispensation":     {motion("That it be sold.", doc.Carried, person(day), nil, nil), declared(day, data.Pecuniary, data.Stayed, "MO/7"), nil},
		"personal":         {motion("That it be sold.", doc.Carried, person(day), nil, nil), declared(day, data.Personal, data.Stayed, ""), nil},
		"votes, left":      {named, declared(marsh, data.Personal, data.LeftRoom, ""), []string{"Councillor Owen Marsh votes, but left the room for an interest in it.", "Councillor Tom Teasel votes, but sent apologies."}},
		"moved, then left": {motion("That it be sold.", doc.Carried, person(day), nil, nil), declared(day, data.OtherRegister, data.SpokeAndLeft, ""), nil},
		"barred, named so": {resolution("That it be sold.", nil, nil, recorded(vote(day, doc.Barred), vote(marsh, doc.For))), declared(day, data.Pecuniary, data.LeftRoom, ""), nil},
	} {
		m := meeting(item("Sale", c.block), closing)
		c.with(&m)
		expect(t, what, said(checked(m, known()), NotInRoom, HasInterest), c.want)
	}
	m := meeting(item("Sale", motion("That it be sold.", doc.Carried, person(day), nil, nil)))
	declared(day, data.Pecuniary, data.Stayed, "")(&m)
	i := slices.IndexFunc(checked(m, known()), func(f Finding) bool { return f.Rule == HasInterest })
	if f := checked(m, known())[i]; f.Source != "Localism Act 2011 s.31(4)" {
		t.Errorf("source %q", f.Source)
	}
}

func TestNothingIsDecidedWithoutAQuorum(t *testing.T) {
	m := meeting(item("Sale", resolution("That it be sold.", nil, nil, nil), resolution("That it be let.", nil, nil, nil)), closing)
	expect(t, "four of five", said(checked(m, known()), Inquorate), nil)
	m.Attendance[0].Presence, m.Attendance[1].Presence = data.Apologies, data.Apologies
	expect(t, "two of five", said(checked(m, known()), Inquorate), []string{"Only 2 of the 3 members needed are in the room: nothing can be decided."})
	m.Attendance[1].Presence, m.Attendance[1].Movements = data.Present, []data.Movement{{Kind: data.Left, Item: 11}}
	expect(t, "one may have been there", said(checked(m, known()), Inquorate), nil)
	m.Attendance[1].Movements = []data.Movement{{Kind: data.Left, Item: 10}, {Kind: data.Arrived, Item: 12}}
	m.Items = append([]record.Item{{Item: data.Item{ID: 10, Title: "Apologies", AgendaNumber: "0"}, Minutes: doc.FromText("Noted.")}}, m.Items...)
	expect(t, "out for the item", said(checked(m, known()), Inquorate), []string{"Only 2 of the 3 members needed are in the room: nothing can be decided."})
}

func TestMovers(t *testing.T) {
	noted := resolution("That it be noted.", nil, nil, nil)
	noted.Resolution.Verb = doc.Noted
	for what, c := range map[string]struct {
		blocks []any
		want   []string
	}{
		"both":             {[]any{resolution("That it be sold.", person(day), person(marsh), nil)}, nil},
		"neither":          {[]any{resolution("That it be sold.", nil, nil, nil)}, []string{"Nobody is named who proposed and seconded this resolution."}},
		"no seconder":      {[]any{resolution("That it be sold.", person(day), nil, nil)}, []string{"Nobody is named who seconded this resolution."}},
		"no mover":         {[]any{motion("That it be sold.", doc.Lost, nil, person(day), nil)}, []string{"Nobody is named who proposed this motion."}},
		"fell":             {[]any{motion("That it be sold.", doc.Fell, person(day), nil, nil)}, nil},
		"noted":            {[]any{noted}, nil},
		"after its motion": {[]any{motion("That it be sold.", doc.Carried, person(day), person(marsh), nil), resolution("That it be sold.", nil, nil, nil)}, nil},
		"one is both":      {[]any{resolution("That it be sold.", person(day), &doc.Person{Name: "Cllr Ann Day"}, nil)}, []string{"Councillor Ann Day is named as mover and as seconder."}},
	} {
		m := meeting(item("Sale", c.blocks...), closing)
		m.Body.Wording.Movers = true
		expect(t, what, said(checked(m, known()), NotMoved, SameMover), c.want)
		m.Body.Wording.Movers = false
		if got := said(checked(m, known()), NotMoved); got != nil {
			t.Errorf("%s, where the body does not ask for it: %q", what, got)
		}
	}
}

func TestOutcomes(t *testing.T) {
	const nothing, undecided = "Nothing is minuted under this item.", "The agenda asks for a decision here, and none is minuted."
	agenda := func(text string, it record.Item) record.Item { it.Agenda = doc.FromText(text); return it }
	parent, sub := item("Recommendations"), item("Trash screen", "Agreed.")
	sub.Parent = 11
	cut := item("Report")
	cut.Truncated = true
	for what, c := range map[string]struct {
		items []record.Item
		want  []string
	}{
		"empty":               {[]record.Item{item("Report")}, []string{nothing}},
		"cut by its source":   {[]record.Item{cut}, nil},
		"heading":             {[]record.Item{{Item: data.Item{Title: "Part II", Heading: true}}}, nil},
		"sub-items":           {[]record.Item{parent, sub}, nil},
		"talk where asked":    {[]record.Item{agenda("To approve the lease.", item("Lease", "The rent was spoken of."))}, []string{undecided}},
		"decided in words":    {[]record.Item{agenda("To approve the lease.", item("Lease", "The lease was approved."))}, nil},
		"talk where not":      {[]record.Item{agenda("To receive apologies.", item("Apologies", "Councillor Teasel was ill."))}, nil},
		"decided in a card":   {[]record.Item{agenda("To approve the lease.", item("Lease", resolution("That it be let.", nil, nil, nil)))}, nil},
		"motion without fate": {[]record.Item{item("Motions", motion("That it be sold.", doc.Undecided, nil, nil, nil))}, []string{"Nothing says what became of this motion."}},
		"motion withdrawn":    {[]record.Item{agenda("To consider motions.", item("Motions", motion("That it be sold.", doc.Withdrawn, nil, nil, nil)))}, nil},
	} {
		expect(t, what, said(checked(meeting(append(c.items, closing)...), known()), NoOutcome), c.want)
	}
	moved, amended := motion("That it be sold.", doc.Undecided, nil, nil, nil), motion("That it be let.", doc.Carried, nil, nil, nil)
	amended.Motion.Amends = moved.ID
	expect(t, "as amended", said(checked(meeting(item("Motions", moved, amended), closing), known()), NoOutcome), nil)
	expect(t, "resolved", said(checked(meeting(item("Motions", moved, resolution("That it be sold.", nil, nil, nil)), closing), known()), NoOutcome), nil)
	m := meeting(item("Declarations of interest"), closing)
	m.Declarations = []data.Declaration{{Item: 12, Person: day, Kind: data.Personal, Conduct: data.Stayed}}
	expect(t, "declarations are printed", said(checked(m, known()), NoOutcome), nil)
}

// While the minutes are typed, what is still to come is not missing.
func TestItemsToComeAreNotMissing(t *testing.T) {
	m := meeting(item("One"), item("Two"), item("Three"), item("Four"), item("Five", "Noted."))
	expect(t, "nothing typed yet", said(checked(meeting(item("One"), item("Two")), known()), NoOutcome), nil)
	for _, c := range []struct {
		at, beyond int64
		ended      data.Clock
		want       []int64
	}{
		{11, 0, "", nil},
		{12, 0, "", []int64{11}},
		{14, 14, "", []int64{11, 12, 13}},
		{11, 13, "", []int64{11, 12}}, // gone back to the first
		{12, 0, "21:00", []int64{11, 12, 13, 14}},
		{0, 0, "", []int64{11, 12, 13, 14}},
	} {
		k := known()
		k.At, k.Beyond = c.at, c.beyond
		m.Meeting.Ended = c.ended
		var got []int64
		for _, f := range checked(m, k) {
			got = append(got, f.Item)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("at %d, typed up to %d, ended %q: %v, want %v", c.at, c.beyond, c.ended, got, c.want)
		}
	}
}

func TestAgenda(t *testing.T) {
	late := func(it record.Item, number, urgent string) record.Item {
		it.AgendaNumber, it.Urgent = number, urgent
		return it
	}
	added := func(it record.Item, on data.Date, urgent string) record.Item { // by its day, LGA 1972 s.100B(4)(a)
		it.AgendaNumber, it.Added, it.Urgent = "2", on, urgent
		return it
	}
	first := item("Report", "Noted.")
	sold := resolution("That it be sold.", nil, nil, nil)
	noted := resolution("That it be noted.", nil, nil, nil)
	noted.Resolution.Verb = doc.Noted
	for what, c := range map[string]struct {
		it     record.Item
		notice data.Notice
		want   []string
	}{
		"on the agenda":       {item("Sale", sold), data.EnglishPrincipal, nil},
		"late":                {late(item("Sale", sold), "-", ""), data.EnglishPrincipal, []string{"This item was not on the agenda: the minutes must say why the chair took it as urgent."}},
		"late, numbered":      {late(item("Sale", sold), "1A", ""), data.EnglishPrincipal, []string{"This item was not on the agenda: the minutes must say why the chair took it as urgent."}},
		"urgent":              {late(item("Sale", sold), "-", "the lease ends tomorrow"), data.EnglishPrincipal, nil},
		"late, nothing yet":   {late(item("Sale"), "-", ""), data.EnglishPrincipal, nil},
		"parish, late":        {late(item("Sale", sold), "-", ""), data.EnglishParish, []string{"This item was not in the summons, so nothing can be decided on it."}},
		"added in time":       {added(item("Sale", sold), "2026-07-01", ""), data.EnglishPrincipal, nil},
		"added too late":      {added(item("Sale", sold), "2026-07-02", ""), data.EnglishPrincipal, []string{"This item was not on the agenda: the minutes must say why the chair took it as urgent."}},
		"added, the close":    {added(item("Close of meeting", "It ended."), "2026-07-09", ""), data.EnglishPrincipal, nil},
		"parish, talked of":   {added(item("Sale", "It was spoken of."), "2026-07-06", "the roof fell in"), data.EnglishParish, nil},
		"parish, urgent":      {added(item("Sale", sold), "2026-07-06", "the roof fell in"), data.EnglishParish, []string{"This item was not in the summons, so nothing can be decided on it."}},
		"parish, vague":       {item("Matters arising", sold), data.EnglishParish, []string{"Nothing can be decided under “Matters arising”: the summons did not say what."}},
		"parish, AOB":         {item("A.O.B.", sold), data.EnglishParish, []string{"Nothing can be decided under “A.O.B.”: the summons did not say what."}},
		"parish, only noted":  {item("Correspondence", noted), data.EnglishParish, nil},
		"principal, vague":    {item("Matters arising", sold), data.EnglishPrincipal, nil},
		"parish, in the name": {item("Sale of the clerk’s house", sold), data.EnglishParish, nil},
	} {
		m := meeting(first, c.it)
		m.Body.Notice = c.notice
		expect(t, what, said(checked(m, known()), NotOnAgenda), c.want)
	}
	m := meeting(first, late(item("Sale", sold), "-", ""))
	m.Items[0].AgendaNumber = ""
	expect(t, "an agenda without numbers", said(checked(m, known()), NotOnAgenda), nil)

	// a decision below a late item is as void as one on it; below it nobody need say again that it came late
	m = meeting(first, added(item("Depot", "It was spoken of."), "2026-07-06", ""), item("Price", "It was spoken of."), item("Terms", sold))
	for i, parent := range []int64{0, 0, 2, 3} {
		m.Items[i].ID, m.Items[i].Parent = int64(i+1), parent
	}
	m.Body.Notice = data.EnglishParish
	expect(t, "below a late item of a parish", said(checked(m, known()), NotOnAgenda), []string{
		"This item was not in the summons: it can be talked about, not decided.", "This item was not in the summons, so nothing can be decided on it."})
	m.Body.Notice = data.EnglishPrincipal
	expect(t, "below a late item", said(checked(m, known()), NotOnAgenda), []string{
		"This item was not on the agenda: the minutes must say why the chair took it as urgent."})

	m = meeting(first, item("Sale", "Noted."))
	m.Items[0].MinuteNumber, m.Items[1].MinuteNumber = "31", "31"
	expect(t, "numbers", said(checked(m, known()), SameNumber), []string{"Two items have the minute number 31; the other is “Report”."})
}

func TestActions(t *testing.T) {
	action := func(owner *doc.Person, due string) doc.Block {
		b := doc.NewBlock(doc.ActionKind, 0, "Write to the owner.")
		b.Action = &doc.Action{Owner: owner, Due: due}
		return b
	}
	m := meeting(item("Sale", action(person(bract), "2026-07-09"), action(nil, ""), action(person(bract), "2026-07-08")))
	expect(t, "actions", said(checked(m, known()), NoOwner, DueBefore),
		[]string{"Nobody is named who does this.", "This is due on 8 July 2026, before the meeting."})
}

func TestPrivate(t *testing.T) { // LGA 1972 s.100A(4), 1960 Act s.1(2)
	secret := item("Depot", "An offer was spoken of.")
	secret.Exempt = "3"
	open := item("Work programme", "Noted.")
	gone := item("Exclusion of the press and public", resolution("That the press and public be excluded for the following item.", nil, nil, nil))
	rest := item("Exclusion of the press and public", resolution("That the public be excluded for the remainder of the meeting.", nil, nil, nil))
	note1 := item("Exclusion", note(doc.Exclusion, "20:00", "The public left at 8.00 pm."))
	back := item("Work programme", note(doc.Readmission, "20:30", "The public came back at 8.30 pm."), "Noted.")
	passage := doc.Text("The rent offered was spoken of.")
	passage.Exempt = "3"
	const before, still = "This item is exempt, and nothing before it says that the press and public were excluded.",
		"The press and public were excluded before this item, and nothing says that they came back."
	for what, c := range map[string]struct {
		items []record.Item
		want  []string
	}{
		"as it should be":     {[]record.Item{gone, secret}, nil},
		"not excluded":        {[]record.Item{secret, open}, []string{before}},
		"excluded after":      {[]record.Item{secret, gone}, []string{before}},
		"public again":        {[]record.Item{gone, secret, open}, nil},
		"for the rest":        {[]record.Item{rest, secret, open}, []string{still}},
		"by a note":           {[]record.Item{note1, secret, open, open}, []string{still}},
		"came back":           {[]record.Item{note1, secret, back, open}, nil},
		"an exempt passage":   {[]record.Item{item("Lease", "Terms were noted.", passage)}, []string{"This passage is exempt, and nothing before it says that the press and public were excluded."}},
		"passage, in private": {[]record.Item{note1, item("Lease", passage)}, nil},
	} {
		expect(t, what, said(checked(meeting(c.items...), known()), NotInPrivate, StillPrivate), c.want)
	}
}

func TestExemptWords(t *testing.T) { // LGA 1972 s.100C(1)
	secret := item("Depot at Quarry Bank", "Mrs Adela Thornycroft asked for £215,000 for 4 Tannery Yard (ref P/2026/0143), the Council £50,000. Quarry Bank Depot Ltd and the Chief Executive agreed; Councillor Ann Day abstained.")
	secret.Exempt = "3"
	for text, want := range map[string][]string{
		"The depot will cost up to £215,000.":                      {"£215,000"},
		"It is £0.215m, or £215k; not £21,500.":                    {"£0.215m"},
		"The grant was £50,000.":                                   nil, // such a sum stands anywhere
		"Adela Thornycroft wrote; Miss Thornycroft did not.":       {"Adela Thornycroft"},
		"See P/2026/0143 and P/2026/0144; 2026/27.":                {"P/2026/0143"},
		"Tannery Yard was swept.":                                  {"Tannery Yard"},
		"The Chief Executive and Ann Day went to the Quarry Bank.": nil,
	} {
		m := meeting(secret, item("Works", text))
		var got []string
		for _, f := range checked(m, known()) {
			if f.Rule == ExemptWords {
				got = append(got, f.Words)
			}
		}
		expect(t, text, got, want)
	}
	m := meeting(secret, item("Works", "The depot will cost up to £215,000."))
	m.Items[1].Agenda = doc.FromText("To spend £215,000 on the depot.")
	expect(t, "what the agenda says is public", said(checked(m, known()), ExemptWords), nil)
	m = meeting(item("Works", "The depot will cost up to £198,500."), secret)
	m.Items[1].Agenda = doc.FromText("To offer £198,500 for the depot.")
	expect(t, "what an exempt agenda text says", said(checked(m, known()), ExemptWords),
		[]string{"“£198,500” also stands in exempt business (item 2); here the public can read it."})
	m = meeting(item("Works", "It will cost £215,000."))
	hidden := doc.Text("The owner asked for £215,000.")
	hidden.Exempt = "3"
	m.Items[0].Minutes.Blocks = append(m.Items[0].Minutes.Blocks, hidden)
	expect(t, "a passage", said(checked(m, known()), ExemptWords), []string{"“£215,000” also stands in exempt business (item 1); here the public can read it."})
}

func TestTimes(t *testing.T) {
	for what, c := range map[string]struct {
		items []record.Item
		want  []string
	}{
		"in order": {[]record.Item{item("A", note(doc.Arrival, "19:18", "Councillor Day arrived.")), item("B", note(doc.Departure, "20:01", "She left."))}, nil},
		"goes back": {[]record.Item{item("A", note(doc.Arrival, "20:18", "Councillor Day arrived.")), item("B", note(doc.Departure, "20:01", "She left."))},
			[]string{"8.01 pm comes before 8.18 pm, which stands above it."}},
		"before it opened":  {[]record.Item{item("A", note(doc.Arrival, "18:18", "Councillor Day arrived."))}, []string{"6.18 pm comes before 7.00 pm, which stands above it."}},
		"after it ended":    {[]record.Item{item("A", note(doc.Arrival, "21:31", "Councillor Day arrived."))}, []string{"9.31 pm comes after the meeting ended at 9.30 pm."}},
		"after midnight":    {[]record.Item{item("A", note(doc.Departure, "23:50", "He left.")), item("B", note(doc.Departure, "00:10", "She left."))}, []string{"11.50 pm comes after the meeting ended at 9.30 pm."}},
		"adjourned":         {[]record.Item{item("A", note(doc.Adjournment, "20:00", "The meeting adjourned at 8.00 pm."), "Noted."), closing}, []string{"Nothing says when the meeting resumed after this."}},
		"resumed":           {[]record.Item{item("A", note(doc.Adjournment, "20:00", "The meeting adjourned at 8.00 pm."), note(doc.Resumption, "20:10", "It resumed at 8.10 pm."), "Noted.")}, nil},
		"in one note":       {[]record.Item{item("A", note(doc.Suspension, "20:00", "The meeting was suspended at 8.00 pm and resumed at 8.10 pm."), "Noted."), closing}, nil},
		"to another day":    {[]record.Item{item("A", note(doc.Adjournment, "20:00", "The meeting adjourned at 8.00 pm."))}, nil},
		"resumed in B":      {[]record.Item{item("A", note(doc.Adjournment, "20:00", "The meeting adjourned at 8.00 pm.")), item("B", note(doc.Resumption, "20:10", "It resumed."), "Noted.")}, nil},
		"closed for good":   {[]record.Item{item("A", note(doc.Adjournment, "20:00", "The meeting adjourned.")), item("B", note(doc.Closing, "20:10", "It closed."))}, nil},
		"resumed in a list": {[]record.Item{item("A", note(doc.Adjournment, "20:00", "The meeting adjourned."), "The meeting resumed at 8.10 pm and noted it.")}, nil},
	} {
		m := meeting(c.items...)
		m.Meeting.Ended = "21:30"
		expect(t, what, said(checked(m, known()), WrongTime, NotResumed), c.want)
	}
}

// Business is checked in the order in which it was taken.
func TestOrderTaken(t *testing.T) {
	m := meeting(item("A", note(doc.Arrival, "20:00", "Councillor Day arrived.")), item("B", note(doc.Departure, "19:30", "Councillor Marsh left.")))
	if got := said(checked(m, known()), WrongTime); len(got) != 1 {
		t.Errorf("in the agenda's order: %q", got)
	}
	m.Items[0].Taken, m.Items[1].Taken = 2, 1
	expect(t, "in the order taken", said(checked(m, known()), WrongTime), nil)
}

// What a minute has locked for good it goes on saying: LGA 1972 Sch 12 para 41.
func TestAnApprovalGoesOnBeingSaid(t *testing.T) {
	gone := []string{"This minute approved the minutes of 7 May 2026 and locked them: its words must say so."}
	for what, c := range map[string]struct {
		block doc.Block
		want  []string
	}{
		"says so":     {resolution("That the minutes of the meeting held on 7 May 2026 be approved as a correct record.", nil, nil, nil), nil},
		"as notes":    {doc.Text("The notes of the meeting held on 7 May 2026 were accepted as a correct record."), nil},
		"another day": {resolution("That the minutes of the meeting held on 17 May 2026 be approved as a correct record.", nil, nil, nil), gone},
		"wiped":       {doc.Text(""), gone},
	} {
		m := meeting(item("Minutes", c.block), closing)
		m.Approvals = []data.Approval{{Meeting: 99, Item: m.Items[0].ID, Held: "2026-05-07"}}
		expect(t, what, said(checked(m, known()), ApprovalGone), c.want)
		m.Meeting.Status = data.Approved
		expect(t, what+", locked", said(checked(m, known()), ApprovalGone), nil)
	}
}

package data

// BodyKind says what sort of body it is.
type BodyKind string

const (
	Council      BodyKind = "council"
	Committee    BodyKind = "committee"
	SubCommittee BodyKind = "sub-committee"
	Panel        BodyKind = "panel"
	Board        BodyKind = "board"
)

// BodyKinds lists every kind, widest first.
func BodyKinds() []BodyKind { return []BodyKind{Council, Committee, SubCommittee, Panel, Board} }

// Numbering is a body's scheme for minute numbers.
type Numbering string

const (
	// Continuous numbers run on through the municipal year: 29, 30, 31.
	Continuous Numbering = "continuous"
	// PerMeeting numbers start from 1 at each meeting.
	PerMeeting Numbering = "per-meeting"
	// YearTagged numbers run on through the municipal year and carry the year
	// they were given in: 133/20.
	YearTagged Numbering = "nn/yy"
)

// Numberings lists every scheme.
func Numberings() []Numbering { return []Numbering{Continuous, PerMeeting, YearTagged} }

// Notice names the rules by which a body counts clear days.
type Notice string

const (
	// EnglishPrincipal: 5 clear working days (LGA 1972 s.100A(6)(a)).
	EnglishPrincipal Notice = "england-principal"
	// WelshPrincipal: 3 clear working days (LGA 1972 s.100BA).
	WelshPrincipal Notice = "wales-principal"
	// EnglishParish: 3 clear days, Saturdays count (LGA 1972 Sch 12 para 10(2)).
	EnglishParish Notice = "england-parish"
	// WelshCommunity: 3 clear days (LGA 1972 Sch 12 para 26(2)).
	WelshCommunity Notice = "wales-community"
	// ParishMeeting: 7 clear days, counted as a parish council's (LGA 1972 Sch 12
	// para 15(2)).
	ParishMeeting Notice = "parish-meeting"
	// OwnNotice: the body's own rule, Body.NoticeDays calendar days.
	OwnNotice Notice = "own"
)

// Notices lists every notice rule.
func Notices() []Notice {
	return []Notice{EnglishPrincipal, WelshPrincipal, EnglishParish, WelshCommunity, ParishMeeting, OwnNotice}
}

// Body is a council, committee, sub-committee, panel or board.
type Body struct {
	ID         int64     `json:"id"`
	UID        string    `json:"uid"`
	Name       string    `json:"name"`
	ShortName  string    `json:"short_name"` // for lists and file names; defaults to Name
	Kind       BodyKind  `json:"kind"`
	Parent     int64     `json:"parent,omitempty"`      // the body that appointed it; 0 for none
	YearStart  string    `json:"year_start"`            // "05-01": month and day on which the municipal year starts
	Numbering  Numbering `json:"numbering"`             //
	Notice     Notice    `json:"notice"`                //
	NoticeDays int       `json:"notice_days,omitempty"` // for OwnNotice only
	Seats      int       `json:"seats"`                 // whole number of members, vacancies included; 0 if not known
	Quorum     int       `json:"quorum"`                // 0: by the general rule for its kind
	Venue      string    `json:"venue"`                 // where it usually meets
	Starts     Clock     `json:"starts"`                // when it usually starts
	Contact    Contact   `json:"contact"`               // the clerk to ask
	Wording    Wording   `json:"wording"`               //
	Nation     Nation    `json:"nation"`                // whose bank holidays it keeps
	Style      Style     `json:"style"`                 // the look of its documents
	// MourningCounts says that days of national mourning count as clear days:
	// advisers differ on whether LGA 1972 s.243(4) means them.
	MourningCounts bool `json:"mourning_counts,omitempty"`
	Archived       bool `json:"archived,omitempty"` // no longer meets; kept for its record
}

// Contact is whom to ask about a meeting.
type Contact struct {
	Name  string `json:"name"`
	Phone string `json:"phone,omitempty"`
	Email string `json:"email,omitempty"`
}

// Wording is what a body's documents say in its own words. An empty field
// means the usual English council wording.
type Wording struct {
	Authority     string   `json:"authority,omitempty"`      // printed above the body's name: "Ashbourne Vale District Council"
	ChairTitle    string   `json:"chair_title,omitempty"`    // "Chairman", "Chair", "Mayor"
	MemberTitle   string   `json:"member_title,omitempty"`   // "Councillor"
	AgendaTitle   string   `json:"agenda_title,omitempty"`   // what the front sheet is called: "Agenda", "Summons and agenda"
	MinutesTitle  string   `json:"minutes_title,omitempty"`  // "Minutes"
	Summons       bool     `json:"summons,omitempty"`        // agendas summon ("You are hereby summoned")
	SummonsWords  string   `json:"summons_words,omitempty"`  // the words of the summons, with fields: "{body}", "{date}", "{time}", "{venue}"
	Resolved      string   `json:"resolved,omitempty"`       // lead of a resolution: "RESOLVED –"
	Verbs         []string `json:"verbs,omitempty"`          // verbs offered for a decision, in order
	MinutesNote   string   `json:"minutes_note,omitempty"`   // printed under the attendance of minutes
	AgendaNotes   string   `json:"agenda_notes,omitempty"`   // printed on the agenda's front sheet
	Filming       string   `json:"filming,omitempty"`        // note on filming and recording (SI 2014/2095)
	Fire          string   `json:"fire,omitempty"`           // what to do when the alarm sounds
	Questions     string   `json:"questions,omitempty"`      // how the public may ask questions
	Signing       string   `json:"signing,omitempty"`        // the block under minutes that the chair signs, a line each
	ProperOfficer string   `json:"proper_officer,omitempty"` // signs the agenda: "A Clerk, Proper Officer"
	Movers        bool     `json:"movers,omitempty"`         // every resolution names its mover and seconder
	Ize           bool     `json:"ize,omitempty"`            // spells organize, not organise
	Welsh         bool     `json:"welsh,omitempty"`          // writes Welsh as well as English
}

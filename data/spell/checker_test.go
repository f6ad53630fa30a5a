package spell_test

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"minutebook/assets"
	"minutebook/data/spell"
)

// ours are the dictionaries of the program: English, the words of councils,
// places, Welsh.
var ours = sync.OnceValue(func() [4]*spell.Dictionary {
	read := func(aff, dic []byte) *spell.Dictionary {
		d, err := spell.Read(bytes.NewReader(aff), bytes.NewReader(dic))
		if err != nil {
			panic(err)
		}
		return d
	}
	aff, dic := assets.BritishEnglish.Files()
	more := assets.CouncilWords()
	return [4]*spell.Dictionary{read(aff, dic), read(aff, more[0]), read(aff, more[1]), read(assets.Welsh.Files())}
})

func checker(o spell.Options) *spell.Checker {
	d := ours()
	o.English, o.Welsh = d[:3], d[3]
	return spell.New(o)
}

// each calls test with every word of a list.
func each(list string, test func(word string)) {
	for word := range strings.FieldsSeq(list) {
		test(word)
	}
}

func TestEnglish(t *testing.T) {
	c := checker(spell.Options{})
	each(`The council resolved unanimously that councillors' expenses be published Councillors councillor's councillor’s
		don't it's o'clock couldn’t children's précis
		organise organisation prioritised analyse analysed recognising realisable
		precept precepted precepting misspelt benefitted quorate inquorate outturn virement underspend byelaw footway
		ultra vires inter alia nem viz bona fide
		prize size seize capsize resized maize citizen horizontal
		advertise supervise comprise exercise enterprise revised surprise franchise raise
		Llanelli Powys Gwynedd Havering Teesside Llandudno's Siân Rhys
		co-opted co-optee re-opened sub-committee vice-chairman multi-agency well-being up-to-date non-pecuniary Stow-on-the-Wold
		S106 2nd 1960s 20mph Covid-19 B&Q B&Bs R&D cul-de-sac
		OFSTED PCSOs MPs' HMO's CPZs
		clerk@example.org www.example.org https://example.org/a?b example.gov.uk
		e.g. i.e. a.m. and/or
		McDonald YouTube oneSource iPads WhatsApp`, func(word string) {
		if !c.Good(word, "") {
			t.Errorf("%s is flagged", word)
		}
	})
	each(`recieve comittee accomodation seperate occured definately goverment enviroment neccessary
		targetted budgetted teh adn Councilor councilors commitee agenad apologys
		organize organization prioritized recognizing analyze analyzed advertize supervize
		color center defense
		misspellt preceptt Havring
		co-optted sub-commitee well-bieng
		tHe theCouncl`, func(word string) {
		if c.Good(word, "") {
			t.Errorf("%s is not flagged", word)
		}
	})
}

// TestIze: Hart's Rules 3.2: -ize in verbs that have it, never in analyse or
// advertise, and one spelling throughout.
func TestIze(t *testing.T) {
	ise, ize := checker(spell.Options{}), checker(spell.Options{Ize: true})
	each(`organise organised organisation's Organisers reorganising disorganised unrecognised recognisable finalises
		utilise ionised itemise agonisingly decarbonisation anonymised organisational`, func(word string) {
		i := strings.LastIndex(word, "is")
		z := word[:i] + "iz" + word[i+2:]
		if !ise.Good(word, "") || ise.Good(z, "") {
			t.Errorf("with -ise: %s %v, %s %v", word, ise.Good(word, ""), z, ise.Good(z, ""))
		}
		if ize.Good(word, "") || !ize.Good(z, "") {
			t.Errorf("with -ize: %s %v, %s %v", word, ize.Good(word, ""), z, ize.Good(z, ""))
		}
		if got := ise.Suggest(z, "", 1); len(got) == 0 || got[0] != word {
			t.Errorf("for %s is suggested %q", z, got)
		}
		if got := ize.Suggest(word, "", 1); len(got) == 0 || got[0] != z {
			t.Errorf("for %s is suggested %q", word, got)
		}
	})
	each(`advise advertised advertisement supervising supervisor comprises revised improvised surprise compromise exercised
		enterprise franchises disguise merchandise televised otherwise clockwise likewise arise sunrise raised praising cruise
		noise promise premises precise concise expertise paradise treatise devised despised excised chastised
		practise practising liaise analyse paralysed catalyse prize sized capsized seized promised miser wiser riser`, func(word string) {
		if !ize.Good(word, "") {
			t.Errorf("with -ize %s is flagged", word)
		}
		if !ise.Good(word, "") {
			t.Errorf("with -ise %s is flagged", word)
		}
	})
	each(`advize advertized supervizing comprizes analyze paralyzed exercized`, func(word string) {
		if ize.Good(word, "") || ise.Good(word, "") {
			t.Errorf("%s is not flagged", word)
		}
	})
}

func TestWelsh(t *testing.T) {
	c, mixed := checker(spell.Options{}), checker(spell.Options{Mixed: true})
	// nasal, soft and aspirate mutations; words with 'r, 'n, i'w; hyphens
	each(`Cyngor cyngor Gyngor nghyngor Nghymru mhlwyf phriffyrdd pwyllgor bwyllgor gadeirydd cadeirydd is-gadeirydd
		mae'r a'r â’r aelodau'r i'r i’w dŷ ŵyl Tŷ ysgol aelodau cofnodion gofnodion penderfynwyd`, func(word string) {
		if !c.Good(word, "cy") {
			t.Errorf("%s is flagged as Welsh", word)
		}
		if !mixed.Good(word, "") {
			t.Errorf("%s is flagged in a text of both", word)
		}
	})
	each(`cyngorr pwylgor ysgoll`, func(word string) {
		if c.Good(word, "cy") || mixed.Good(word, "") {
			t.Errorf("%s is not flagged", word)
		}
	})
	if c.Good("phriffyrdd", "") || c.Good("committee", "cy") {
		t.Error("a language is not kept apart")
	}
	if !c.Good("zzyzx", "fr") {
		t.Error("a text in French is checked")
	}
	if got := c.Suggest("pwylgor", "cy", 3); len(got) == 0 || got[0] != "pwyllgor" {
		t.Errorf("for pwylgor is suggested %q", got)
	}
}

func TestNamesAndOwnWords(t *testing.T) {
	c := checker(spell.Options{Names: []string{"Councillor Idwen Quarrelby-Thwayte", "Zzouth Ward", "O’Ghrady"}})
	c.Learn("jittney")
	each(`Quarrelby Thwayte Quarrelby-Thwayte Thwayte's Idwen Zzouth O'Ghrady O’Ghrady's jittney Jittney jittney's`, func(word string) {
		if !c.Good(word, "") {
			t.Errorf("%s is flagged", word)
		}
	})
	each(`quarrelby zzouth jittneys Jittnee Quarelby`, func(word string) {
		if c.Good(word, "") {
			t.Errorf("%s is not flagged", word)
		}
	})
	for typed, want := range map[string]string{"Quarelby": "Quarrelby", "thwayte": "Thwayte", "jittnee": "jittney"} {
		if got := c.Suggest(typed, "", 3); len(got) == 0 || got[0] != want {
			t.Errorf("for %s is suggested %q, want %s first", typed, got, want)
		}
	}
}

// TestSuggestions: frequent mistakes find the word that was meant first.
func TestSuggestions(t *testing.T) {
	c := checker(spell.Options{})
	for _, tt := range [][2]string{
		{"recieve", "receive"}, {"comittee", "committee"}, {"commitee", "committee"}, {"accomodation", "accommodation"},
		{"seperate", "separate"}, {"occured", "occurred"}, {"definately", "definitely"}, {"goverment", "government"},
		{"enviroment", "environment"}, {"neccessary", "necessary"}, {"teh", "the"}, {"adn", "and"}, {"wich", "which"},
		{"thier", "their"}, {"untill", "until"}, {"begining", "beginning"}, {"beleive", "believe"}, {"calender", "calendar"},
		{"Febuary", "February"}, {"libary", "library"}, {"liason", "liaison"}, {"maintenence", "maintenance"},
		{"publically", "publicly"}, {"recomend", "recommend"}, {"refered", "referred"}, {"resolvd", "resolved"},
		{"agenad", "agenda"}, {"councilors", "councillors"}, {"Councilor", "Councillor"}, {"targetted", "targeted"},
		{"unanimosly", "unanimously"}, {"proceedures", "procedures"}, {"alot", "a lot"},
		{"acheived", "achieved"}, {"buisness", "business"}, {"greatful", "grateful"}, {"independant", "independent"},
		{"occassion", "occasion"}, {"priviledge", "privilege"}, {"questionaire", "questionnaire"}, {"tommorow", "tomorrow"},
		{"writting", "writing"}, {"havering", "Havering"}, {"allottment", "allotment"}, {"preceptt", "precept"},
	} {
		if got := c.Suggest(tt[0], "", 5); len(got) == 0 || got[0] != tt[1] {
			t.Errorf("%s: %q, want %s first", tt[0], got, tt[1])
		}
	}
	if got := c.Suggest("xqzvbnm", "", 5); len(got) != 0 {
		t.Errorf("for nonsense is suggested %q", got)
	}
}

// TestWhatIsChecked holds which words of a text are looked at, and where they
// stand.
func TestWhatIsChecked(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The Clerk’s report, “noted”.", "The Clerk’s report noted"},
		{"Mail clerk@example.org or see www.example.org.", "Mail or see"},
		{"under S106 and Covid-19 at 7pm", "under and Covid at"},
		{"OFSTED told the PCSOs and an MP", "told the and an"},
		{"co-opted and/or elected–twice", "co-opted and or elected twice"},
		{"councillors' views 'as read'", "councillors views as read"},
		{"(minute no. )\tone\ntwo", "minute no one two"},
		{"a.m. e.g. I", ""},
		{"end.Then", "end Then"},
		{"", ""},
	} {
		var got []string
		text := []rune(tt.text)
		spell.Words(text, func(s spell.Span) { got = append(got, string(text[s.From:s.To])) })
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
	text := []rune("Officers recieved the sub-commitee’s report.")
	var got []string
	for _, s := range checker(spell.Options{}).Misspelt(text, "", nil) {
		got = append(got, string(text[s.From:s.To]))
	}
	if strings.Join(got, " ") != "recieved commitee’s" {
		t.Errorf("misspelt are %q", got)
	}
}

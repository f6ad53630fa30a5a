package export

import (
	"regexp"
	"strings"
	"unicode"

	"minutebook/export/layout"
)

// welsh is the language of what a body writes in Welsh.
const welsh = "cy"

// passageEnd is where one passage of a text ends and another, in the other
// language perhaps, begins: behind a sentence, a line, or the stroke of
// "Apologies / Ymddiheuriadau".
var passageEnd = regexp.MustCompile(`[.?!;:]["”’)]*\s+|\n|\s/\s`)

// inWelsh parts a run of a body that writes Welsh into passages and marks those in
// Welsh, so that they are read aloud in the right voice (ISO 14289-1, 7.2). What
// somebody marked stays as it is.
func (b *builder) inWelsh(r layout.Run) []layout.Run {
	if !b.welsh || r.Lang != "" {
		return []layout.Run{r}
	}
	var out []layout.Run
	for from := 0; from < len(r.Text); {
		to := len(r.Text)
		if end := passageEnd.FindStringIndex(r.Text[from:]); end != nil {
			to = from + end[1]
		}
		part := r
		part.Text, part.Lang = r.Text[from:to], tongue(r.Text[from:to])
		if last := len(out) - 1; last >= 0 && out[last].Lang == part.Lang {
			out[last].Text += part.Text
		} else {
			out = append(out, part)
		}
		from = to
	}
	return out
}

// tongue is "cy" for a passage in Welsh and empty for any other: small words tell,
// and those of the trade. A Welsh name in an English sentence does not make it
// Welsh.
func tongue(passage string) string {
	cy, en, all := 0, 0, 0
	for _, w := range strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(passage, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\''
	}) {
		w = strings.Trim(w, "'")
		switch {
		case w == "":
			continue
		case welshWords[w] || strings.ContainsAny(w, "ŵŷ") || strings.HasSuffix(w, "'r"):
			cy++
		case englishWords[w]:
			en++
		}
		all++
	}
	if cy > en && cy*5 >= all {
		return welsh
	}
	return ""
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// welshWords are small words of Welsh that English does not have, and the words of
// council papers with their mutated forms; englishWords are the same of English.
var (
	welshWords = set(`
y yr yn yng ym yw ydy ydyw mae maent oedd oeddent bydd byddai fod ac nac na nad nid ei ein eich neu hwn hyn hynny sydd sy gan gyda gydag gyfer rhwng trwy drwy wrth hyd iddo iddi iddynt
ynghylch ynglŷn ynghyd ynglyn oddi ond lle pob holl unrhyw arall eraill hefyd wedi heb i'w o'i o'u a'i a'u â'i
cyngor gyngor chyngor cymuned gymuned chymuned tref dref bwrdd fwrdd pwyllgor bwyllgor phwyllgor cyfarfod gyfarfod chyfarfod cyfarfodydd gyfarfodydd
cofnodion gofnodion chofnodion ymddiheuriad ymddiheuriadau datganiad datganiadau ddatganiadau datgan ddatgan buddiant buddiannau fuddiant fuddiannau croeso chroeso diolch
adroddiad adroddiadau hadroddiad cadeirydd gadeirydd cynghorydd cynghorwyr gynghorwyr clerc glerc aelod aelodau haelodau swyddog swyddogion
derbyn dderbyn ystyried hystyried cymeradwyo gymeradwyo nodi penderfynu penderfynwyd penderfyniad cytuno cytunwyd trafod drafod adolygu cadarnhau gadarnhau
cyhoedd gyhoedd cyhoeddus gyhoeddus gwasg wasg mater materion faterion fater codi eitem eitemau cynllunio gynllunio cais ceisiadau geisiadau cyllideb gyllideb cyllid gyllid arian taliadau daliadau
dyddiad ddyddiad dydd nos nesaf blaenorol amser lleoliad neuadd pentref bentref gohebiaeth rhybudd gwahardd gwŷs agor cau
ionawr chwefror mawrth ebrill mehefin gorffennaf awst medi hydref tachwedd rhagfyr llun mercher iau gwener sadwrn
cymru cymraeg gymraeg saesneg gynnig cynnig eiliwyd cynigiwyd`)
	englishWords = set(`
the and of to for in on is are was were be been that this by with at from as it its an or not no any all has have had will would may must
council committee panel board meeting meetings minutes agenda item items report reports apologies absence declaration declarations interest interests chair chairman mayor member members
councillor councillors clerk officer public press question questions participation exclusion date time next last matters arising planning applications finance payments budget correspondence
receive consider approve note resolved agreed community town village hall road street welcome announcements business urgent other`)
)

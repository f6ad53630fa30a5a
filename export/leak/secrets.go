package leak

import (
	"reflect"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// Secrets are what must not stand in a document.
type Secrets struct {
	said   []said          // texts of exempt matter
	public map[string]bool // words that stand in public matter
	runs   map[string]bool // runs of words that do
	papers []Paper
	quotes quotes

	standing map[string]bool // runs and words that say nothing of any matter
	minuted  map[string]int  // runs of public texts, and the meeting they are of

	secrets []secret
	index   index
	ready   bool
}

// said is a text of exempt matter and what it belongs to.
type said struct{ text, of string }

// secret is something to look for.
type secret struct {
	key   string // squashed
	words string // as a clerk reads it
	of    string
	whole bool // whole words only: it is short
	own   grade
	other grade // in foreign matter
}

// grade is what finding a secret means.
type grade int

const (
	no grade = iota
	doubtful
	sure
)

// Gather takes what is kept from the public of some meetings.
func Gather(meetings ...record.Meeting) *Secrets {
	s := &Secrets{public: map[string]bool{}, runs: map[string]bool{}, standing: map[string]bool{}, minuted: map[string]int{}}
	s.stand(statutory...)
	for n, m := range meetings {
		s.meeting(n, m)
	}
	return s
}

// Empty tells whether nothing is kept from the public.
func (s *Secrets) Empty() bool { return s == nil || len(s.said) == 0 && len(s.papers) == 0 }

// Keep adds texts that are kept from the public.
func (s *Secrets) Keep(of string, texts ...string) {
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			s.said = append(s.said, said{t, of})
		}
	}
	s.ready = false
}

// Open adds texts that the public may read.
func (s *Secrets) Open(texts ...string) {
	for _, t := range texts {
		list := words(t)
		for i, w := range list {
			s.public[w.key] = true
			if i+run <= len(list) {
				s.runs[joined(list[i:i+run])] = true
			}
		}
	}
	s.ready = false
}

// OpenIn adds every text in a value to those that say nothing of any matter.
func (s *Secrets) OpenIn(v any) { s.settle(stringsOf(v)...) }

// settle adds texts that the public may read and that are no quotation: names,
// titles, words of procedure.
func (s *Secrets) settle(texts ...string) {
	s.Open(texts...)
	s.stand(texts...)
}

// minute adds public texts of meeting n: what an exempt paper of another has of
// them, an earlier one's minutes for example, is no quotation.
func (s *Secrets) minute(n int, texts ...string) {
	for _, t := range texts {
		list := words(t)
		for i := 0; i+run <= len(list); i++ {
			key := joined(list[i : i+run])
			if of, known := s.minuted[key]; !known {
				s.minuted[key] = n
			} else if of != n {
				s.minuted[key] = manyPapers
			}
		}
	}
}

// stand adds texts that are no quotation wherever they stand.
func (s *Secrets) stand(texts ...string) {
	for _, t := range texts {
		list := words(t)
		for i, w := range list {
			s.standing[w.key] = true
			if i+run <= len(list) {
				s.standing[joined(list[i:i+run])] = true
			}
		}
	}
}

func joined(list []word) string {
	var out strings.Builder
	for _, w := range list {
		out.WriteString(w.key)
	}
	return out.String()
}

// meeting parts what a meeting holds into what is kept from the public and what
// is not, by the marks on its items, papers and passages.
func (s *Secrets) meeting(n int, m record.Meeting) {
	s.settle(stringsOf(m.Body)...)
	s.settle(stringsOf(m.Meeting)...)
	s.settle(stringsOf(m.Members)...)
	s.settle(stringsOf(m.Attendance)...)
	if a := m.Approval; a != nil {
		s.Open(a.Minute) // its corrections are what anybody typed: of exempt minutes perhaps
		s.settle(stringsOf(a.Before)...)
	}
	s.settle(stringsOf(m.Signatures)...)
	hidden, kept, name := map[int64]bool{}, map[string]bool{}, map[int64]string{}
	uid := map[string]int64{}
	for i, it := range m.Items {
		of := Name(m, i)
		name[it.ID], uid[it.UID] = of, it.ID
		if Hidden(m.Items, i) {
			hidden[it.ID] = it.ID != 0
			s.hiddenItem(it, of)
			continue
		}
		s.settle(it.Title, it.Presenter, it.AgendaNumber, it.MinuteNumber)
		s.Open(it.Urgent)
		if rules.PurposeOf(it.Title) == rules.ForExclusion {
			s.stand(stringsOf(it.Agenda)...)
		}
		for _, d := range []doc.Document{it.Agenda, it.Minutes} {
			secret := d.Kept()
			for _, b := range d.Blocks {
				switch {
				case b.Time.Door():
				case secret[b.ID]:
					kept[b.ID] = true
					s.Keep(of, stringsOf(b)...)
				default:
					s.Open(stringsOf(b)...)
					s.minute(n, stringsOf(b)...)
				}
			}
		}
		for _, p := range it.Papers {
			if p.Exempt != "" {
				s.Keep(of, p.Name, p.Fault)
			} else {
				s.Open(p.Name, p.Fault)
			}
		}
	}
	for _, a := range m.Actions {
		if hidden[a.Item] || kept[a.Block] {
			s.Keep(name[a.Item], stringsOf(a)...)
		} else {
			s.Open(stringsOf(a)...)
		}
	}
	for _, c := range m.Corrections { // what a public one says is not opened: it may have been kept since
		open := true
		for _, ch := range c.Changes {
			if id := uid[ch.Item]; ch.Exempt != "" || ch.Item != "" && (hidden[id] || kept[ch.Block]) {
				open = false
				s.Keep(name[id], ch.Before, ch.After, c.Reason)
			}
		}
		if open {
			s.Open(c.Reason)
		}
	}
	for _, n := range m.Notes {
		if hidden[n.Item] || kept[n.Block] {
			s.Keep(name[n.Item], n.Text)
		}
	}
	for _, d := range m.Declarations {
		shows := stringsOf(d)
		if hidden[d.Item] {
			shows = stringsOf(d.Public())
			s.Keep(name[d.Item], slices.DeleteFunc(stringsOf(d), func(t string) bool { return slices.Contains(shows, t) })...)
		}
		s.Open(shows...)
	}
}

// hiddenItem keeps everything of an exempt item but what the agenda must say:
// its numbers, its reason, and its title or what stands in its place.
func (s *Secrets) hiddenItem(it record.Item, of string) {
	title := it.Title
	if it.Description != "" {
		s.Keep(of, it.Title)
		title = it.Description
	}
	s.settle(title, it.Exempt, it.AgendaNumber, it.MinuteNumber)
	it.Title, it.Description, it.Exempt, it.AgendaNumber, it.MinuteNumber, it.UID = "", "", "", "", "", ""
	for i := range it.Papers {
		s.Keep(of, it.Papers[i].Name, it.Papers[i].Fault)
	}
	it.Papers = nil
	open := func(b doc.Block) bool { return b.Time.Door() }
	it.Agenda = doc.Document{Blocks: slices.DeleteFunc(slices.Clone(it.Agenda.Blocks), open)}
	it.Minutes = doc.Document{Blocks: slices.DeleteFunc(slices.Clone(it.Minutes.Blocks), open)}
	s.Keep(of, stringsOf(it)...)
}

// Hidden tells whether item i of some is exempt, by itself or with one it is under.
func Hidden(items []record.Item, i int) bool {
	it := items[i]
	if it.Exempt != "" {
		return true
	}
	for k := i - 1; k >= 0 && (it.Parent != 0 || it.Depth > 0); k-- {
		if it.Parent != 0 && items[k].ID == it.Parent || it.Parent == 0 && items[k].Depth < it.Depth {
			return Hidden(items, k)
		}
	}
	return false
}

// Name is how item i of a meeting is called in what is said of it.
func Name(m record.Meeting, i int) string {
	it := m.Items[i].Item
	if it.AgendaNumber == "" && it.MinuteNumber == "" {
		items := make([]data.Item, len(m.Items))
		for k := range m.Items {
			items[k] = m.Items[k].Item
			if items[k].ID == 0 { // never stored
				items[k].ID = int64(-1 - k)
			}
		}
		it.AgendaNumber = rules.AgendaNumbers(items)[items[i].ID]
	}
	return rules.NameItem(it)
}

// stringsOf is every text in a value that somebody typed or that names somebody.
// The words of a paragraph are one text, whatever their type.
func stringsOf(v any) []string {
	var out []string
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			if v.Type() == reflect.TypeFor[string]() && v.Len() > 0 {
				out = append(out, v.String())
			}
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			if runs, ok := v.Interface().([]doc.Run); ok {
				text := ""
				for _, r := range runs {
					text += r.Text
					if r.Link != "" {
						out = append(out, r.Link)
					}
				}
				out = append(out, text)
				return
			}
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() && !identity[f.Name] {
					walk(v.Field(i))
				}
			}
		}
	}
	walk(reflect.ValueOf(v))
	return out
}

// identity are fields that say nothing: they tell things apart.
var identity = map[string]bool{"ID": true, "UID": true, "Block": true, "SHA256": true, "Media": true, "Exempt": true, "Lang": true, "Amends": true, "Align": true}

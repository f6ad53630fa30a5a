package spell

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Read reads a dictionary from its two files. A line that makes no sense is
// passed over, as Hunspell does; only files of another kind are refused.
func Read(aff, dic io.Reader) (*Dictionary, error) {
	rules, err := text(aff, ".aff")
	if err != nil {
		return nil, err
	}
	words, err := text(dic, ".dic")
	if err != nil {
		return nil, err
	}
	r := reader{d: &Dictionary{stems: make(map[string]int32, strings.Count(words, "\n")),
		prefixes: map[string][]affix{}, suffixes: map[string][]affix{}}, sets: map[string]int32{}}
	for line := range strings.Lines(rules) { // how flags are written must be known first
		r.form(strings.Fields(line))
	}
	if r.encoding != "" && !strings.EqualFold(strings.ReplaceAll(r.encoding, "-", ""), "UTF8") {
		return nil, fmt.Errorf("the .aff file is written in %s, and only UTF-8 can be read", r.encoding)
	}
	cross := map[string]bool{}
	for line := range strings.Lines(rules) {
		r.rule(strings.Fields(line), cross)
	}
	first := true
	for line := range strings.Lines(words) {
		if first {
			first = false
			if _, err := strconv.Atoi(strings.TrimSpace(line)); err == nil {
				continue // how many words there are
			}
		}
		r.stem(line)
	}
	if len(r.d.stems) == 0 {
		return nil, fmt.Errorf("there are no words in the .dic file")
	}
	return r.d, nil
}

func text(from io.Reader, kind string) (string, error) {
	b, err := io.ReadAll(from)
	if err != nil {
		return "", fmt.Errorf("read the %s file: %w", kind, err)
	}
	if !utf8.Valid(b) {
		return "", fmt.Errorf("the %s file is not written in UTF-8", kind)
	}
	return strings.TrimPrefix(string(b), "\ufeff"), nil
}

// reader is a dictionary while it is read.
type reader struct {
	d        *Dictionary
	encoding string
	written  string           // "", "long", "num": how flags are written
	aliases  []string         // AF: sets of flags by number
	sets     map[string]int32 // of flags, by how they are written: places in d.sets
}

// form reads the lines that say how the others are written.
func (r *reader) form(f []string) {
	if len(f) < 2 {
		return
	}
	switch f[0] {
	case "SET":
		r.encoding = f[1]
	case "FLAG":
		r.written = f[1]
	case "AF":
		r.aliases = append(r.aliases, f[1])
	}
}

func (r *reader) rule(f []string, cross map[string]bool) {
	if len(f) < 2 {
		return
	}
	d := r.d
	switch f[0] {
	case "NEEDAFFIX", "PSEUDOROOT":
		d.needAffix = r.one(f[1])
	case "FORBIDDENWORD":
		d.forbidden = r.one(f[1])
	case "ONLYINCOMPOUND":
		d.inCompound = r.one(f[1])
	case "NOSUGGEST":
		d.noSuggest = r.one(f[1])
	case "TRY":
		d.letters = []rune(f[1])
	case "REP":
		if len(f) >= 3 {
			d.replace = append(d.replace, [2]string{f[1], strings.ReplaceAll(f[2], "_", " ")})
		}
	case "PFX", "SFX":
		r.affix(f, cross)
	}
}

// affix reads the head of a rule (SFX D Y 4) or one of its lines
// (SFX D y ied/M [^aeiou]y).
func (r *reader) affix(f []string, cross map[string]bool) {
	if len(f) < 4 {
		return
	}
	key := f[0] + f[1]
	if _, headed := cross[key]; !headed {
		cross[key] = f[2] == "Y"
		return
	}
	add, more, _ := strings.Cut(f[3], "/")
	a := affix{flag: r.one(f[1]), cross: cross[key], strip: unless0(f[2]), add: unless0(add), flags: r.flags(more)}
	if len(f) > 4 {
		a.fits = readCondition(f[4])
	}
	if f[0] == "PFX" {
		r.d.prefixes[a.add] = append(r.d.prefixes[a.add], a)
		r.d.longestPrefix = max(r.d.longestPrefix, len(a.add))
		return
	}
	r.d.suffixes[a.add] = append(r.d.suffixes[a.add], a)
	r.d.longestSuffix = max(r.d.longestSuffix, len(a.add))
	r.d.twofold = r.d.twofold || len(a.flags) > 0
}

func unless0(s string) string {
	if s == "0" {
		return ""
	}
	return s
}

// stem reads a line of the .dic file: "word/FLAGS", and what follows a space or
// tab is about the word.
func (r *reader) stem(line string) {
	line, _, _ = strings.Cut(strings.TrimSpace(line), "\t")
	line, _, _ = strings.Cut(line, " ")
	word, marks, _ := strings.Cut(line, "/")
	if word == "" {
		return
	}
	at, known := r.sets[marks]
	if !known {
		at = int32(len(r.d.sets))
		r.d.sets = append(r.d.sets, []flags{r.flags(marks)})
		r.sets[marks] = at
	}
	if was, twice := r.d.stems[word]; twice { // two words written alike
		both := append(append([]flags(nil), r.d.sets[was]...), r.d.sets[at]...)
		at = int32(len(r.d.sets))
		r.d.sets = append(r.d.sets, both)
	}
	r.d.stems[word] = at
}

// one is a single flag.
func (r *reader) one(s string) flag {
	if f := r.split(s); len(f) > 0 {
		return f[0]
	}
	return 0
}

// flags are those written one after the other, or the number of such a set.
func (r *reader) flags(s string) flags {
	if n, err := strconv.Atoi(s); err == nil && len(r.aliases) > 1 && n > 0 && n < len(r.aliases) {
		s = r.aliases[n] // the first AF line says how many there are
	}
	return r.split(s)
}

func (r *reader) split(s string) flags {
	var out flags
	switch r.written {
	case "num":
		for n := range strings.SplitSeq(s, ",") {
			if x, err := strconv.ParseUint(n, 10, 16); err == nil && x > 0 {
				out = append(out, flag(x))
			}
		}
	case "long":
		runes := []rune(s)
		for i := 0; i+1 < len(runes); i += 2 {
			out = append(out, flag(runes[i]<<8^runes[i+1]))
		}
	default:
		for _, x := range s {
			out = append(out, flag(x))
		}
	}
	return out
}

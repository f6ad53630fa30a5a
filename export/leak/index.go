package leak

import (
	"slices"
	"strings"
)

// prefix is how many bytes of a key the index goes by.
const prefix = 8

// index finds keys in squashed texts.
type index struct {
	long    map[uint64][]int // by their first bytes
	short   map[string][]int // those shorter than that
	lengths []int            // of the short ones
}

// prepare makes of what was said what is looked for.
func (s *Secrets) prepare() {
	if s.ready {
		return
	}
	s.secrets, s.ready = nil, true
	s.index = index{long: map[uint64][]int{}, short: map[string][]int{}}
	seen := map[string]bool{}
	add := func(x secret) {
		id := x.key + "\x00" + x.of
		if len(x.key) < 3 || seen[id] {
			return
		}
		seen[id] = true
		n := len(s.secrets)
		s.secrets = append(s.secrets, x)
		if len(x.key) >= prefix {
			p := packed(x.key)
			s.index.long[p] = append(s.index.long[p], n)
			return
		}
		s.index.short[x.key] = append(s.index.short[x.key], n)
		if !slices.Contains(s.index.lengths, len(x.key)) {
			s.index.lengths = append(s.index.lengths, len(x.key))
		}
	}
	s.prepareQuotes()
	for _, t := range s.said {
		list := words(t.text)
		s.addRuns(list, t.of, add)
		s.addIdentifiers(list, t.of, add)
	}
}

// telling counts the words that are neither ordinary nor in public matter.
func (s *Secrets) telling(list []word) int {
	n := 0
	for _, w := range list {
		if s.tells(w.key) {
			n++
		}
	}
	return n
}

func (s *Secrets) tells(key string) bool { return !ordinary(key) && !s.public[key] }

func (s *Secrets) addRuns(list []word, of string, add func(secret)) {
	if n := len(list); n > 0 && n < run {
		if s.telling(list) > 0 && !s.runs[joined(list)] {
			other := no
			if n > 1 && s.telling(list) > 1 {
				other = doubtful
			}
			add(secret{joined(list), plain(list), of, true, sure, other})
		}
		return
	}
	for i := 0; i+run <= len(list); i++ {
		if w := list[i : i+run]; s.telling(w) >= 2 && !s.runs[joined(w)] {
			add(secret{joined(w), plain(w), of, false, sure, no})
		}
	}
	for i := 0; i+foreignRun <= len(list); i++ {
		if w := list[i : i+foreignRun]; s.telling(w) >= 3 {
			add(secret{joined(w), plain(w), of, false, no, sure})
		}
	}
}

// addIdentifiers adds figures of four digits and more, and names.
func (s *Secrets) addIdentifiers(list []word, of string, add func(secret)) {
	for i, w := range list {
		if !s.tells(w.key) {
			continue
		}
		switch n := figures(w.key); {
		case n >= 5:
			add(secret{w.key, w.key, of, true, sure, doubtful})
		case n == 4:
			add(secret{w.key, w.key, of, true, sure, no})
		case w.capital && len(w.key) >= 4 && n == 0:
			add(secret{w.key, w.key, of, true, sure, no})
			if i+1 < len(list) && list[i+1].capital && s.tells(list[i+1].key) {
				add(secret{w.key + list[i+1].key, w.key + " " + list[i+1].key, of, true, sure, doubtful})
			}
		}
	}
}

func plain(list []word) string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = w.key
	}
	return strings.Join(out, " ")
}

func packed(key string) uint64 {
	var v uint64
	for i := range prefix {
		v = v<<8 | uint64(key[i])
	}
	return v
}

// look finds the secrets in a text.
func (s *Secrets) look(in passage) []Found {
	t := in.text
	var out []Found
	report := func(n, from int) {
		x := s.secrets[n]
		g := x.own
		if in.foreign {
			g = x.other
		}
		end := from + len(x.key)
		if g == no || x.whole && (!t.starts[from] || !t.endsWord(end)) {
			return
		}
		out = append(out, Found{Place: in.place, Words: x.words, Of: x.of, Doubtful: g == doubtful})
	}
	var v uint64
	for i, b := range t.squashed {
		v = v<<8 | uint64(b)
		if from := i - prefix + 1; from >= 0 {
			for _, n := range s.index.long[v] {
				key := s.secrets[n].key
				if end := from + len(key); end <= len(t.squashed) && string(t.squashed[from:end]) == key {
					report(n, from)
				}
			}
		}
		if t.starts[i] {
			for _, length := range s.index.lengths {
				if i+length <= len(t.squashed) {
					for _, n := range s.index.short[string(t.squashed[i:i+length])] {
						report(n, i)
					}
				}
			}
		}
	}
	return merged(out)
}

// merged keeps the first of each run of finds that belong to the same matter.
func merged(found []Found) []Found {
	var out []Found
	for _, f := range found {
		if !slices.ContainsFunc(out, func(o Found) bool { return o.Of == f.Of && o.Doubtful == f.Doubtful }) {
			out = append(out, f)
		}
	}
	return out
}

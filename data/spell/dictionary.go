package spell

import "strings"

// Dictionary is the words of one language.
type Dictionary struct {
	stems map[string]int32 // to a place in sets
	sets  [][]flags        // the flags of each word that is written like the stem

	prefixes, suffixes           map[string][]affix // by what they add
	longestPrefix, longestSuffix int                // in bytes
	twofold                      bool               // suffixes may take suffixes

	needAffix, forbidden, inCompound, noSuggest flag

	replace [][2]string // frequent mistakes and what was meant
	letters []rune      // to try in the place of others, the likeliest first
}

// longest is how long a word may be, in bytes, to be looked for.
const longest = 96

// Has tells whether the word, written just so, is one of the dictionary's.
func (d *Dictionary) Has(word string) bool { return d.has(word, 0) }

// offers tells whether the word may be suggested.
func (d *Dictionary) offers(word string) bool { return d.has(word, d.noSuggest) }

// has looks for a word; stems with the flag without do not count.
func (d *Dictionary) has(word string, without flag) bool {
	if word == "" || len(word) > longest {
		return false
	}
	if d.forbids(word) {
		return false
	}
	l := look{d, without}
	if l.base([]byte(word), nil) {
		return true
	}
	var room [2 * longest]byte
	for n := min(d.longestPrefix, len(word)-1); n >= 0; n-- {
		for i := range d.prefixes[word[:n]] {
			p := &d.prefixes[word[:n]][i]
			rest := append(append(room[:0], p.strip...), word[n:]...)
			if p.fits.atStart(rest) && l.base(rest, p) {
				return true
			}
		}
	}
	return false
}

func (d *Dictionary) forbids(word string) bool {
	at, ok := d.stems[word]
	if !ok || d.forbidden == 0 {
		return false
	}
	for _, f := range d.sets[at] {
		if f.has(d.forbidden) {
			return true
		}
	}
	return false
}

// look is one search for a word.
type look struct {
	*Dictionary
	without flag
}

// base looks for what is left of a word when its prefix, if any, is taken off.
func (l look) base(word []byte, prefix *affix) bool {
	if l.stem(word, func(f flags) bool {
		return prefix == nil && !f.has(l.needAffix) || prefix != nil && f.has(prefix.flag)
	}) {
		return true
	}
	var room [2 * longest]byte
	for n := min(l.longestSuffix, len(word)-1); n >= 0; n-- {
		list := l.suffixes[string(word[len(word)-n:])]
		for i := range list {
			s := &list[i]
			if prefix != nil && !s.cross {
				continue
			}
			rest := append(append(room[:0], word[:len(word)-n]...), s.strip...)
			if s.fits.atEnd(rest) && (l.suffixed(rest, s, prefix) || l.twofold && l.twice(rest, s, prefix)) {
				return true
			}
		}
	}
	return false
}

// suffixed looks for a stem that takes a suffix.
func (l look) suffixed(rest []byte, s, prefix *affix) bool {
	if prefix == nil && s.flags.has(l.needAffix) {
		return false
	}
	return l.stem(rest, func(f flags) bool {
		return f.has(s.flag) && (prefix == nil || prefix.cross && (f.has(prefix.flag) || s.flags.has(prefix.flag)))
	})
}

// twice looks for a stem that takes another suffix before the last one.
func (l look) twice(word []byte, last, prefix *affix) bool {
	var room [2 * longest]byte
	for n := min(l.longestSuffix, len(word)-1); n >= 0; n-- {
		list := l.suffixes[string(word[len(word)-n:])]
		for i := range list {
			s := &list[i]
			if !s.flags.has(last.flag) || prefix != nil && !s.cross {
				continue
			}
			rest := append(append(room[:0], word[:len(word)-n]...), s.strip...)
			if s.fits.atEnd(rest) && l.stem(rest, func(f flags) bool {
				return f.has(s.flag) && (prefix == nil || prefix.cross &&
					(f.has(prefix.flag) || s.flags.has(prefix.flag) || last.flags.has(prefix.flag)))
			}) {
				return true
			}
		}
	}
	return false
}

// stem tells whether there is a stem with flags that will do.
func (l look) stem(word []byte, will func(flags) bool) bool {
	at, ok := l.stems[string(word)]
	if !ok {
		return false
	}
	for _, f := range l.sets[at] {
		if !f.has(l.forbidden) && !f.has(l.inCompound) && !f.has(l.without) && will(f) {
			return true
		}
	}
	return false
}

// forms calls yield with a stem and what it becomes by one suffix.
func (d *Dictionary) forms(stem string, yield func(string)) {
	yield(stem)
	for _, f := range d.sets[d.stems[stem]] {
		for _, list := range d.suffixes {
			for i := range list {
				s := &list[i]
				if base, ok := strings.CutSuffix(stem, s.strip); ok && f.has(s.flag) && s.fits.atEnd([]byte(stem)) {
					yield(base + s.add)
				}
			}
		}
	}
}

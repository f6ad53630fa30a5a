package record

import (
	"regexp"
	"strings"
	"unicode"

	"minutebook/data"
	"minutebook/data/doc"
)

// The words of a note of time say what it carries: the one is corrected with the
// other.

// timeForm finds times as minutes write them: "7.42 pm", "7pm", "19:42", "1942 hours".
var timeForm = regexp.MustCompile(`(?i)\b(\d{1,2})(?:([.:])(\d{2}))?(\s*)(am|pm|a\.m\.|p\.m\.)|\b(\d{1,2})([.:])(\d{2})\b|\b(\d{4})(?:\s*(?:hours|hrs)\b)?|\b(?:12 )?(?:noon|midday|midnight)\b`)

// retimed is a note of time with another time, in its words too, written as the old
// one is.
func retimed(b doc.Block, is data.Clock) doc.Block {
	was := data.Clock(b.Time.At)
	t := *b.Time
	t.At = string(is)
	if was != "" && is != "" {
		b.Runs = replaced(b.Runs, func(text string) (from, to int, fresh string, ok bool) {
			for _, at := range timeForm.FindAllStringIndex(text, -1) {
				form := text[at[0]:at[1]]
				if read, err := readTime(form, was); err != nil || read != was {
					continue
				}
				bare := !strings.ContainsFunc(form, func(r rune) bool { return !unicode.IsDigit(r) })
				if from, to, fresh, ok = at[0], at[1], written(is, form), true; !bare {
					break // four figures alone may be another number
				}
			}
			return from, to, fresh, ok
		})
	}
	return noting(b, t)
}

// renamed is a note of time with another person, in its words too, however these
// name them: "Councillor Ann Day", "Councillor Day", "Day".
func renamed(b doc.Block, p *doc.Person) doc.Block {
	t := *b.Time
	t.Person = p
	if was := b.Time.Person; was != nil && p != nil {
		b.Runs = replaced(b.Runs, func(text string) (from, to int, fresh string, ok bool) {
			words := strings.Fields(was.Name)
			last := words[len(words)-1]
			for _, name := range []string{was.Name, words[0] + " " + last, last} {
				if at := wholeWords(text, name); at >= 0 {
					return at, at + len(name), p.Name, true
				}
			}
			return 0, 0, "", false
		})
	}
	return noting(b, t)
}

// noting is a block with another note of time, the old one kept.
func noting(b doc.Block, t doc.TimeNote) doc.Block {
	if b.Was == nil {
		b.Was = &doc.Facts{Time: b.Time}
	}
	b.Time = &t
	return b
}

// replaced marks a correction in runs at the place that find gives in their text, in
// bytes. Words that were struck or put in already are not looked at.
func replaced(runs []doc.Run, find func(text string) (from, to int, fresh string, ok bool)) []doc.Run {
	var sb strings.Builder
	for _, r := range runs {
		if r.Edit != "" {
			sb.WriteString(strings.Repeat("\x00", len([]rune(r.Text))))
			continue
		}
		sb.WriteString(r.Text)
	}
	text := sb.String()
	from, to, fresh, ok := find(text)
	if !ok {
		return runs
	}
	return doc.Reworded(runs, len([]rune(text[:from])), len([]rune(text[:to])), fresh)
}

// written is a time in the form of another: "7.52pm" as "7.42pm", "19:52" as "19:42".
func written(c data.Clock, form string) string {
	spoken := c.Spoken() // "7.52 pm"
	figures, half, _ := strings.Cut(spoken, " ")
	f := timeForm.FindStringSubmatch(form)
	switch {
	case f == nil:
	case f[5] != "": // with am or pm
		if f[2] == ":" {
			figures = strings.Replace(figures, ".", ":", 1)
		}
		if f[2] == "" {
			figures = strings.TrimSuffix(figures, ".00")
		}
		if strings.Contains(f[5], ".") {
			half = half[:1] + ".m."
		}
		if strings.ToUpper(f[5]) == f[5] {
			half = strings.ToUpper(half)
		}
		return figures + f[4] + half
	case f[6] != "" && (len(f[6]) == 2 || f[7] == ":"): // of 24 hours
		return strings.Replace(string(c), ":", f[7], 1)
	case f[6] != "":
		return figures
	case f[9] != "":
		return strings.Replace(form, f[9], strings.ReplaceAll(string(c), ":", ""), 1)
	}
	return spoken
}

package record

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
)

var (
	castingVote = regexp.MustCompile(`(?i)[;,.(]?\s*([^;,.()]*\bcasting vote\b[^;()]*)\)?$`)
	figures     = map[string]int{"no": 0, "none": 0, "nil": 0, "nobody": 0, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
		"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
		"eighteen": 18, "nineteen": 19, "twenty": 20}
	sides = map[string]doc.Choice{"for": doc.For, "favour": doc.For, "ayes": doc.For, "aye": doc.For,
		"against": doc.Against, "noes": doc.Against, "nays": doc.Against, "opposed": doc.Against, "opposing": doc.Against,
		"abstained": doc.Abstained, "abstention": doc.Abstained, "abstentions": doc.Abstained, "abstaining": doc.Abstained}
	assents  = []string{"agreed without a vote", "without a vote", "agreed", "by assent", "assent", "by general assent", "without a count", "not counted", "on the voices"}
	unspoken = strings.Fields("vote votes voted voting with and by to in of there were was the members member councillors councillor carried lost recorded ballot show hands a")
)

// readVote reads how a vote went, in the ways minutes write it: "for 8, against 1,
// abstained 1", "8 votes to 1 with one abstention", "8-1-1". The names of those whose
// vote is recorded stay.
func readVote(words string, was *doc.Vote) (*doc.Vote, error) {
	is := doc.Vote{Method: doc.Hands}
	if was != nil {
		is = *was
	}
	s := plain(words)
	switch {
	case none(words):
		return nil, nil
	case slices.Contains(assents, s):
		return &doc.Vote{Method: doc.Assent}, nil
	case strings.Contains(s, "recorded vote"):
		is.Method = doc.Recorded
	case strings.Contains(s, "ballot"):
		is.Method, is.Names = doc.Ballot, nil
	case strings.Contains(s, "show of hands"), is.Method == doc.Assent:
		is.Method = doc.Hands
	}
	if f := castingVote.FindStringSubmatchIndex(words); f != nil {
		var ok bool
		if is.Casting, ok = casting(words[f[2]:f[3]]); !ok {
			return nil, errors.New("write the casting vote as “carried on the casting vote of the chair” or “lost on the casting vote of the chair”")
		}
		words = words[:f[0]]
	}
	counts, ok := readCounts(words)
	if !ok || len(counts) == 0 {
		return nil, errVote
	}
	if _, said := counts[doc.Abstained]; !said && is.Abstained > 0 {
		return nil, errors.New("say too how many abstained: “for 8, against 1, abstained 1”")
	}
	if is.For, ok = counts[doc.For]; !ok {
		return nil, errVote
	}
	is.Against, is.Abstained = counts[doc.Against], counts[doc.Abstained]
	tied := is.For == is.Against
	switch {
	case is.Casting != "" && !tied && strings.Contains(s, "casting"):
		return nil, errors.New("there is a casting vote on a tie alone")
	case !tied:
		is.Casting = ""
	}
	return &is, counted(is)
}

// counted tells of a vote whose counts are not those of the names it records.
func counted(v doc.Vote) error {
	if v.Method != doc.Recorded || len(v.Names) == 0 {
		return nil
	}
	n := map[doc.Choice]int{}
	for _, x := range v.Names {
		n[x.Choice]++
	}
	if n[doc.For] != v.For || n[doc.Against] != v.Against || n[doc.Abstained] != v.Abstained {
		return errors.New("the counts of a recorded vote are those of its names: correct the vote of a member, and the counts follow")
	}
	return nil
}

func casting(words string) (doc.Choice, bool) {
	said := strings.Fields(plain(words))
	for _, w := range said {
		switch w {
		case "carried":
			return doc.For, true
		case "lost":
			return doc.Against, true
		}
	}
	for _, w := range said {
		if side := sides[w]; side == doc.For || side == doc.Against {
			return side, true
		}
	}
	return "", false
}

// readCounts reads figures with the sides they are of, either first; figures alone
// are for, against and abstained. False if there is a word too many.
func readCounts(words string) (map[doc.Choice]int, bool) {
	type token struct {
		n    int
		side doc.Choice
	}
	var all []token
	for _, w := range strings.Fields(plain(strings.NewReplacer("-", " ", "–", " ", "/", " ").Replace(words))) {
		n, err := strconv.Atoi(w)
		figure, spelt := figures[w]
		switch {
		case err == nil && n >= 0:
			all = append(all, token{n: n})
		case spelt:
			all = append(all, token{n: figure})
		case sides[w] != "":
			all = append(all, token{side: sides[w]})
		case !slices.Contains(unspoken, w):
			return nil, false
		}
	}
	out := map[doc.Choice]int{}
	order := []doc.Choice{doc.For, doc.Against, doc.Abstained}
	for i := 0; i < len(all); {
		t, side := all[i], doc.Choice("")
		pair := i+1 < len(all) && (all[i+1].side == "") != (t.side == "")
		switch {
		case t.side != "" && !pair:
			return nil, false
		case t.side != "":
			t, side = all[i+1], t.side
			i += 2
		case pair:
			side = all[i+1].side
			i += 2
		case len(out) < len(order):
			side = order[len(out)]
			i++
		default:
			return nil, false
		}
		if _, twice := out[side]; twice {
			return nil, false
		}
		out[side] = t.n
	}
	return out, true
}

// readDay reads a day as minutes write it, or as 2026-05-14.
func readDay(s string) (data.Date, bool) {
	for _, form := range []string{"2 January 2006", "2 Jan 2006", "2006-01-02", "02/01/2006", "Monday 2 January 2006"} {
		if at, err := time.Parse(form, s); err == nil {
			return data.DateOf(at), true
		}
	}
	return "", false
}

package check

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	units    = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
	tens     = "twenty thirty forty fifty sixty seventy eighty ninety"
	inWords  = `(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)`
	quantity = `(\d{1,3}(?:,\d{3})+|\d+|` + inWords + `)`
	percent  = `(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent\b)`
)

var (
	// "Five (72%) of 7", "Five (72%)"
	shareThenWhole = regexp.MustCompile(`(?i)\b` + quantity + `\s+(?:[\p{L}’'-]+\s+){0,3}?\(\s*` + percent + `\s*\)(?:\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+|its\s+)?` + quantity + `\b)?`)
	// "12 of the 40 homes (30%)", "12 out of 40, or 30 per cent"
	wholeThenShare = regexp.MustCompile(`(?i)\b` + quantity + `\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+|its\s+)?` + quantity + `\b(?:\s+[\p{L}’'-]+){0,4}?(?:\s*\(\s*|,?\s+or\s+|(,)\s+)` + percent)
	// "30% (12 of 40)"
	shareOfWhole = regexp.MustCompile(`(?i)\b` + percent + `\s*\(\s*` + quantity + `\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+|its\s+)?` + quantity + `\b`)
	// another is what follows a percentage of something else: "30% of the estate".
	another = regexp.MustCompile(`^\s+\p{L}`)
)

// share is a count said to be a percentage of a whole.
type share struct {
	count, whole int
	percent      string
	at           span
}

// shares finds percentages that do not fit the counts beside them. The whole is
// named ("Five (72%) of 7"), or the shares of one sentence make up the whole
// between them.
func shares(_ *sitting, p passage) []Finding {
	if !holds(p.text, "%", "per cent", "percent") {
		return nil
	}
	var out []Finding
	for _, at := range sentences(p.text) {
		if !holds(at.of(p.text), "%", "per cent", "percent") {
			continue
		}
		for _, sh := range sharesIn(at.of(p.text)) {
			if right, ok := sh.right(); !ok {
				words := span{at.from + sh.at.from, at.from + sh.at.to}
				out = append(out, p.find(WrongShare, "Arithmetic", words,
					fmt.Sprintf("%d of %d is %s%%, not %s%%.", sh.count, sh.whole, right, sh.percent)))
			}
		}
	}
	return out
}

// sharesIn lists the shares of a sentence whose whole is known.
func sharesIn(words string) []share {
	var out, parts []share
	for _, m := range shareThenWhole.FindAllStringSubmatchIndex(words, -1) {
		g := groups(words, m)
		sh := share{count: quantityOf(g[1]), whole: quantityOf(g[3]), percent: g[2], at: span{m[0], m[1]}}
		if sh.whole == 0 {
			parts = append(parts, sh)
		} else {
			out = append(out, sh)
		}
	}
	for _, m := range wholeThenShare.FindAllStringSubmatchIndex(words, -1) {
		g := groups(words, m)
		if g[3] != "" && another.MatchString(words[m[1]:]) {
			continue
		}
		sh := share{count: quantityOf(g[1]), whole: quantityOf(g[2]), percent: g[4], at: span{m[0], m[1]}}
		parts = slices.DeleteFunc(parts, func(p share) bool { return p.at.to > sh.at.from && p.at.from < sh.at.to })
		out = append(out, sh)
	}
	for _, m := range shareOfWhole.FindAllStringSubmatchIndex(words, -1) {
		g := groups(words, m)
		out = append(out, share{count: quantityOf(g[2]), whole: quantityOf(g[3]), percent: g[1], at: span{m[0], m[1]}})
	}
	out = append(out, whole(parts)...)
	return slices.DeleteFunc(out, func(s share) bool { return s.whole == 0 || s.count > s.whole })
}

// whole gives parts their sum as whole if they are parts of one: their
// percentages make a hundred, and each is all but right.
func whole(parts []share) []share {
	const slip = 2 // percentage points
	sum, all := 0.0, 0
	for _, s := range parts {
		p, _ := strconv.ParseFloat(s.percent, 64)
		sum, all = sum+p, all+s.count
	}
	if len(parts) < 2 || math.Abs(sum-100) > float64(len(parts)) || all == 0 {
		return nil
	}
	for i := range parts {
		parts[i].whole = all
		p, _ := strconv.ParseFloat(parts[i].percent, 64)
		if math.Abs(p-100*float64(parts[i].count)/float64(all)) > slip {
			return nil
		}
	}
	return parts
}

// right is the percentage as exact as the one written, and whether that is it.
func (s share) right() (string, bool) {
	_, decimals, _ := strings.Cut(s.percent, ".")
	said, _ := strconv.ParseFloat(s.percent, 64)
	exact := 100 * float64(s.count) / float64(s.whole)
	half := 0.5 * math.Pow10(-len(decimals))
	return strconv.FormatFloat(exact, 'f', len(decimals), 64), math.Abs(said-exact) <= half+1e-9
}

// quantityOf reads a number in figures or words; 0 for none.
func quantityOf(s string) int {
	if n, err := strconv.Atoi(strings.ReplaceAll(s, ",", "")); err == nil {
		return n
	}
	ten, one, _ := strings.Cut(strings.ToLower(s), "-")
	if i := slices.Index(strings.Fields(tens), ten); i >= 0 {
		return 10*(i+2) + max(0, slices.Index(strings.Fields(units), one))
	}
	return max(0, slices.Index(strings.Fields(units), ten))
}

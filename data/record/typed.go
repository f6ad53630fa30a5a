package record

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"minutebook/data"
	"minutebook/data/doc"
)

// What is typed of a fact, in the usual ways of writing it.

// none tells whether words take a fact away.
func none(words string) bool {
	return slices.Contains([]string{"", NotStated, "none", "nobody", "no one", "unknown", "not known"}, plain(words))
}

// plain are words in lower case without stops and double spaces.
func plain(words string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) && r != '\'' && r != '’' {
			return ' '
		}
		return r
	}, words))), " ")
}

var (
	twelve = regexp.MustCompile(`^([1-9]|1[0-2])(?:[.:](\d\d))?$`)
	spoken = map[string]data.Clock{"noon": "12:00", "12 noon": "12:00", "midday": "12:00", "midnight": "00:00", "12 midnight": "00:00"}
)

// readTime reads a time. One without am or pm is the nearest to another time.
func readTime(words string, near data.Clock) (data.Clock, error) {
	if none(words) {
		return "", nil
	}
	s := strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(words)), "at "), " o’clock")
	for _, end := range []string{" hours", " hrs", " o'clock", "hrs"} {
		s = strings.TrimSuffix(s, end)
	}
	if c, ok := spoken[plain(s)]; ok {
		return c, nil
	}
	if f := twelve.FindStringSubmatch(s); f != nil && near != "" {
		hour, _ := strconv.Atoi(f[1])
		minute, _ := strconv.Atoi("0" + f[2])
		if minute < 60 {
			return nearest(hour%12*60+minute, near), nil
		}
	}
	if c, err := data.ParseClock(s); err == nil {
		return c, nil
	}
	return "", fmt.Errorf("“%s” is no time: write it as 9.15 pm or 21:15", words)
}

// nearest is the one of the two times a clock face shows that is nearer to another.
func nearest(minutes int, near data.Clock) data.Clock {
	t, err := time.Parse("15:04", string(near))
	if err != nil {
		return data.Clock(fmt.Sprintf("%02d:%02d", minutes/60, minutes%60))
	}
	at := t.Hour()*60 + t.Minute()
	away := func(m int) int { return max(m-at, at-m) }
	if away(minutes+12*60) < away(minutes) {
		minutes += 12 * 60
	}
	return data.Clock(fmt.Sprintf("%02d:%02d", minutes/60, minutes%60))
}

// readPerson reads the name of somebody the record names, however it is shortened,
// or another name in full.
func (m Meeting) readPerson(words string) (*doc.Person, error) {
	if none(words) {
		return nil, nil
	}
	var found []doc.Person
	for _, p := range m.people() {
		if data.NameKey(p.Name()) == data.NameKey(words) {
			named := Named(p.Person)
			return &named, nil
		}
		if shortened(words, p.Person) {
			found = append(found, Named(p.Person))
		}
	}
	switch {
	case len(found) == 1:
		return &found[0], nil
	case len(found) > 1:
		return nil, fmt.Errorf("“%s” may be %s or %s: write the name in full", words, found[0].Name, found[1].Name)
	case len(strings.Fields(words)) < 2 || strings.ContainsAny(words, "0123456789:;"):
		return nil, fmt.Errorf("the meeting has no “%s”: write the name in full, as “Councillor Ann Day”", words)
	}
	return &doc.Person{Name: words}, nil
}

// shortened tells whether a name is short for a person's: the family name, alone
// or behind a title or initials.
func shortened(words string, p data.Person) bool {
	given, whole := strings.Fields(data.NameKey(words)), strings.Fields(data.NameKey(p.PlainName()))
	family := strings.Fields(data.NameKey(p.Family))
	n := len(given) - len(family)
	if n < 0 || len(family) == 0 || !slices.Equal(given[n:], family) || n > len(whole)-len(family) {
		return false
	}
	for i, initial := range given[:n] {
		if !strings.HasPrefix(whole[i], initial) || len(initial) > 1 && initial != whole[i] {
			return false
		}
	}
	return true
}

// presences are the usual words for being there or not.
var presences = map[string]data.Presence{
	"present": data.Present, "here": data.Present, "there": data.Present, "in attendance": data.Present, "attended": data.Present, "attending": data.Present,
	"apologies": data.Apologies, "apology": data.Apologies, "apologies for absence": data.Apologies, "apologies received": data.Apologies,
	"sent apologies": data.Apologies, "gave apologies": data.Apologies, "apologised": data.Apologies, "sent apologies for absence": data.Apologies,
	"absent with apologies": data.Apologies, "apologies accepted": data.Apologies,
	"absent": data.Absent, "not present": data.Absent, "did not attend": data.Absent, "not there": data.Absent, "absent without apologies": data.Absent,
	"no apologies": data.Absent, "not in attendance": data.Absent,
	"remote": data.Remote, "remotely": data.Remote, "present remotely": data.Remote, "attended remotely": data.Remote, "online": data.Remote,
	"present online": data.Remote, "by video": data.Remote, "by telephone": data.Remote, "joined remotely": data.Remote, "joined online": data.Remote,
	notListed: "", NotStated: "", "": "",
}

var (
	asRole  = regexp.MustCompile(`(?i)^(.*?),? (?:as (?:the )?|(?:and )?in the )(\p{L}[\p{L}-]*)$`)
	inPlace = regexp.MustCompile(`(?i)^(?:substitute for|in (?:the )?place of|for) (.+)$`)
	moved   = regexp.MustCompile(`(?i)^(arrived|came|joined|left|departed)(?: the meeting)?(?: at)? (.+?)(?:,? (?:at |during )?minute (\S+))?$`)
)

// readPart reads a person's part in the meeting: "present", "Councillor Ann Day:
// present as chair; arrived at 7.20 pm, minute 31". Of what is not said the role and,
// for whoever was here, the comings and goings stay.
func (m Meeting) readPart(was data.Attendance, words string) (data.Attendance, error) {
	is := was
	words, err := m.ofPerson(was.Person, words)
	if err != nil {
		return is, err
	}
	parts := strings.Split(words, ";")
	if first, rest, cut := strings.Cut(words, ","); cut && len(parts) == 1 && moved.MatchString(strings.TrimSpace(rest)) {
		parts = []string{first, rest}
	}
	first := strings.TrimSpace(parts[0])
	if f := asRole.FindStringSubmatch(first); f != nil {
		role := data.Role(strings.ToLower(f[2]))
		if role == "chairman" || role == "chairwoman" || role == "chairperson" {
			role = data.Chair
		}
		if !slices.Contains(data.Roles(), role) {
			return is, fmt.Errorf("“%s” is no part in a meeting: write chair, vice-chair, member, officer or clerk", f[2])
		}
		first, is.Role = f[1], role
	}
	presence, ok := presences[strings.TrimPrefix(plain(first), "was ")]
	if !ok {
		return is, fmt.Errorf("“%s” is no attendance: write present, apologies, absent, present remotely or not listed", strings.TrimSpace(words))
	}
	if is.Presence = presence; !presence.Here() {
		is.Movements, is.For = nil, 0
		if presence == "" {
			is.Role = was.Role
		}
	}
	return m.readRest(is, parts[1:])
}

// readRest reads for whom a person stood in, and when they came and went.
func (m Meeting) readRest(is data.Attendance, parts []string) (data.Attendance, error) {
	var moves []data.Movement
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if !is.Presence.Here() {
			return is, fmt.Errorf("whoever was not there neither came nor went: “%s”", part)
		}
		if f := inPlace.FindStringSubmatch(part); f != nil {
			p, err := m.readPerson(f[1])
			if err != nil {
				return is, err
			}
			i := slices.IndexFunc(m.Members, func(x data.Member) bool { return p != nil && Same(Named(x.Person), *p) })
			if i < 0 {
				return is, fmt.Errorf("“%s” is no member whose place could be taken", f[1])
			}
			is.For = m.Members[i].Person.ID
			continue
		}
		f := moved.FindStringSubmatch(part)
		if f == nil {
			return is, fmt.Errorf("“%s” says nothing of an attendance: write “arrived at 7.20 pm”, “left at 8.15 pm” or “in place of Councillor Day”", part)
		}
		mv, err := m.readMovement(is, f, len(moves))
		if err != nil {
			return is, err
		}
		moves = append(moves, mv)
	}
	if moves != nil {
		is.Movements = moves
	}
	return is, nil
}

// readMovement reads a coming or going; the item is the one named, or that of the
// movement it stands for.
func (m Meeting) readMovement(was data.Attendance, f []string, nth int) (data.Movement, error) {
	mv := data.Movement{Kind: data.Arrived}
	if kind := strings.ToLower(f[1]); kind == "left" || kind == "departed" {
		mv.Kind = data.Left
	}
	near := m.Meeting.Start.Clock()
	if nth < len(was.Movements) && was.Movements[nth].Kind == mv.Kind {
		mv.Item, near = was.Movements[nth].Item, was.Movements[nth].At
	}
	var err error
	if mv.At, err = readTime(f[2], near); err != nil || f[3] == "" {
		return mv, err
	}
	i := slices.IndexFunc(m.Items, func(it Item) bool { return it.MinuteNumber == f[3] })
	if i < 0 {
		return mv, fmt.Errorf("there is no minute %s", f[3])
	}
	mv.Item = m.Items[i].ID
	return mv, nil
}

// ofPerson takes the name of a person from before words of theirs; the name of
// another is an error.
func (m Meeting) ofPerson(p data.Person, words string) (string, error) {
	name, rest, cut := strings.Cut(words, ":")
	if cut && !strings.Contains(name, ";") && !strings.ContainsAny(name, "0123456789") {
		if data.NameKey(name) != data.NameKey(p.Name()) && !shortened(name, p) {
			return "", fmt.Errorf("this is about %s, not about %s", p.Name(), strings.TrimSpace(name))
		}
		return strings.TrimSpace(rest), nil
	}
	return words, nil
}

var outcomes = map[string]doc.Outcome{
	"carried": doc.Carried, "approved": doc.Carried, "agreed": doc.Carried, "passed": doc.Carried, "adopted": doc.Carried, "accepted": doc.Carried,
	"lost": doc.Lost, "defeated": doc.Lost, "rejected": doc.Lost, "not carried": doc.Lost, "refused": doc.Lost, "fell on the vote": doc.Lost,
	"withdrawn": doc.Withdrawn, "deferred": doc.DeferredTo, "fell": doc.Fell, "not seconded": doc.Fell, "no seconder": doc.Fell,
	"fell for want of a seconder": doc.Fell, "lapsed": doc.Fell, "undecided": doc.Undecided, "not put": doc.Undecided,
}

func readOutcome(words string) (doc.Outcome, error) {
	if none(words) {
		return doc.Undecided, nil
	}
	s := plain(words)
	for _, before := range []string{"the ", "motion ", "amendment ", "was "} {
		s = strings.TrimPrefix(s, before)
	}
	if o, ok := outcomes[s]; ok {
		return o, nil
	}
	return "", fmt.Errorf("“%s” is no outcome: write carried, lost, withdrawn, deferred or fell", words)
}

var choices = map[string]doc.Choice{
	"for": doc.For, "in favour": doc.For, "voted for": doc.For, "voted in favour": doc.For, "aye": doc.For, "yes": doc.For,
	"against": doc.Against, "voted against": doc.Against, "no": doc.Against, "nay": doc.Against, "opposed": doc.Against,
	"abstained": doc.Abstained, "abstain": doc.Abstained, "abstention": doc.Abstained, "abstaining": doc.Abstained,
	"not voting": doc.NotVoting, "did not vote": doc.NotVoting, "no vote": doc.NotVoting, "not vote": doc.NotVoting,
	"interest": doc.Barred, "declared an interest": doc.Barred, "did not vote for an interest": doc.Barred, "not voting by reason of an interest": doc.Barred,
}

// readChoice reads the vote of a member; empty for one that goes.
func readChoice(words string) (doc.Choice, error) {
	if none(words) {
		return "", nil
	}
	if c, ok := choices[plain(words)]; ok {
		return c, nil
	}
	return "", fmt.Errorf("“%s” is no vote: write for, against, abstained, not voting or interest", words)
}

// readDue reads when an action is due: a day, words such as “next meeting”, or both
// with a semicolon between.
func readDue(words string) (due, text string) {
	if none(words) {
		return "", ""
	}
	day, rest, _ := strings.Cut(words, ";")
	if on, ok := readDay(strings.TrimSpace(day)); ok {
		return string(on), strings.TrimSpace(rest)
	}
	return "", words
}

var errVote = errors.New("write the vote as “for 8, against 1, abstained 0”, or as “agreed without a vote”")

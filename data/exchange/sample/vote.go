package sample

import (
	"fmt"
	"slices"
	"strings"

	"minutebook/data/doc"
)

// terms are what stands in brackets before the text of a block: "by Fenn;
// hands 7-2-1" is by: "Fenn" and hands: "7-2-1".
type terms map[string]string

func (t terms) has(word string) bool { _, ok := t[word]; return ok }

// clauses parts a line into its terms and its text.
func clauses(line string) (terms, string) {
	t := terms{}
	inside, text, ok := strings.Cut(strings.TrimPrefix(line, "["), "]")
	if !ok || !strings.HasPrefix(line, "[") {
		return t, line
	}
	for _, clause := range strings.Split(inside, ";") {
		word, rest, _ := strings.Cut(strings.TrimSpace(clause), " ")
		t[word] = rest
	}
	return t, strings.TrimSpace(text)
}

func (w *writer) proposers(t terms) (mover, seconder *doc.Person) {
	names := list(t["by"])
	if len(names) > 0 {
		mover = w.person(names[0])
	}
	if len(names) > 1 {
		seconder = w.person(names[1])
	}
	return mover, seconder
}

// vote is how a vote went: assent, "hands 7-2-1", "ballot 6-5-0", or recorded
// with the names after each choice. In a show of hands "own Fenn against" is a
// member who asked for it to be recorded.
func (w *writer) vote(t terms) *doc.Vote {
	i := slices.IndexFunc(doc.Methods(), func(m doc.Method) bool { return t.has(string(m)) })
	if i < 0 {
		return nil
	}
	v := &doc.Vote{Method: doc.Methods()[i], Casting: doc.Choice(t["casting"])}
	switch v.Method {
	case doc.Hands, doc.Ballot:
		_, err := fmt.Sscanf(t[string(v.Method)], "%d-%d-%d", &v.For, &v.Against, &v.Abstained)
		w.fail(err)
		if family, choice, ok := strings.Cut(t["own"], " "); ok {
			v.Names = []doc.NamedVote{{Person: *w.person(family), Choice: doc.Choice(choice)}}
		}
	case doc.Recorded:
		for _, choice := range doc.Choices() {
			names := list(t[string(choice)])
			for _, family := range names {
				v.Names = append(v.Names, doc.NamedVote{Person: *w.person(family), Choice: choice})
			}
			switch choice {
			case doc.For:
				v.For = len(names)
			case doc.Against:
				v.Against = len(names)
			case doc.Abstained:
				v.Abstained = len(names)
			}
		}
	}
	return v
}

package rules

import (
	"slices"
	"strings"

	"minutebook/data"
)

// chairWords are what the one in the chair is called where a body has no word of
// its own.
var chairWords = []string{"chair", "chairman", "chairwoman", "chairperson", "chairing councillor", "convener", "convenor", "presiding member",
	"mayor", "town mayor", "lord mayor", "provost", "cadeirydd", "maer"}

// IsChair tells whether a reader of draft minutes is the chair, whose word agrees
// them: by the capacity in which they read, as a member of the body on the day, or
// among those who keep the book.
func IsChair(r data.Reader, w data.Wording, members []data.Member, keepers []data.Keeper) bool {
	capacity, _, _ := strings.Cut(strings.ToLower(r.Capacity), " of ")
	capacity = strings.TrimPrefix(strings.TrimSpace(capacity), "the ")
	if slices.Contains(append(chairWords, strings.ToLower(ChairTitle(w))), capacity) {
		return true
	}
	key := data.NameKey(r.Name)
	return slices.ContainsFunc(members, func(m data.Member) bool {
		return m.Role == data.Chair && (data.NameKey(m.Person.Name()) == key || data.NameKey(m.Person.PlainName()) == key)
	}) || slices.ContainsFunc(keepers, func(k data.Keeper) bool { return k.Role == data.Chair && data.NameKey(k.Name) == key })
}

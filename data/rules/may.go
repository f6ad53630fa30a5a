package rules

import (
	"fmt"

	"minutebook/data"
)

// Deed is what somebody does to a book, as far as it matters who may.
type Deed string

const (
	Reading  Deed = "read"
	Typing   Deed = "type"  // everything that changes the book but what follows
	Agreeing Deed = "agree" // take in what a reader says of a draft
	Signing  Deed = "sign"
	Naming   Deed = "name" // say who keeps the book
)

// May tells in one sentence why a keeper of a role may not do a deed, or nil. No
// role is that of somebody whom the book does not know: where it knows anybody,
// they read only. Minutes are the clerk's to write and the chair's to agree and
// to sign (LGA 1972 Sch 12 para 41).
func May(role data.Role, deed Deed) error {
	switch {
	case deed == Reading || role == data.Clerk:
		return nil
	case role == data.Chair && (deed == Agreeing || deed == Signing):
		return nil
	case role == data.Chair:
		return fmt.Errorf("a chair agrees drafts and signs: what is written in the book is the clerk's to change")
	}
	return fmt.Errorf("only those who keep the book change it")
}

// Serving are the keepers who serve on a day.
func Serving(keepers []data.Keeper, on data.Date) []data.Keeper {
	var out []data.Keeper
	for _, k := range keepers {
		if k.Left == "" || on < k.Left {
			out = append(out, k)
		}
	}
	return out
}

package rules

import (
	"testing"

	"minutebook/data"
)

// TestMay: minutes are the clerk's to write, the chair's to agree and to sign
// (LGA 1972 Sch 12 para 41); whom the book does not know reads.
func TestMay(t *testing.T) {
	for role, may := range map[data.Role]map[Deed]bool{
		data.Clerk: {Reading: true, Typing: true, Agreeing: true, Signing: true, Naming: true},
		data.Chair: {Reading: true, Typing: false, Agreeing: true, Signing: true, Naming: false},
		"":         {Reading: true, Typing: false, Agreeing: false, Signing: false, Naming: false},
	} {
		for deed, want := range may {
			if err := May(role, deed); (err == nil) != want {
				t.Errorf("%q, %s: %v", role, deed, err)
			}
		}
	}
}

func TestServing(t *testing.T) {
	all := []data.Keeper{{Name: "Ada Finch"}, {Name: "Ben Sparrow", Left: "2026-05-01"}}
	for on, want := range map[data.Date]int{"2026-04-30": 2, "2026-05-01": 1} {
		if got := Serving(all, on); len(got) != want {
			t.Errorf("on %s: %v", on, got)
		}
	}
}

func TestIsChair(t *testing.T) {
	finch := data.Person{Honorific: "Councillor", Given: "Ada", Family: "Finch"}
	wren := data.Person{Given: "Cora", Family: "Wren"}
	members := []data.Member{{Person: finch, Role: data.Chair}, {Person: wren, Role: data.ViceChair}}
	keepers := []data.Keeper{{Name: "Hugh Heron", Role: data.Chair}, {Name: "Ivy Dove", Role: data.Clerk}}
	for _, c := range []struct {
		r    data.Reader
		w    data.Wording
		want bool
	}{
		{data.Reader{Name: "Somebody", Capacity: "Chairman"}, data.Wording{}, true},
		{data.Reader{Name: "Somebody", Capacity: "the Chair of the Planning Committee"}, data.Wording{}, true},
		{data.Reader{Name: "Somebody", Capacity: "Vice-Chairman"}, data.Wording{}, false},
		{data.Reader{Name: "Somebody", Capacity: "Deputy Mayor"}, data.Wording{}, false},
		{data.Reader{Name: "Somebody", Capacity: "Portreeve"}, data.Wording{ChairTitle: "Portreeve"}, true},
		{data.Reader{Name: "Cllr Ada Finch"}, data.Wording{}, true},
		{data.Reader{Name: "Ada Finch", Capacity: "Ward member"}, data.Wording{}, true},
		{data.Reader{Name: "Cora Wren"}, data.Wording{}, false},
		{data.Reader{Name: "Hugh Heron"}, data.Wording{}, true},
		{data.Reader{Name: "Ivy Dove"}, data.Wording{}, false},
		{data.Reader{Name: "Max Starling", Capacity: "Director of Finance"}, data.Wording{}, false},
	} {
		if got := IsChair(c.r, c.w, members, keepers); got != c.want {
			t.Errorf("%+v is the chair: %v", c.r, got)
		}
	}
}

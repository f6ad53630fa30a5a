package minutes

import "minutebook/ui/widgets"

// proposers are who moves and who seconds what a form proposes.
type proposers struct {
	mover    *personField
	seconder *personField
}

func newProposers(r room, on func()) proposers {
	field := func() *personField { return newPersonField(letters, r.movers, on) }
	return proposers{field(), field()}
}

// rows adds the two fields to a form.
func (p proposers) rows(form *widgets.Form) {
	form.Add("Proposed by", p.mover.NameEntry).Add("Seconded by", p.seconder.NameEntry)
}

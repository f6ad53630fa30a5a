package data

// Nation is whose bank holidays a body keeps.
type Nation string

const (
	EnglandWales    Nation = "england-wales"
	Scotland        Nation = "scotland"
	NorthernIreland Nation = "northern-ireland"
)

// Nations lists every nation.
func Nations() []Nation { return []Nation{EnglandWales, Scotland, NorthernIreland} }

// HolidayKind says why a day stands in the clerk's table.
type HolidayKind string

const (
	BankHoliday  HolidayKind = "bank holiday" // one the law's calendar lacks: a royal wedding
	Thanksgiving HolidayKind = "thanksgiving" // a day of public thanksgiving (LGA 1972 s.243(4))
	Mourning     HolidayKind = "mourning"     // a day of public mourning (LGA 1972 s.243(4)); whether national mourning is one is disputed
	WorkingDay   HolidayKind = "working day"  // a bank holiday that was moved away
)

// HolidayKinds lists every kind.
func HolidayKinds() []HolidayKind {
	return []HolidayKind{BankHoliday, Thanksgiving, Mourning, WorkingDay}
}

// Holiday is a day on which the clerk puts right the calendar of bank holidays.
type Holiday struct {
	Day    Date        `json:"day"`
	Nation Nation      `json:"nation,omitempty"` // empty: everywhere
	Kind   HolidayKind `json:"kind"`
	Name   string      `json:"name"` // "Coronation of King Charles III"
}

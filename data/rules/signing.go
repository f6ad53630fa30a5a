package rules

import (
	"errors"
	"fmt"

	"minutebook/data"
)

// SignedOn says why approved minutes cannot have been signed on a day; nil if they
// can. They are signed at the meeting that approves them, or afterwards (LGA 1972 Sch
// 12 para 41(1)).
func SignedOn(a data.Approval, on, today data.Date) error {
	switch {
	case on > today:
		return errors.New("it cannot have been signed on a day to come")
	case on < a.On:
		return fmt.Errorf("they were approved on %s, and are signed on that day or later", a.On.Medium())
	}
	return nil
}

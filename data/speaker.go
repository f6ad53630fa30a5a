package data

import "time"

// Speaker is somebody who asked to speak on an item, in the order they are
// called.
type Speaker struct {
	ID       int64     `json:"id"`
	Item     int64     `json:"item"`
	Position int       `json:"position"` // from 1
	Name     string    `json:"name"`     // as printed: "Councillor Ann Day", "A member of the public"
	Used     int       `json:"used"`     // seconds spoken so far, without the turn that runs
	Began    time.Time `json:"began"`    // when the turn that runs began; zero while they do not speak
}

// Spoken is how long the speaker has spoken by now.
func (s Speaker) Spoken(now time.Time) time.Duration {
	d := time.Duration(s.Used) * time.Second
	if !s.Began.IsZero() && now.After(s.Began) {
		d += now.Sub(s.Began)
	}
	return d
}

package autosave

import "time"

// The pace of saving. What is typed is given to the book half a second after the
// last key and, while typing goes on, so soon after the first unsaved key that
// with the writing itself it is on disk within a second.
const (
	Idle    = 500 * time.Millisecond
	Longest = 800 * time.Millisecond
	Retry   = 5 * time.Second
)

// schedule knows what is unsaved and when to save it. It has no clock of its
// own and does nothing but reckon.
type schedule struct {
	order   []string // keys in the order they were first changed
	waiting map[string]*unsaved
}

type unsaved struct {
	first, last time.Time // first and last change not yet given to the book
	again       time.Time // not before, after a failure; zero if none failed
}

func (s *schedule) changed(key string, now time.Time) {
	if s.waiting == nil {
		s.waiting = map[string]*unsaved{}
	}
	if u := s.waiting[key]; u != nil {
		u.last = now
		return
	}
	s.waiting[key] = &unsaved{first: now, last: now}
	s.order = append(s.order, key)
}

func (u *unsaved) due() time.Time {
	if !u.again.IsZero() {
		return u.again
	}
	at := u.last.Add(Idle)
	if latest := u.first.Add(Longest); latest.Before(at) {
		return latest
	}
	return at
}

// take gives the keys to save now, in the order they were changed, and takes
// them off the list; all of them whether due or not if everything is asked for.
func (s *schedule) take(now time.Time, everything bool) []string {
	var out, rest []string
	for _, key := range s.order {
		if everything || !s.waiting[key].due().After(now) {
			out = append(out, key)
			delete(s.waiting, key)
		} else {
			rest = append(rest, key)
		}
	}
	s.order = rest
	return out
}

// failed puts a key back after a save that failed.
func (s *schedule) failed(key string, now time.Time) {
	s.changed(key, now)
	s.waiting[key].again = now.Add(Retry)
}

// next is when the next key is due; false if nothing waits.
func (s *schedule) next() (time.Time, bool) {
	var at time.Time
	for _, key := range s.order {
		if due := s.waiting[key].due(); at.IsZero() || due.Before(at) {
			at = due
		}
	}
	return at, len(s.order) > 0
}

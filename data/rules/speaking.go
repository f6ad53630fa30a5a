package rules

import (
	"fmt"
	"slices"
	"time"

	"minutebook/data"
)

// Speaking is the place of the speaker whose turn runs; -1 while nobody speaks.
func Speaking(list []data.Speaker) int {
	return slices.IndexFunc(list, func(s data.Speaker) bool { return !s.Began.IsZero() })
}

// GiveFloor is the list after speaker i began to speak. One speaks at a time:
// whoever spoke stops.
func GiveFloor(list []data.Speaker, i int, now time.Time) []data.Speaker {
	list = TakeFloor(list, now)
	list[i].Began = now
	return list
}

// TakeFloor is the list after whoever spoke has stopped, the time counted.
func TakeFloor(list []data.Speaker, now time.Time) []data.Speaker {
	list = slices.Clone(list)
	for i, s := range list {
		if !s.Began.IsZero() {
			list[i].Used, list[i].Began = int(s.Spoken(now).Round(time.Second)/time.Second), time.Time{}
		}
	}
	return list
}

// NextSpeaker is the list after the one below whoever speaks began to speak; at
// the end of the list nobody does. While nobody speaks it is the first who has
// not spoken.
func NextSpeaker(list []data.Speaker, now time.Time) []data.Speaker {
	next := Speaking(list) + 1
	if next == 0 {
		next = slices.IndexFunc(list, func(s data.Speaker) bool { return s.Used == 0 })
	}
	if next < 0 || next >= len(list) {
		return TakeFloor(list, now)
	}
	return GiveFloor(list, next, now)
}

// MoveSpeaker is the list with speaker i moved by some places, as far as there are.
func MoveSpeaker(list []data.Speaker, i, by int) []data.Speaker {
	list = slices.Clone(list)
	s := list[i]
	to := max(0, min(i+by, len(list)-1))
	return slices.Insert(slices.Delete(list, i, i+1), to, s)
}

// longestTurn is how long anybody may speak before the clock counts as forgotten.
const longestTurn = 2 * time.Hour

// WithoutForgotten is the list read from a book: a turn nobody stopped, because
// the program ended over it hours ago, is not counted.
func WithoutForgotten(list []data.Speaker, now time.Time) []data.Speaker {
	list = slices.Clone(list)
	for i, s := range list {
		if !s.Began.IsZero() && (now.Sub(s.Began) > longestTurn || s.Began.After(now)) {
			list[i].Began = time.Time{}
		}
	}
	return list
}

// SpokenWords is a time used as clocks show it: "02:31", "61:05".
func SpokenWords(d time.Duration) string {
	seconds := int(d / time.Second)
	return fmt.Sprintf("%02d:%02d", seconds/60, seconds%60)
}

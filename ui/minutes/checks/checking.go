package checks

import (
	"context"
	"slices"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules/check"
	"minutebook/data/store"
)

// Pause is how long the hands must rest before the minutes are checked.
const Pause = 700 * time.Millisecond

// checking is the checks of the meeting that is open.
type checking struct {
	checker check.Checker
	known   check.Known
	read    bool                   // known was read from the book
	texts   map[int64]doc.Document // of items typed in
	typed   map[int64]bool         // items typed in since the last check
	beyond  int64                  // the furthest item that was written in or come to in turn
	meeting int64
	stop    func()    // what watches for the hands to rest
	due     bool      // something has changed since the last check
	changed time.Time // when it did
	running bool
}

// Begin checks the meeting that was opened.
func (c *List) Begin() {
	m := c.page.Record()
	if c.checks != nil {
		c.checks.stop()
	}
	c.checks = &checking{meeting: m.Meeting.ID, due: true, texts: map[int64]doc.Document{}, typed: map[int64]bool{}}
	c.checks.stop = c.session.Watch(Pause/2, c.Look)
	for i, it := range m.Items { // a standing item may be written in advance
		if !it.Standing && i+1 < len(m.Items) && !it.Minutes.Empty() {
			c.reach(it.ID)
		}
	}
	c.visited = false
	c.show(nil)
	c.Root.Refresh() // there may be more items, or fewer
}

// Changed says that an item was typed in.
func (c *List) Changed(item int64) {
	if c.checks != nil {
		c.checks.typed[item] = true
		c.reach(item)
		c.Soon()
	}
}

func (c *List) reach(item int64) {
	place := c.page.Place()
	if place[item] > place[c.checks.beyond] {
		c.checks.beyond = item
	}
}

// next tells whether an item is the first after the furthest: who looks ahead
// further has not dealt with what lies between.
func (c *List) next(item int64) bool {
	place := c.page.Place()
	beyond, at := place[c.checks.beyond], place[item]
	if at <= beyond {
		return false
	}
	items := c.page.Record().Items
	for i := range items {
		it := &items[i]
		if n := place[it.ID]; !it.Heading && n > beyond && n < at {
			return false
		}
	}
	return true
}

// Soon checks when the hands have rested for a moment.
func (c *List) Soon() {
	if c.checks == nil {
		return
	}
	c.checks.due, c.checks.changed = true, c.session.Now()
	if at := c.page.At(); c.next(at) {
		c.reach(at)
	}
}

// Look checks if something has changed and the hands have rested since.
func (c *List) Look() {
	if now := c.checks; now.due && !now.running && c.session.Now().Sub(now.changed) >= Pause {
		c.Run()
	}
}

// Run checks the minutes as they stand now.
func (c *List) Run() {
	now := c.checks
	if now == nil || now.meeting != c.page.Record().Meeting.ID { // another is shown, or none
		return
	}
	now.due = false
	now.running = true
	m, at := c.snapshot()
	var found []check.Finding
	c.Work(func(ctx context.Context) (err error) {
		if !now.read {
			if now.known.People, now.known.Held, err = beside(ctx, c.session.Book, m.Meeting); err != nil {
				return err
			}
			if now.known.Calendar, err = c.session.Book.Calendar(ctx); err != nil {
				return err
			}
			now.read = true
		}
		k := now.known
		k.At, k.Beyond = at.At, at.Beyond
		found = now.checker.Minutes(m, k)
		return nil
	}, func(err error) {
		now.running = false
		if c.checks != now { // another meeting was opened
			return
		}
		if c.session.Did("check the minutes", err) {
			c.show(found)
		}
	})
}

// beside is what the book has beside the meeting: everybody it names, and the
// other meetings of the body.
func beside(ctx context.Context, b *store.Book, m data.Meeting) (people []data.Person, held []data.Meeting, err error) {
	if people, err = b.People(ctx); err != nil {
		return nil, nil, err
	}
	rows, err := b.Meetings(ctx, store.MeetingFilter{Body: m.Body})
	for _, r := range rows {
		if r.ID != m.ID {
			held = append(held, r.Meeting)
		}
	}
	return people, held, err
}

// snapshot is the meeting with the words on the page, which do not change any
// more, and where the clerk is in it.
func (c *List) snapshot() (record.Meeting, check.Known) {
	now := c.checks
	m := c.page.Record()
	m.Items = slices.Clone(m.Items)
	for i, it := range m.Items {
		if now.typed[it.ID] {
			now.texts[it.ID] = c.page.Words(it.ID)
		}
		if d, ok := now.texts[it.ID]; ok {
			m.Items[i].Minutes = d
		}
	}
	clear(now.typed)
	if m.Meeting.Status != data.Drafting {
		return m, check.Known{}
	}
	return m, check.Known{At: c.page.At(), Beyond: now.beyond}
}

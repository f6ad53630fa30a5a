package sample

import (
	"context"
	"fmt"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/review"
	"minutebook/data/rules"
	"minutebook/data/store"
)

// sentToChair sends the draft of a sitting to the chair, who has it still, and to
// an officer whose answer is in the book and waits for the clerk:
//
//	asked: Wraxby; 4, 5; thirty metres => forty metres; 5; The Sundays should be in April.
//
// is who, about which items, what they put right, and a remark on an item.
func (c *council) sentToChair(ctx context.Context, b *store.Book, s *sitting, items []data.Item) error {
	for _, line := range s.head["asked"] {
		if err := c.asked(ctx, b, s, items, strings.SplitN(line, "; ", 5)); err != nil {
			return err
		}
	}
	members, err := b.MembersOn(ctx, s.meeting.Body, s.day)
	if err != nil {
		return err
	}
	chair := members[0].Person // the chair comes first
	r := data.Review{Meeting: s.meeting.ID, Note: "A draft, for your remarks by Friday, please.",
		Reader: data.Reader{Name: chair.Name(), Capacity: c.bodies[s.body].Wording.ChairTitle, Email: chair.Email}}
	_, err = b.SendReview(ctx, &r, "")
	return err
}

func (c *council) asked(ctx context.Context, b *store.Book, s *sitting, items []data.Item, f []string) error {
	if len(f) < 5 {
		return fmt.Errorf("whoever is asked has five fields: %q", f)
	}
	officer, err := c.named(f[0])
	if err != nil {
		return err
	}
	item := func(number string) data.Item { return items[s.itemNumbered(number)-1] }
	r := data.Review{Meeting: s.meeting.ID, Note: "Is this what was said?",
		Reader: data.Reader{Name: officer.Name(), Capacity: officer.Post, Email: officer.Email}}
	for _, number := range list(f[1]) {
		r.Asked = append(r.Asked, item(number).UID)
	}
	file, err := b.SendReview(ctx, &r, "")
	if err != nil {
		return err
	}
	whole, err := review.Decode(file, "")
	if err != nil {
		return err
	}
	old, fresh, _ := strings.Cut(f[2], " => ")
	a := review.Answer{Round: 1, At: s.day.Time().Add(34 * time.Hour), By: r.Reader.Name, Verdict: data.VerdictReturned, Texts: map[string]doc.Document{},
		Remarks: []review.Remark{{Key: s.key + "-remark", Item: item(f[3]).UID, Text: f[4], At: s.day.Time().Add(34 * time.Hour)}}}
	for _, it := range whole.Sent.Record.Items {
		if d, found := rules.Correct(it.Minutes, "", old, fresh, ""); found == 1 {
			a.Texts[it.UID] = d
		}
	}
	whole.Answer = a
	if file, err = review.Encode(whole, ""); err != nil {
		return err
	}
	_, err = b.TakeReview(ctx, file, "")
	return err
}

// published puts the draft of a sitting out, with a slip that was corrected since:
//
//	slip: £1,150 => £1,510; Two figures had changed places
//
// is what the minutes say, what they said first, and the reason.
func (c *council) published(ctx context.Context, b *store.Book, s *sitting, items []data.Item) error {
	words, reason, slipped := strings.Cut(strings.Join(s.head["slip"], ""), "; ")
	if !slipped {
		return b.Publish(ctx, s.meeting.ID)
	}
	right, wrong, _ := strings.Cut(words, " => ")
	for _, it := range items {
		texts, err := b.Texts(ctx, it.ID)
		if err != nil {
			return err
		}
		text := texts.Minutes
		slip, found := rules.Correct(text.Doc, "", right, wrong, "")
		if found != 1 {
			continue
		}
		rev, err := b.SaveText(it.ID, store.MinutesPart, doc.Settled(slip), text.Rev)
		if err != nil {
			return err
		}
		if err := b.Publish(ctx, s.meeting.ID); err != nil {
			return err
		}
		if _, err := b.BeginCorrection(ctx, s.meeting.ID, reason); err != nil {
			return err
		}
		if _, err := b.SaveText(it.ID, store.MinutesPart, text.Doc, rev); err != nil {
			return err
		}
		_, err = b.EndCorrection(ctx, s.meeting.ID)
		return err
	}
	return fmt.Errorf("the minutes do not say %q", right)
}

// corrections are those with which the minutes of a sitting were approved, of words
// and of facts:
//
//	correction: fourteen signatures => forty signatures
//	correction: seconder: Councillor Aurelio Fenn => Councillor Simran Kaur-Whitlow
func (s *sitting) corrections() []store.Replacement {
	var out []store.Replacement
	for _, line := range s.head["correction"] {
		old, fresh, _ := strings.Cut(line, " => ")
		out = append(out, store.Replacement{Old: old, New: fresh})
	}
	return out
}

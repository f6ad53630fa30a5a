package store

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// FindMinutes lists minutes that the minutes of a meeting may refer to, by what
// is typed of a number and of words: of the meeting's own body up to that day
// first, newest meeting first, and then those of other bodies whose names the
// words begin ("12 planning"). With nothing typed it lists the newest.
func (b *Book) FindMinutes(ctx context.Context, from data.Meeting, typed string, limit int) (_ []data.Minute, err error) {
	defer doing(&err, "find a minute")
	number, words := splitNumber(typed)
	out, err := query(ctx, b.r, scanMinute, sqlFindMinutes, from.Body, from.Start, number, titleLike(words), limit)
	if err != nil || len(words) == 0 {
		return out, err
	}
	bodies, err := query(ctx, b.r, scanBody, sqlBodies)
	if err != nil {
		return nil, err
	}
	for _, body := range bodies {
		rest, named := withoutName(words, body)
		if !named || body.ID == from.Body || len(out) >= limit {
			continue
		}
		more, err := query(ctx, b.r, scanMinute, sqlFindMinutes, body.ID, from.Start, number, titleLike(rest), limit-len(out))
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// splitNumber parts the first number typed from the words: "243", "133/20" or
// "12a".
func splitNumber(typed string) (number string, words []string) {
	for _, w := range strings.Fields(typed) {
		if number == "" && w[0] >= '0' && w[0] <= '9' {
			number = w
			continue
		}
		words = append(words, w)
	}
	return number, words
}

// titleLike is the pattern of titles with words that begin so, in order.
func titleLike(words []string) string {
	if len(words) == 0 {
		return "%"
	}
	escaped := make([]string, len(words))
	for i, w := range words {
		escaped[i] = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(w)
	}
	return "% " + strings.Join(escaped, "% ") + "%"
}

// withoutName takes the words away that begin words of a body's name, and tells
// whether there were any.
func withoutName(words []string, body data.Body) (rest []string, named bool) {
	name := strings.Fields(strings.ToLower(body.Name + " " + body.ShortName))
	for _, w := range words {
		is := false
		for _, n := range name {
			is = is || len(w) > 2 && strings.HasPrefix(n, strings.ToLower(w))
		}
		if named = named || is; !is {
			rest = append(rest, w)
		}
	}
	return rest, named
}

// Minutes names the minutes of items by their UIDs; one that has no number, or
// has gone, is not among them.
func (b *Book) Minutes(ctx context.Context, uids []string) (_ map[string]data.Minute, err error) {
	defer doing(&err, "read the minutes referred to")
	return minutesBy(ctx, b.r, uids)
}

func minutesBy(ctx context.Context, q querier, uids []string) (map[string]data.Minute, error) {
	list, err := jsonText(uids)
	if err != nil {
		return nil, err
	}
	found, err := query(ctx, q, scanMinute, sqlMinutesByUID, list)
	out := map[string]data.Minute{}
	for _, m := range found {
		out[m.UID] = m
	}
	return out, err
}

// refer brings the cross references in a record that is not approved up to date.
func refer(ctx context.Context, q querier, m *record.Meeting) error {
	var uids []string
	for _, i := range m.Items {
		uids = append(uids, doc.References(i.Minutes)...)
	}
	if len(uids) == 0 {
		return nil
	}
	minutes, err := minutesBy(ctx, q, uids)
	for i := range m.Items {
		m.Items[i].Minutes, _ = doc.Refer(m.Items[i].Minutes, Words(minutes, m.Meeting))
	}
	return err
}

// Words is what the minutes of a meeting say of each of some minutes, by the
// UIDs of their items, as doc.Refer wants to know it.
func Words(minutes map[string]data.Minute, from data.Meeting) func(uid string) (string, bool) {
	return func(uid string) (string, bool) {
		m, ok := minutes[uid]
		return m.Refers(from), ok
	}
}

// settleReferences writes the cross references of a meeting as they are now into
// its texts, before they are frozen.
func settleReferences(t *tx, meeting int64) error {
	was, err := recordFromRows(t.ctx, t, meeting)
	if err != nil {
		return err
	}
	now := was
	now.Items = slices.Clone(was.Items)
	if err := refer(t.ctx, t, &now); err != nil {
		return err
	}
	texts, err := textsBy(t.ctx, t, sqlTextsOfMeeting, meeting)
	if err != nil {
		return err
	}
	for i, it := range now.Items {
		if reflect.DeepEqual(it.Minutes, was.Items[i].Minutes) {
			continue
		}
		if _, err := writeText(t, it.ID, MinutesPart, it.Minutes, texts[it.ID].Minutes.Rev); err != nil {
			return err
		}
	}
	return nil
}

func scanMinute(r row) (m data.Minute, err error) {
	var start data.DateTime
	err = r.Scan(&m.UID, &m.Item, &m.Meeting, &m.Body, &m.BodyName, &m.Numbering, &m.Year, &start, &m.Number, &m.Title)
	m.On = start.Date()
	return m, err
}

const (
	minuteColumns  = `i.uid, i.id, m.id, m.body_id, b.name, b.numbering, m.year, m.starts_at, i.minute_number, i.title`
	sqlFindMinutes = `SELECT ` + minuteColumns + ` FROM meeting m JOIN body b ON b.id = m.body_id JOIN item i ON i.meeting_id = m.id
		LEFT JOIN item p ON p.id = i.parent_id
		WHERE m.body_id = ?1 AND m.starts_at <= ?2 AND i.minute_number <> '' AND i.heading = 0
		  AND (?3 = '' OR i.minute_number LIKE ?3 || '%') AND ' ' || i.title LIKE ?4 ESCAPE '\'
		ORDER BY ?3 <> '' AND i.minute_number <> ?3 AND i.minute_number NOT LIKE ?3 || '/%', m.starts_at DESC,
		  coalesce(p.position, i.position), i.parent_id IS NOT NULL, i.position LIMIT ?5`
	sqlMinutesByUID = `SELECT ` + minuteColumns + ` FROM json_each(?) JOIN item i ON i.uid = json_each.value JOIN meeting m ON m.id = i.meeting_id
		JOIN body b ON b.id = m.body_id WHERE i.minute_number <> ''`
)

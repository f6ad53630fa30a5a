package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/rules"
)

// Bodies lists every body by parent then name; archived ones come last.
func (b *Book) Bodies(ctx context.Context) (_ []data.Body, err error) {
	defer doing(&err, "list bodies")
	bodies, err := query(ctx, b.r, scanBody, sqlBodies)
	slices.SortStableFunc(bodies, func(x, y data.Body) int {
		return cmp.Or(compareBools(x.Archived, y.Archived), cmp.Compare(x.Parent, y.Parent),
			strings.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)))
	})
	return bodies, err
}

func compareBools(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

// Body is the body with the id.
func (b *Book) Body(ctx context.Context, id int64) (_ data.Body, err error) {
	defer doing(&err, "read body")
	return one(ctx, b.r, scanBody, sqlBody, id)
}

// BodyNamed is the body of that name or short name, in upper or lower case.
// A body that still meets comes before an archived one.
func (b *Book) BodyNamed(ctx context.Context, name string) (_ data.Body, err error) {
	defer doing(&err, "find body %q", name)
	return bodyNamed(ctx, b.r, name)
}

func bodyNamed(ctx context.Context, q querier, name string) (data.Body, error) {
	name = strings.Join(strings.Fields(name), " ")
	bodies, err := query(ctx, q, scanBody, sqlBodies)
	if err != nil {
		return data.Body{}, err
	}
	slices.SortStableFunc(bodies, func(x, y data.Body) int { return compareBools(x.Archived, y.Archived) })
	for _, named := range []func(data.Body) string{
		func(b data.Body) string { return b.Name }, func(b data.Body) string { return b.ShortName }} {
		for _, body := range bodies {
			if strings.EqualFold(named(body), name) {
				return body, nil
			}
		}
	}
	return data.Body{}, ErrNotFound
}

// SaveBody keeps a body; with ID 0 it is new, and ID and UID are filled. What
// is left open gets the usual: kind committee, year from 1 May, continuous
// numbers, notice of a principal council in England.
func (b *Book) SaveBody(ctx context.Context, body *data.Body) (err error) {
	defer doing(&err, "save body")
	return b.inTx(ctx, func(t *tx) error { return saveBody(t, body) })
}

func saveBody(t *tx, body *data.Body) error {
	fillBody(body)
	contact, err := jsonText(body.Contact)
	if err != nil {
		return err
	}
	wording, err := jsonText(body.Wording)
	if err != nil {
		return err
	}
	style, err := jsonText(body.Style)
	if err != nil {
		return err
	}
	if err := giveUID(&body.UID); err != nil {
		return err
	}
	args := []any{body.Name, body.ShortName, body.Kind, null(body.Parent), body.YearStart, body.Numbering, body.Notice,
		body.NoticeDays, body.Seats, body.Quorum, body.Venue, body.Starts, contact, wording, body.Archived,
		body.Nation, body.MourningCounts, style}
	if body.ID == 0 {
		if body.ID, err = t.exec(sqlInsertBody, append(args, body.UID)...); err != nil {
			return err
		}
		return t.audit("added", "body", body.UID, body.Name)
	}
	if err := checkAncestors(t, *body); err != nil {
		return err
	}
	if err := t.must(sqlUpdateBody, append(args, body.ID)...); err != nil {
		return err
	}
	if err := renewYears(t, *body); err != nil {
		return err
	}
	return t.audit("changed", "body", body.UID, body.Name)
}

func fillBody(body *data.Body) {
	body.Name = strings.Join(strings.Fields(body.Name), " ")
	body.ShortName = cmp.Or(strings.TrimSpace(body.ShortName), body.Name)
	body.Kind = cmp.Or(body.Kind, data.Committee)
	body.YearStart = cmp.Or(body.YearStart, "05-01")
	body.Numbering = cmp.Or(body.Numbering, data.Continuous)
	body.Notice = cmp.Or(body.Notice, data.EnglishPrincipal)
	body.Nation = cmp.Or(body.Nation, data.EnglandWales)
}

// checkAncestors refuses a body that would be above itself.
func checkAncestors(t *tx, body data.Body) error {
	for above := body.Parent; above != 0; {
		if above == body.ID {
			return errors.New("a body cannot be appointed by itself or by a body it has appointed")
		}
		parent, err := one(t.ctx, t, scanBody, sqlBody, above)
		if err != nil {
			return err
		}
		above = parent.Parent
	}
	return nil
}

// renewYears gives the body's meetings their municipal years by its year start.
// Approved meetings keep theirs.
func renewYears(t *tx, body data.Body) error {
	meetings, err := query(t.ctx, t, scanMeeting, sqlMeetingsOpenOfBody, body.ID)
	if err != nil {
		return err
	}
	for _, m := range meetings {
		if year := rules.MunicipalYear(m.Start.Date(), body.YearStart); year != m.Year {
			if _, err := t.exec(sqlSetYear, year, m.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// DeleteBody takes out a body that has no meetings and no bodies under it, with
// its seats, forward plan, phrases and templates.
func (b *Book) DeleteBody(ctx context.Context, id int64) (err error) {
	defer doing(&err, "delete body")
	return b.inTx(ctx, func(t *tx) error {
		body, err := one(t.ctx, t, scanBody, sqlBody, id)
		if err != nil {
			return err
		}
		if n, err := one(t.ctx, t, value[int], sqlCountMeetings, id); err != nil || n > 0 {
			return cmp.Or(err, errors.New(body.Name+" has meetings in the book: archive it instead"))
		}
		if n, err := one(t.ctx, t, value[int], sqlCountSubBodies, id); err != nil || n > 0 {
			return cmp.Or(err, errors.New(body.Name+" has bodies under it: move or delete them first"))
		}
		for _, of := range []string{sqlDeleteMembersOf, sqlDeletePlanOf} {
			if _, err := t.exec(of, id); err != nil {
				return err
			}
		}
		if err := t.must(sqlDeleteBody, id); err != nil {
			return err
		}
		return t.audit("deleted", "body", body.UID, body.Name)
	})
}

func scanBody(r row) (b data.Body, err error) {
	err = r.Scan(&b.ID, &b.UID, &b.Name, &b.ShortName, &b.Kind, &b.Parent, &b.YearStart, &b.Numbering, &b.Notice,
		&b.NoticeDays, &b.Seats, &b.Quorum, &b.Venue, &b.Starts, fromJSON{&b.Contact}, fromJSON{&b.Wording}, &b.Archived,
		&b.Nation, &b.MourningCounts, fromJSON{&b.Style})
	return b, err
}

const (
	selectBody = `SELECT id, uid, name, short_name, kind, coalesce(parent_id, 0), year_start, numbering, notice,
		notice_days, seats, quorum, venue, starts, contact, wording, archived, nation, mourning_counts, style FROM body`
	sqlBodies     = selectBody + ` ORDER BY id`
	sqlBody       = selectBody + ` WHERE id = ?`
	sqlInsertBody = `INSERT INTO body(name, short_name, kind, parent_id, year_start, numbering, notice,
		notice_days, seats, quorum, venue, starts, contact, wording, archived, nation, mourning_counts, style, uid) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`
	sqlUpdateBody = `UPDATE body SET name = ?, short_name = ?, kind = ?, parent_id = ?, year_start = ?, numbering = ?, notice = ?,
		notice_days = ?, seats = ?, quorum = ?, venue = ?, starts = ?, contact = ?, wording = ?, archived = ?,
		nation = ?, mourning_counts = ?, style = ? WHERE id = ?`
	sqlCountMeetings   = `SELECT count(*) FROM meeting WHERE body_id = ?`
	sqlCountSubBodies  = `SELECT count(*) FROM body WHERE parent_id = ?`
	sqlDeleteMembersOf = `DELETE FROM member WHERE body_id = ?`
	sqlDeleteBody      = `DELETE FROM body WHERE id = ?`
)

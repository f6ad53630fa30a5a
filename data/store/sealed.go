package store

import "context"

// readKept reads by what the trail knows the records as they once stood, what was sent
// to readers and the history of approved minutes; whether the bytes are those of their
// checksums, Check reads.
func (c *chains) readKept(ctx context.Context) error {
	err := each(ctx, c.r, func(r row) error {
		var meeting, why, sum string
		err := r.Scan(&meeting, &why, &sum)
		c.made["kept"+meeting+seal(why, sum)] = true
		return err
	}, sqlKeptSums)
	if err != nil {
		return err
	}
	err = each(ctx, c.r, func(r row) error {
		var meeting, uid, sum string
		var packed []byte
		err := r.Scan(&meeting, &uid, &sum, &packed)
		c.made["sent for review"+meeting+sentSeal(uid, sum, packed)] = true
		return err
	}, sqlSentSums)
	if err != nil {
		return err
	}
	for id, m := range c.meetings {
		history, err := historySeal(ctx, c.r, id)
		if err != nil {
			return err
		}
		c.made["kept"+m.uid+history] = true
	}
	return nil
}

// historySeal is what the trail knows by the earlier versions of the texts of a
// meeting, which are locked with its minutes.
func historySeal(ctx context.Context, q querier, meeting int64) (string, error) {
	versions, err := query(ctx, q, value[string], sqlHistory, meeting)
	return seal(versions...), err
}

const (
	sqlHistory = `SELECT json_array(r.item_id, r.part, r.rev, r.at, r.actor, r.reason, lower(hex(r.sha256)))
		FROM item i JOIN revision r ON r.item_id = i.id WHERE i.meeting_id = ? ORDER BY r.item_id, r.part, r.rev`
	sqlKeptSums = `SELECT m.uid, f.why, lower(hex(f.sha256)) FROM frozen f JOIN meeting m ON m.id = f.meeting_id`
	sqlSentSums = `SELECT m.uid, v.uid, v.sent_sha256, v.sent FROM review v JOIN meeting m ON m.id = v.meeting_id`
)

package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
)

// sealMark stands in the trail before the SHA-256 of what an entry is about, so
// that what is altered or put in behind the program's back is found.
const sealMark = "SHA-256 "

// seal is the SHA-256 of facts as a JSON list of strings, hex.
func seal(facts ...string) string {
	form, err := json.Marshal(facts)
	if err != nil { // strings always have a form
		return ""
	}
	sum := sha256.Sum256(form)
	return hex.EncodeToString(sum[:])
}

// sealed is what the trail says of one thing that is permanent.
type sealed struct{ verb, entity, uid, hash, detail string }

// trail is every entry about what is permanent, in order.
func trail(ctx context.Context, q querier) ([]sealed, error) {
	return query(ctx, q, func(r row) (s sealed, err error) {
		if err = r.Scan(&s.verb, &s.entity, &s.uid, &s.detail); err != nil {
			return s, err
		}
		if i := strings.LastIndex(s.detail, sealMark); i >= 0 {
			s.hash = s.detail[i+len(sealMark):]
		}
		return s, nil
	}, sqlTrail)
}

const sqlTrail = `SELECT verb, entity, uid, detail FROM audit WHERE entity IN ('keeper', 'review')
	OR verb IN ('approved', 'signed', 'noted', 'corrected', 'kept', 'issued', 'sent for review', 'took in review', 'withdrew review') ORDER BY id`

package store

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"minutebook/data"
	"minutebook/data/rules"
)

// mostPicture is how large the picture of a signature may be: it is a scrawl.
const mostPicture = 1 << 20

// Sign records who signed approved minutes, in what capacity, when and how, with
// the picture of the signature or the certificate that proves it. A signature is
// permanent; its hash binds all of it to what was approved.
func (b *Book) Sign(ctx context.Context, meeting int64, s data.Signature) (err error) {
	defer doing(&err, "sign minutes")
	return b.inTxAs(ctx, rules.Signing, func(t *tx) error {
		m, err := meetingOf(t.ctx, t, meeting)
		if err != nil {
			return err
		}
		a, found, err := optional(t.ctx, t, scanApproval, sqlApprovalOf, meeting)
		if err != nil {
			return err
		}
		if !found {
			return errors.New("only approved minutes are signed")
		}
		if err := mustBeSignature(&s); err != nil {
			return err
		}
		if s.SignedAt.IsZero() {
			s.SignedAt = t.now
		}
		s.Approval, s.SignedAt = a.ID, atInstant(s.SignedAt)
		hash := signatureHash(a.Hash, s)
		if _, err := t.exec(sqlInsertSignature, a.ID, s.Person, s.Capacity, instant(s.SignedAt), s.Method,
			s.Picture, s.Certificate, s.Document, hash); err != nil {
			return err
		}
		if m.Status == data.Approved {
			if err := cmp.Or(rules.NextStatus(m.Status, data.Signed), t.must(sqlSetStatus, data.Signed, meeting)); err != nil {
				return err
			}
		}
		return t.audit("signed", "meeting", m.UID, fmt.Sprintf("%s, %s%x", signedText(m, s), sealMark, hash))
	})
}

// signedText is a signature in the audit trail.
func signedText(m data.Meeting, s data.Signature) string {
	return fmt.Sprintf("minutes of the %s, by %s, %s", meetingText(m), s.Person, s.Capacity)
}

func mustBeSignature(s *data.Signature) error {
	s.Person, s.Method = strings.Join(strings.Fields(s.Person), " "), cmp.Or(s.Method, "ink")
	switch {
	case s.Person == "":
		return errors.New("a signature is somebody's: give the name")
	case len(s.Picture) == 0:
		s.Picture = nil
	case !bytes.HasPrefix(s.Picture, []byte("\x89PNG\r\n\x1a\n")):
		return errors.New("the picture of a signature is a PNG file")
	case len(s.Picture) > mostPicture:
		return errors.New("the picture of the signature is too large: one megabyte is more than enough")
	}
	return nil
}

// signatureHash is SHA-256 over the hash of the approval, the facts of the
// signature and the SHA-256 of its picture.
func signatureHash(approval string, s data.Signature) []byte {
	picture := ""
	if len(s.Picture) > 0 {
		sum := sha256.Sum256(s.Picture)
		picture = hex.EncodeToString(sum[:])
	}
	hash, err := hex.DecodeString(seal(approval, s.Person, s.Capacity, instant(s.SignedAt), s.Method, s.Certificate, s.Document, picture))
	if err != nil { // hex always reads back
		return nil
	}
	return hash
}

func scanSignature(r row) (s data.Signature, err error) {
	var hash []byte
	err = r.Scan(&s.Approval, &s.Person, &s.Capacity, &hash, fromInstant{&s.SignedAt}, &s.Method, &s.Picture, &s.Certificate, &s.Document)
	s.Hash = hex.EncodeToString(hash)
	return s, err
}

const (
	selectSignature    = `SELECT approval_id, person, capacity, hash, signed_at, method, picture, certificate, document FROM signature`
	sqlSignatures      = selectSignature + ` WHERE approval_id = ? ORDER BY id`
	sqlInsertSignature = `INSERT INTO signature(approval_id, person, capacity, signed_at, method, picture, certificate, document, hash) VALUES (?,?,?,?,?,?,?,?,?)`
)

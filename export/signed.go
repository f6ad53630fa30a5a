package export

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export/layout"
	"minutebook/export/pdf"
	"minutebook/export/sign"
)

// SignMinutes prints approved minutes with one more signature under them and, with
// an identity, signs the file. What comes back beside the document is the signature
// as a book keeps it: with the certificate in words and the hash of the file. s says
// who signs, in what capacity and when, with the picture if there is one; its method
// is "ink" if it says none.
func SignMinutes(ctx context.Context, m record.Meeting, s data.Signature, id *sign.Identity, o Options) (Result, data.Signature, error) {
	if m.Approval == nil {
		return Result{}, s, errors.New("only approved minutes are signed")
	}
	if s.Method == "" {
		s.Method = "ink"
	}
	if id != nil {
		if err := id.Fits(s.SignedAt); err != nil {
			return Result{}, s, err
		}
		s.Method, s.Certificate = "certificate", id.Words()
	}
	m.Signatures = append(slices.Clone(m.Signatures), s)
	r, err := Minutes(m, o)
	if err != nil {
		return r, s, err
	}
	if id != nil {
		signing := sign.Options{At: s.SignedAt, Name: s.Person, Reason: "Approved as a correct record on " + m.Approval.On.Medium()}
		if signing.Page, signing.Box, err = signaturePlace(m, o); err != nil {
			return Result{}, s, err
		}
		if r.PDF, err = sign.Sign(ctx, r.PDF, *id, signing); err != nil {
			return Result{}, s, err
		}
		if !sameName(s.Person, id.Name()) {
			r.Warnings = append(r.Warnings, Warning{Where: "the signature of " + s.Person, What: "the certificate is that of " + id.Name()})
		}
	}
	s.Document = fmt.Sprintf("%x", sha256.Sum256(r.PDF))
	return r, s, nil
}

// sameName tells whether two names may be the same person's: they have a word in
// common.
func sameName(a, b string) bool {
	words := strings.Fields(data.NameKey(a))
	return slices.ContainsFunc(strings.Fields(data.NameKey(b)), func(w string) bool { return slices.Contains(words, w) })
}

// signaturePlace is where the facts of the last signature stand under minutes, with
// the picture above them: what readers' programs show as the signature. The page is
// 0 if they stand nowhere.
func signaturePlace(m record.Meeting, o Options) (page int, box pdf.Frame, err error) {
	l, err := new(Layouts).lay(func(b *builder, _ layout.Pages) layout.Doc { return minutes(b, m, o) }, false)
	if err != nil {
		return 0, box, err
	}
	for i, p := range l.pages.Pages {
		for _, first := range p.Texts {
			if first.In == nil || !strings.HasPrefix(first.S, signedBy) {
				continue
			}
			page, box = i+1, pdf.Frame{X0: first.X, X1: first.X, Y0: layout.PageHeight - first.Y, Y1: layout.PageHeight - first.Y + first.Size}
			for _, t := range p.Texts {
				if t.In == first.In {
					box.X1, box.Y0 = max(box.X1, t.X+t.W), min(box.Y0, layout.PageHeight-t.Y-t.Size/3)
				}
			}
			for _, picture := range p.Pictures {
				if gap := first.Y - first.Size - picture.Y - picture.H; gap > -first.Size && gap < 2*first.Size {
					box.X1, box.Y1 = max(box.X1, picture.X+picture.W), layout.PageHeight-picture.Y
				}
			}
		}
	}
	return page, box, nil
}

// signedBy begins the facts of a signature.
const signedBy = "Signed by "

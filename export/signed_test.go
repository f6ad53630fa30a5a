package export_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/big"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/export"
	"minutebook/export/accessible"
	"minutebook/export/pdf"
	"minutebook/export/sign"
)

// someone has a certificate of their own.
func someone(t testing.TB, name string) *sign.Identity {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(5), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2028, 1, 1, 0, 0, 0, 0, time.UTC)}
	raw, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	own, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	return &sign.Identity{Key: key, Certificate: own}
}

// scrawl is the picture of a signature.
func scrawl(t testing.TB) []byte {
	t.Helper()
	paper := image.NewGray(image.Rect(0, 0, 240, 80))
	for x := range 240 {
		for y := range 80 {
			paper.SetGray(x, y, color.Gray{Y: 255})
			if (x+2*y)%60 < 4 {
				paper.SetGray(x, y, color.Gray{})
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, paper); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Minutes that are signed with a certificate show the signature where its facts are
// printed, bear it in the file, and keep what they claim.
func TestSignMinutes(t *testing.T) {
	m := approved(9, "2026-05-14", 1)
	m.Signatures = nil
	m.Approval.Hash = strings.Repeat("3f2a91c07bd4e118", 4)
	at := time.Date(2026, 6, 18, 19, 5, 0, 0, time.UTC)
	for _, c := range []struct {
		name, method string
		picture      []byte
		id           *sign.Identity
	}{
		{"ink", "ink", nil, nil}, {"picture", "drawn", scrawl(t), nil},
		{"certificate", "certificate", nil, someone(t, "Ann Day")}, {"picture and certificate", "certificate", scrawl(t), someone(t, "Ann Day")},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := data.Signature{Person: "Councillor Ann Day", Capacity: "Chairman", SignedAt: at, Picture: c.picture}
			if c.id == nil && c.picture != nil {
				asked.Method = "drawn"
			}
			r, s, err := export.SignMinutes(context.Background(), m, asked, c.id, export.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range r.Warnings {
				if strings.Contains(w.Where, "signature") {
					t.Errorf("%v", w)
				}
			}
			if s.Method != c.method || s.Document != fmt.Sprintf("%x", sha256.Sum256(r.PDF)) || (s.Certificate != "") != (c.id != nil) {
				t.Errorf("%+v", s)
			}
			if text := textOf(t, r.PDF); !strings.Contains(text, "Signed by Councillor Ann Day, Chairman") {
				t.Errorf("who signed is not printed:\n%s", text)
			}
			report, err := accessible.Check(context.Background(), r.PDF)
			if err != nil || !report.Claim("PDF/UA") || !report.Claim("PDF/A") || len(report.Faults) > 0 {
				t.Errorf("%+v, %v", report, err)
			}
			check(t, r.PDF)
			if codes, err := export.Codes(context.Background(), r.PDF); err != nil || len(codes) != 1 || codes[0] != "3F2A 91C0 7BD4 E118" {
				t.Errorf("the codes %v, %v", codes, err)
			}
			found, err := sign.Verify(context.Background(), r.PDF)
			if err != nil || (sign.Check(found) == nil) != (c.id != nil) {
				t.Fatalf("%+v, %v", found, err)
			}
			if c.id == nil {
				return
			}
			if found[0].Name != "Ann Day" || !found[0].At.Equal(at) || found[0].Reason != "Approved as a correct record on 18 June 2026" {
				t.Errorf("%+v", found)
			}
			f, err := pdf.Read(context.Background(), r.PDF)
			if err != nil {
				t.Fatal(err)
			}
			box, ok := f.Box(f.Dict(f.Array(f.Dict(f.Root()["AcroForm"])["Fields"])[0])["Rect"])
			if w, h := box.X1-box.X0, box.Y1-box.Y0; !ok || w < 150 || h < 11 || c.picture != nil && h < 40 || h > 100 {
				t.Errorf("the signature shows at %+v", box)
			}
		})
	}
	r, _, err := export.SignMinutes(context.Background(), m, data.Signature{Person: "Owen Marsh", Capacity: "Chairman", SignedAt: at}, someone(t, "Ann Day"), export.Options{})
	if err != nil || len(r.Warnings) == 0 || r.Warnings[len(r.Warnings)-1].What != "the certificate is that of Ann Day" {
		t.Errorf("another's certificate: %v, %v", r.Warnings, err)
	}
	m.Approval = nil
	if _, _, err := export.SignMinutes(context.Background(), m, data.Signature{}, nil, export.Options{}); err == nil {
		t.Error("minutes that nobody approved are signed")
	}
}

package sign_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"maps"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/export/accessible"
	"minutebook/export/pdf"
	"minutebook/export/seal"
	"minutebook/export/sign"
)

var now = time.Date(2026, 7, 9, 19, 45, 0, 0, time.UTC)

// minutes are a finished document that keeps PDF/UA-1 and PDF/A-2a.
var minutes = sync.OnceValues(func() ([]byte, error) {
	r, err := export.Minutes(record.Meeting{
		Body:    data.Body{ID: 1, Name: "Harbour Committee"},
		Meeting: data.Meeting{ID: 1, Body: 1, Start: "2026-05-14T19:00", Venue: "Town Hall", Status: data.Approved},
		Items: []record.Item{{
			Item: data.Item{ID: 1, MinuteNumber: "51", Title: "Dredging"},
			Minutes: doc.Document{Blocks: []doc.Block{{
				ID: "a", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"},
				Runs: []doc.Run{{Text: "That the channel be dredged."}},
			}}},
		}},
	}, export.Options{})
	return r.PDF, err
})

func document(t testing.TB) []byte {
	t.Helper()
	out, err := minutes()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// certificate changes what issue makes.
type certificate func(*x509.Certificate)

// identity is a key with a certificate that an authority made for the test issued.
func identity(t testing.TB, key crypto.Signer, change certificate) sign.Identity {
	t.Helper()
	root, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	authority := issue(t, &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Thornmere Authority"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: now.AddDate(-5, 0, 0), NotAfter: now.AddDate(5, 0, 0),
	}, nil, root.Public(), root)
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(77), Subject: pkix.Name{CommonName: "Ann Day", Organization: []string{"Thornmere Council"}},
		NotBefore: now.AddDate(-1, 0, 0), NotAfter: now.AddDate(1, 0, 0), KeyUsage: x509.KeyUsageContentCommitment,
	}
	if change != nil {
		change(leaf)
	}
	return sign.Identity{Key: key, Certificate: issue(t, leaf, authority, key.Public(), root), Chain: []*x509.Certificate{authority}}
}

func issue(t testing.TB, c, by *x509.Certificate, public any, key crypto.Signer) *x509.Certificate {
	t.Helper()
	if by == nil {
		by = c
	}
	raw, err := x509.CreateCertificate(rand.Reader, c, by, public, key)
	if err != nil {
		t.Fatal(err)
	}
	out, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var rsaKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

// keys are one of each kind that can sign.
func keys(t testing.TB) map[string]crypto.Signer {
	t.Helper()
	r, err := rsaKey()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]crypto.Signer{"RSA 2048": r}
	for _, c := range []elliptic.Curve{elliptic.P256(), elliptic.P384(), elliptic.P521()} {
		k, err := ecdsa.GenerateKey(c, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		out["ECDSA "+c.Params().Name] = k
	}
	return out
}

func signed(t testing.TB, file []byte, id sign.Identity, o sign.Options) []byte {
	t.Helper()
	if o.At.IsZero() {
		o.At = now
	}
	out, err := sign.Sign(context.Background(), file, id, o)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// tool runs a program over a PDF.
func tool(t testing.TB, file []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	path := filepath.Join(t.TempDir(), "signed.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(name, append(args, path)...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// Every kind of key makes a signature that this program and poppler call valid, in
// a file that is whole, accessible and fit for the archive, the same each time.
func TestSign(t *testing.T) {
	for name, key := range keys(t) {
		for place, o := range map[string]sign.Options{
			"nowhere": {}, "on the page": {Page: 1, Box: pdf.Frame{X0: 72, Y0: 100, X1: 300, Y1: 150}, Reason: "Approved as a correct record – item 51", Place: "Thornmere"},
		} {
			t.Run(name+" "+place, func(t *testing.T) {
				id := identity(t, key, nil)
				out := signed(t, document(t), id, o)
				if !bytes.HasPrefix(out, document(t)) {
					t.Error("bytes of the document were changed")
				}
				if !bytes.Equal(out, signed(t, document(t), id, o)) {
					t.Error("signing again gives other bytes")
				}
				list, err := sign.Verify(t.Context(), out)
				if err != nil || sign.Check(list) != nil || len(list) != 1 {
					t.Fatalf("%+v, %v, %v", list, err, sign.Check(list))
				}
				if s := list[0]; s.Name != "Ann Day" || !s.At.Equal(now) || !s.Whole || s.Reason != o.Reason || s.Place != o.Place ||
					s.Certificate != "Ann Day, Thornmere Council; issued by Thornmere Authority; valid until 9 July 2027; serial number 4D" {
					t.Errorf("%+v", s)
				}
				r, err := accessible.Check(t.Context(), out)
				if err != nil || !r.Claim("PDF/UA") || !r.Claim("PDF/A") || len(r.Faults) > 0 {
					t.Errorf("%+v, %v", r, err)
				}
				if says := tool(t, out, "qpdf", "--check"); strings.Contains(says, "WARNING") {
					t.Error(says)
				}
				says := tool(t, out, "pdfsig", "-nocert")
				for _, want := range []string{"Signature is Valid", "Total document signed", "ETSI.CAdES.detached", "Signer Certificate Common Name: Ann Day"} {
					if !strings.Contains(says, want) {
						t.Errorf("pdfsig does not say %q:\n%s", want, says)
					}
				}
				if says := tool(t, out, "pdfinfo", "-struct"); !strings.Contains(says, "Form") {
					t.Errorf("the field is not tagged:\n%s", says)
				}
			})
		}
	}
}

// PAdES baseline B wants these attributes signed and no other, no time above all
// (ETSI EN 319 142-1, 6.3).
func TestSignedAttributes(t *testing.T) {
	out := signed(t, document(t), identity(t, keys(t)["RSA 2048"], nil), sign.Options{})
	message := contents(t, out)
	path := filepath.Join(t.TempDir(), "message.der")
	if err := os.WriteFile(path, message, 0o600); err != nil {
		t.Fatal(err)
	}
	says, err := exec.Command("openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", path).CombinedOutput()
	if err != nil {
		t.Skipf("openssl: %v, %s", err, says)
	}
	for _, want := range []string{"contentType (", "messageDigest (", "id-smime-aa-signingCertificateV2", "pkcs7-signedData"} {
		if !bytes.Contains(says, []byte(want)) {
			t.Errorf("openssl does not see %s:\n%s", want, says)
		}
	}
	_, attributes, _ := bytes.Cut(says, []byte("signedAttrs:"))
	if bytes.Contains(says, []byte("signingTime")) || bytes.Count(attributes, []byte("object: ")) != 3 {
		t.Errorf("other attributes:\n%s", says)
	}
}

// contents is the message of the last signature.
func contents(t testing.TB, file []byte) []byte {
	t.Helper()
	f, err := pdf.Read(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	fields := f.Array(f.Dict(f.Root()["AcroForm"])["Fields"])
	b, _ := f.Bytes(f.Dict(f.Dict(fields[len(fields)-1])["V"])["Contents"])
	var raw asn1.RawValue
	if _, err := asn1.Unmarshal(b, &raw); err != nil {
		t.Fatal(err)
	}
	return raw.FullBytes
}

// A second person signs what the first has signed; the first signature holds on,
// and a byte changed in what was first there undoes both.
func TestTwoSign(t *testing.T) {
	k := keys(t)
	first := signed(t, document(t), identity(t, k["RSA 2048"], nil), sign.Options{})
	clerk := identity(t, k["ECDSA P-256"], func(c *x509.Certificate) { c.Subject = pkix.Name{CommonName: "Owen Marsh"} })
	out := signed(t, first, clerk, sign.Options{At: now.Add(time.Hour)})
	if !bytes.HasPrefix(out, first) {
		t.Error("bytes of the first signature were changed")
	}
	list, err := sign.Verify(t.Context(), out)
	if err != nil || sign.Check(list) != nil || len(list) != 2 || list[0].Whole || !list[1].Whole || list[0].Name != "Ann Day" || list[1].Name != "Owen Marsh" {
		t.Fatalf("%+v, %v", list, err)
	}
	if r, err := accessible.Check(t.Context(), out); err != nil || len(r.Faults) > 0 {
		t.Errorf("%+v, %v", r.Faults, err)
	}
	if says := tool(t, out, "qpdf", "--check"); strings.Contains(says, "WARNING") {
		t.Error(says)
	}
	if says := tool(t, out, "pdfsig", "-nocert"); strings.Count(says, "Signature is Valid") != 2 || strings.Count(says, "Total document signed") != 1 {
		t.Error(says)
	}
	bad := bytes.Clone(out)
	bad[20] ^= 1
	list, _ = sign.Verify(t.Context(), bad)
	for _, s := range list {
		if s.Problem == nil {
			t.Errorf("%s: not noticed", s.Name)
		}
	}
}

// One byte changed anywhere is noticed: of the document, of the message, of the
// room behind it, of what stands behind the end.
func TestEveryChangedByteIsNoticed(t *testing.T) {
	for name, key := range keys(t) {
		if name == "ECDSA P-384" || name == "ECDSA P-521" {
			continue
		}
		out := signed(t, document(t), identity(t, key, nil), sign.Options{})
		message := bytes.Index(out, []byte("/Contents<30"))
		for at := 0; at < len(out); at++ {
			inside := at >= message && at < message+12+2*len(contents(t, out))
			if !inside && at%53 != 0 && at < len(out)-200 {
				continue
			}
			for _, flip := range []byte{0x01, 0x20} {
				bad := bytes.Clone(out)
				bad[at] ^= flip
				if list, err := sign.Verify(t.Context(), bad); err == nil && sign.Check(list) == nil {
					t.Errorf("%s: byte %d changed by %#x is not noticed (%q)", name, at, flip, out[max(0, at-20):min(len(out), at+20)])
				}
			}
			if testing.Short() {
				at += 20
			}
		}
		for _, c := range []struct {
			name string
			file []byte
		}{
			{"a line behind the end", append(bytes.Clone(out), '\n')},
			{"the end cut off", out[:len(out)-1]},
			{"the document alone", document(t)},
		} {
			if list, err := sign.Verify(t.Context(), c.file); err == nil && sign.Check(list) == nil {
				t.Errorf("%s: %s is not noticed", name, c.name)
			}
		}
	}
}

// What is put behind a signed file is noticed: another version of it, signed by
// somebody else or by nobody, or a field that paints something.
func TestAnotherVersionBehindIsNoticed(t *testing.T) {
	k := keys(t)
	out := signed(t, document(t), identity(t, k["ECDSA P-256"], nil), sign.Options{})
	other := identity(t, k["RSA 2048"], func(c *x509.Certificate) { c.Subject = pkix.Name{CommonName: "Colin Rook"} })
	f, err := pdf.Read(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	page := f.Pages()[0]
	contents := page.Dict["Contents"].(types.IndirectRef)
	root, drawn := f.Root(), types.StreamDict{Dict: types.Dict{}, Raw: []byte("0 0 100 100 re f")}
	free := f.Free()
	with := func(d types.Dict, key string, o types.Object) types.Dict {
		d = maps.Clone(d)
		d[key] = o
		return d
	}
	stamp := types.Dict{"Type": types.Name("Annot"), "Subtype": types.Name("Widget"), "FT": types.Name("Sig"), "Rect": pdf.Numbers(0, 0, 100, 100),
		"AP": types.Dict{"N": pdf.Ref(free)}}
	onPage := func(annots types.Array) types.Dict { return with(f.Dict(pdf.Ref(page.Number)), "Annots", annots) }
	for name, objects := range map[string]map[int]types.Object{
		"another language":                  {f.RootRef(): with(root, "Lang", pdf.TextString("cy"))},
		"other words on the page":           {contents.ObjectNumber.Value(): drawn},
		"a signature that paints":           {free: drawn, free + 1: stamp, page.Number: onPage(append(slices.Clone(f.Array(page.Dict["Annots"])), pdf.Ref(free+1)))},
		"a note stuck on":                   {free: with(stamp, "Subtype", types.Name("Stamp")), page.Number: onPage(append(slices.Clone(f.Array(page.Dict["Annots"])), pdf.Ref(free)))},
		"the field of the signature hidden": {page.Number: onPage(types.Array{})},
		"a field that asks to be painted":   {f.RootRef(): with(root, "AcroForm", with(f.Dict(root["AcroForm"]), "NeedAppearances", types.Boolean(true)))},
	} {
		more, err := f.Append(objects)
		if err != nil {
			t.Fatal(err)
		}
		for by, file := range map[string][]byte{"nobody": more, "somebody else": signed(t, more, other, sign.Options{})} {
			list, err := sign.Verify(t.Context(), file)
			if err != nil || len(list) == 0 || list[0].Problem == nil || sign.Check(list) == nil {
				t.Errorf("%s, signed by %s: %+v, %v", name, by, list, err)
			}
		}
	}
	more, err := f.Append(map[int]types.Object{free: drawn}) // that nothing leads to
	if err != nil {
		t.Fatal(err)
	}
	list, err := sign.Verify(t.Context(), more)
	if err := errors.Join(err, sign.Check(list)); err == nil || !strings.Contains(err.Error(), "behind the last signature") {
		t.Errorf("%v", err)
	}
}

func TestIdentitiesThatCannotSign(t *testing.T) {
	k := keys(t)
	good := k["ECDSA P-256"]
	_, ed, _ := ed25519.GenerateKey(rand.Reader)
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Log(err) // newer Go refuses to make one
	}
	p224, _ := ecdsa.GenerateKey(elliptic.P224(), rand.Reader)
	other := identity(t, good, nil)
	other.Key = k["RSA 2048"]
	rows := []struct {
		name, says string
		id         sign.Identity
	}{
		{"nothing", "not the file of a certificate", sign.Identity{}},
		{"run out", "ran out on 8 July 2026", identity(t, good, func(c *x509.Certificate) { c.NotAfter = now.AddDate(0, 0, -1) })},
		{"not yet", "valid only from 10 July 2026", identity(t, good, func(c *x509.Certificate) { c.NotBefore = now.AddDate(0, 0, 1) })},
		{"another's key", "does not belong", other},
		{"for encryption", "not for signing documents", identity(t, good, func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment })},
		{"for a web server", "not for signing documents", identity(t, good, func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth} })},
		{"Ed25519", "of a kind", identity(t, ed, nil)},
		{"P-224", "of a kind", identity(t, p224, nil)},
	}
	if short != nil {
		rows = append(rows, struct {
			name, says string
			id         sign.Identity
		}{"RSA 1024", "of a kind", identity(t, short, nil)})
	}
	for _, r := range rows {
		_, err := sign.Sign(t.Context(), document(t), r.id, sign.Options{At: now})
		if err == nil || !strings.Contains(err.Error(), r.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", r.name, err)
		}
	}
	for name, c := range map[string]certificate{
		"for documents": func(c *x509.Certificate) {
			c.UnknownExtKeyUsage = []asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 36}}
		},
		"for mail and server": func(c *x509.Certificate) {
			c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageEmailProtection}
		},
		"for anything": func(c *x509.Certificate) { c.KeyUsage = 0 },
	} {
		if _, err := sign.Sign(t.Context(), document(t), identity(t, good, c), sign.Options{At: now}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFilesThatCannotBeSigned(t *testing.T) {
	id := identity(t, keys(t)["ECDSA P-256"], nil)
	shut, err := seal.Lock(t.Context(), document(t), seal.Key{Password: "tide table"})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"locked":  {shut, "needs a password"},
		"no PDF":  {[]byte("dear sirs"), "damaged or not a PDF"},
		"damaged": {document(t)[:len(document(t))/2], "damaged"},
	} {
		if _, err := sign.Sign(t.Context(), c.file, id, sign.Options{At: now}); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if list, err := sign.Verify(t.Context(), document(t)); err != nil || sign.Check(list) != sign.ErrUnsigned {
		t.Errorf("%v, %v", list, err)
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(signed(f, document(f), identity(f, keys(f)["ECDSA P-256"], nil), sign.Options{}))
	f.Add(document(f))
	f.Fuzz(func(t *testing.T, file []byte) {
		list, err := sign.Verify(t.Context(), file)
		if err != nil || sign.Check(list) != nil {
			return
		}
		for at := 0; at < len(file); at += max(1, len(file)/7) {
			bad := bytes.Clone(file)
			bad[at] ^= 1
			if list, err := sign.Verify(t.Context(), bad); err == nil && sign.Check(list) == nil {
				t.Errorf("byte %d changed is not noticed", at)
			}
		}
	})
}

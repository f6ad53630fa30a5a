package sign_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"software.sslmate.com/src/go-pkcs12"

	"minutebook/export/sign"
)

// shell runs openssl in a folder.
func shell(t *testing.T, dir, script string) {
	t.Helper()
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("openssl is not installed")
	}
	cmd := exec.Command("sh", "-ec", script)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// Files as openssl and, in the old form, Windows and browsers write them.
func TestReadPKCS12(t *testing.T) {
	dir := t.TempDir()
	shell(t, dir, `
		openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -subj "/CN=Thornmere Authority" -days 30
		for kind in rsa:2048 ec:p256 ec:p384; do
			name=${kind#*:}
			case $kind in
			rsa:*) openssl genrsa -out $name.key 2048 ;;
			ec:p256) openssl ecparam -name prime256v1 -genkey -noout -out $name.key ;;
			ec:p384) openssl ecparam -name secp384r1 -genkey -noout -out $name.key ;;
			esac
			openssl req -new -key $name.key -subj "/CN=Ann Day" -out $name.csr
			openssl x509 -req -in $name.csr -CA root.pem -CAkey root.key -CAcreateserial -days 20 -out $name.pem
			openssl pkcs12 -export -inkey $name.key -in $name.pem -certfile root.pem -passout pass:correct -out $name.p12
			openssl pkcs12 -export -inkey $name.key -in $name.pem -certfile root.pem -passout "pass:pâss wôrd" -out $name-accents.p12
			openssl pkcs12 -export -inkey $name.key -in $name.pem -passout pass: -out $name-empty.p12
			if openssl pkcs12 -export -legacy -inkey $name.key -in $name.pem -certfile root.pem -passout pass:correct -out $name-old.p12; then :
			else rm -f $name-old.p12; fi
		done
		openssl pkcs12 -export -nokeys -in p256.pem -passout pass:correct -out nokey.p12
		printf 'basicConstraints=critical,CA:TRUE' > ca.ext
		openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout issuing.key -out issuing.csr -subj "/CN=Thornmere Issuing Authority"
		openssl x509 -req -in issuing.csr -CA root.pem -CAkey root.key -CAcreateserial -days 20 -extfile ca.ext -out issuing.pem
		openssl req -newkey rsa:4096 -nodes -keyout long.key -out long.csr -subj "/CN=Ann Day"
		openssl x509 -req -in long.csr -CA issuing.pem -CAkey issuing.key -CAcreateserial -days 20 -out long.pem
		cat root.pem issuing.pem > chain.pem
		openssl pkcs12 -export -inkey long.key -in long.pem -certfile chain.pem -passout pass:correct -out long.p12
		cat root.pem 2048.pem > all.pem
		openssl pkcs12 -export -inkey p256.key -in p256.pem -certfile all.pem -passout pass:correct -out several.p12
	`)
	read := func(name string) []byte {
		t.Helper()
		file, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Skipf("openssl made no %s", name)
		}
		return file
	}
	for _, key := range []string{"2048", "p256", "p384"} {
		for _, c := range []struct{ name, password string }{{"", "correct"}, {"-accents", "pâss wôrd"}, {"-empty", ""}, {"-old", "correct"}} {
			t.Run(key+c.name, func(t *testing.T) {
				file := read(key + c.name + ".p12")
				id, err := sign.ReadPKCS12(file, c.password)
				if err != nil {
					t.Fatal(err)
				}
				if chain := len(id.Chain); id.Name() != "Ann Day" || chain != 1 && c.name != "-empty" {
					t.Errorf("%s with %d issuers", id.Words(), chain)
				}
				out := signed(t, document(t), id, sign.Options{At: time.Now()})
				if list, err := sign.Verify(t.Context(), out); err != nil || sign.Check(list) != nil {
					t.Errorf("%+v, %v", list, err)
				}
				if says := tool(t, out, "pdfsig", "-nocert"); !strings.Contains(says, "Signature is Valid") {
					t.Error(says)
				}
				for _, wrong := range []string{"incorrect", c.password + "x"} {
					if _, err := sign.ReadPKCS12(file, wrong); !errors.Is(err, sign.ErrPassword) {
						t.Errorf("the password %q: %v", wrong, err)
					}
				}
			})
		}
	}
	if id, err := sign.ReadPKCS12(read("long.p12"), "correct"); err != nil || len(id.Chain) != 2 || id.Chain[0].Subject.CommonName != "Thornmere Issuing Authority" {
		t.Errorf("RSA 4096 with the issuer and the issuer's issuer: %d issuers, %v", len(id.Chain), err)
	} else {
		out := signed(t, document(t), id, sign.Options{At: time.Now()})
		if list, err := sign.Verify(t.Context(), out); err != nil || sign.Check(list) != nil {
			t.Errorf("%+v, %v", list, err)
		}
		if says := tool(t, out, "pdfsig", "-nocert"); !strings.Contains(says, "Signature is Valid") {
			t.Error(says)
		}
	}
	if id, err := sign.ReadPKCS12(read("several.p12"), "correct"); err != nil || len(id.Chain) != 1 {
		t.Errorf("with a certificate of somebody else beside it: %d issuers, %v", len(id.Chain), err)
	}
	for name, file := range map[string][]byte{
		"no key": read("nokey.p12"), "a certificate alone": read("p256.pem"), "nothing": nil, "text": []byte("dear sirs"), "cut short": read("p256.p12")[:400],
	} {
		if _, err := sign.ReadPKCS12(file, "correct"); !errors.Is(err, sign.ErrNoCertificate) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Files in a form that is rare by now are named as such.
func TestReadPKCS12WithoutLengths(t *testing.T) {
	if _, err := sign.ReadPKCS12([]byte("\x30\x80\x02\x01\x03\x30\x80\x00\x00\x00\x00"), "correct"); err == nil || !strings.Contains(err.Error(), "form this program cannot read") {
		t.Errorf("%v", err)
	}
}

// A key that is not that of the certificate beside it.
func TestReadPKCS12WithAnothersKey(t *testing.T) {
	k := keys(t)
	mine := identity(t, k["ECDSA P-256"], nil)
	file, err := pkcs12.Modern.Encode(k["RSA 2048"], mine.Certificate, nil, "correct")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sign.ReadPKCS12(file, "correct"); err == nil || !strings.Contains(err.Error(), "does not belong to the certificate") {
		t.Errorf("%v", err)
	}
}

func FuzzReadPKCS12(f *testing.F) {
	k := keys(f)["ECDSA P-256"]
	id := identity(f, k, nil)
	for _, e := range []*pkcs12.Encoder{pkcs12.Modern.WithIterations(1), pkcs12.LegacyDES.WithIterations(1), pkcs12.LegacyRC2.WithIterations(1), pkcs12.Passwordless} {
		password := "correct"
		if e == pkcs12.Passwordless {
			password = ""
		}
		file, err := e.Encode(k, id.Certificate, id.Chain, password)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		if bytes.Contains(file, []byte{0x02, 0x03}) || bytes.Contains(file, []byte{0x02, 0x04}) {
			return // may ask for millions of rounds
		}
		if id, err := sign.ReadPKCS12(file, "correct"); err == nil && (id.Key == nil || id.Certificate == nil) {
			t.Error("half an identity")
		}
	})
}

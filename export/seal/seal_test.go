package seal

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

const title = "Sale of land (part)"

// plain is a PDF with strings and streams in many places, a claim of PDF/A, and an
// empty stream.
func plain() []byte {
	stream := func(d types.Dict, s string) types.StreamDict { return types.StreamDict{Dict: d, Raw: []byte(s)} }
	return pdf.Write([]types.Object{
		types.Dict{"Type": types.Name("Catalog"), "Pages": pdf.Ref(2), "Metadata": pdf.Ref(6), "Lang": types.StringLiteral("en-GB"), "Outlines": pdf.Ref(8)},
		types.Dict{"Type": types.Name("Pages"), "Kids": types.Array{pdf.Ref(3)}, "Count": types.Integer(1)},
		types.Dict{"Type": types.Name("Page"), "Parent": pdf.Ref(2), "MediaBox": pdf.Numbers(0, 0, 595, 842), "Contents": types.Array{pdf.Ref(4), pdf.Ref(10)},
			"Resources": types.Dict{"Font": types.Dict{"F1": pdf.Ref(5)}}},
		stream(types.Dict{}, "BT /F1 24 Tf 72 700 Td (Kept from the public) Tj ET"),
		types.Dict{"Type": types.Name("Font"), "Subtype": types.Name("Type1"), "BaseFont": types.Name("Helvetica")},
		stream(types.Dict{"Type": types.Name("Metadata"), "Subtype": types.Name("XML")}, `<x:xmpmeta xmlns:x="adobe:ns:meta/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></x:xmpmeta>`),
		types.Dict{"Title": pdf.TextString(title), "Producer": types.StringLiteral(`Minute \(Book\)`)},
		types.Dict{"First": pdf.Ref(9), "Last": pdf.Ref(9), "Count": types.Integer(1)},
		types.Dict{"Title": pdf.TextString("Item 9"), "Parent": pdf.Ref(8), "Dest": types.Array{pdf.Ref(3), types.Name("Fit")}},
		stream(types.Dict{}, ""),
	}, 1, 7)
}

// run runs a tool on a file and gives what it says.
func run(t *testing.T, file []byte, name string, args ...string) (string, error) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "PDF", path)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	return string(out), err
}

func locked(t *testing.T, k Key) []byte {
	t.Helper()
	out, err := Lock(t.Context(), plain(), k)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Other programs open the file by either password and by no other.
func TestOthersOpenIt(t *testing.T) {
	const user, owner = "drei Wörter für £5", "the owner's own words"
	file := locked(t, Key{Password: user, Owner: owner})
	for _, password := range []string{user, owner} {
		out, err := run(t, file, "qpdf", "--password="+password, "--check", "PDF")
		if err != nil || !strings.Contains(out, "R = 6") || !strings.Contains(out, "AESv3") || strings.Contains(out, "WARNING") {
			t.Errorf("qpdf --check: %v\n%s", err, out)
		}
		out, err = run(t, file, "qpdf", "--password="+password, "--decrypt", "--qdf", "--object-streams=disable", "PDF", "-")
		for _, want := range []string{"(Kept from the public) Tj", "(Minute \\(Book\\))", "(en-GB)", "<pdfuaid:part>1"} {
			if err != nil || !strings.Contains(out, want) {
				t.Errorf("qpdf --decrypt: %q is missing, %v", want, err)
			}
		}
		if strings.Contains(out, "pdfaid:") {
			t.Error("it claims to be PDF/A")
		}
	}
	for option, password := range map[string]string{"-upw": user, "-opw": owner} {
		out, err := run(t, file, "pdftotext", option, password, "PDF", "-")
		if err != nil || !strings.Contains(out, "Kept from the public") {
			t.Errorf("pdftotext %s: %q, %v", option, out, err)
		}
		out, err = run(t, file, "pdfinfo", option, password, "PDF")
		if err != nil || !strings.Contains(out, title) || !strings.Contains(out, "algorithm:AES-256") || !strings.Contains(out, "copy:yes change:yes") {
			t.Errorf("pdfinfo %s: %v\n%s", option, err, out)
		}
	}
	for _, wrong := range []string{"", "drei Worter fur £5", user + "x"} {
		if out, err := run(t, file, "qpdf", "--password="+wrong, "--check", "PDF"); err == nil || !strings.Contains(out, "invalid password") {
			t.Errorf("qpdf takes %q: %s", wrong, out)
		}
		if out, err := run(t, file, "pdftotext", "-upw", wrong, "PDF", "-"); err == nil || strings.Contains(out, "Kept") {
			t.Errorf("pdftotext takes %q: %s", wrong, out)
		}
	}
}

func TestNothingIsLeftOpen(t *testing.T) {
	file := locked(t, Key{Password: "three plain words"})
	for _, words := range []string{"Kept", "Minute", "Sale", "Item 9", "xmpmeta", "en-GB", "005300610"} {
		if bytes.Contains(file, []byte(words)) {
			t.Errorf("%q can be read without a password", words)
		}
	}
	if _, err := pdf.Read(t.Context(), file); !errors.Is(err, pdf.ErrPassword) {
		t.Errorf("it opens without a password: %v", err)
	}
	if bytes.Equal(file, locked(t, Key{Password: "three plain words"})) {
		t.Error("two files are locked with the same salts")
	}
}

// From the same random bytes comes the same file.
func TestTheRandomBytesAreAllThatDiffers(t *testing.T) {
	key := func() Key { return Key{Password: "three plain words", Random: rand.NewChaCha8([32]byte{1})} }
	if !bytes.Equal(locked(t, key()), locked(t, key())) {
		t.Error("two files differ")
	}
	if _, err := Lock(t.Context(), plain(), Key{Password: "a", Random: strings.NewReader("few")}); err == nil {
		t.Error("a file was locked without random bytes")
	}
}

// RFC 4013, section 3, and what more it forbids.
func TestPasswordsArePrepared(t *testing.T) {
	for typed, want := range map[string]string{
		"I\u00ADX": "IX", "user": "user", "USER": "USER", "\u00AA": "a", "\u2168": "IX", // the examples of the RFC
		"a\u00A0b": "a b", "e\u0301": "é", "ﬁne": "fine", "\u05D0\u05D1": "\u05D0\u05D1",
	} {
		if got, err := prepared(typed); err != nil || string(got) != want {
			t.Errorf("%q is %q (%v), want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", "\u00AD", "\u0007", "\u06271", "a\u05D0", "\uE000", "\xff", strings.Repeat("a", 128)} {
		if got, err := prepared(typed); err == nil {
			t.Errorf("%q is taken as %q", typed, got)
		}
	}
}

func TestAShortPasswordIsWeak(t *testing.T) {
	for password, weak := range map[string]bool{"": false, "mill": true, "eleven char": true, "mill lane depot": false} {
		if got := Weak(password); (got != "") != weak {
			t.Errorf("%q: %q", password, got)
		}
	}
}

func TestALockedFileIsNotLockedAgain(t *testing.T) {
	if _, err := Lock(t.Context(), locked(t, Key{Password: "three plain words"}), Key{Password: "more"}); err == nil {
		t.Error("it was")
	}
}

package pdf_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
	"minutebook/export/pdf/awkward"
)

// TestAwkwardFiles: what can be read comes out of the tidy copy leaf by leaf, with
// the same prints, and other readers read it too; what cannot is refused with the
// reason.
func TestAwkwardFiles(t *testing.T) {
	for _, c := range awkward.Files() {
		t.Run(c.Name, func(t *testing.T) {
			f, err := pdf.Read(t.Context(), c.PDF)
			var tidy bytes.Buffer
			if err == nil {
				err = f.Tidy(t.Context(), &tidy)
			}
			if c.Fault != "" {
				if err == nil || !strings.Contains(err.Error(), c.Fault) || !errors.Is(err, pdf.ErrUnreadable) && !errors.Is(err, pdf.ErrWithout) {
					t.Errorf("%v, want %q", err, c.Fault)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(f.Pages()) != c.Leaves {
				t.Fatalf("%d pages, want %d", len(f.Pages()), c.Leaves)
			}
			again, err := pdf.Read(t.Context(), tidy.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			if again.Repaired() {
				t.Error("the tidy copy is damaged")
			}
			want, _ := f.Prints(0, c.Leaves)
			got, _ := again.Prints(0, c.Leaves)
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Error("the tidy copy has other pages")
			}
			if got := f.Repaired(); got != c.Repaired {
				t.Errorf("repaired: %v", got)
			}
			path := filepath.Join(t.TempDir(), "tidy.pdf")
			if err := os.WriteFile(path, tidy.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			said, err := exec.Command("qpdf", "--check", path).CombinedOutput()
			if err != nil && !errors.Is(err, exec.ErrNotFound) && c.Name != "packed, no sum" { // its stream stays as it was
				t.Errorf("qpdf: %v: %s", err, said)
			}
		})
	}
}

// TestLaterRevisionHolds: of an object that was written again the last holds.
func TestLaterRevisionHolds(t *testing.T) {
	for _, c := range awkward.Files() {
		if c.Name != "changed later" {
			continue
		}
		for name, file := range map[string][]byte{"whole": c.PDF, "damaged": bytes.ReplaceAll(c.PDF, []byte("startxref"), []byte("startxxxx"))} {
			f, err := pdf.Read(t.Context(), file)
			if err != nil {
				t.Fatal(err)
			}
			_, content, err := f.Stream(f.Pages()[0].Dict["Contents"])
			if err != nil || !bytes.Contains(content, []byte("and more")) {
				t.Errorf("%s: the page says %q (%v)", name, content, err)
			}
		}
	}
}

// TestPrintsTellPagesApart: a page that lost anything it shows has another print.
func TestPrintsTellPagesApart(t *testing.T) {
	prints := func(file []byte) pdf.Print {
		t.Helper()
		f, err := pdf.Read(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		p, err := f.Prints(0, 1)
		if err != nil {
			t.Fatal(err)
		}
		return p[0]
	}
	form := awkward.Form("Name", "Ann Day", "Helvetica").Bytes()
	whole := prints(form)
	for name, change := range map[string][2]string{
		"a letter": {"(leaf 1)", "(leaf 2)"}, "the font": {"/BaseFont/Helvetica>>\nendobj\n4", "/BaseFont/Courier>>  \nendobj\n4"},
		"the value": {"/V(Ann Day)", "/V(Ann Dey)"}, "where the field is": {"[72 700", "[73 700"},
		"the field": {"/Annots[6 0 R]", "/Annots[]     "}, "the size": {"595 842", "595 841"}, "how it looks": {"2 5 Td", "2 6 Td"},
	} {
		changed := bytes.Replace(form, []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(changed, form) {
			t.Fatalf("%s: nothing changed", name)
		}
		if prints(changed) == whole {
			t.Errorf("%s: the print is the same", name)
		}
	}
	if renamed := prints(bytes.Replace(form, []byte("/T(Name)"), []byte("/T(Nama)"), 1)); renamed != whole {
		t.Error("a field that has another name looks the same: so must its print")
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range awkward.Files() {
		if len(c.PDF) < 20_000 {
			f.Add(c.PDF)
		}
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		read, err := pdf.Read(ctx, file)
		if err != nil {
			return
		}
		var tidy bytes.Buffer
		if err := read.Tidy(ctx, &tidy); err != nil {
			return
		}
		again, err := pdf.Read(ctx, tidy.Bytes())
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			t.Fatalf("the tidy copy cannot be read: %v", err)
		}
		want, _ := read.Prints(0, len(read.Pages()))
		got, _ := again.Prints(0, len(again.Pages()))
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Error("the tidy copy has other pages")
		}
	})
}

// TestDamageIsNamed: what stands behind the damage of a page is lost, and is said to
// be; a sum that is missing loses nothing.
func TestDamageIsNamed(t *testing.T) {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	for i := range 400 {
		fmt.Fprintf(z, "BT /F1 12 Tf 72 %d Td (line %d) Tj ET\n", i*7919%811, i*7919%1013)
	}
	z.Close()
	whole := packed.Bytes()
	broken := slices.Concat(whole[:len(whole)/2], bytes.Repeat([]byte{0xFF}, 60), whole[len(whole)/2+60:])
	for name, c := range map[string]struct {
		content []byte
		want    string
	}{
		"whole": {whole, ""}, "no sum": {whole[:len(whole)-4], ""},
		"cut": {whole[:len(whole)/2], "page 1 is damaged, and what stands behind the damage cannot be read"},
		"hit": {broken, "page 1 is damaged, and what stands behind the damage cannot be read"},
	} {
		file := pdf.Write([]types.Object{
			types.Dict{"Type": types.Name("Catalog"), "Pages": pdf.Ref(2)},
			types.Dict{"Type": types.Name("Pages"), "Kids": types.Array{pdf.Ref(3)}, "Count": types.Integer(1)},
			types.Dict{"Type": types.Name("Page"), "Parent": pdf.Ref(2), "MediaBox": pdf.Numbers(0, 0, 595, 842), "Contents": pdf.Ref(4)},
			types.StreamDict{Dict: types.Dict{"Filter": types.Name("FlateDecode")}, Raw: c.content},
		}, 1, 0)
		f, err := pdf.Read(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Tidy(t.Context(), io.Discard); err != nil || f.Damage() != c.want {
			t.Errorf("%s: %q (%v), want %q", name, f.Damage(), err, c.want)
		}
	}
}

// TestTextStrings: plain text stands as it is, so that tools that print the bytes
// show it.
func TestTextStrings(t *testing.T) {
	for text, want := range map[string]string{"Agenda": "(Agenda)", `a (b) \`: `(a \(b\) \\)`, "ŵ": "<FEFF0175>", "": "()"} {
		if got := pdf.TextString(text).PDFString(); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
		f, err := pdf.Read(t.Context(), awkward.Leaves(1).Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := f.Text(pdf.TextString(text)); got != text || !ok {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}

// A page whose object breaks off is a page without anything on it, which somebody
// must look at.
func TestAnEmptyPageOfADamagedFileIsNamed(t *testing.T) {
	file := "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count 2/Kids[3 0 R 5 0 R]>> endobj\n" +
		"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>> endobj\n4 0 obj <</Length 3>>stream\nq Q\nendstream endobj\n" +
		"5 0 obj\n<</startxref\n99999999\n%%EOF\n"
	f, err := pdf.Read(t.Context(), []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Tidy(t.Context(), io.Discard); err != nil || f.Damage() != "its file is damaged, and page 2 is empty" {
		t.Errorf("%q (%v)", f.Damage(), err)
	}
}

package accessible_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"minutebook/export/accessible"
	"minutebook/export/pdf"
)

// withContent is the good paper with other content on its page.
func withContent(content []byte) []byte {
	p := good()
	p.put("content", stream(dict{}, string(content)))
	return p.bytes()
}

func FuzzContent(f *testing.F) {
	p := good()
	_, file, err := contentOf(p.bytes())
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{string(file), "", "(a(b)\\)\\053\\r\\\n) Tj <4> Tj [(x) -2 <41 42>] TJ", "BI /F /LZW /CS /RGB ID \x00 EI Q",
		"/P <</MCID 1 /Lang (cy) /X [<</MCID 2>>]>> BDC EMC EMC", ") ) ) } {", "/a#20b#zz gs 1e309 -.5 +", "%only a comment", "<</MCID BDC"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		r, err := accessible.Check(context.Background(), withContent(content))
		if err != nil {
			t.Fatalf("%v", err)
		}
		again, _ := accessible.Check(context.Background(), withContent(content))
		if !reflect.DeepEqual(r, again) {
			t.Error("the same file gives two reports")
		}
	})
}

func FuzzMetadata(f *testing.F) {
	f.Add([]byte(packet))
	f.Fuzz(func(t *testing.T, xmp []byte) {
		p := good()
		p.put("xmp", stream(dict{}, string(xmp)))
		check(t, p.bytes())
	})
}

func contentOf(file []byte) (dict, []byte, error) {
	read, err := pdf.Read(context.Background(), file)
	if err != nil {
		return nil, nil, err
	}
	return read.Stream(read.Pages()[0].Dict["Contents"])
}

// Any byte of the file may be any other.
func TestDamageGivesAnAnswer(t *testing.T) {
	file := good().bytes()
	for at := 0; at < len(file); at += 7 {
		for _, b := range []byte{0, '/', '9', '>'} {
			broken := bytes.Clone(file)
			broken[at] = b
			if _, err := accessible.Check(context.Background(), broken); err != nil && !errors.Is(err, pdf.ErrUnreadable) && !errors.Is(err, pdf.ErrPassword) {
				t.Fatalf("byte %d as %q: %v", at, b, err)
			}
		}
	}
}

// Forms that draw each other without end, and stray marks without end.
func TestNoFileIsTooDeep(t *testing.T) {
	p := good()
	p.put("form", stream(dict{"Type": name("XObject"), "Subtype": name("Form"), "StructParents": num(2),
		"Resources": dict{"XObject": dict{"A": p.ref("form"), "B": p.ref("twin")}}}, "/P <</MCID 1>> BDC /A Do /B Do EMC /A Do /B Do"))
	p.put("twin", p.objects["form"])
	check(t, p.bytes())
	wide := good()
	ranges := list{num(-1 << 60), num(9), num(500)}
	for range 1 << 14 {
		ranges = append(ranges, num(0), num(65535), num(500))
	}
	wide.dict("inner")["W"] = ranges
	check(t, wide.bytes())
	check(t, withContent([]byte(strings.Repeat("/P <</MCID 0>> BDC q ", 1<<16))))
	check(t, withContent([]byte(strings.Repeat("[<<", 1<<18))))
	check(t, withContent([]byte(strings.Repeat(") ", 1<<20))))
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := accessible.Check(ctx, good().bytes()); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// book is a tagged paper of n pages of 400 words each.
func book(n int) []byte {
	p := good()
	kids := p.dict("pages")["Kids"].(list)
	for i := range n - 1 {
		var content strings.Builder
		var parents list
		page := fmt.Sprint("page", i)
		for id := range 10 {
			tag := fmt.Sprint("tag", i, "-", id)
			parents = append(parents, p.ref(tag))
			p.put(tag, dict{"S": name("P"), "P": p.ref("Document"), "Pg": p.ref(page), "K": num(id)})
			p.dict("Document")["K"] = append(p.dict("Document")["K"].(list), p.ref(tag))
			fmt.Fprintf(&content, "/P <</MCID %d>> BDC\n", id)
			for line := range 5 {
				fmt.Fprintf(&content, "BT /F1 12 Tf 72 %d Td <%s> Tj ET\n", 800-60*id-12*line, strings.Repeat("00410042004300440020", 8))
			}
			content.WriteString("EMC\n")
		}
		kids = append(kids, p.put(page, dict{"Type": name("Page"), "Parent": p.ref("pages"), "MediaBox": pdf.Numbers(0, 0, 595, 842), "StructParents": num(10 + i),
			"Resources": dict{"Font": dict{"F1": p.ref("font")}}, "Contents": p.put(page+"content", stream(dict{}, content.String()))}))
		p.dict("parents")["Nums"] = append(p.dict("parents")["Nums"].(list), num(10+i), parents)
	}
	p.dict("pages")["Kids"], p.dict("pages")["Count"] = kids, num(n)
	return p.bytes()
}

func TestALongPaper(t *testing.T) {
	if r := check(t, book(20)); len(r.Faults) > 0 || r.Pages != 20 {
		t.Errorf("%d pages, %v", r.Pages, told(r))
	}
}

func BenchmarkCheck20Pages(b *testing.B) {
	file := book(20)
	b.ReportAllocs()
	for b.Loop() {
		check(b, file)
	}
}

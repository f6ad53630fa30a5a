package layout

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"minutebook/data"
)

// finish puts right in gofpdf's file what gofpdf offers no way to set: the
// structure, the links, what the file says about itself and its colours, a map to
// Unicode that strict readers accept, names for the embedded fonts and an identity
// that depends on the content alone.
func finish(drawn []byte, d Doc, t tags) ([]byte, error) {
	objects, err := split(drawn)
	if err != nil {
		return nil, err
	}
	f := &file{objects}
	root := 0
	pack := newDeflater()
	for i, o := range objects {
		switch {
		case isCatalogue(o):
			root = i
		case isInfo(o):
			objects[i] = dates(o)
		case bytes.HasPrefix(o, []byte("<</Type /Font")):
			objects[i] = fontName(o)
		case bytes.HasPrefix(o, []byte("<</Length")) && !bytes.Contains(o[:min(len(o), 99)], []byte("/Filter")):
			objects[i] = pack.stream(o)
		}
	}
	entries := fmt.Sprintf("/StructTreeRoot %d 0 R\n/MarkInfo <</Marked true>>\n/ViewerPreferences <</DisplayDocTitle true>>\n"+
		"/Metadata %d 0 R\n/OutputIntents [%d 0 R]", f.tree(t), f.metadata(d), f.intent(pack))
	if len(t.marks) > 0 {
		entries += fmt.Sprintf("\n/Outlines %d 0 R\n/PageMode /UseOutlines", f.outline(t.marks))
	}
	if d.Lang != "" {
		entries += "\n/Lang " + literal(d.Lang)
	}
	f.objects[root] = catalogue(f.objects[root], entries)
	return join(f.objects), nil
}

// split parts a file as gofpdf writes it into its objects, 1 first, by its
// cross-reference table.
func split(pdf []byte) ([][]byte, error) {
	bad := errors.New("read the drawn pages: the file is not as gofpdf writes it")
	at := bytes.LastIndex(pdf, []byte("startxref\n"))
	if at < 0 {
		return nil, bad
	}
	number, _, _ := bytes.Cut(pdf[at+len("startxref\n"):], []byte("\n"))
	table, err := strconv.Atoi(string(number))
	if err != nil || table < 0 || table > at {
		return nil, bad
	}
	lines := strings.Split(string(pdf[table:at]), "\n")
	if len(lines) < 4 || lines[0] != "xref" {
		return nil, bad
	}
	var n int
	if _, err := fmt.Sscanf(lines[1], "0 %d", &n); err != nil || len(lines) < n+2 {
		return nil, bad
	}
	objects := make([][]byte, n-1)
	for i := range objects {
		start, err := strconv.Atoi(lines[i+3][:10])
		if err != nil || start < 0 || start > table {
			return nil, bad
		}
		head := fmt.Appendf(nil, "%d 0 obj\n", i+1)
		body, ok := bytes.CutPrefix(pdf[start:table], head)
		if !ok {
			return nil, bad
		}
		end := bytes.Index(body, []byte("endobj"))
		if s := bytes.Index(body, []byte("stream\n")); s >= 0 && s < end {
			length := streamLength.FindSubmatch(body[:s])
			if length == nil {
				return nil, bad
			}
			size, _ := strconv.Atoi(string(length[1]))
			from := s + len("stream\n") + size
			if from > len(body) {
				return nil, bad
			}
			end = from + bytes.Index(body[from:], []byte("endobj"))
		}
		if end < 0 {
			return nil, bad
		}
		objects[i] = body[:end]
	}
	return objects, nil
}

var streamLength = regexp.MustCompile(`/Length (\d+)`)

func isCatalogue(o []byte) bool { return bytes.HasPrefix(o, []byte("<<\n/Type /Catalog")) }
func isInfo(o []byte) bool      { return bytes.HasPrefix(o, []byte("<<\n/Producer (")) }

func join(objects [][]byte) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	offsets := make([]int, len(objects))
	root, info := 0, 0
	for i, o := range objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n", i+1)
		out.Write(o)
		out.WriteString("endobj\n")
		switch {
		case isCatalogue(o):
			root = i + 1
		case isInfo(o):
			info = i + 1
		}
	}
	id := sha256.Sum256(out.Bytes())
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/ID [<%x> <%[4]x>]\n>>\nstartxref\n%[5]d\n%%%%EOF\n",
		len(objects)+1, root, info, id[:16], table)
	return out.Bytes()
}

// catalogue puts entries into the catalogue, and takes out the names of embedded
// files, of which there are none.
func catalogue(o []byte, entries string) []byte {
	if i := bytes.Index(o, []byte("/Names <<")); i >= 0 {
		if j := bytes.LastIndex(o, []byte(">>")); j > i {
			o = append(bytes.Clone(o[:i]), o[j:]...)
		}
	}
	return bytes.Replace(o, []byte("/Type /Catalog"), []byte("/Type /Catalog\n"+entries), 1)
}

const oneRange = "1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange"

// toUnicode maps each block of 256 codes by itself: a range may only run over
// the last byte of a code (ISO 32000-1, 9.10.3). gofpdf's codes are code points.
func toUnicode() []byte {
	var ranges strings.Builder
	for block := 0; block < 256; block += 100 {
		n := min(100, 256-block)
		fmt.Fprintf(&ranges, "%d beginbfrange\n", n)
		for hi := block; hi < block+n; hi++ {
			fmt.Fprintf(&ranges, "<%02X00> <%02[1]XFF> <%02[1]X00>\n", hi)
		}
		ranges.WriteString("endbfrange\n")
	}
	return []byte(strings.TrimSuffix(ranges.String(), "\n"))
}

// fontName gives the subset of a face its name and the tag that subsets carry.
func fontName(o []byte) []byte {
	for i, typeface := range data.Typefaces() {
		for k, file := range Files[typeface] {
			name := "/utf8" + string(typeface) + faceStyles[k]
			tagged := "/MBOOK" + string(rune('A'+i*len(faceStyles)+k)) + "+" + string(file)
			for _, end := range []string{"\n", " "} {
				o = bytes.ReplaceAll(o, []byte(name+end), []byte(tagged+end))
			}
		}
	}
	return o
}

// dates says that the dates are UTC; without a zone they mean nothing certain.
func dates(o []byte) []byte {
	return pdfDate.ReplaceAll(o, []byte("(D:${1}+00'00')"))
}

var pdfDate = regexp.MustCompile(`\(D:(\d{14})\)`)

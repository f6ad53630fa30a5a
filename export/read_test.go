package export_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
	"minutebook/export/pdf/content"
)

// reader goes through the structure of a document of ours as a screen reader does.
type reader struct {
	t     testing.TB
	file  *pdf.File
	words map[[2]int]string // of marked content, by the object of its page and its number
	out   strings.Builder
}

// readAloud is the structure of a document, an element a line, with its text and
// what else is said of it.
func readAloud(t testing.TB, file []byte) string {
	t.Helper()
	f, err := pdf.Read(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{t: t, file: f, words: map[[2]int]string{}}
	for _, p := range f.Pages() {
		painted, err := content.OfPage(f, p)
		if err != nil {
			t.Fatal(err)
		}
		r.page(p.Number, painted)
	}
	r.element(f.Dict(f.Root()["StructTreeRoot"])["K"], 0)
	return r.out.String()
}

// page gathers the text of each marked content. Codes are UTF-16.
func (r *reader) page(page int, painted []byte) {
	open := -1
	for operator, operands := range content.Operations(painted) {
		switch operator {
		case "BDC":
			open = -1
			for i, o := range operands {
				if string(o.Text) == "MCID" && i+1 < len(operands) {
					open = int(operands[i+1].Number)
				}
			}
		case "EMC":
			open = -1
		case "Tj":
			if open >= 0 {
				r.words[[2]int{page, open}] += pdf.Said(append([]byte{0xFE, 0xFF}, operands[0].Text...))
			}
		}
	}
}

// element writes an element: its text on its own line if it holds nothing else.
func (r *reader) element(o types.Object, depth int) {
	d := r.file.Dict(o)
	kids := r.file.Array(d["K"])
	if kids == nil && d["K"] != nil {
		kids = types.Array{d["K"]}
	}
	own := 0
	if ref, ok := d["Pg"].(types.IndirectRef); ok {
		own = ref.ObjectNumber.Value()
	}
	r.line(depth, r.file.Name(d["S"])+r.said(d))
	text, inside := "", false
	flush := func() {
		if text != "" {
			r.line(depth+1, strconv.Quote(text))
		}
		text = ""
	}
	for _, kid := range kids {
		switch k := r.file.Get(kid).(type) {
		case types.Integer:
			text += r.words[[2]int{own, k.Value()}]
		case types.Dict:
			switch r.file.Name(k["Type"]) {
			case "MCR":
				id, _ := r.file.Number(k["MCID"])
				text += r.words[[2]int{k["Pg"].(types.IndirectRef).ObjectNumber.Value(), int(id)}]
			case "OBJR":
				flush()
				r.annotation(k["Obj"], depth+1)
				inside = true
			default:
				flush()
				r.element(kid, depth+1)
				inside = true
			}
		}
	}
	if inside {
		flush()
	} else if text != "" {
		s := r.out.String()
		r.out.Reset()
		r.out.WriteString(strings.TrimSuffix(s, "\n") + " " + strconv.Quote(text) + "\n")
	}
}

func (r *reader) line(depth int, s string) { fmt.Fprintf(&r.out, "%*s%s\n", 2*depth, "", s) }

// said is what an element's dictionary says of it.
func (r *reader) said(d types.Dict) string {
	var out string
	if lang, ok := r.file.Text(d["Lang"]); ok {
		out += " lang=" + lang
	}
	if alt, ok := r.file.Text(d["Alt"]); ok {
		out += fmt.Sprintf(" alt=%q", alt)
	}
	if words, ok := r.file.Text(d["ActualText"]); ok {
		out += fmt.Sprintf(" heard=%q", words)
	}
	for _, k := range []string{"Scope", "ListNumbering", "TextDecorationType"} {
		if v := r.file.Name(r.file.Dict(d["A"])[k]); v != "" {
			out += " " + v
		}
	}
	return out
}

func (r *reader) annotation(o types.Object, depth int) {
	d := r.file.Dict(o)
	says, _ := r.file.Text(d["Contents"])
	to, _ := r.file.Text(r.file.Dict(d["A"])["URI"])
	r.line(depth, strings.TrimSpace(fmt.Sprintf("-> %q %s", says, to)))
}

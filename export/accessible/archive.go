package accessible

import (
	"bytes"
	"context"
	"regexp"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

var header = regexp.MustCompile(`^%PDF-1\.[0-7](?:\r\n|\r|\n)%`)

// hasHeader tells whether a file begins with its version and four bytes that are
// no letters.
func hasHeader(file []byte) bool {
	first := header.Find(file)
	rest := file[len(first):]
	if first == nil || len(rest) < 4 {
		return false
	}
	for _, b := range rest[:4] {
		if b < 0x80 {
			return false
		}
	}
	return true
}

// checkArchive judges the outside of the file and its colours (ISO 19005-2, 6.1
// and 6.2).
func (c *checker) checkArchive(file []byte) {
	if !hasHeader(file) {
		c.add(badHeader, 0)
	}
	end := bytes.LastIndex(file, []byte("%%EOF"))
	if rest := file[max(0, end):]; end < 0 || len(bytes.TrimRight(rest, "\r\n")) > len("%%EOF") {
		c.add(badTail, 0)
	}
	if len(c.file.ID()) != 2 {
		c.add(noID, 0)
	}
	c.checkColours()
	c.checkExtras()
}

// checkExtras judges the triggers and presentations of the catalogue and the pages.
func (c *checker) checkExtras() {
	root := c.file.Root()
	names := c.file.Dict(root["Names"])
	if names["JavaScript"] != nil {
		c.add(program, 0)
	}
	if root["AA"] != nil {
		c.add(trigger, 0)
	}
	for i, p := range c.file.Pages() {
		if p.Dict["AA"] != nil {
			c.add(trigger, i+1)
		}
		if p.Dict["PresSteps"] != nil {
			c.add(presentation, i+1)
		}
	}
	if names["AlternatePresentations"] != nil || root["Requirements"] != nil {
		c.add(presentation, 0)
	}
}

// checkColours looks whether the file says which colours are meant.
func (c *checker) checkColours() {
	intent := ""
	for _, o := range c.file.Array(c.file.Root()["OutputIntents"]) {
		d := c.file.Dict(o)
		if c.file.Name(d["S"]) != "GTS_PDFA1" {
			continue
		}
		profile := c.dict(d["DestOutputProfile"])
		n, _ := c.file.Number(profile["N"])
		intent = map[int]string{1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}[int(n)]
		if intent == "" {
			c.add(noProfile, 0)
			return
		}
	}
	for space, index := range c.devices {
		if intent == "" || space != intent && space != "DeviceGray" {
			c.add(freeColour, index+1)
		}
	}
}

// objects looks at every object of a file by itself.
type objects struct {
	*checker
	intent bool // the file says which colours are meant
}

const deepestObject = 100

func (c *checker) checkObjects(ctx context.Context) error {
	o := objects{c, len(c.file.Array(c.file.Root()["OutputIntents"])) > 0}
	for _, number := range c.file.Numbers() {
		if err := ctx.Err(); err != nil {
			return err
		}
		o.look(c.file.Get(refTo(number)), 0)
	}
	return nil
}

// look judges an object and what lies in it, not what it refers to.
func (o objects) look(object types.Object, depth int) {
	if depth > deepestObject {
		return
	}
	switch v := object.(type) {
	case types.Array:
		for _, e := range v {
			o.look(e, depth+1)
		}
	case types.Dict:
		o.dictionary(v)
		for _, e := range v {
			o.look(e, depth+1)
		}
	case types.StreamDict:
		o.stream(v)
		o.dictionary(v.Dict)
		for _, e := range v.Dict {
			o.look(e, depth+1)
		}
	}
}

func (o objects) stream(s types.StreamDict) {
	packed := o.file.Array(s.Dict["Filter"])
	if packed == nil {
		packed = types.Array{s.Dict["Filter"]}
	}
	for _, f := range packed {
		switch o.file.Name(f) {
		case "LZWDecode", "LZW":
			o.add(lzw, 0)
		case "Crypt":
			o.add(locked, 0)
		}
	}
	for _, key := range []string{"F", "FFilter", "FDecodeParms"} {
		if s.Dict[key] != nil {
			o.add(awayContent, 0)
		}
	}
	switch o.file.Name(s.Dict["Subtype"]) {
	case "Image":
		if s.Dict["Alternates"] != nil || s.Dict["OPI"] != nil || o.is(s.Dict["Interpolate"]) {
			o.add(fancyImage, 0)
		}
	case "Form":
		if s.Dict["Ref"] != nil {
			o.add(awayForm, 0)
		}
		if s.Dict["PS"] != nil || s.Dict["OPI"] != nil || o.file.Name(s.Dict["Subtype2"]) == "PS" {
			o.add(postScript, 0)
		}
	case "PS":
		o.add(postScript, 0)
	}
	if s.Dict["SMask"] != nil && o.file.Name(s.Dict["Subtype"]) == "Image" {
		o.seeThrough()
	}
}

// forbidden are actions that change the file or run something else
// (ISO 19005-2, 6.5.1).
var forbidden = set("Launch Sound Movie ResetForm ImportData JavaScript Hide SetOCGState Rendition Trans GoTo3DView")

// blends are the ways to mix colours that ISO 32000-1, 11.3.5, lists.
var blends = set("Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference " +
	"Exclusion Hue Saturation Color Luminosity")

func (o objects) dictionary(d types.Dict) {
	kind, does := o.file.Name(d["Type"]), o.file.Name(d["S"])
	inTags := kind == "StructElem" || d["P"] != nil && kind != "Action"
	switch {
	case forbidden[does] && !inTags:
		o.add(program, 0)
	case does == "MCD":
		if o.silentClip(d) {
			o.add(silentClip, 0)
		}
	}
	if d["EF"] != nil && (kind == "Filespec" || kind == "F" || kind == "") {
		o.attachment(d)
	}
	o.graphics(d, kind)
}

func (o objects) silentClip(d types.Dict) bool {
	alt := o.file.Array(d["Alt"])
	kind, _ := o.file.Text(d["CT"])
	return len(alt) == 0 || kind == ""
}

// graphics judges a state of graphics, which need not say that it is one.
func (o objects) graphics(d types.Dict, kind string) {
	if kind != "ExtGState" && d["BM"] == nil {
		return
	}
	if d["TR"] != nil || d["HTP"] != nil || d["TR2"] != nil && o.file.Name(d["TR2"]) != "Default" {
		o.add(postScript, 0)
	}
	modes := o.file.Array(d["BM"])
	if modes == nil && d["BM"] != nil {
		modes = types.Array{d["BM"]}
	}
	mixed := false
	for _, m := range modes {
		name := o.file.Name(m)
		if !blends[name] {
			o.add(strangeBlend, 0)
		}
		mixed = mixed || name != "Normal" && name != "Compatible"
	}
	for _, key := range []string{"ca", "CA"} {
		if v, ok := o.file.Number(d[key]); ok && v < 1 {
			mixed = true
		}
	}
	if _, mask := o.file.Get(d["SMask"]).(types.Dict); mask || mixed {
		o.seeThrough()
	}
}

// seeThrough notes that something can be seen through. The first part of PDF/A
// forbids it; the others ask that the colours it is mixed in are known.
func (o objects) seeThrough() {
	if o.meta.part() == "1" {
		o.add(transparent, 0)
		return
	}
	if o.intent {
		return
	}
	for _, p := range o.file.Pages() {
		if o.dict(p.Dict["Group"])["CS"] == nil {
			o.add(transparent, 0)
			return
		}
	}
}

// attachment judges a file attached (ISO 14289-1, 7.11; ISO 19005-2, 6.8).
func (o objects) attachment(d types.Dict) {
	name, _ := o.file.Text(d["F"])
	wide, _ := o.file.Text(d["UF"])
	if name == "" || wide == "" {
		o.add(namelessFile, 0)
	}
	if o.meta.part() >= "3" {
		return
	}
	_, content, err := o.file.Stream(o.file.Dict(d["EF"])["F"])
	if err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) {
		o.add(foreignFile, 0)
	}
}

package accessible

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// metadata is what a file says of itself in XMP (ISO 16684-1).
type metadata struct {
	there, broken bool
	values        map[string]string // by short namespace and name: "dc:title"; lists joined by "; "
	schemas       []string          // namespaces that extension schemas explain
}

// Namespaces of XMP that are looked at, with the usual prefix.
var namespaces = map[string]string{
	"http://purl.org/dc/elements/1.1/":            "dc",
	"http://ns.adobe.com/xap/1.0/":                "xmp",
	"http://ns.adobe.com/pdf/1.3/":                "pdf",
	"http://www.aiim.org/pdfa/ns/id/":             "pdfaid",
	"http://www.aiim.org/pdfua/ns/id/":            "pdfuaid",
	"http://www.aiim.org/pdfa/ns/schema#":         "pdfaSchema",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}

func (c *checker) readMetadata() {
	o := c.file.Root()["Metadata"]
	if _, is := c.file.Get(o).(types.StreamDict); !is {
		return
	}
	c.meta.there = true
	_, packet, err := c.file.Stream(o)
	if err != nil {
		c.meta.broken = true
		return
	}
	c.meta.read(packet)
}

// read reads a packet. Properties may be elements or attributes.
func (m *metadata) read(packet []byte) {
	m.values = map[string]string{}
	m.broken = !utf8.Valid(packet)
	d := xml.NewDecoder(bytes.NewReader(packet))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var path []string
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			m.broken = true
			return
		}
		switch v := t.(type) {
		case xml.StartElement:
			path = append(path, short(v.Name))
			for _, a := range v.Attr {
				if short(v.Name) == "rdf:Description" {
					m.put(short(a.Name), a.Value)
				}
			}
		case xml.EndElement:
			if len(path) > 0 {
				path = path[:len(path)-1]
			}
		case xml.CharData:
			m.text(path, string(v))
		}
	}
}

// text puts words under the property they belong to: the nearest element around
// them that is none of RDF's own.
func (m *metadata) text(path []string, words string) {
	words = strings.TrimSpace(words)
	if words == "" {
		return
	}
	for i := len(path) - 1; i >= 0; i-- {
		if !strings.HasPrefix(path[i], "rdf:") {
			m.put(path[i], words)
			return
		}
	}
}

func (m *metadata) put(name, value string) {
	if name == "" || value == "" {
		return
	}
	if name == "pdfaSchema:namespaceURI" {
		m.schemas = append(m.schemas, value)
	}
	if before := m.values[name]; before != "" {
		value = before + "; " + value
	}
	m.values[name] = value
}

func short(n xml.Name) string {
	if prefix, known := namespaces[n.Space]; known {
		return prefix + ":" + n.Local
	}
	return ""
}

// claims are the standards the file says it keeps.
func (m metadata) claims() []string {
	out := []string{}
	if part := m.values["pdfuaid:part"]; part != "" {
		out = append(out, "PDF/UA-"+part)
	}
	if part := m.values["pdfaid:part"]; part != "" {
		out = append(out, "PDF/A-"+part+strings.ToLower(m.values["pdfaid:conformance"]))
	}
	return out
}

// part is the part of PDF/A that the file claims, or 2, which we judge by.
func (m metadata) part() string {
	if part := m.values["pdfaid:part"]; part != "" {
		return part
	}
	return "2"
}

// checkMetadata judges what the file says of itself.
func (c *checker) checkMetadata() {
	m := c.meta
	switch {
	case !m.there:
		c.add(noMetadata, 0)
	case m.broken:
		c.add(badMetadata, 0)
	}
	if m.values["dc:title"] == "" {
		c.add(noTitle, 0)
	}
	if m.values["pdfuaid:part"] == "" {
		c.add(noUAClaim, 0)
	}
	level := strings.ToUpper(m.values["pdfaid:conformance"])
	if m.values["pdfaid:part"] == "" || m.part() < "4" && level != "A" && level != "B" && level != "U" {
		c.add(noAClaim, 0)
	}
	if level == "A" && (!c.tagged() || c.language() == "") {
		c.add(levelWithoutTags, 0)
	}
	if m.values["pdfuaid:part"] != "" && m.values["pdfaid:part"] != "" && !strings.Contains(strings.Join(m.schemas, " "), "/pdfua/ns/id/") {
		c.add(unexplained, 0)
	}
	c.compareInfo()
}

// sameInfo are the entries of the Info dictionary and what says the same in XMP
// (ISO 19005-1, table 1).
var sameInfo = map[string]string{
	"Title": "dc:title", "Author": "dc:creator", "Subject": "dc:description", "Keywords": "pdf:Keywords",
	"Creator": "xmp:CreatorTool", "Producer": "pdf:Producer", "CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate",
}

func (c *checker) compareInfo() {
	info := c.file.Info()
	if !c.meta.there { // that is a fault of its own
		return
	}
	for key, name := range sameInfo {
		said, ok := c.file.Text(info[key])
		if said = strings.TrimSpace(said); !ok || said == "" {
			continue
		}
		there := c.meta.values[name]
		if strings.HasSuffix(key, "Date") {
			a, aOK := pdfDate(said)
			b, bOK := xmpDate(there)
			if !aOK || !bOK || !a.Equal(b) {
				c.add(infoDiffers, 0)
			}
			continue
		}
		if said != there {
			c.add(infoDiffers, 0)
		}
	}
}

var datePattern = regexp.MustCompile(`^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)(?:'|00'?(?:00'?)?)?|([+-]\d\d)'?(\d\d)?'?)?$`)

// pdfDate reads a date as PDF writes it (ISO 32000-1, 7.9.4).
func pdfDate(s string) (time.Time, bool) {
	p := datePattern.FindStringSubmatch(s)
	if p == nil {
		return time.Time{}, false
	}
	parts := []string{p[1], "01", "01", "00", "00", "00"}
	for i := 1; i < 6; i++ {
		if p[i+1] != "" {
			parts[i] = p[i+1]
		}
	}
	zone := "Z"
	if p[8] != "" {
		minutes := p[9]
		if minutes == "" {
			minutes = "00"
		}
		zone = p[8] + ":" + minutes
	}
	t, err := time.Parse(time.RFC3339, parts[0]+"-"+parts[1]+"-"+parts[2]+"T"+parts[3]+":"+parts[4]+":"+parts[5]+zone)
	return t, err == nil
}

// xmpDate reads a date as XMP writes it.
func xmpDate(s string) (time.Time, bool) {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(form, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

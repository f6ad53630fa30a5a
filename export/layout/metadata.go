package layout

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// program is what a file says it was made with.
const program = "Minute Book"

// metadata writes what the file says about itself as XMP (ISO 16684-1), the same
// as in its Info, with its claims: PDF/UA-1 and PDF/A-2a. PDF/A knows no property
// of PDF/UA, so the packet describes it.
func (f *file) metadata(d Doc) int {
	title, author := strings.Map(drawable, d.Title), strings.Map(drawable, d.Author)
	var out strings.Builder
	out.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n")
	if title != "" {
		out.WriteString(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(title) + "</rdf:li></rdf:Alt></dc:title>\n")
	}
	if author != "" {
		out.WriteString("<dc:creator><rdf:Seq><rdf:li>" + escaped(author) + "</rdf:li></rdf:Seq></dc:creator>\n")
	}
	made := d.Made.UTC().Format("2006-01-02T15:04:05Z")
	fmt.Fprintf(&out, "<xmp:CreatorTool>%s</xmp:CreatorTool><xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%[2]s</xmp:ModifyDate>\n"+
		"<pdf:Producer>%[1]s</pdf:Producer>\n"+
		"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n"+
		"</rdf:Description>\n", program, made)
	out.WriteString(describedUA + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return f.put("<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream", out.Len(), out.String())
}

// describedUA is the extension schema of the PDF/UA property (ISO 19005-2, 6.6.2.3).
const describedUA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

func escaped(s string) string {
	var out strings.Builder
	xml.EscapeText(&out, []byte(s)) // writing to memory does not fail
	return out.String()
}

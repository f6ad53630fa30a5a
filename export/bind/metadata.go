package bind

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// metadata is what the file says about itself as XMP (ISO 16684-1), the same as in
// its Info, with the claim to be PDF/UA-1 where all of it keeps that.
func (b *Binder) metadata(info Info) types.IndirectRef {
	var out strings.Builder
	out.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n")
	if info.Title != "" {
		out.WriteString(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(info.Title) + "</rdf:li></rdf:Alt></dc:title>\n")
	}
	if info.Author != "" {
		out.WriteString("<dc:creator><rdf:Seq><rdf:li>" + escaped(info.Author) + "</rdf:li></rdf:Seq></dc:creator>\n")
	}
	made := info.Made.UTC().Format("2006-01-02T15:04:05Z")
	fmt.Fprintf(&out, "<xmp:CreatorTool>%s</xmp:CreatorTool><xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%[2]s</xmp:ModifyDate>\n<pdf:Producer>%[1]s</pdf:Producer>\n", program, made)
	if info.Accessible && b.tags.root != 0 {
		out.WriteString("<pdfuaid:part>1</pdfuaid:part>\n")
	}
	out.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.put(types.StreamDict{Dict: types.Dict{"Type": types.Name("Metadata"), "Subtype": types.Name("XML")}, Raw: []byte(out.String())})
}

// program is what a file says it was made with.
const program = "Minute Book"

func escaped(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s)) // writing to memory does not fail
	return out.String()
}

package bind

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// metadata is what Info says, as XMP (ISO 16684-1), where readers look for the
// title. It claims no standard: others made part of the file.
func (i Info) metadata() types.StreamDict {
	const time = "2006-01-02T15:04:05Z"
	var out strings.Builder
	out.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` + "\n")
	if i.Title != "" {
		out.WriteString(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(i.Title) + "</rdf:li></rdf:Alt></dc:title>\n")
	}
	if i.Author != "" {
		out.WriteString("<dc:creator><rdf:Seq><rdf:li>" + escaped(i.Author) + "</rdf:li></rdf:Seq></dc:creator>\n")
	}
	fmt.Fprintf(&out, "<xmp:CreatorTool>Minute Book</xmp:CreatorTool><xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%[1]s</xmp:ModifyDate>\n"+
		"<pdf:Producer>Minute Book</pdf:Producer>\n</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>", i.Made.UTC().Format(time))
	return types.StreamDict{Dict: types.Dict{"Type": types.Name("Metadata"), "Subtype": types.Name("XML")}, Raw: []byte(out.String())}
}

func escaped(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s)) // writing to memory does not fail
	return out.String()
}

package moderngov

import (
	"encoding/xml"
	"fmt"
	"html"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/exchange"
	"pgregory.net/rapid"
)

// model is an invented meeting, from which the three forms of its page are made.
type model struct {
	Title, Body, Venue  string
	Start               data.DateTime
	Contact             data.Contact
	Items               []modelItem
	Apologies, Presence []string
}

type modelItem struct {
	Number, Title   string
	Heading         bool
	Cut             bool
	KB              int // size of the paper on the title; 0 for none
	Papers          []modelPaper
	Agenda, Minutes []line
}

type modelPaper struct {
	Name string
	KB   int
}

// line is a block in short.
type line struct {
	Kind   doc.Kind
	Level  int
	Number string
	Lead   string
	Text   string
	Rows   [][]string
}

const modelWords = "report members budget parking playground noted that was were officers the a of for library refuse collection £4,200 2026/27 3.3% (subject to contract) ‘Good’ Cllr's & team – café 12 pools; review quarterly"

func drawText(t *rapid.T, first string) string {
	n := rapid.IntRange(1, 14).Draw(t, "words")
	out := []string{first}
	for range n {
		out = append(out, rapid.SampledFrom(strings.Fields(modelWords)).Draw(t, "word"))
	}
	return strings.Join(out, " ") + " end."
}

func drawLines(t *rapid.T, minutes bool) []line {
	var out []line
	for range rapid.IntRange(0, 5).Draw(t, "paragraphs") {
		out = append(out, line{Kind: doc.Paragraph, Text: drawText(t, "Members heard")})
		switch rapid.IntRange(0, 5).Draw(t, "then") {
		case 0: // a list, with lists in it
			for i := range rapid.IntRange(1, 4).Draw(t, "bullets") {
				level := 1
				if i > 0 {
					level = rapid.IntRange(1, min(3, out[len(out)-1].Level+1)).Draw(t, "level")
				}
				out = append(out, line{Kind: doc.Bullet, Level: level, Text: drawText(t, "the")})
			}
		case 1:
			for i := range rapid.IntRange(1, 12).Draw(t, "numbers") {
				out = append(out, line{Kind: doc.Numbered, Level: 1, Number: fmt.Sprintf("%d.", i+1), Text: drawText(t, "The")})
			}
		case 2:
			if minutes {
				lead := rapid.SampledFrom([]string{"RESOLVED:", "RESOLVED –", "Resolved –", "RECOMMENDED:", "AGREED:"}).Draw(t, "lead")
				out = append(out, line{Kind: doc.ResolutionKind, Lead: lead, Text: drawText(t, "That the")})
			}
		case 3:
			width := rapid.IntRange(2, 4).Draw(t, "columns")
			var rows [][]string
			for range rapid.IntRange(2, 4).Draw(t, "rows") {
				var row []string
				for range width {
					row = append(row, drawText(t, "Cell"))
				}
				rows = append(rows, row)
			}
			out = append(out, line{Kind: doc.TableKind, Rows: rows})
		}
	}
	if n := len(out); n > 0 && out[n-1].Kind != doc.Paragraph {
		out = append(out, line{Kind: doc.Paragraph, Text: drawText(t, "Members closed")})
	}
	return out
}

// drawModel makes a meeting with numbers in one of the styles councils use.
func drawModel(t *rapid.T) model {
	m := model{
		Body:    rapid.SampledFrom([]string{"Harbour & Coast Committee", "Ashvale Town Council", "Licensing Sub-Committee", "Area 5 Panel"}).Draw(t, "body"),
		Venue:   "Committee Room 2, Town Hall",
		Start:   data.Date("2026-07-09").At("19:30"),
		Contact: data.Contact{Name: "Ann Day", Phone: "01632 960123", Email: "ann.day@example.org"},
		Title:   rapid.SampledFrom([]string{"Agenda and minutes", "Agenda", "Agenda and draft minutes", "Agenda, decisions and minutes"}).Draw(t, "title"),
	}
	minutes := m.Title != "Agenda"
	style := rapid.SampledFrom([]string{"%d", "%d/26", "%d"}).Draw(t, "numbers")
	no := rapid.IntRange(1, 240).Draw(t, "first number")
	for i := range rapid.IntRange(1, 8).Draw(t, "items") {
		if rapid.IntRange(0, 6).Draw(t, "heading") == 0 {
			m.Items = append(m.Items, modelItem{Heading: true, Title: rapid.SampledFrom([]string{"Agenda - Part II", "RESOLVED ITEMS", "PUBLIC ENGAGEMENT ITEMS"}).Draw(t, "heading text")})
		}
		it := modelItem{Number: fmt.Sprintf(style, no), Title: rapid.SampledFrom([]string{"MINUTES", "Fees & charges 2026/27", "Apologies", "Work programme: autumn", "Café licence (Pier)"}).Draw(t, "item title")}
		if i > 0 && style == "%d" && rapid.IntRange(0, 5).Draw(t, "sub-item") == 0 && !m.Items[len(m.Items)-1].Heading {
			if last := m.Items[len(m.Items)-1].Number; !strings.ContainsAny(last, "abcd") {
				it.Number = last + "a"
				no--
			}
		}
		no += rapid.IntRange(1, 2).Draw(t, "gap")
		if rapid.Bool().Draw(t, "paper") {
			it.KB = rapid.IntRange(1, 900).Draw(t, "KB")
		}
		for p := range rapid.IntRange(0, 2).Draw(t, "papers") {
			it.Papers = append(it.Papers, modelPaper{fmt.Sprintf("Appendix %d & map", p+1), rapid.IntRange(1, 900).Draw(t, "KB")})
		}
		it.Agenda = drawLines(t, false)
		if minutes {
			it.Minutes = drawLines(t, true)
			it.Cut = len(it.Minutes) > 0 && it.Minutes[len(it.Minutes)-1].Kind == doc.Paragraph && rapid.IntRange(0, 4).Draw(t, "cut") == 0
		}
		m.Items = append(m.Items, it)
	}
	return m
}

const (
	nb      = "\u00a0"
	cutText = nb + "..." + nb + " view the full minutes text for item "
)

// asText is the page as a browser copies it.
func (m model) asText() string {
	var sb strings.Builder
	put := func(lines ...string) {
		for _, l := range lines {
			sb.WriteString(l + "\n\n")
		}
	}
	put(m.Title, m.Body+" - Thursday, 9th July, 2026 7.30 pm", "Venue: "+m.Venue+". View directions",
		"Contact: "+m.Contact.Name+nb+" Tel: "+m.Contact.Phone+nb+" Email:"+nb+" "+m.Contact.Email)
	put("Items\nNo. Item")
	for _, it := range m.Items {
		if it.Heading {
			put(it.Title)
			continue
		}
		put(it.printed(), it.Title+sizeText(it.KB))
		sb.WriteString(textLines(it.Agenda, ""))
		if len(it.Papers) > 0 {
			put("Additional documents:")
			for _, p := range it.Papers {
				sb.WriteString("  • " + p.Name + " , item " + it.printed() + sizeText(p.KB) + "\n")
			}
			sb.WriteString("\n")
		}
		if m.Title != "Agenda" {
			put("Minutes:")
			sb.WriteString(textLines(it.Minutes, it.mark()))
			put(nb)
		}
	}
	return sb.String()
}

func (it modelItem) printed() string {
	if strings.HasSuffix(it.Number, "a") {
		return it.Number
	}
	return it.Number + "."
}

func (it modelItem) mark() string {
	if it.Cut {
		return cutText + it.printed()
	}
	return ""
}

func sizeText(kb int) string {
	if kb == 0 {
		return ""
	}
	return fmt.Sprintf(" pdf icon PDF %d KB", kb)
}

func textLines(lines []line, mark string) string {
	var sb strings.Builder
	for i, l := range lines {
		end := "\n\n"
		if i+1 < len(lines) && l.Kind == lines[i+1].Kind && l.Kind.IsList() {
			end = "\n"
		}
		if i == len(lines)-1 {
			end = mark + end
		}
		switch {
		case l.Kind == doc.Bullet:
			sb.WriteString(strings.Repeat("  ", l.Level) + []string{"•", "◦", "▪"}[l.Level-1] + " " + l.Text)
		case l.Kind == doc.Numbered:
			sb.WriteString("  " + l.Number + " " + l.Text)
		case l.Kind == doc.TableKind:
			var rows []string
			for _, r := range l.Rows {
				rows = append(rows, strings.Join(r, "\t"))
			}
			sb.WriteString(strings.Join(rows, "\n"))
		default:
			sb.WriteString(strings.TrimSpace(l.Lead+" "+l.Text) + strings.Repeat(nb, len(l.Text)%3))
		}
		sb.WriteString(end)
	}
	return sb.String()
}

// asHTML is the page as a browser saves it, with a site around it.
func (m model) asHTML() string {
	e := html.EscapeString
	var sb strings.Builder
	fmt.Fprintf(&sb, `<!DOCTYPE html><html lang="en-GB"><head><title>%s for %s on Thursday, 9th July, 2026, 7.30 pm</title><script>var a = "<p>No";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/bins">Bins</a></li></ul></nav><div class="banner"><p>Pay your council tax</p></div>
<div id="modgov"><h1 class="mgMainTitleTxt">%s</h1><h2 class="mgSubTitleTxt">%s - Thursday, 9th July, 2026 7.30 pm</h2>
<p><span class="mgLabel">Venue:</span>&nbsp;%s. <a href="maps">View directions</a></p>
<p><span class="mgLabel">Contact:</span>&nbsp;%s&nbsp; Tel: %s&nbsp; Email:&nbsp; <a href="mailto:%[8]s">%[8]s</a></p>
<h2 class="mgSectionTitle">Items</h2><table class="mgItemTable"><tbody><tr><th>No.</th><th>Item</th></tr>
`, e(m.Title), e(m.Body), e(m.Title), e(m.Body), e(m.Venue), e(m.Contact.Name), m.Contact.Phone, m.Contact.Email)
	for _, it := range m.Items {
		number := ""
		if !it.Heading {
			number = it.printed()
		}
		fmt.Fprintf(&sb, `<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt" >%s</p></td><td class="mgItemCell">`, number)
		if it.KB > 0 {
			fmt.Fprintf(&sb, `<p class="mgAiTitleTxt" ><a class="mgAiTitleLnk" href="documents/s1/x.pdf">%s <img src="pdf.gif" alt="pdf icon"/><span class="mgFileSize">PDF %d KB</span></a></p>`, e(it.Title), it.KB)
		} else {
			fmt.Fprintf(&sb, `<p class="mgAiTitleTxt" >%s</p>`, e(it.Title))
		}
		fmt.Fprintf(&sb, "\n<ul class=\"mgActionList\"><li><a href=\"ieDecisionDetails.aspx\">View the decision for item %s</a></li></ul>\n", it.printed())
		fmt.Fprintf(&sb, `<div class="mgWordPara">%s</div>`, htmlLines(it.Agenda, ""))
		if len(it.Papers) > 0 {
			sb.WriteString(`<p class="mgSubItemTitleTxt">Additional documents:</p><ul class="mgBulletList">`)
			for _, p := range it.Papers {
				fmt.Fprintf(&sb, `<li><a href="documents/s2/y.pdf">%s , item %s PDF %d KB</a></li>`, e(p.Name), it.printed(), p.KB)
			}
			sb.WriteString(`</ul>`)
		}
		if m.Title != "Agenda" && !it.Heading {
			fmt.Fprintf(&sb, `<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara">%s</div>`, htmlLines(it.Minutes, it.mark()))
		}
		sb.WriteString("</td></tr>\n")
	}
	sb.WriteString(`</tbody></table></div><footer><p>Contact us</p></footer></body></html>`)
	return sb.String()
}

func htmlLines(lines []line, mark string) string {
	var sb strings.Builder
	depth := 0
	to := func(level int) {
		for ; depth > level; depth-- {
			sb.WriteString("</li></ul>")
		}
	}
	for i, l := range lines {
		text := html.EscapeString(l.Text)
		if i == len(lines)-1 && mark != "" {
			text += `<a href="mgAi.aspx">` + mark + `</a>`
		}
		if l.Kind != doc.Bullet {
			to(0)
		}
		switch l.Kind {
		case doc.Bullet:
			if l.Level > depth {
				sb.WriteString("<ul><li>")
				depth = l.Level
			} else {
				to(l.Level)
				sb.WriteString("</li><li>")
			}
			sb.WriteString("<p><span lang=\"EN-GB\">" + text + "</span></p>\n")
		case doc.Numbered:
			if i == 0 || lines[i-1].Kind != doc.Numbered {
				sb.WriteString("<ol>")
			}
			sb.WriteString("<li>" + text + "</li>")
			if i == len(lines)-1 || lines[i+1].Kind != doc.Numbered {
				sb.WriteString("</ol>")
			}
		case doc.TableKind:
			sb.WriteString("<table border=\"1\">")
			for _, r := range l.Rows {
				sb.WriteString("<tr>")
				for _, c := range r {
					sb.WriteString("<td><p>" + html.EscapeString(c) + "</p></td>")
				}
				sb.WriteString("</tr>")
			}
			sb.WriteString("</table>")
		default:
			lead := ""
			if l.Lead != "" {
				lead = "<b>" + l.Lead + "</b> "
			}
			sb.WriteString("<p class=\"MsoNormal\">" + lead + text + "</p>\n<p>&nbsp;</p>\n")
		}
	}
	to(0)
	return sb.String()
}

// asXML is the answer of the GetMeeting service.
func (m model) asXML() string {
	e := func(s string) string {
		var sb strings.Builder
		_ = xml.EscapeText(&sb, []byte(s))
		return sb.String()
	}
	minutes := "False"
	if m.Title != "Agenda" {
		minutes = "True"
	}
	var sb strings.Builder
	fmt.Fprintf(&sb, `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><GetMeetingResponse xmlns="http://moderngov.co.uk/namespaces"><GetMeetingResult><meeting>
<meetingid>42</meetingid><committeetitle>%s</committeetitle><meetingdate>09/07/2026</meetingdate><meetingtime>19:30:00</meetingtime><meetingstatus>Confirmed</meetingstatus><meetinglocation>%s</meetinglocation><minutepublished>%s</minutepublished>
<contactname>%s</contactname><contactphone>%s</contactphone><contactemail>%s</contactemail><agendaitems>`,
		e(e(m.Body)), e(m.Venue), minutes, m.Contact.Name, m.Contact.Phone, m.Contact.Email)
	for i, it := range m.Items {
		number := fmt.Sprint(i + 1)
		if it.Heading {
			number = "0"
		}
		fmt.Fprintf(&sb, `<agendaitem><agendaitemid>%d</agendaitemid><agendaitemnumber>%s</agendaitemnumber>`, 900+i, number)
		if !it.Heading {
			fmt.Fprintf(&sb, `<fulldisplaynumberformat>%s</fulldisplaynumberformat>`, it.printed())
		}
		fmt.Fprintf(&sb, `<agendaitemtitle>%s</agendaitemtitle><isrestricted>False</isrestricted><isminutepublished>%s</isminutepublished>`, e(e(it.Title)), minutes)
		fmt.Fprintf(&sb, `<agendatext>%s</agendatext><minutesnonemptyhtmlbody>%s</minutesnonemptyhtmlbody><linkeddocuments>`, e(htmlLines(it.Agenda, "")), e(htmlLines(it.Minutes, it.mark())))
		if it.KB > 0 {
			fmt.Fprintf(&sb, `<linkeddoc><title>%s</title><url>http://example.org/documents/s1/x.pdf</url></linkeddoc>`, e(it.Title))
		}
		for _, p := range it.Papers {
			fmt.Fprintf(&sb, `<linkeddoc><title>%s</title><url>http://example.org/documents/s2/y.pdf</url></linkeddoc>`, e(p.Name))
		}
		sb.WriteString(`</linkeddocuments></agendaitem>`)
	}
	sb.WriteString(`</agendaitems></meeting></GetMeetingResult></GetMeetingResponse></soap:Body></soap:Envelope>`)
	return sb.String()
}

// modelOf is what a page was read to hold, in the model's terms. The body's
// numbering, ids and character styles are left out.
func modelOf(title string, p exchange.Page) model {
	m := model{Title: title, Body: p.Meeting.Body.Name, Venue: p.Meeting.Meeting.Venue, Start: p.Meeting.Meeting.Start}
	if c := p.Meeting.Meeting.Contacts; len(c) == 1 {
		m.Contact = c[0]
	}
	for _, it := range p.Meeting.Items {
		mi := modelItem{Number: it.MinuteNumber, Title: it.Title, Heading: it.Heading, Cut: it.Truncated, Agenda: linesOf(it.Agenda), Minutes: linesOf(it.Minutes)}
		if title == "Agenda" {
			mi.Number = it.AgendaNumber
		}
		for i, paper := range it.Papers {
			if i == 0 && paper.Name == it.Title {
				mi.KB = int(paper.Size / 1024)
				continue
			}
			mi.Papers = append(mi.Papers, modelPaper{paper.Name, int(paper.Size / 1024)})
		}
		m.Items = append(m.Items, mi)
	}
	return m
}

func linesOf(d doc.Document) []line {
	var out []line
	for _, b := range d.Blocks {
		l := line{Kind: b.Kind, Level: b.Level, Number: b.Number, Lead: doc.Lead(b), Text: b.Text()}
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				var cells []string
				for _, c := range row {
					cells = append(cells, c.Text())
				}
				l.Rows = append(l.Rows, cells)
			}
		}
		out = append(out, l)
	}
	return out
}

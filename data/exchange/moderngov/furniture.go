package moderngov

import (
	"regexp"
	"strconv"
	"strings"

	"minutebook/data"
)

// section is a part of an item's texts.
type section int

const (
	noSection section = iota
	agendaText
	decisionText
	minutesText
	paperSection
)

var (
	labelForm     = regexp.MustCompile(`(?i)^(?:draft )?(minutes|decisions?|additional documents|supporting documents) ?:$`)
	pageTitleForm = regexp.MustCompile(`(?i)^(agenda(?:, decisions)?(?: and (?:draft |printed )?(?:minutes|decisions))?|agenda, (?:draft )?minutes and decisions|decisions and (?:draft )?minutes|(?:draft )?minutes|agenda item|decision details|issue - meetings|issue details|issue history)$`)
	itemsHead     = regexp.MustCompile(`(?i)^(items|(?:note\s*\|?\s*)?no\.?\s*\|?\s*item\s*\|?|note no\. item)$`)
	siteForm      = regexp.MustCompile(`(?i)^(?:share this (?:item|page)|bookmark this (?:item|page)|print this page|back to top|top of page|skip to (?:main )?content)$`)
	linkForm      = regexp.MustCompile(`(?i)^(?:media|view directions\.?|attendance details|(?:watch the )?webcast(?: for (?:item )?\S+)?|view the (?:decisions?|minutes|background|history|declarations?|reasons)(?: \w+){0,4} (?:for|to|of|why) (?:item|document) .{1,60})$`)
	cutMarker     = regexp.MustCompile(`(?i)[\s\x{00A0}]*(?:\.{3}|…)?[\s\x{00A0}]*view the full (?:minutes|agenda|decisions?|draft minutes) text for item[\s\x{00A0}]*[\w./*()-]*[\s\x{00A0}]*$`)

	fileSize    = regexp.MustCompile(`(?i)\s*[(\[]?\s*(?:[a-z]+ icon\s*)?(PDF|DOCX?|XLSX?|PPTX?|CSV|RTF|ODT|ODS|HTML?|ZIP|TXT|JPE?G|PNG|TIFF?)[,:]?\s*[(\[]?(\d{1,6}(?:[.,]\d{1,3})?)\s*(bytes|B|KB|MB|GB)\s*[)\]]{0,2}$`)
	bareSize    = regexp.MustCompile(`(?i)\s*[(\[](\d{1,6}(?:[.,]\d{1,3})?)\s*(KB|MB)[)\]]$`)
	itemSuffix  = regexp.MustCompile(`(?i)\s*,\s*item\s+[\w./*()-]+$`)
	toFollow    = regexp.MustCompile(`(?i)\(?\bto follow\b\.?\)?`)
	restricted  = regexp.MustCompile(`(?i)^restricted enclosure\b`)
	reasonsLink = regexp.MustCompile(`(?i)\s*view the reasons why .*$`)
)

// labelOf tells which section a line opens, noSection if it is no label.
func labelOf(text string) section {
	if len(text) > 40 || !strings.HasSuffix(text, ":") {
		return noSection
	}
	m := labelForm.FindStringSubmatch(text)
	if m == nil {
		return noSection
	}
	switch strings.ToLower(m[1]) {
	case "minutes":
		return minutesText
	case "decision", "decisions":
		return decisionText
	}
	return paperSection
}

// furniture tells whether a line above the texts is the site's, not the council's.
func furniture(text string) bool {
	return len(text) <= 120 && (siteForm.MatchString(text) || linkForm.MatchString(text))
}

// splitSizes takes the names and sizes of files off the end of a title or link:
// "MINUTES pdf icon PDF 134 KB". One paper comes back for each size.
func splitSizes(text string) (title string, papers []data.Paper) {
	for {
		rest, paper, ok := splitSize(text)
		if !ok {
			break
		}
		text = rest
		papers = append([]data.Paper{paper}, papers...)
	}
	title = strings.TrimSpace(text)
	for i := range papers {
		papers[i].Name = title
	}
	return title, papers
}

// withoutSize is p without the size of a file at its end.
func (p para) withoutSize() para {
	text := strings.TrimRight(runsText(p.runs), " \n\u00a0")
	if loc := fileSize.FindStringIndex(text); loc != nil {
		p.runs = keep(p.runs, loc[0])
	} else if loc := bareSize.FindStringIndex(text); loc != nil {
		p.runs = keep(p.runs, loc[0])
	}
	return p
}

func splitSize(text string) (rest string, paper data.Paper, ok bool) {
	paper.State = data.Announced
	if text == "" || !strings.ContainsRune("BbSs)]", lastRune(text)) || len(text) > 1000 {
		return text, paper, false
	}
	if m := fileSize.FindStringSubmatchIndex(text); m != nil {
		paper.Media = media(text[m[2]:m[3]])
		paper.Size = bytesOf(text[m[4]:m[5]], text[m[6]:m[7]])
		return text[:m[0]], paper, true
	}
	if m := bareSize.FindStringSubmatchIndex(text); m != nil {
		paper.Size = bytesOf(text[m[2]:m[3]], text[m[4]:m[5]])
		return text[:m[0]], paper, true
	}
	return text, paper, false
}

// paperOf reads an entry in a list of documents.
func paperOf(text string) (data.Paper, bool) {
	text = strings.TrimSpace(reasonsLink.ReplaceAllString(text, ""))
	name, papers := splitSizes(text)
	paper := data.Paper{State: data.Announced}
	if len(papers) > 0 {
		paper = papers[0]
	}
	paper.Name = strings.TrimSpace(itemSuffix.ReplaceAllString(name, ""))
	switch {
	case restricted.MatchString(text):
		paper.Exempt = unstated
	case toFollow.MatchString(paper.Name) && len(papers) == 0:
		paper.State = data.ToFollow
		paper.Name = squeeze(toFollow.ReplaceAllString(paper.Name, ""))
	}
	return paper, paper.Name != ""
}

// unstated is why something is kept from the public when the page gives no
// paragraph of Schedule 12A.
const unstated = "reason not stated"

func bytesOf(number, unit string) int64 {
	n, err := strconv.ParseFloat(strings.ReplaceAll(number, ",", "."), 64)
	if err != nil {
		return 0
	}
	switch strings.ToUpper(unit) {
	case "KB":
		n *= 1 << 10
	case "MB":
		n *= 1 << 20
	case "GB":
		n *= 1 << 30
	}
	return int64(n)
}

// media is the media type of a file by its extension.
func media(extension string) string {
	switch strings.ToUpper(extension) {
	case "PDF":
		return "application/pdf"
	case "DOC":
		return "application/msword"
	case "DOCX":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case "XLS":
		return "application/vnd.ms-excel"
	case "XLSX":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case "CSV":
		return "text/csv"
	case "TXT":
		return "text/plain"
	case "HTM", "HTML":
		return "text/html"
	case "JPG", "JPEG":
		return "image/jpeg"
	case "PNG":
		return "image/png"
	}
	return ""
}

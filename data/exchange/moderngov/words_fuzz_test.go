package moderngov

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// trickyWords are words and signs that a careless reader takes for page
// furniture, markers or numbers.
var trickyWords = strings.Fields("Media View the minutes Minutes: Decision: documents: Agenda Items No. Item Part II EXEMPT ITEMS 1. 29. (a) (i) A. o " +
	"RESOLVED RESOLVED: RESOLVED– Resolved That that noted agreed be The Committee report PDF 12 KB icon item 30. ... * | < > & &amp; 7.30 pm £4 3.3% Venue: " +
	"Contact: Present: Apologies were received from Councillors Day, Roe and for absence Proposed by seconded For: 5 Against: 3 – - § Share this Accessibility Webcast Restricted enclosure to follow [x](y)")

var (
	glyphAtStart = regexp.MustCompile(`^[•*–-] `)
	siteWords    = regexp.MustCompile(`(?i)^(?:share this (?:item|page)|(?:draft )?(?:minutes|decisions?|additional documents|supporting documents) ?:)$`)
)

// TestNoWordOfTheMinutesIsLost puts paragraphs of tricky words into the minutes
// of an item. Every word must come out once, in order: as text, as a number or
// as the lead of a resolution. Only the glyph of a bullet may go.
func TestNoWordOfTheMinutesIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var paras, escaped, want []string
		for range rapid.IntRange(1, 8).Draw(t, "paragraphs") {
			n := rapid.IntRange(1, 9).Draw(t, "words")
			var ws []string
			for range n {
				ws = append(ws, rapid.SampledFrom(trickyWords).Draw(t, "word"))
			}
			p := strings.Join(ws, " ")
			if _, number := parseItemNo(p); number || siteWords.MatchString(p) || strings.Contains(p, "|") && strings.HasPrefix(p, "|") {
				continue // that alone in its line is a number, a label or a table
			}
			paras = append(paras, p)
			escaped = append(escaped, "<p>"+html.EscapeString(p)+"</p>")
			p = glyphAtStart.ReplaceAllString(p, "")
			want = append(want, strings.Fields(strings.ReplaceAll(p, "&amp;", "&"))...)
		}
		paras = append(paras, "The end.")
		want = append(want, "The", "end.")
		src := "Agenda and minutes\n\nCabinet - Monday, 5th January, 2026 7.00 pm\n\nItems\nNo. Item\n\n1.\n\nPier\n\nMinutes:\n\n" + strings.Join(paras, "\n\n") + "\n\n2.\n\nQuay\n\nMinutes:\n\nNone.\n"
		saved := `<h1 class="mgMainTitleTxt">Agenda and minutes</h1><table class="mgItemTable"><tr><td class="mgItemNumberCell">1.</td><td><p class="mgAiTitleTxt">Pier</p><p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara">` +
			strings.Join(escaped, "\n") + `<p>The end.</p></div></td></tr><tr><td class="mgItemNumberCell">2.</td><td><p class="mgAiTitleTxt">Quay</p></td></tr></table>`
		for form, src := range map[string]string{"text": src, "HTML": "<html><body>" + saved} {
			page, err := Read([]byte(src))
			if err != nil {
				t.Fatal(form, err)
			}
			if len(page.Meeting.Items) != 2 || !page.Meeting.Items[0].Agenda.Empty() {
				t.Fatalf("%s: %d items\n%s", form, len(page.Meeting.Items), src)
			}
			if diff := difference(want, documentWords(page.Meeting.Items[0].Minutes)); diff != "" {
				t.Fatalf("%s: %s\n%s", form, diff, src)
			}
		}
	})
}

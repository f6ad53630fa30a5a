package moderngov

import (
	"fmt"
	"regexp"
	"strings"

	"minutebook/data/exchange"
)

var (
	exemptTitle = regexp.MustCompile(`(?i)\bnot for publication\b|\bexempt\b.*\bparagraphs?\b|\bparagraphs?\b.*\bexempt\b|\(\s*(?:exempt|confidential|restricted)\b|\bschedule\s+12a\b`)
	// partTwo is the heading behind which councils put what they keep from the public.
	partTwo = regexp.MustCompile(`(?i)^part\s+(?:ii|2|b)\b`)
)

// markExempt marks the items whose titles say that they are kept from the
// public, and those behind a heading "Part II". Withholding what a site has
// shown does no harm; the other way round does. It says what it did.
func markExempt(page *exchange.Page) {
	behind := false
	for i := range page.Meeting.Items {
		item := &page.Meeting.Items[i]
		if item.Heading {
			behind = partTwo.MatchString(strings.TrimSpace(item.Title))
			continue
		}
		if item.Exempt != "" || !behind && !exemptTitle.MatchString(item.Title) {
			continue
		}
		item.Exempt = unstated
		if m := exemptPara.FindStringSubmatch(item.Title); m != nil {
			item.Exempt = m[1]
		}
		page.Unread = append(page.Unread, fmt.Sprintf("The item %q was taken to be kept from the public (%s): see whether it is.", item.Title, item.Exempt))
	}
}

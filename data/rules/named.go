package rules

import (
	"strings"

	"minutebook/data"
)

// noticesByName are the words in a council's name that tell whose rules of notice
// it goes by, the longer ones first.
var noticesByName = []struct {
	words  string
	notice data.Notice
}{
	{"parish meeting", data.ParishMeeting},
	{"parish council", data.EnglishParish},
	{"town council", data.EnglishParish},
	{"village council", data.EnglishParish},
	{"neighbourhood council", data.EnglishParish},
	{"community council", data.WelshCommunity},
	{"cyngor cymuned", data.WelshCommunity},
	{"cyngor tref", data.WelshCommunity},
}

// NoticeNamed is the rule of notice that the name of a council speaks of (LGA
// 1972 s.9, s.12A, s.27), and false where it speaks of none.
func NoticeNamed(name string) (data.Notice, bool) {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	for _, n := range noticesByName {
		if strings.Contains(name, n.words) {
			return n.notice, true
		}
	}
	return "", false
}

package rules

import (
	"regexp"
	"strings"
)

// Purpose is what a standing item is for.
type Purpose int

const (
	OtherBusiness    Purpose = iota // a report, a motion: no words are usual
	ForOpening                      // the meeting opens
	ForApologies                    //
	ForInterests                    // members declare their interests
	ForMinutes                      // those of earlier meetings are approved
	ForPublic                       // the public speaks
	ForAnnouncements                //
	ForExclusion                    // the press and public leave
	ForNextMeeting                  //
	ForClose                        // the meeting ends
)

// PurposeOf tells what an item is for by its title, in the words councils give
// these items.
func PurposeOf(title string) Purpose {
	t := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(title, "’", "'")), " "))
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(t, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("apolog"):
		return ForApologies
	case has("declaration", "disclosure", "declared", "disclosed") && has("interest") || has("datgan") && has("buddian", "fuddian") || t == "declarations" || t == "interests":
		return ForInterests
	case has("exclusion", "exclude") && has("public", "press"):
		return ForExclusion
	case has("next meeting", "next ordinary meeting", "next council meeting", "date of future meeting", "dates of future meeting", "dates of meetings"):
		return ForNextMeeting
	case has("public participation", "public question", "public session", "public forum", "public speaking", "public comment",
		"public representation", "public discussion", "public time", "open forum", "democratic period") || fromPublic(t):
		return ForPublic
	case has("announcement", "mayor's communication", "chair's communication", "chairman's communication"):
		return ForAnnouncements
	case forMinutes(t):
		return ForMinutes
	case t == "opening" || t == "welcome" || has("opening of the meeting", "opening of meeting", "opening remarks", "start of the meeting", "start of meeting", "welcome and ", "welcome by", "welcome from"):
		return ForOpening
	case t == "close" || t == "closing" || t == "closure" || has("close of meeting", "close of the meeting", "close meeting", "closure of the meeting", "closure of meeting", "end of meeting", "end of the meeting"):
		return ForClose
	}
	return OtherBusiness
}

// anyOther are titles of what comes up beside the business that was given notice of.
var anyOther = regexp.MustCompile(`(?i)^(?:to (?:receive|consider) )?(?:(?:any )?(?:other (?:urgent )?|urgent )(?:business|matters?|items?)|matters arising)(?: (?:for|of|that|which|to|from|at|by|as) .*)?[.:]?$|^a\.? ?o\.? ?b\.?$`)

// OfEveryMeeting tells whether a title is that of business which every meeting has: it says
// nothing of what was dealt with.
func OfEveryMeeting(title string) bool {
	return PurposeOf(title) != OtherBusiness || anyOther.MatchString(strings.Join(strings.Fields(title), " "))
}

// fromPublic tells whether questions or words of the public are heard at the
// item: "Statements by members of the public".
func fromPublic(t string) bool {
	for _, what := range []string{"question", "statement", "representation", "comment"} {
		for _, who := range []string{"the public", "members of the public", "public", "residents", "electors"} {
			if strings.Contains(t, what+"s from "+who) || strings.Contains(t, what+"s by "+who) {
				return true
			}
		}
	}
	return false
}

// forMinutes tells whether the minutes of the body itself are approved at the
// item. Those of another body are received, which is business like any other.
func forMinutes(t string) bool {
	for _, w := range []string{"minutes", "to approve the minutes", "to confirm the minutes", "approval of minutes", "approval of the minutes",
		"confirmation of minutes", "confirmation of the minutes", "notes of the last", "notes of the previous", "previous minutes", "last minutes"} {
		if rest, ok := strings.CutPrefix(t, w); ok {
			other := strings.Contains(rest, "committee") || strings.Contains(rest, "panel") || strings.Contains(rest, "group") || strings.Contains(rest, "sub-")
			own := strings.Contains(rest, "last") || strings.Contains(rest, "previous") || strings.Contains(rest, "meeting")
			return !other || own && !strings.Contains(rest, "sub-")
		}
	}
	return false
}

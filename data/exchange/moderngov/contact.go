package moderngov

import (
	"cmp"
	"regexp"
	"strings"

	"minutebook/data"
)

var (
	contactPart  = regexp.MustCompile(`(?i)[\w.+'-]+@[\w-]+(?:\.[\w-]+)+|\+?\(?\d[\d ()-]{6,}\d(?:\s*(?:ext?\.?|x)\s*\d+)?|\b(?:x|ext?\.?)\s?\d{3,6}\b`)
	contactLabel = regexp.MustCompile(`(?i)\b(?:e-?mail|tel(?:ephone)?(?:\.?\s*no)?|phone|mobile)\b\s*\.?\s*:?|\bon:?$`)
	contactSplit = regexp.MustCompile(`\s*/\s*|\s+(?:&|or)\s+|;`)
	twoNames     = regexp.MustCompile(`^([A-Z][\p{L}'’-]+(?: [A-Z][\p{L}'’-]*){1,2}) and ([A-Z][\p{L}'’-]+(?: [A-Z][\p{L}'’-]*){1,2})$`)
)

// contactsOf reads "Ann Day  Tel: 01234 567890  Email: a.day@example.org", for
// one person or several after each other.
func contactsOf(s string) []data.Contact {
	var out []data.Contact
	filled := true // the last contact has its phone or address: a new name is a new contact
	addName := func(chunk string) {
		chunk = strings.Trim(squeeze(contactLabel.ReplaceAllString(chunk, " ")), " ,;:.-–/&")
		if chunk == "" {
			return
		}
		for _, name := range contactSplit.Split(twoNames.ReplaceAllString(chunk, "$1;$2"), -1) {
			if name = strings.Trim(name, " ,;:-–"); name != "" {
				out = append(out, data.Contact{Name: name})
				filled = false
			}
		}
	}
	done := 0
	for _, m := range contactPart.FindAllStringIndex(s, -1) {
		addName(s[done:m[0]])
		part := strings.TrimRight(s[m[0]:m[1]], ".")
		if len(out) == 0 {
			out = append(out, data.Contact{})
		}
		last := &out[len(out)-1]
		mail := strings.Contains(part, "@")
		if filled && (mail && last.Email != "" || !mail && last.Phone != "") {
			out = append(out, data.Contact{})
			last = &out[len(out)-1]
		}
		if mail {
			last.Email = part
		} else {
			last.Phone = squeeze(part)
		}
		filled = true
		done = m[1]
	}
	addName(s[done:])
	for i := range out {
		if out[i].Name == "" {
			out[i].Name = cmp.Or(out[i].Email, out[i].Phone)
		}
	}
	return out
}

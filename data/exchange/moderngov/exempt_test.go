package moderngov

import (
	"strings"
	"testing"
)

func TestExemptItemsAreMarked(t *testing.T) {
	page := "Agenda and minutes\n\nHarbour Committee - Thursday, 9th July, 2026 7.00 pm\n\nItems\nNo. Item\n\n"
	for i, title := range []string{"Dredging", "Land at Quay (Exempt – Paragraph 3)",
		"Staffing - Not for publication by virtue of paragraphs 1 and 2 of Schedule 12A", "Exemption from mooring fees",
		"Business rates: charities exempt from payment"} {
		page += string(rune('1'+i)) + ".\n\n" + title + "\n\nMinutes:\n\nIt was discussed.\n\n"
	}
	page += "Part II\n\n6.\n\nSale of the slipway\n\nMinutes:\n\nIt was discussed.\n"
	got, err := Read([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"Dredging": "", "Land at Quay (Exempt – Paragraph 3)": "3",
		"Staffing - Not for publication by virtue of paragraphs 1 and 2 of Schedule 12A": "1 and 2",
		"Exemption from mooring fees": "", "Business rates: charities exempt from payment": "", "Part II": "", "Sale of the slipway": unstated}
	if len(got.Meeting.Items) != len(want) {
		t.Fatalf("%d items", len(got.Meeting.Items))
	}
	said := strings.Join(got.Unread, "\n")
	for _, i := range got.Meeting.Items {
		if reason, known := want[i.Title]; !known || i.Exempt != reason {
			t.Errorf("%q is exempt for %q, want %q", i.Title, i.Exempt, reason)
		}
		if strings.Contains(said, i.Title) != (i.Exempt != "") {
			t.Errorf("what is said of %q: %s", i.Title, said)
		}
	}
}

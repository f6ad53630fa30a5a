package rules_test

import (
	"testing"

	"minutebook/data"
	"minutebook/data/rules"
)

func TestNoticeNamed(t *testing.T) {
	for name, want := range map[string]data.Notice{
		"Little Marsh Parish Council":   data.EnglishParish,
		"Holmby  TOWN Council":          data.EnglishParish,
		"Holmby Parish Meeting":         data.ParishMeeting,
		"Cwm Gwyn Community Council":    data.WelshCommunity,
		"Cyngor Cymuned Cwm Gwyn":       data.WelshCommunity,
		"Thornmere District Council":    "",
		"Town Centre Sub-Committee":     "",
		"Parish Liaison Panel":          "",
		"Environment and Communities":   "",
		"Finance Committee of the Town": "",
	} {
		if got, ok := rules.NoticeNamed(name); got != want || ok != (want != "") {
			t.Errorf("%q gives %q, %v; want %q", name, got, ok, want)
		}
	}
}

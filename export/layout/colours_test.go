package layout

import (
	"encoding/binary"
	"testing"
)

// TestColourProfile: the profile says its own length, and its tags lie inside it.
func TestColourProfile(t *testing.T) {
	p := colourProfile()
	if n := binary.BigEndian.Uint32(p); int(n) != len(p) {
		t.Errorf("it says it has %d bytes of %d", n, len(p))
	}
	if string(p[36:40]) != "acsp" || string(p[12:24]) != "mntrRGB XYZ " {
		t.Errorf("its head is %q", p[:40])
	}
	seen := map[string]bool{}
	for i := range binary.BigEndian.Uint32(p[128:]) {
		tag := p[132+12*i:]
		from, size := binary.BigEndian.Uint32(tag[4:]), binary.BigEndian.Uint32(tag[8:])
		if int(from+size) > len(p) || from%4 != 0 {
			t.Errorf("the tag %q lies at %d, %d bytes", tag[:4], from, size)
		}
		seen[string(tag[:4])] = true
	}
	for _, tag := range []string{"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"} { // ICC.1:2001-04, 6.3.3
		if !seen[tag] {
			t.Errorf("it has no %s", tag)
		}
	}
}

// TestTheProfileIsNeutral: red, green and blue at their full add up to white, and a
// middle value is as dark as IEC 61966-2-1 says.
func TestTheProfileIsNeutral(t *testing.T) {
	for i, want := range white {
		var sum float64
		for _, primary := range primaries {
			sum += primary[i]
		}
		if d := sum - want; d > 0.0003 || d < -0.0003 {
			t.Errorf("part %d of white is %.5f, want %.4f", i, sum, want)
		}
	}
	for v, want := range map[float64]float64{0: 0, 0.04: 0.04 / 12.92, 0.5: 0.21404, 1: 1} {
		if got := linear(v); got-want > 0.00001 || want-got > 0.00001 {
			t.Errorf("the light of %v is %.5f, want %.5f", v, got, want)
		}
	}
}

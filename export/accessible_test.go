package export_test

import (
	"context"
	"testing"

	"minutebook/export/accessible"
)

// Every kind of document keeps every rule of PDF/UA-1 and PDF/A-2a that a machine
// can test; a pack, which holds what others made, claims no more than it keeps.
func TestDocumentsAreAccessible(t *testing.T) {
	for name, made := range documents(t) {
		r, err := accessible.Check(context.Background(), made.PDF)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if name == "pack" { // the papers of the sample are accessible
			if !r.Claim("PDF/UA") || r.Claim("PDF/A") {
				t.Errorf("the pack claims %v", r.Claims)
			}
			for _, f := range r.Of(accessible.Reading) {
				t.Errorf("%s, page %d: %s (%s, %d times)", name, f.Page, f.What, f.Name, f.Times)
			}
			continue
		}
		if !r.Claim("PDF/UA") || !r.Claim("PDF/A") {
			t.Errorf("%s claims %v", name, r.Claims)
		}
		for _, f := range r.Faults {
			t.Errorf("%s, page %d: %s (%s, %d times)", name, f.Page, f.What, f.Name, f.Times)
		}
	}
}

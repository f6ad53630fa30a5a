package pdf_test

import (
	"io"
	"strings"
	"testing"

	"minutebook/export/pdf"
)

func TestCountSurvivesNoise(t *testing.T) {
	for noise, isPDF := range map[string]bool{
		"": false, "PK\x03\x04": false, "%PDF-1.7": true, "junk before %PDF-1.4": true,
		"%PDF-1.4\n1 0 obj << /Type /Catalog >>\ntrailer << /Root 1 0 R >>": true,
		"%PDF-" + strings.Repeat("\xff\x00", 4000):                          true,
	} {
		r := strings.NewReader(noise)
		pages, is, err := pdf.Count(r)
		if pages != 0 || is != isPDF || err != nil {
			t.Errorf("%.40q: %d pages, a PDF: %v, %v", noise, pages, is, err)
		}
		if rest, _ := io.ReadAll(r); string(rest) != noise {
			t.Errorf("%.40q is not left at its start", noise)
		}
	}
}

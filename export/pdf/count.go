package pdf

import (
	"bytes"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// Count looks at a paper before it is attached: whether it is a PDF at all, and
// how many pages it has. A PDF whose pages cannot be counted has 0 and may be
// attached all the same. r is left at its start.
func Count(r io.ReadSeeker) (pages int, isPDF bool, err error) {
	head := make([]byte, 1024) // readers look for the mark in the first kilobyte
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return 0, false, err
	}
	if isPDF = bytes.Contains(head[:n], []byte("%PDF-")); isPDF {
		pages = countPages(r)
	}
	_, err = r.Seek(0, io.SeekStart)
	return pages, isPDF, err
}

func countPages(r io.ReadSeeker) (pages int) {
	defer func() {
		if recover() != nil { // pdfcpu panics on some damaged files
			pages = 0
		}
	}()
	keepConfigOut()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	conf.Offline = true
	n, err := api.PageCount(r, conf)
	if err != nil {
		return 0
	}
	return n
}

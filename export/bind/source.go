package bind

import (
	"context"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// Source is a PDF whose pages can be bound.
type Source struct {
	*pdf.File
	names map[string]types.Object // named places that links lead to
}

// Read reads a PDF. The error is one of pdf.Read's, or says why its pages cannot
// be copied.
func Read(ctx context.Context, file []byte) (*Source, error) {
	read, err := pdf.Read(ctx, file)
	if err != nil {
		return nil, err
	}
	s := &Source{File: read, names: map[string]types.Object{}}
	for name, place := range s.Dict(s.Root()["Dests"]) {
		s.names[name] = place
	}
	s.readNames(s.Dict(s.Root()["Names"])["Dests"], 0)
	if err := New().Append(s); err != nil { // a trial: what is read can be bound
		return nil, fmt.Errorf("%w (%v)", pdf.ErrUnreadable, err)
	}
	return s, nil
}

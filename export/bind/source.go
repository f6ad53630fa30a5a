package bind

import (
	"context"

	"minutebook/export/pdf"
)

// Source is a PDF whose pages can be bound.
type Source struct{ *pdf.File }

// Read reads a PDF. The error is one of pdf.Read's.
func Read(ctx context.Context, file []byte) (*Source, error) {
	read, err := pdf.Read(ctx, file)
	if err != nil {
		return nil, err
	}
	return &Source{read}, nil
}

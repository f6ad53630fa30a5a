// Package sign signs finished documents with a certificate, checks such
// signatures, and makes the pictures of signatures that are drawn.
//
// Words. An identity is a private key with the certificate that says whose it is
// and the certificates of those who issued it; people have it as a file (PKCS #12:
// .p12 or .pfx) with a password. A signature in a PDF is a field of a form; its
// contents are a message (CMS SignedData, RFC 5652) about the hash of all bytes of
// the file but those of the contents themselves. The result is PAdES baseline B
// (ETSI EN 319 142-1): it names the certificate by its hash and says the time of
// signing in the field, not in the message, as that standard demands.
//
// Promises. Signing puts bytes behind the file and changes none of it, so a second
// signature leaves the first as it is. The field is tagged: a file that kept
// PDF/UA-1 and PDF/A-2a still does. The same file, identity and options give the
// same bytes. Verify notices any byte that was changed. Whether the issuer of a
// certificate is to be trusted is for readers' programs, which know whom they trust.
package sign

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// Options say what is known of a signature beside who made it.
type Options struct {
	At     time.Time
	Name   string    // of the person; empty for that in the certificate
	Reason string    // "Approved as a correct record on 14 May 2026"
	Place  string    // of signing
	Page   int       // where readers see it, from 1; 0 for nowhere: on the last page without a size
	Box    pdf.Frame // on that page, in its points
}

// errLocked says why a locked file is not signed.
var errLocked = errors.New("it is locked with a password, and a signature would not hold: sign it without one")

// Sign signs a finished PDF.
func Sign(ctx context.Context, file []byte, id Identity, o Options) (signed []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			signed, err = nil, fmt.Errorf("sign the PDF: %v", p)
		}
	}()
	if err := id.Fits(o.At); err != nil {
		return nil, err
	}
	f, err := pdf.Read(ctx, file)
	if err != nil {
		return nil, fmt.Errorf("sign the PDF: %w", err)
	}
	if _, locked := f.Permissions(); locked {
		return nil, fmt.Errorf("sign the PDF: %w", errLocked)
	}
	if o.Name == "" {
		o.Name = id.Name()
	}
	w := &writer{file: f, free: f.Free(), objects: map[int]types.Object{}}
	room, err := id.room()
	if err != nil {
		return nil, err
	}
	if err := w.field(o, room); err != nil {
		return nil, fmt.Errorf("sign the PDF: %w", err)
	}
	out, err := f.Append(w.objects)
	if err != nil {
		return nil, fmt.Errorf("sign the PDF: %w", err)
	}
	return fill(out, len(file), id)
}

// fill puts the message about the bytes of a file into the room that the last
// signature has behind from.
func fill(out []byte, from int, id Identity) ([]byte, error) {
	blank, opening := []byte(blankRange), []byte("/Contents<0")
	rangeAt := bytes.Index(out[from:], blank) + from
	start := bytes.Index(out[from:], opening) + from + len("/Contents")
	if rangeAt < from || start < from {
		return nil, errors.New("sign the PDF: the room for the signature is not there")
	}
	end := start + bytes.IndexByte(out[start:], '>') + 1
	covered := fmt.Sprintf("/ByteRange[0 %d %d %d]", start, end, len(out)-end)
	copy(out[rangeAt:], fmt.Sprintf("%-*s", len(blank), covered))
	message, err := id.message(out[:start], out[end:])
	if err != nil {
		return nil, err
	}
	if 2*len(message) > end-start-2 {
		return nil, errors.New("sign the PDF: the signature is larger than the room for it")
	}
	copy(out[start+1:], fmt.Appendf(nil, "%x", message))
	return out, nil
}

package sign

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// Signature is one that was found in a file.
type Signature struct {
	Name        string // whose certificate it is
	Certificate string // in words
	At          time.Time
	Reason      string
	Place       string
	Document    string // SHA-256 of the file as this signature left it, hex
	Whole       bool   // it covers all of the file; behind an earlier one are signatures alone
	Problem     error  // why it does not hold; nil if it does
}

// ErrUnsigned says that there is no signature in a file.
var ErrUnsigned = errors.New("it is not signed")

// Check says why a file is not to be taken as signed and unchanged: ErrUnsigned,
// the first signature that does not hold, or that something was put behind the
// last; nil if all is well.
func Check(list []Signature) error {
	whole := false
	for _, s := range list {
		if s.Problem != nil {
			if s.Name == "" {
				return s.Problem
			}
			return fmt.Errorf("the signature of %s does not hold: %w", s.Name, s.Problem)
		}
		whole = whole || s.Whole
	}
	switch {
	case len(list) == 0:
		return ErrUnsigned
	case !whole:
		return errors.New("something was put behind the last signature")
	}
	return nil
}

// Verify looks at the signatures of a file, in the order in which they were made.
// The error is that of a file that cannot be read.
func Verify(ctx context.Context, file []byte) (list []Signature, err error) {
	defer func() {
		if p := recover(); p != nil {
			list, err = nil, fmt.Errorf("check the signatures: %v", p)
		}
	}()
	f, err := pdf.Read(ctx, file)
	if err != nil {
		return nil, fmt.Errorf("check the signatures: %w", err)
	}
	fields(f, f.Dict(f.Root()["AcroForm"])["Fields"], 0, func(value types.Dict) {
		list = append(list, verify(ctx, f, file, value))
	})
	return list, nil
}

// fields calls do with the value of each field that is signed.
func fields(f *pdf.File, o types.Object, depth int, do func(types.Dict)) {
	for _, e := range f.Array(o) {
		d := f.Dict(e)
		if value := f.Dict(d["V"]); value["ByteRange"] != nil || f.Name(d["FT"]) == "Sig" && value != nil {
			do(value)
		}
		if depth < 10 {
			fields(f, d["Kids"], depth+1, do)
		}
	}
}

// verify looks at one signature.
func verify(ctx context.Context, f *pdf.File, file []byte, value types.Dict) (s Signature) {
	s.Reason, _ = f.Text(value["Reason"])
	s.Place, _ = f.Text(value["Location"])
	said, _ := f.Text(value["M"])
	s.At, s.Problem = date(said)
	if s.Problem != nil {
		return s
	}
	if kind := f.Name(value["SubFilter"]); kind != subFilter && kind != "adbe.pkcs7.detached" {
		s.Problem = errUnknownWay
		return s
	}
	before, after, message, end, err := parts(f, file, value)
	if err != nil {
		s.Problem = err
		return s
	}
	s.Whole, s.Document = end == len(file), fmt.Sprintf("%x", sha256.Sum256(file[:end]))
	signer, list, err := readMessage(message)
	if err != nil {
		s.Problem = err
		return s
	}
	s.Name, s.Certificate = nameOf(list[0]), words(list[0])
	s.Problem = signer.holds(list, before, after)
	if c := list[0]; s.Problem == nil && (s.At.Before(c.NotBefore) || s.At.After(c.NotAfter)) {
		s.Problem = fmt.Errorf("the certificate was not valid on %s", day(s.At))
	}
	if s.Problem == nil && !s.Whole {
		s.Problem = onlySigned(ctx, file[:end], f)
	}
	return s
}

// parts are the bytes that a signature covers, before and after its message, the
// message, and where they end. The room for the message must
// be exactly what is not covered, and filled up with noughts.
func parts(f *pdf.File, file []byte, value types.Dict) (before, after, message []byte, end int, err error) {
	list := f.Array(value["ByteRange"])
	var at [4]int
	for i, o := range list {
		n, ok := f.Number(o)
		if !ok || i > 3 || n != float64(int(n)) {
			return nil, nil, nil, 0, errMessage
		}
		at[i] = int(n)
	}
	start, from, size := at[1], at[2], at[3]
	if len(list) != 4 || at[0] != 0 || start <= 0 || from < start+2 || size < 0 || from > len(file) || size > len(file)-from {
		return nil, nil, nil, 0, errMessage
	}
	contents, ok := f.Bytes(value["Contents"])
	room := string(file[start:from])
	if hex := fmt.Sprintf("<%x>", contents); !ok || room != hex && room != strings.ToUpper(hex) {
		return nil, nil, nil, 0, errMessage
	}
	message = contents
	if size := length(contents); size <= len(contents) {
		message = contents[:size]
	}
	if len(bytes.Trim(contents[len(message):], "\x00")) > 0 {
		return nil, nil, nil, 0, errMessage
	}
	return file[:start], file[from : from+size], message, from + size, nil
}

// length is that of the value that a message begins with, by its head (X.690, 8.1.3).
func length(message []byte) int {
	if len(message) < 2 || message[1] < 0x80 {
		return len(message)
	}
	more := int(message[1] & 0x7F)
	if more > 4 || 2+more > len(message) {
		return len(message)
	}
	size := 0
	for _, b := range message[2 : 2+more] {
		size = size<<8 | int(b)
	}
	return 2 + more + size
}

// date reads the time of signing (ISO 32000-1, 7.9.4).
func date(said string) (time.Time, error) {
	plain := strings.NewReplacer("'", "", "D:", "").Replace(said)
	for _, form := range []string{"20060102150405-0700", "20060102150405Z0700", "20060102150405Z", "20060102150405"} {
		if at, err := time.Parse(form, plain); err == nil {
			return at.UTC(), nil
		}
	}
	return time.Time{}, errors.New("it does not say when it was made")
}

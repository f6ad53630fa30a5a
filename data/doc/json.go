package doc

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Version is the version of the JSON form that Marshal writes.
const Version = 1

type envelope struct {
	V      int     `json:"v"`
	Blocks []Block `json:"blocks"`
}

// Marshal returns the canonical JSON form of d. It fails if d is not valid.
func Marshal(d Document) ([]byte, error) {
	d = Normalise(d)
	if err := Validate(d); err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if d.Blocks == nil {
		d.Blocks = []Block{}
	}
	if err := enc.Encode(envelope{Version, d.Blocks}); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

// Parse reads the JSON form. The error is one sentence and the document of an
// error is empty.
func Parse(data []byte) (Document, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var e envelope
	if err := dec.Decode(&e); err != nil {
		return Document{}, fmt.Errorf("this text is not in Minute Book's form: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Document{}, errors.New("this text has something after its end")
	}
	switch {
	case e.V > Version:
		return Document{}, fmt.Errorf("this text was written by a newer version (%d, this program knows %d)", e.V, Version)
	case e.V != Version:
		return Document{}, fmt.Errorf("this text says it is of version %d, which there never was", e.V)
	}
	d := Normalise(Document{e.Blocks})
	if err := Validate(d); err != nil {
		return Document{}, err
	}
	return d, nil
}

package layout

import (
	"bytes"
	"compress/zlib"
	"fmt"
)

// deflater packs the streams of a file. One is made for all of them: each needs
// almost a megabyte to work in, which is why gofpdf does not pack the pages.
type deflater struct {
	out bytes.Buffer
	zip *zlib.Writer
}

func newDeflater() *deflater {
	d := &deflater{}
	d.zip = zlib.NewWriter(&d.out)
	return d
}

// stream packs a stream object as gofpdf writes it.
func (d *deflater) stream(o []byte) []byte {
	_, content, _ := bytes.Cut(o, []byte("stream\n"))
	content = bytes.TrimSuffix(content, []byte("\nendstream\n"))
	if bytes.Contains(content, []byte(oneRange)) {
		content = bytes.Replace(content, []byte(oneRange), toUnicode(), 1)
	}
	return d.packed("", content)
}

// packed is a stream object with more entries in its dictionary.
func (d *deflater) packed(entries string, content []byte) []byte {
	d.out.Reset()
	d.zip.Reset(&d.out)
	d.zip.Write(content) // writing to memory does not fail
	d.zip.Close()
	return fmt.Appendf(nil, "<<%s/Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\n", entries, d.out.Len(), d.out.Bytes())
}

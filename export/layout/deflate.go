package layout

import (
	"bytes"
	"compress/zlib"
)

func deflate(b []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write(b) // writing to memory does not fail
	w.Close()
	return out.Bytes()
}

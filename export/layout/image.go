package layout

import (
	"bytes"
	"image"
)

// Image is the picture unpacked, to be painted on a screen.
func (p *Picture) Image() (image.Image, error) {
	unpacked, _, err := image.Decode(bytes.NewReader(p.data))
	return unpacked, err
}

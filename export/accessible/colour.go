package accessible

import (
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// useDevice notes a colour space that depends on a device, unless the resources
// say which colours it stands for.
func (w *stream) useDevice(space string) {
	if w.resource("ColorSpace", "Default"+strings.TrimPrefix(space, "Device")) == nil {
		w.noteDevice(space, w.sheet.index)
	}
}

func (c *checker) noteDevice(space string, page int) {
	if _, noted := c.devices[space]; !noted {
		c.devices[space] = page
	}
}

// useSpace notes the colour space that a name of the content stands for.
func (w *stream) useSpace(name string) {
	if strings.HasPrefix(name, "Device") {
		w.useDevice(name)
		return
	}
	w.colourSpace(w.file.Get(w.resource("ColorSpace", name)))
}

// colourSpace notes the devices' colour spaces that a space is built on
// (ISO 32000-1, 8.6).
func (w *stream) colourSpace(space types.Object) {
	for range 8 {
		switch v := space.(type) {
		case types.Name:
			if s := string(v); s == "DeviceRGB" || s == "DeviceCMYK" || s == "DeviceGray" {
				w.useDevice(s)
			}
			return
		case types.Dict: // a shading
			space = w.file.Get(v["ColorSpace"])
		case types.StreamDict:
			space = w.file.Get(v.Dict["ColorSpace"])
		case types.Array:
			base := map[string]int{"Indexed": 1, "Pattern": 1, "Separation": 2, "DeviceN": 2}
			if len(v) == 0 {
				return
			}
			at := base[w.file.Name(v[0])]
			if at == 0 || at >= len(v) {
				return
			}
			space = w.file.Get(v[at])
		default:
			return
		}
	}
}

// inlineSpaces are the short names of colour spaces in images that stand in a
// stream (ISO 32000-1, table 93).
var inlineSpaces = map[string]string{
	"RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "G": "DeviceGray",
	"DeviceRGB": "DeviceRGB", "DeviceCMYK": "DeviceCMYK", "DeviceGray": "DeviceGray",
}

// inlineImage notes the colours and the packing of the image whose entries are
// the operands.
func (w *stream) inlineImage() {
	for i := 0; i+1 < len(w.operands); i++ {
		if w.operands[i].Kind != pdf.Name || w.operands[i+1].Kind != pdf.Name {
			continue
		}
		value := string(w.operands[i+1].Text)
		switch string(w.operands[i].Text) {
		case "CS", "ColorSpace":
			if space, device := inlineSpaces[value]; device {
				w.useDevice(space)
			} else {
				w.useSpace(value)
			}
		case "F", "Filter":
			if value == "LZW" || value == "LZWDecode" {
				w.add(lzw, w.sheet.index+1)
			}
		}
	}
}

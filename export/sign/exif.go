package sign

import (
	"bytes"
	"encoding/binary"
)

// orientation is how the camera was held when a JPEG was taken: 1 to 8 of EXIF
// 2.3, tag 0x0112; 1, upright, where the file does not say.
func orientation(file []byte) int {
	for at := 2; at+4 <= len(file) && file[at] == 0xFF; {
		length := int(binary.BigEndian.Uint16(file[at+2:]))
		end := at + 2 + length
		if length < 2 || end > len(file) || file[at+1] == 0xDA { // the points begin
			return 1
		}
		if body, ok := bytes.CutPrefix(file[at+4:end], []byte("Exif\x00\x00")); ok && file[at+1] == 0xE1 {
			return orientationTag(body)
		}
		at = end
	}
	return 1
}

// orientationTag looks for the tag in the first directory of a TIFF.
func orientationTag(tiff []byte) int {
	var order binary.ByteOrder = binary.BigEndian
	if bytes.HasPrefix(tiff, []byte("II")) {
		order = binary.LittleEndian
	}
	if len(tiff) < 8 {
		return 1
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 1
	}
	for i := range int(order.Uint16(tiff[at:])) {
		entry := at + 2 + 12*i
		if entry+12 > len(tiff) {
			return 1
		}
		if v := int(order.Uint16(tiff[entry+8:])); order.Uint16(tiff[entry:]) == 0x0112 && v >= 1 && v <= 8 {
			return v
		}
	}
	return 1
}

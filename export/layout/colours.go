package layout

import (
	"bytes"
	"encoding/binary"
	"math"
)

// intent writes what the colours of the file mean: sRGB (IEC 61966-2-1), which
// PDF/A asks for.
func (f *file) intent(pack *deflater) int {
	f.objects = append(f.objects, pack.packed("/N 3", colourProfile()))
	return f.put("<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>",
		len(f.objects))
}

// colourProfile is an ICC profile of sRGB (ICC.1:2001-04), made of its published
// numbers: the primaries adapted to D50, and its curve in 1024 steps.
func colourProfile() []byte {
	curve := []byte("curv\x00\x00\x00\x00")
	curve = binary.BigEndian.AppendUint32(curve, curveSteps)
	for i := range curveSteps {
		curve = binary.BigEndian.AppendUint16(curve, uint16(math.Round(linear(float64(i)/(curveSteps-1))*65535)))
	}
	parts := []struct {
		tags string // four letters each
		data []byte
	}{
		{"desc", description("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{"wtpt", tristimulus(white)},
		{"rXYZ", tristimulus(primaries[0])},
		{"gXYZ", tristimulus(primaries[1])},
		{"bXYZ", tristimulus(primaries[2])},
		{"rTRCgTRCbTRC", curve},
	}
	const header = 128
	var table, body bytes.Buffer
	count := 0
	for _, p := range parts {
		count += len(p.tags) / 4
	}
	at := header + 4 + 12*count
	for _, p := range parts {
		for i := 0; i < len(p.tags); i += 4 {
			table.WriteString(p.tags[i : i+4])
			binary.Write(&table, binary.BigEndian, [2]uint32{uint32(at + body.Len()), uint32(len(p.data))})
		}
		body.Write(p.data)
		for body.Len()%4 != 0 {
			body.WriteByte(0)
		}
	}
	out := make([]byte, header)
	binary.BigEndian.PutUint32(out, uint32(at+body.Len()))
	copy(out[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	copy(out[24:], "\x07\xEA\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00") // the day it is dated, 1 January 2026
	copy(out[36:], "acsp")
	copy(out[68:], tristimulus(white)[8:])
	out = binary.BigEndian.AppendUint32(out, uint32(count))
	return append(append(out, table.Bytes()...), body.Bytes()...)
}

const curveSteps = 1024

// The white of profiles (D50), and red, green and blue under it, as XYZ.
var (
	white     = [3]float64{0.9642, 1, 0.8249}
	primaries = [3][3]float64{{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}}
)

// linear is the light of a value of sRGB, both from 0 to 1.
func linear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// tristimulus is a colour as XYZ, in parts of 65536.
func tristimulus(xyz [3]float64) []byte {
	out := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range xyz {
		out = binary.BigEndian.AppendUint32(out, uint32(math.Round(v*65536)))
	}
	return out
}

// description is a name in the three forms a profile of version 2 has, of which
// two are left empty.
func description(name string) []byte {
	out := []byte("desc\x00\x00\x00\x00")
	out = binary.BigEndian.AppendUint32(out, uint32(len(name)+1))
	out = append(append(out, name...), 0)
	return append(out, make([]byte, 4+4+2+1+67)...)
}

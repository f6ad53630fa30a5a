package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export"
	"minutebook/export/pdf"
)

const (
	paperCount = 50
	paperPages = 20
	scanPages  = 300
	scanBytes  = 67 << 20 / scanPages // of each page
)

// papers writes papers of 20 pages with words, tags and fonts: minutes of ours.
func papers(dir string) error {
	m := meeting()
	items := m.Items
	for r, err := export.Minutes(m, export.Options{}); r.Pages < paperPages; r, err = export.Minutes(m, export.Options{}) {
		if err != nil {
			return err
		}
		more := items[len(m.Items)%len(items)]
		more.ID = int64(len(m.Items) + 1)
		m.Items = append(m.Items, more)
	}
	for i := range paperCount {
		m.Body.Name = fmt.Sprint("Committee ", i+1)
		r, err := export.Minutes(m, export.Options{})
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("paper%02d.pdf", i)), r.PDF, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// scans writes one paper whose pages are pictures alone.
func scans(dir string) error {
	picture := image.NewGray(image.Rect(0, 0, 620, 877))
	noise := rand.New(rand.NewPCG(1, 2))
	for i := range picture.Pix {
		picture.Pix[i] = uint8(noise.IntN(256))
	}
	picture.SetGray(0, 0, color.Gray{})
	var page bytes.Buffer
	if err := jpeg.Encode(&page, picture, &jpeg.Options{Quality: 60}); err != nil {
		return err
	}
	raw := append(page.Bytes(), make([]byte, max(0, scanBytes-page.Len()))...)[:scanBytes] // what stands behind a picture does no harm
	f, err := os.Create(filepath.Join(dir, "scans.pdf"))
	if err != nil {
		return err
	}
	w := pdf.NewWriter(f)
	root, tree := w.Reserve(), w.Reserve()
	kids := types.Array{}
	for i := range scanPages {
		raw[len(raw)-1] = byte(i)
		p, picture, content := w.Reserve(), w.Reserve(), w.Reserve()
		w.Put(picture, types.StreamDict{Raw: raw, Dict: types.Dict{"Type": types.Name("XObject"), "Subtype": types.Name("Image"),
			"Width": types.Integer(620), "Height": types.Integer(877), "BitsPerComponent": types.Integer(8),
			"ColorSpace": types.Name("DeviceGray"), "Filter": types.Name("DCTDecode")}})
		w.Put(content, types.StreamDict{Dict: types.Dict{}, Raw: []byte("q 595 0 0 842 0 0 cm /Scan Do Q")})
		w.Put(p, types.Dict{"Type": types.Name("Page"), "Parent": pdf.Ref(tree), "MediaBox": pdf.Numbers(0, 0, 595, 842),
			"Contents": pdf.Ref(content), "Resources": types.Dict{"XObject": types.Dict{"Scan": pdf.Ref(picture)}}})
		kids = append(kids, pdf.Ref(p))
	}
	w.Put(tree, types.Dict{"Type": types.Name("Pages"), "Kids": kids, "Count": types.Integer(scanPages)})
	w.Put(root, types.Dict{"Type": types.Name("Catalog"), "Pages": pdf.Ref(tree)})
	if err := w.Close(root, 0); err != nil {
		return err
	}
	return f.Close()
}

// pack binds every PDF of a folder behind an agenda with an item for each.
func pack(dir, out string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil {
		return err
	}
	m := record.Meeting{
		Body:    data.Body{Name: "Environment Committee", Kind: data.Committee},
		Meeting: data.Meeting{Start: "2026-07-09T19:00", Venue: "Council Chamber", Status: data.Planned},
	}
	for i, file := range files {
		m.Items = append(m.Items, record.Item{
			Item:   data.Item{ID: int64(i + 1), UID: fmt.Sprint("item", i), Title: fmt.Sprint("Report ", i+1)},
			Papers: []data.Paper{{ID: int64(i), UID: fmt.Sprint("paper", i), Name: filepath.Base(file), State: data.Attached}},
		})
	}
	r, err := export.Pack(context.Background(), m, func(p data.Paper) (io.ReadCloser, error) { return os.Open(files[p.ID]) },
		export.Options{InsertUnreadable: true})
	if err != nil {
		return err
	}
	for _, w := range r.Warnings {
		fmt.Fprintln(os.Stderr, w.Where+": "+w.What)
	}
	return r.WriteFile(out)
}

package leak

import (
	"context"
	"crypto/sha256"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
	"minutebook/export/pdf/content"
)

// Matter is what a paper is known by wherever it turns up: plain data, so that
// another process may read it.
type Matter struct {
	Pages    [][]uint64          // of each page, hashes of parts of its text
	Texts    []string            // and the text itself
	Pictures [][sha256.Size]byte // of pictures as they lie in the file
	Files    [][sha256.Size]byte // of the paper itself and the files attached to it
}

// Paper is a paper that is kept from the public.
type Paper struct {
	Name, Of string
	Matter
	meeting int // of those gathered, from 0
}

const (
	shingle     = 32  // bytes of squashed text that are hashed together
	oneIn       = 4   // so many of these parts are kept
	fewest      = 24  // kept parts of a page that can be told from others: some 25 words
	samePage    = 95  // percent of them make it the same page
	likePage    = 60  // and so many one to look at
	leastSide   = 200 // pixels of a picture that tells something
	scannedText = 100 // bytes of squashed text on a page that is a picture
)

// KeepPaper adds a paper that is kept from the public, of a meeting of those that
// were gathered, counted from 0.
func (s *Secrets) KeepPaper(meeting int, of, name string, m Matter) {
	s.papers = append(s.papers, Paper{name, of, m, meeting})
	s.ready = false
}

// ReadPaper reads what a paper is known by. The error is one of pdf.Read's.
func ReadPaper(ctx context.Context, file []byte) (m Matter, err error) {
	defer func() {
		if p := recover(); p != nil {
			m, err = Matter{}, fmt.Errorf("%w (%v)", pdf.ErrUnreadable, p)
		}
	}()
	m.Files = append(m.Files, sha256.Sum256(file))
	f, err := pdf.Read(ctx, file)
	if err != nil {
		return m, err
	}
	r := &reader{f, map[int]*content.Font{}}
	pictures, uses := map[types.IndirectRef]bool{}, map[types.IndirectRef]int{}
	for i, p := range f.Pages() {
		if err := ctx.Err(); err != nil {
			return m, err
		}
		shown, _ := r.page(p)
		t := squash(shown)
		m.Pages, m.Texts = append(m.Pages, shingles(t.squashed)), append(m.Texts, shown)
		for _, ref := range r.pictures(p) {
			uses[ref]++
			// a banner on the first page says nothing, a page that was scanned all
			pictures[ref] = pictures[ref] || i > 0 || len(t.squashed) < scannedText
		}
	}
	for ref, tells := range pictures {
		if s, ok := f.Get(ref).(types.StreamDict); ok && tells && uses[ref] == 1 {
			m.Pictures = append(m.Pictures, sha256.Sum256(s.Raw))
		}
	}
	for _, n := range f.Numbers() {
		if s, ok := f.Get(pdf.Ref(n)).(types.StreamDict); ok && f.Name(s.Dict["Type"]) == "EmbeddedFile" {
			if _, content, err := f.Stream(pdf.Ref(n)); err == nil {
				m.Files = append(m.Files, sha256.Sum256(content))
			}
		}
	}
	return m, nil
}

// page is the text that a page shows, its forms with it.
func (r *reader) page(p pdf.Page) (shown string, drawn []string) {
	resources := r.file.Dict(p.Dict["Resources"])
	painted, _ := content.OfPage(r.file, p) // what can be unpacked of it
	shown, drawn = r.content(painted, resources)
	seen := map[string]bool{}
	var forms func(resources types.Dict, names []string, depth int)
	forms = func(resources types.Dict, names []string, depth int) {
		objects := r.file.Dict(resources["XObject"])
		for _, name := range names {
			ref, ok := objects[name].(types.IndirectRef)
			if !ok || depth > 8 || seen[ref.PDFString()] {
				continue
			}
			seen[ref.PDFString()] = true
			s, ok := r.file.Get(ref).(types.StreamDict)
			if !ok || r.file.Name(s.Dict["Subtype"]) != "Form" {
				continue
			}
			own := r.file.Dict(s.Dict["Resources"])
			if own == nil {
				own = resources
			}
			_, painted, _ := r.file.Stream(ref)
			text, inner := r.content(painted, own)
			shown += "\n" + text
			forms(own, inner, depth+1)
		}
	}
	forms(resources, drawn, 0)
	return shown, drawn
}

// pictures are those that a page may draw and that are large enough to tell
// something.
func (r *reader) pictures(p pdf.Page) []types.IndirectRef {
	var out []types.IndirectRef
	for _, o := range r.file.Dict(r.file.Dict(p.Dict["Resources"])["XObject"]) {
		ref, ok := o.(types.IndirectRef)
		if !ok {
			continue
		}
		s, ok := r.file.Get(ref).(types.StreamDict)
		if !ok || r.file.Name(s.Dict["Subtype"]) != "Image" {
			continue
		}
		w, _ := r.file.Number(s.Dict["Width"])
		h, _ := r.file.Number(s.Dict["Height"])
		if min(w, h) >= leastSide {
			out = append(out, ref)
		}
	}
	return out
}

// shingles are hashes of the parts of a text, some of them: which, depends on the
// part alone, so that two pages are told alike wherever the part stands.
func shingles(squashed []byte) []uint64 {
	const base = 1099511628211
	var out []uint64
	seen := map[uint64]bool{}
	var h, top uint64 = 0, 1
	for range shingle {
		top *= base
	}
	for i, b := range squashed {
		h = h*base + uint64(b) + 1
		if i >= shingle {
			h -= top * (uint64(squashed[i-shingle]) + 1)
		}
		if mixed := h ^ h>>29; i >= shingle-1 && mixed*base>>32%oneIn == 0 && !seen[h] {
			seen[h] = true
			out = append(out, h)
		}
	}
	return out
}

// passage is a text at a place.
type passage struct {
	place   string
	text    text
	foreign bool
	paper   int // the public paper it belongs to, from 1; 0: none
}

// alike finds pages of exempt papers in what came into a file with others: whole,
// wherever their parts have come to stand, or for the most part at one place.
func (s *Secrets) alike(parts []passage) []Found {
	if len(s.papers) == 0 {
		return nil
	}
	at := map[uint64][]int{} // places of each hash
	for i, p := range parts {
		if !p.foreign {
			continue // the program draws no pages of others, and quotations are found
		}
		for _, h := range shingles(p.text.squashed) {
			at[h] = append(at[h], i)
		}
	}
	var out []Found
	for _, paper := range s.papers {
		for n, page := range paper.Pages {
			if len(page) < fewest {
				continue
			}
			all, most := 0, make([]int, len(parts)+1)
			best := len(parts)
			for _, h := range page {
				if len(at[h]) > 0 {
					all++
				}
				for _, i := range at[h] {
					if most[i]++; most[i] > most[best] {
						best = i
					}
				}
			}
			switch {
			case all*100 >= samePage*len(page):
				out = append(out, Found{Place: parts[best].place, Words: fmt.Sprintf("page %d of %s", n+1, paper.Name), Of: paper.Of})
			case best < len(parts) && most[best]*100 >= likePage*len(page):
				out = append(out, Found{Place: parts[best].place, Words: fmt.Sprintf("most of page %d of %s", n+1, paper.Name), Of: paper.Of, Doubtful: true})
			}
		}
	}
	return out
}

// isFile finds an exempt file by its hash.
func (s *Secrets) isFile(place string, content []byte) []Found {
	return s.hashed(place, "the file ", content, func(p Paper) [][sha256.Size]byte { return p.Files })
}

func (s *Secrets) isPicture(place string, raw []byte) []Found {
	return s.hashed(place, "a picture of ", raw, func(p Paper) [][sha256.Size]byte { return p.Pictures })
}

func (s *Secrets) hashed(place, what string, content []byte, of func(Paper) [][sha256.Size]byte) []Found {
	var out []Found
	var sum [sha256.Size]byte
	done := false
	for _, p := range s.papers {
		for _, h := range of(p) {
			if !done {
				sum, done = sha256.Sum256(content), true
			}
			if h == sum {
				out = append(out, Found{Place: place, Words: what + p.Name, Of: p.Of})
			}
		}
	}
	return out
}

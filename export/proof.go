package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export/leak"
	"minutebook/export/worker"
)

// proof shows that a public document holds nothing exempt: it knows the meetings
// whole and searches what was drawn of their public copies. Restricted documents
// need none.
type proof struct {
	public   bool
	meetings []record.Meeting
	options  Options
	secrets  *leak.Secrets
	notes    []Warning
	bound    []*bound // the public papers in the document
}

func newProof(o Options, meetings ...record.Meeting) *proof {
	p := &proof{public: !o.Restricted, meetings: meetings, options: o}
	if p.public {
		p.secrets = leak.Gather(meetings...)
	}
	return p
}

// announced checks that the agenda excludes the public before the first exempt
// item. A public one is refused while that can still be put right.
func (p *proof) announced() error {
	for _, m := range p.meetings {
		if gap := rules.ExclusionGap(m); gap != "" {
			p.notes = append(p.notes, Warning{Where: "the exclusion of the press and public", What: gap})
		}
		u, wrong := rules.FirstUnannounced(m)
		switch {
		case !wrong:
		case p.public && (m.Meeting.Status == data.Planned || m.Meeting.Status == data.Issued):
			return u
		default:
			p.notes = append(p.notes, Warning{Where: "the agenda", What: u.Error()})
		}
	}
	return nil
}

// of searches a document that the program drew.
func (p *proof) of(r Result, err error) (Result, error) {
	if err != nil || !p.public {
		return p.mixed(context.Background(), r, err, r.Pages)
	}
	ctx := context.Background()
	if p.options.Reader == nil {
		p.options.Reader = worker.New(worker.Usual)
		defer p.options.Reader.Close()
	}
	for n, m := range p.meetings {
		if err := p.papers(ctx, n, m); err != nil {
			return Result{}, err
		}
	}
	return p.mixed(ctx, r, nil, r.Pages)
}

// mixed searches a document of which the program drew the first pages. It says
// what was withheld, warns of what somebody must look at and refuses the rest.
func (p *proof) mixed(ctx context.Context, r Result, err error, own int) (Result, error) {
	if err != nil {
		return Result{}, err
	}
	r.Warnings = append(r.Warnings, p.notes...)
	if !p.public {
		return r, nil
	}
	for _, m := range p.meetings {
		for _, w := range leak.List(m) {
			if len(p.meetings) > 1 {
				w.Item = m.Meeting.Start.Date().Medium() + ", " + w.Item
			}
			r.Withheld = append(r.Withheld, w)
		}
	}
	found, err := leak.Search(ctx, r.PDF, p.secrets, own)
	if err != nil {
		return Result{}, err
	}
	if len(found) > 0 && p.openPapers(ctx) { // what looks quoted may be public
		if found, err = leak.Search(ctx, r.PDF, p.secrets, own); err != nil {
			return Result{}, err
		}
	}
	if found, err = leak.Refuse(found, p.options.SharedRead); err != nil {
		return Result{}, err
	}
	for i, f := range found {
		if i == mostDoubts {
			r.Warnings = append(r.Warnings, Warning{Where: "the papers", What: fmt.Sprintf("%d more places to look at in the same way", len(found)-i)})
			break
		}
		r.Warnings = append(r.Warnings, Warning{Where: f.Place, What: fmt.Sprintf("“%s” is kept from the public with %s: make sure that it may be read here", f.Words, f.Of)})
	}
	return r, nil
}

// mostDoubts bounds how many doubtful words are named.
const mostDoubts = 12

// twice refuses a public pack of a meeting in which the file of an exempt paper is
// attached as a public one too.
func (p *proof) twice(m record.Meeting) error {
	if !p.public {
		return nil
	}
	shows := map[string]string{} // public papers and where they are, by their files
	public := m.Public()
	for i, it := range public.Items {
		for _, paper := range it.Papers {
			shows[paper.SHA256] = fmt.Sprintf("%q of %s", paper.Name, leak.Name(m, i))
		}
	}
	for i, it := range m.Items {
		for _, paper := range it.Papers {
			where, twice := shows[paper.SHA256]
			if twice && paper.SHA256 != "" && paper.State == data.Attached && !isShown(public.Items[i].Papers, paper) {
				return leak.Refusal{Found: []leak.Found{{Place: "the paper " + where, Words: paper.Name, Of: leak.Name(m, i)}}}
			}
		}
	}
	return nil
}

// papers reads the exempt papers of meeting n, so that their pages and quotations
// of them are found. One that cannot be read is named in a warning.
func (p *proof) papers(ctx context.Context, n int, m record.Meeting) error {
	if !p.public {
		return nil
	}
	public := m.Public()
	for i, it := range m.Items {
		for _, paper := range it.Papers {
			if paper.State != data.Attached || isShown(public.Items[i].Papers, paper) {
				continue
			}
			of := leak.Name(m, i)
			matter, err := p.matterOf(ctx, paper)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				p.notes = append(p.notes, Warning{Where: "an exempt paper of " + of,
					What: fmt.Sprintf("whether it is quoted in this document cannot be told: %v", err)})
			}
			p.secrets.KeepPaper(n, of, paper.Name, matter)
		}
	}
	return nil
}

// openPapers reads the public papers that are not in the document, since what they
// hold is no quotation of an exempt one. It tells whether there are any.
func (p *proof) openPapers(ctx context.Context) bool {
	exempt := map[string]bool{}
	for _, m := range p.meetings {
		public := m.Public()
		for i, it := range m.Items {
			for _, paper := range it.Papers {
				if paper.SHA256 != "" && !isShown(public.Items[i].Papers, paper) {
					exempt[paper.SHA256] = true
				}
			}
		}
	}
	any := false
	for _, m := range p.meetings {
		for _, it := range m.Public().Items {
			for _, paper := range it.Papers {
				inside := slices.ContainsFunc(p.bound, func(b *bound) bool { return b.whole() && b.paper.ID == paper.ID && b.paper.Name == paper.Name })
				if paper.State != data.Attached || exempt[paper.SHA256] || inside {
					continue
				}
				if matter, err := p.matterOf(ctx, paper); err == nil { // one that cannot be read excuses nothing
					p.secrets.OpenPaper(matter)
					any = true
				}
			}
		}
	}
	return any
}

// bind tells the proof which public papers a pack holds, and where.
func (p *proof) bind(k *pack) {
	var starts []int
	for _, b := range k.papers {
		if b.pages > 0 {
			starts = append(starts, k.starts[b.anchor()])
		}
	}
	p.bound = k.papers
	if p.public {
		p.secrets.PapersAt(starts)
	}
}

// matterOf is what an exempt paper is known by, from its tidy copy.
func (p *proof) matterOf(ctx context.Context, paper data.Paper) (leak.Matter, error) {
	var tidy bytes.Buffer
	if _, err := readPaper(ctx, paper, p.options.Open, p.options.Reader, &tidy); err != nil {
		return leak.Matter{}, err
	}
	matter, err := leak.ReadPaper(ctx, tidy.Bytes())
	var sum [sha256.Size]byte
	if n, notHex := hex.Decode(sum[:], []byte(paper.SHA256)); notHex == nil && n == len(sum) {
		matter.Files = append(matter.Files, sum)
	}
	return matter, err
}

func isShown(papers []data.Paper, p data.Paper) bool {
	for _, other := range papers {
		if other.ID == p.ID && other.Name == p.Name && other.SHA256 == p.SHA256 {
			return true
		}
	}
	return false
}

package compare

import (
	"strings"

	"minutebook/data/doc"
)

// twinEnd is what a twin's id has after that of its block.
const twinEnd = "-new"

// Twin is the id of the block that a block was put in for, while that block is
// struck out in the same text; false for other ids. Two blocks of a text cannot
// share an id.
func Twin(id string) (of string, ok bool) {
	of, ok = strings.CutSuffix(id, twinEnd)
	return of, ok && of != ""
}

// twin is a block under an id that tells whose place it takes. An id that would
// become too long tells it no more.
func twin(b doc.Block, of string, taken map[string]bool) doc.Block {
	id := of + twinEnd
	for taken[id] || len(id) > longestID {
		id = doc.NewID()
	}
	taken[id] = true
	b.ID = id
	return b
}

const longestID = 64

func ids(of ...doc.Document) map[string]bool {
	out := map[string]bool{}
	for _, d := range of {
		for _, b := range d.Blocks {
			out[b.ID] = true
		}
	}
	return out
}

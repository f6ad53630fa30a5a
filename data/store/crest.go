package store

import (
	"bytes"
	"context"
	"errors"
	"image"
	_ "image/jpeg" // the two forms a crest may have
	_ "image/png"
	"io"
	"os"

	"minutebook/data"
)

const (
	crestsSince  = 3        // the version of the book that knew them first
	largestCrest = 2 << 20  // bytes
	widestCrest  = 40 << 20 // pixels: a small file can unpack to a huge picture
)

// KeepCrest puts a crest, a PNG or JPEG of at most 2 MB, among the attachments
// and gives its SHA-256 for Style.Crest. A body that is to bear it is saved
// afterwards; a crest that no body bears goes 30 days later, as a paper's file.
func (b *Book) KeepCrest(ctx context.Context, r io.Reader) (sum string, err error) {
	defer doing(&err, "keep the crest")
	if b.w == nil {
		return "", b.inTx(ctx, nil)
	}
	picture, err := io.ReadAll(io.LimitReader(&contextReader{ctx, r}, largestCrest+1))
	if err != nil {
		return "", err
	}
	if err := checkCrest(picture); err != nil {
		return "", err
	}
	b.files.RLock()
	defer b.files.RUnlock()
	kept, err := keepFile(ctx, b.attachments(), bytes.NewReader(picture))
	return kept.sum, err
}

// checkCrest refuses what cannot be printed at the head of a document.
func checkCrest(picture []byte) error {
	if len(picture) > largestCrest {
		return errors.New("the picture is larger than 2 MB: save a smaller copy of it first")
	}
	size, form, err := image.DecodeConfig(bytes.NewReader(picture))
	switch {
	case errors.Is(err, image.ErrFormat), err == nil && form != "png" && form != "jpeg":
		return errors.New("the file is neither a PNG nor a JPEG picture")
	case err != nil:
		return errors.New("the picture is damaged or cut short")
	case size.Width*size.Height > widestCrest:
		return errors.New("the picture has too many points: save a smaller copy of it first")
	}
	if _, _, err := image.Decode(bytes.NewReader(picture)); err != nil {
		return errors.New("the picture is damaged or cut short")
	}
	return nil
}

// Crest is the picture of a crest by its SHA-256.
func (b *Book) Crest(ctx context.Context, sum string) (_ []byte, err error) {
	defer doing(&err, "read the crest")
	picture, err := b.crestOf(data.Style{Crest: sum})
	if err == nil && picture == nil {
		err = ErrNotFound
	}
	return picture, err
}

// crestOf is the picture that a style names; nil for none, and for one that has
// gone from the disk: a record is read without it, and Check says so.
func (b *Book) crestOf(s data.Style) ([]byte, error) {
	if !isSum(s.Crest) {
		return nil, nil
	}
	picture, err := os.ReadFile(attachmentPath(b.attachments(), s.Crest))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	return picture, plainPathError(err)
}

// isSum tells whether s can name a file among the attachments.
func isSum(s string) bool {
	if len(s) != 64 {
		return false
	}
	for _, c := range []byte(s) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// checkCrests looks at the crests that bodies and approved minutes bear.
func (b *Book) checkCrests(ctx context.Context) (found []Problem, err error) {
	crests, err := query(ctx, b.r, scanCrest, sqlCrests)
	for _, c := range crests {
		if !isSum(c.sum) {
			found = append(found, problems("the crest of %s has a name that no file can have", c.body)...)
			continue
		}
		if err := checkFile(ctx, b.attachments(), c.sum, anySize); err != nil {
			if ctx.Err() != nil {
				return found, ctx.Err()
			}
			found = append(found, problems("the file of the crest of %s %v", c.body, err)...)
		}
	}
	return found, err
}

// crest is a picture and who bears it.
type crest struct{ sum, body string }

func scanCrest(r row) (c crest, err error) {
	err = r.Scan(&c.sum, &c.body)
	return c, err
}

// An approval freezes the look of its body too.
const (
	crestsBorne = `SELECT style ->> '$.crest' AS sum, name FROM body WHERE style ->> '$.crest' <> ''
		UNION SELECT CAST(canonical AS TEXT) ->> '$.body.style.crest' AS sum, CAST(canonical AS TEXT) ->> '$.body.name' FROM approval
			WHERE json_valid(CAST(canonical AS TEXT)) AND CAST(canonical AS TEXT) ->> '$.body.style.crest' <> ''`
	sqlCrests = `SELECT sum, min(name) FROM (` + crestsBorne + `) GROUP BY sum ORDER BY sum`
)

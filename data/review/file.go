package review

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
)

// Why a file is refused. Each is one sentence; errors.Is tells them apart.
var (
	ErrForeign  = errors.New("this is not a review file of Minute Book")
	ErrNewer    = errors.New("this review file was written by a newer version of Minute Book")
	ErrDamaged  = errors.New("this review file is damaged or was changed on its way: ask for it again")
	ErrPassword = errors.New("this review file needs its password, and it must be typed as it was given")
)

// version is the version of the form that Encode writes.
const version = 1

const (
	// ageMagic begins every file that is encrypted in the age format.
	ageMagic = "age-encryption.org/"
	// workFactor is how hard a password is to guess, as a power of two: about a
	// second on an office PC. A file that asks for more than mostWork, sixteen times
	// as much as Encode asks for, is refused, or it could hold the program for hours.
	workFactor = 18
	mostWork   = 22
)

// Encode is the file as bytes, encrypted if there is a password.
func Encode(f File, password string) ([]byte, error) {
	sent, err := f.Sent.sealed()
	if err != nil {
		return nil, err
	}
	answer, err := answerBytes(f)
	if err != nil {
		return nil, err
	}
	sum := hash(sent)
	plain, err := compact(envelope{version, about(f.Sent), sent, sum, answer, sealOf(sum, answer)})
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, plain, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	if password == "" {
		return out.Bytes(), nil
	}
	return lock(out.Bytes(), password)
}

// Decode reads a file. It refuses with ErrForeign, ErrNewer, ErrDamaged or
// ErrPassword, and never gives out a part of a file that it refused. An answer
// that was changed since it was saved, or that does not answer what was sent, is
// damaged too: marked text of an item that was not asked about, or whose original
// is not the text that was sent. Without a password the sums tell what was damaged
// or typed over; who means to forge an answer can make them anew.
func Decode(b []byte, password string) (File, error) {
	if bytes.HasPrefix(b, []byte(ageMagic)) {
		var err error
		if b, err = unlock(b, password); err != nil {
			return File{}, err
		}
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	var e envelope
	if err := json.Unmarshal(b, &e); err != nil {
		if begins(b) {
			return File{}, ErrDamaged
		}
		return File{}, ErrForeign
	}
	switch {
	case e.Version == 0:
		return File{}, ErrForeign
	case e.Version > version:
		return File{}, ErrNewer
	case e.Version < 0:
		return File{}, ErrDamaged
	}
	var packed bytes.Buffer // without the white space that a mail program may have changed
	if json.Compact(&packed, e.Sent) != nil || hash(packed.Bytes()) != e.Sum {
		return File{}, ErrDamaged
	}
	sent, err := readSent(packed.Bytes())
	if err != nil {
		return File{}, ErrNewer // it is whole: whoever wrote it knows more
	}
	f := File{Sent: sent}
	packed = bytes.Buffer{}
	if len(e.Answer) > 0 && json.Compact(&packed, e.Answer) != nil || sealOf(e.Sum, packed.Bytes()) != e.Seal {
		return File{}, ErrDamaged
	}
	if len(e.Answer) > 0 {
		if f.Answer, err = readAnswer(e.Answer); err != nil {
			return File{}, ErrDamaged
		}
	}
	if f.Answer.valid(f.Sent) != nil {
		return File{}, ErrDamaged
	}
	return f, nil
}

// Locked tells whether a file is encrypted: it needs its password.
func Locked(b []byte) bool { return bytes.HasPrefix(b, []byte(ageMagic)) }

// Sum is the SHA-256 of the sent part in hex, by which the book knows what it
// sent; empty for what no file can hold.
func Sum(s Sent) string {
	b, err := s.sealed()
	if err != nil {
		return ""
	}
	return hash(b)
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// begins tells whether bytes that are not JSON were a review file once.
func begins(b []byte) bool {
	rest, ok := bytes.CutPrefix(bytes.TrimLeft(b, " \t\r\n"), []byte("{"))
	return ok && bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte(`"minutereview"`))
}

func lock(b []byte, password string) ([]byte, error) {
	recipient, err := age.NewScryptRecipient(password)
	if err != nil {
		return nil, err
	}
	recipient.SetWorkFactor(workFactor)
	var out bytes.Buffer
	w, err := age.Encrypt(&out, recipient)
	if err != nil {
		return nil, fmt.Errorf("lock the review file: %w", err)
	}
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func unlock(b []byte, password string) ([]byte, error) {
	if password == "" {
		return nil, ErrPassword
	}
	identity, err := age.NewScryptIdentity(password)
	if err != nil {
		return nil, ErrPassword
	}
	identity.SetMaxWorkFactor(mostWork)
	r, err := age.Decrypt(bytes.NewReader(b), identity)
	var wrong *age.NoIdentityMatchError
	switch {
	case errors.As(err, &wrong):
		return nil, ErrPassword
	case err != nil:
		return nil, ErrDamaged
	}
	out, err := io.ReadAll(r)
	if err != nil {
		return nil, ErrDamaged
	}
	return out, nil
}

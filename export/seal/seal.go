// Package seal locks a finished PDF with a password: AES-256, revision 6 of the
// standard security handler (ISO 32000-2, 7.6).
//
// Words. The user's password opens the file; the owner's opens it too, and whoever
// has it may change it. The file's own key encrypts its strings and streams, and
// each password encrypts that key. A salt is random and makes two hashes of the
// same password differ.
//
// Promises. Every string and stream is encrypted, the metadata too; what a reader
// needs to open the file is not. Nothing is forbidden to who has opened it, aids
// for reading least of all. A locked file no longer claims to be PDF/A, which may
// not be encrypted (ISO 19005-2, 6.1.3). Keys, salts and initial vectors come from
// the system's source of random bytes.
package seal

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// Key is what opens a locked file.
type Key struct {
	Password string
	Owner    string    // empty: nobody is the owner
	Random   io.Reader // of bytes; nil: the system's
}

// Lock locks a finished file.
func Lock(ctx context.Context, file []byte, k Key) (locked []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			locked, err = nil, fmt.Errorf("lock the PDF: %v", p)
		}
	}()
	f, err := pdf.Read(ctx, file)
	if err != nil {
		return nil, fmt.Errorf("lock the PDF: %w", err)
	}
	if _, was := f.Permissions(); was {
		return nil, errors.New("lock the PDF: it is locked already")
	}
	l, err := newLock(k)
	if err != nil {
		return nil, err
	}
	l.file = f
	var out bytes.Buffer
	out.Grow(len(file) + len(file)/8)
	if err := l.write(ctx, &out); err != nil {
		return nil, fmt.Errorf("lock the PDF: %w", err)
	}
	return out.Bytes(), nil
}

// lock encrypts the objects of a file.
type lock struct {
	file   *pdf.File
	random io.Reader
	block  cipher.Block // of the file's own key
	dict   types.Dict   // what a reader needs to open it
	err    error        // of the random bytes
}

// everything is what may be done with the file: all of it (table 22).
const everything = -4

func newLock(k Key) (*lock, error) {
	password, err := prepared(k.Password)
	if err != nil {
		return nil, err
	}
	l := &lock{random: k.Random}
	if l.random == nil {
		l.random = rand.Reader
	}
	owner := l.bytes(32) // a password that nobody knows
	if k.Owner != "" {
		if owner, err = prepared(k.Owner); err != nil {
			return nil, err
		}
	}
	key := l.bytes(32)
	u, ue, err := l.entry(password, key, nil)
	if err != nil {
		return nil, err
	}
	o, oe, err := l.entry(owner, key, u)
	if err != nil {
		return nil, err
	}
	if l.block, err = aes.NewCipher(key); err != nil {
		return nil, err
	}
	l.dict = types.Dict{
		"Filter": types.Name("Standard"), "V": types.Integer(5), "R": types.Integer(6), "Length": types.Integer(256),
		"P": types.Integer(everything), "U": hexOf(u), "UE": hexOf(ue), "O": hexOf(o), "OE": hexOf(oe), "Perms": hexOf(l.permissions()),
		"EncryptMetadata": types.Boolean(true), "StmF": types.Name("StdCF"), "StrF": types.Name("StdCF"),
		"CF": types.Dict{"StdCF": types.Dict{"Type": types.Name("CryptFilter"), "CFM": types.Name("AESV3"), "AuthEvent": types.Name("DocOpen"), "Length": types.Integer(32)}},
	}
	return l, l.err
}

// bytes are n random ones.
func (l *lock) bytes(n int) []byte {
	out := make([]byte, n)
	if _, err := io.ReadFull(l.random, out); err != nil && l.err == nil {
		l.err = fmt.Errorf("lock the PDF: there are no random bytes: %w", err)
	}
	return out
}

// entry is a password's hash with its salts, and the file's key under that
// password (algorithms 8 and 9). user is the user's entry where the owner's is
// made, else nil.
func (l *lock) entry(password, key, user []byte) (check, packed []byte, err error) {
	salts := l.bytes(16)
	hash := pdf.HashR6(password, salts[:8], user)
	block, err := aes.NewCipher(pdf.HashR6(password, salts[8:], user))
	if err != nil {
		return nil, nil, err
	}
	packed = make([]byte, len(key))
	cipher.NewCBCEncrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(packed, key)
	return append(hash, salts...), packed, nil
}

// permissions are what may be done with the file, encrypted so that a change is
// noticed (algorithm 10).
func (l *lock) permissions() []byte {
	var may int32 = everything
	b := binary.LittleEndian.AppendUint32(nil, uint32(may))
	b = append(b, 0xFF, 0xFF, 0xFF, 0xFF, 'T', 'a', 'd', 'b')
	b = append(b, l.bytes(4)...)
	l.block.Encrypt(b, b)
	return b
}

// write writes the file, its objects under the numbers they have.
func (l *lock) write(ctx context.Context, to io.Writer) error {
	w := pdf.NewWriter(to)
	for _, n := range l.file.Numbers() {
		for w.Reserved() < n {
			w.Reserve()
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		switch o := l.file.Get(pdf.Ref(n)).(type) {
		case types.StreamDict:
			switch l.file.Name(o.Dict["Type"]) {
			case "ObjStm", "XRef": // the new file has no need of them
				continue
			case "Metadata":
				o = l.claimless(n, o)
			}
			w.Put(n, l.encrypt(o))
		case types.Dict:
			if n == l.file.RootRef() {
				o = maps.Clone(o)
				o["Extensions"] = extensions
			}
			w.Put(n, l.encrypt(o))
		default:
			w.Put(n, l.encrypt(o))
		}
	}
	at := w.Reserve()
	w.Put(at, l.dict)
	w.Trailer("Encrypt", pdf.Ref(at))
	if l.err != nil {
		return l.err
	}
	return w.Close(l.file.RootRef(), l.file.InfoRef())
}

// extensions say that a file of PDF 1.7 is locked as PDF 2.0 does it, which
// readers older than that know by this name.
var extensions = types.Dict{"ADBE": types.Dict{"BaseVersion": types.Name("1.7"), "ExtensionLevel": types.Integer(8)}}

var archival = regexp.MustCompile(`<pdfaid:(part|conformance|rev|amd)>[^<]*</pdfaid:(part|conformance|rev|amd)>|pdfaid:(part|conformance|rev|amd)\s*=\s*("[^"]*"|'[^']*')`)

// claimless are metadata without the claim that the file is PDF/A.
func (l *lock) claimless(n int, s types.StreamDict) types.StreamDict {
	d, content, err := l.file.Stream(pdf.Ref(n))
	if err != nil {
		return s
	}
	d = maps.Clone(d)
	delete(d, "Filter")
	delete(d, "DecodeParms")
	return types.StreamDict{Dict: d, Raw: archival.ReplaceAll(content, nil)}
}

// encrypt is an object with its strings and its stream encrypted.
func (l *lock) encrypt(o types.Object) types.Object {
	switch v := o.(type) {
	case types.StringLiteral, types.HexLiteral:
		b, _ := l.file.Bytes(v)
		return hexOf(l.sealed(b))
	case types.Array:
		out := make(types.Array, len(v))
		for i, e := range v {
			out[i] = l.encrypt(e)
		}
		return out
	case types.Dict:
		out := maps.Clone(v)
		for _, k := range slices.Sorted(maps.Keys(v)) { // in order, for the random bytes
			out[k] = l.encrypt(v[k])
		}
		return out
	case types.StreamDict:
		d, _ := l.encrypt(v.Dict).(types.Dict)
		return types.StreamDict{Dict: d, Raw: l.sealed(v.Raw)}
	}
	return o
}

// sealed is a random vector and what it and the key make of some bytes, filled up
// to whole blocks (7.6.3.1 and algorithm 1.A).
func (l *lock) sealed(b []byte) []byte {
	fill := aes.BlockSize - len(b)%aes.BlockSize
	out := make([]byte, aes.BlockSize, aes.BlockSize+len(b)+fill)
	copy(out, l.bytes(aes.BlockSize))
	out = append(out, b...)
	out = append(out, bytes.Repeat([]byte{byte(fill)}, fill)...)
	cipher.NewCBCEncrypter(l.block, out[:aes.BlockSize]).CryptBlocks(out[aes.BlockSize:], out[aes.BlockSize:])
	return out
}

func hexOf(b []byte) types.HexLiteral { return types.HexLiteral(hex.EncodeToString(b)) }

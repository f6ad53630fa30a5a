package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// lock opens the objects of an encrypted file that needs no password to be read
// (ISO 32000-2, 7.6): one that is locked for its owner alone. A nil lock opens
// nothing.
type lock struct {
	key              []byte
	strings, streams cipherKind
	metadata         bool // the metadata are encrypted too
}

type cipherKind int

const (
	none cipherKind = iota
	rc4Kind
	aesKind
	aes256Kind
)

var errLock = errors.New("it is locked in a way that is not known")

// unlock finds the key of an encrypted file with an empty password.
func (f *File) unlock() error {
	f.lock = nil
	o := f.trailer["Encrypt"]
	if o == nil {
		return nil
	}
	if r, ok := o.(types.IndirectRef); ok {
		f.lockNumber = r.ObjectNumber.Value()
	}
	d := f.Dict(o)
	if d == nil {
		return fmt.Errorf("%w (what locks it is missing)", ErrUnreadable)
	}
	if f.Name(d["Filter"]) != "Standard" {
		return fmt.Errorf("%w (%w)", ErrUnreadable, errLock)
	}
	l, err := f.keyOf(d)
	if err != nil {
		return err
	}
	f.lock = l
	clear(f.cache)
	clear(f.packed)
	return nil
}

func (f *File) keyOf(d types.Dict) (*lock, error) {
	v, _ := f.Number(d["V"])
	r, _ := f.Number(d["R"])
	l := &lock{metadata: f.Get(d["EncryptMetadata"]) != types.Boolean(false)}
	switch v {
	case 1, 2:
		l.strings, l.streams = rc4Kind, rc4Kind
	case 4, 5:
		var err error
		if l.strings, err = f.cipherOf(d, "StrF"); err != nil {
			return nil, err
		}
		if l.streams, err = f.cipherOf(d, "StmF"); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf("%w (%w)", ErrUnreadable, errLock)
	}
	owner, _ := f.Bytes(d["O"])
	user, _ := f.Bytes(d["U"])
	if r >= 5 {
		packed, _ := f.Bytes(d["UE"])
		if len(user) < 48 || len(packed) < 32 {
			return nil, fmt.Errorf("%w (%w)", ErrUnreadable, errLock)
		}
		hash := func(salt []byte) []byte {
			if r == 5 {
				sum := sha256.Sum256(salt)
				return sum[:]
			}
			return HashR6(nil, salt, nil)
		}
		if !bytes.Equal(hash(user[32:40]), user[:32]) {
			return nil, ErrPassword
		}
		block, err := aes.NewCipher(hash(user[40:48]))
		if err != nil {
			return nil, err
		}
		l.key = make([]byte, 32)
		cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(l.key, packed[:32])
		return l, nil
	}
	if len(owner) < 32 || len(user) < 16 {
		return nil, fmt.Errorf("%w (%w)", ErrUnreadable, errLock)
	}
	permissions, _ := f.Number(d["P"])
	var id []byte
	if ids := f.Array(f.trailer["ID"]); len(ids) > 0 {
		id, _ = f.Bytes(ids[0])
	}
	length, ok := f.Number(d["Length"])
	if !ok {
		length = 40
	}
	for _, n := range []int{int(length) / 8, 16, 5, int(length)} {
		if n < 5 || n > 16 || r == 2 && n != 5 {
			continue
		}
		l.key = keyR4(owner[:32], uint32(int64(permissions)), id, n, int(r), l.metadata)
		if opensR4(l.key, user, id, int(r)) {
			return l, nil
		}
	}
	return nil, ErrPassword
}

// cipherOf is what encrypts the strings or the streams.
func (f *File) cipherOf(d types.Dict, which string) (cipherKind, error) {
	name := f.Name(d[which])
	if name == "" || name == "Identity" {
		return none, nil
	}
	switch f.Name(f.Dict(f.Dict(d["CF"])[name])["CFM"]) {
	case "", "None":
		return none, nil
	case "V2":
		return rc4Kind, nil
	case "AESV2":
		return aesKind, nil
	case "AESV3":
		return aes256Kind, nil
	}
	return none, fmt.Errorf("%w (%w)", ErrUnreadable, errLock)
}

// padding is the password that is empty (ISO 32000-1, 7.6.3.3).
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// keyR4 is the key of revisions 2 to 4 (algorithm 2).
func keyR4(owner []byte, permissions uint32, id []byte, length, revision int, metadata bool) []byte {
	h := md5.New()
	h.Write(padding)
	h.Write(owner)
	h.Write(binary.LittleEndian.AppendUint32(nil, permissions))
	h.Write(id)
	if revision >= 4 && !metadata {
		h.Write([]byte{0xFF, 0xFF, 0xFF, 0xFF})
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:length])
			key = sum[:]
		}
	}
	return key[:length]
}

// opensR4 tells whether a key is the right one (algorithms 4 and 5).
func opensR4(key, user, id []byte, revision int) bool {
	if revision == 2 {
		return bytes.Equal(rc4Of(key, padding), user[:min(32, len(user))])
	}
	h := md5.New()
	h.Write(padding)
	h.Write(id)
	want := h.Sum(nil)
	for i := range byte(20) {
		each := slices.Clone(key)
		for k := range each {
			each[k] ^= i
		}
		want = rc4Of(each, want)
	}
	return bytes.Equal(want, user[:16])
}

func rc4Of(key, b []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return b
	}
	out := make([]byte, len(b))
	c.XORKeyStream(out, b)
	return out
}

// open decrypts the strings and the stream of an object of the file.
func (l *lock) open(o types.Object, number, generation int) types.Object {
	if l == nil {
		return o
	}
	switch v := o.(type) {
	case types.StringLiteral, types.HexLiteral:
		b, _ := stringBytes(v)
		return types.HexLiteral(hexOf(l.decrypt(l.strings, b, number, generation)))
	case types.Array:
		for i := range v {
			v[i] = l.open(v[i], number, generation)
		}
	case types.Dict:
		for k := range v {
			v[k] = l.open(v[k], number, generation)
		}
	case types.StreamDict:
		l.open(v.Dict, number, generation)
		kind := l.streams
		switch v.Dict["Type"] {
		case types.Name("XRef"):
			return v
		case types.Name("Metadata"):
			if !l.metadata {
				kind = none
			}
		}
		if takeCrypt(v.Dict) {
			kind = none
		}
		v.Raw = l.decrypt(kind, v.Raw, number, generation)
		return v
	}
	return o
}

// takeCrypt takes away a filter that says that a stream is not encrypted.
func takeCrypt(d types.Dict) bool {
	if d["Filter"] == types.Name("Crypt") {
		delete(d, "Filter")
		delete(d, "DecodeParms")
		return true
	}
	list, ok := d["Filter"].(types.Array)
	if !ok || len(list) == 0 || list[0] != types.Name("Crypt") {
		return false
	}
	d["Filter"] = list[1:]
	if parms, ok := d["DecodeParms"].(types.Array); ok && len(parms) > 0 {
		d["DecodeParms"] = parms[1:]
	}
	return true
}

func (l *lock) decrypt(kind cipherKind, b []byte, number, generation int) []byte {
	if kind == none || len(b) == 0 {
		return b
	}
	key := l.key
	if kind != aes256Kind {
		h := md5.New()
		h.Write(key)
		h.Write([]byte{byte(number), byte(number >> 8), byte(number >> 16), byte(generation), byte(generation >> 8)})
		if kind == aesKind {
			h.Write([]byte("sAlT"))
		}
		key = h.Sum(nil)[:min(len(key)+5, 16)]
	}
	if kind == rc4Kind {
		return rc4Of(key, b)
	}
	if len(b) < 32 { // a first block that starts the chain, and at least one more
		return nil
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return b
	}
	out := make([]byte, (len(b)-16)/16*16)
	cipher.NewCBCDecrypter(block, b[:16]).CryptBlocks(out, b[16:16+len(out)])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= 16 {
		out = out[:len(out)-pad]
	}
	return out
}

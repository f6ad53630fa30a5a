package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"crypto/sha512"
	"slices"
)

// HashR6 is the hash of a password as files of revision 6 have it (ISO 32000-2,
// algorithm 2.B): 32 bytes after at least 64 rounds, so that guessing is slow.
// user is the user's entry for the owner's password, else nil.
func HashR6(password, salt, user []byte) []byte {
	sum := sha256.Sum256(slices.Concat(password, salt, user))
	k := sum[:]
	for round := 1; ; round++ {
		block, _ := aes.NewCipher(k[:16]) // 16 bytes are always a key
		e := bytes.Repeat(slices.Concat(password, k, user), 64)
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0 // of the first 16 bytes as one number, by 3: 256 leaves 1
		for _, b := range e[:16] {
			rest += int(b)
		}
		switch rest % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		case 2:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if round >= 64 && int(e[len(e)-1]) <= round-32 {
			return k[:32]
		}
	}
}

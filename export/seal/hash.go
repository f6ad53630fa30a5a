package seal

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"crypto/sha512"
	"slices"
)

// hashed is the hash of a password (ISO 32000-2, algorithm 2.B): at least 64
// rounds, so that guessing is slow. user is the user's entry for the owner's
// password, else nil.
func hashed(password, salt, user []byte) ([]byte, error) {
	sum := sha256.Sum256(slices.Concat(password, salt, user))
	k := sum[:]
	for round := 1; ; round++ {
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil, err
		}
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
			return k[:32], nil
		}
	}
}

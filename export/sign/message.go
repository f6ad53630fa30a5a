package sign

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	_ "crypto/sha256" // the hashes below are asked for by their names
	_ "crypto/sha512"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"slices"
)

// The message of a signature (RFC 5652, 5).
type contentInfo struct {
	Type    asn1.ObjectIdentifier
	Content asn1.RawValue `asn1:"explicit,tag:0"`
}

type signedData struct {
	Version      int
	Digests      []pkix.AlgorithmIdentifier `asn1:"set"`
	Content      struct{ Type asn1.ObjectIdentifier }
	Certificates asn1.RawValue `asn1:"optional,tag:0"`
	Revocations  asn1.RawValue `asn1:"optional,tag:1"`
	Signers      []signerInfo  `asn1:"set"`
}

type signerInfo struct {
	Version    int
	Of         issuerAndSerial
	Digest     pkix.AlgorithmIdentifier
	Attributes asn1.RawValue `asn1:"optional,tag:0"`
	Algorithm  pkix.AlgorithmIdentifier
	Signature  []byte
	Unsigned   asn1.RawValue `asn1:"optional,tag:1"`
}

type issuerAndSerial struct {
	Issuer asn1.RawValue
	Serial *big.Int
}

type attribute struct {
	Type   asn1.ObjectIdentifier
	Values []asn1.RawValue `asn1:"set"`
}

// signingCertificate names the signer's certificate and those of the issuers above
// it by their SHA-256, so that none in the message can be changed (RFC 5035, 3).
type signingCertificate struct{ Certificates []certificateHash }

type certificateHash struct{ Hash []byte }

var (
	oidData        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSigned      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidContentType = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidDigest      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidCertificate = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidRSA         = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
)

// method is a hash and how it is signed.
type method struct {
	hash       crypto.Hash
	oid        asn1.ObjectIdentifier // of the hash
	oidRSA     asn1.ObjectIdentifier
	oidECDSA   asn1.ObjectIdentifier
	rsa, ecdsa x509.SignatureAlgorithm
}

func methods() []method {
	return []method{
		{crypto.SHA256, asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}, asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 11},
			asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}, x509.SHA256WithRSA, x509.ECDSAWithSHA256},
		{crypto.SHA384, asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 2}, asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 12},
			asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 3}, x509.SHA384WithRSA, x509.ECDSAWithSHA384},
		{crypto.SHA512, asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 3}, asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 13},
			asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 4}, x509.SHA512WithRSA, x509.ECDSAWithSHA512},
	}
}

// method is that for the key: a hash as strong as the curve, SHA-256 for RSA.
func (id Identity) method() (m method, algorithm pkix.AlgorithmIdentifier) {
	m = methods()[0]
	key, curve := id.Key.Public().(*ecdsa.PublicKey)
	if !curve {
		return m, pkix.AlgorithmIdentifier{Algorithm: oidRSA, Parameters: asn1.NullRawValue}
	}
	switch bits := key.Curve.Params().BitSize; {
	case bits > 384:
		m = methods()[2]
	case bits > 256:
		m = methods()[1]
	}
	return m, pkix.AlgorithmIdentifier{Algorithm: m.oidECDSA}
}

// room is how many bytes any message of the identity fits into.
func (id Identity) room() (int, error) {
	message, err := id.message(nil, nil)
	return len(message) + 16, err // an ECDSA signature varies by a few bytes
}

// message signs the bytes of a file around the room for the message.
func (id Identity) message(before, after []byte) ([]byte, error) {
	m, algorithm := id.method()
	path := append([]*x509.Certificate{id.Certificate}, id.Chain...)
	attributes, err := attributesOf(m, digest(m.hash, before, after), path)
	if err != nil {
		return nil, err
	}
	signature, err := id.Key.Sign(nil, digest(m.hash, attributes), m.hash) // without random bytes: the same each time (RFC 6979)
	if err != nil {
		return nil, fmt.Errorf("sign the PDF: the key does not sign: %w", err)
	}
	tagged := bytes.Clone(attributes)
	tagged[0] = 0xA0 // within the message the set is the field 0
	signed, err := asn1.Marshal(signedData{
		Version: 1, Digests: []pkix.AlgorithmIdentifier{{Algorithm: m.oid}}, Content: struct{ Type asn1.ObjectIdentifier }{oidData},
		Certificates: certificateSet(path),
		Signers: []signerInfo{{
			Version: 1, Of: issuerAndSerial{asn1.RawValue{FullBytes: id.Certificate.RawIssuer}, id.Certificate.SerialNumber},
			Digest: pkix.AlgorithmIdentifier{Algorithm: m.oid}, Attributes: asn1.RawValue{FullBytes: tagged},
			Algorithm: algorithm, Signature: signature,
		}},
	})
	if err != nil {
		return nil, fmt.Errorf("sign the PDF: %w", err)
	}
	return asn1.Marshal(contentInfo{oidSigned, asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: signed}})
}

func digest(h crypto.Hash, parts ...[]byte) []byte {
	sum := h.New()
	for _, p := range parts {
		sum.Write(p)
	}
	return sum.Sum(nil)
}

// attributesOf are what is signed: that the content is data, its hash, and which
// certificates it is signed with.
func attributesOf(m method, sum []byte, path []*x509.Certificate) ([]byte, error) {
	var named signingCertificate
	for _, c := range path {
		named.Certificates = append(named.Certificates, certificateHash{digest(crypto.SHA256, c.Raw)})
	}
	var list []attribute
	for _, a := range []struct {
		oid   asn1.ObjectIdentifier
		value any
	}{{oidContentType, oidData}, {oidDigest, sum}, {oidCertificate, named}} {
		value, err := asn1.Marshal(a.value)
		if err != nil {
			return nil, fmt.Errorf("sign the PDF: %w", err)
		}
		list = append(list, attribute{a.oid, []asn1.RawValue{{FullBytes: value}}})
	}
	return asn1.MarshalWithParams(list, "set")
}

// certificateSet is certificates as a set: in the order of their bytes (X.690, 11.6).
func certificateSet(list []*x509.Certificate) asn1.RawValue {
	var raw [][]byte
	for _, c := range list {
		raw = append(raw, c.Raw)
	}
	slices.SortFunc(raw, bytes.Compare)
	return asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: slices.Concat(raw...)}
}

var (
	errUnknownWay = errors.New("it was made in a way that this program does not know")
	errMessage    = errors.New("the signature itself was changed or is damaged")
	errChanged    = errors.New("the document was changed after it was signed")
)

// readMessage reads a message and the certificates in it, the signer's first.
func readMessage(message []byte) (signerInfo, []*x509.Certificate, error) {
	var outer contentInfo
	var inner signedData
	if rest, err := asn1.Unmarshal(message, &outer); err != nil || len(rest) > 0 {
		return signerInfo{}, nil, errMessage
	}
	if again, err := asn1.Marshal(outer); err != nil || !bytes.Equal(again, message) {
		return signerInfo{}, nil, errMessage
	}
	if rest, err := asn1.Unmarshal(outer.Content.Bytes, &inner); err != nil || len(rest) > 0 {
		return signerInfo{}, nil, errMessage
	}
	if !outer.Type.Equal(oidSigned) || !inner.Content.Type.Equal(oidData) || len(inner.Signers) != 1 || len(inner.Digests) != 1 {
		return signerInfo{}, nil, errUnknownWay
	}
	if again, err := asn1.Marshal(inner); err != nil || !bytes.Equal(again, outer.Content.Bytes) {
		return signerInfo{}, nil, errMessage // something stands in it that has no place there
	}
	s := inner.Signers[0]
	if inner.Version != 1 || s.Version != 1 || !inner.Digests[0].Algorithm.Equal(s.Digest.Algorithm) || !plain(inner.Digests[0]) || !plain(s.Digest) || !plain(s.Algorithm) {
		return signerInfo{}, nil, errUnknownWay
	}
	list, err := x509.ParseCertificates(inner.Certificates.Bytes)
	if err != nil {
		return signerInfo{}, nil, errMessage
	}
	mine := slices.IndexFunc(list, func(c *x509.Certificate) bool {
		return bytes.Equal(c.RawIssuer, s.Of.Issuer.FullBytes) && c.SerialNumber.Cmp(s.Of.Serial) == 0
	})
	if mine < 0 {
		return signerInfo{}, nil, errMessage
	}
	list[0], list[mine] = list[mine], list[0]
	return s, list, nil
}

// plain tells whether an algorithm has no parameters.
func plain(a pkix.AlgorithmIdentifier) bool {
	return len(a.Parameters.FullBytes) == 0 || bytes.Equal(a.Parameters.FullBytes, asn1.NullBytes)
}

// holds says what is wrong with a message about the bytes before and after it; nil
// if nothing is.
func (s signerInfo) holds(list []*x509.Certificate, before, after []byte) error {
	i := slices.IndexFunc(methods(), func(m method) bool { return m.oid.Equal(s.Digest.Algorithm) })
	if i < 0 || len(s.Attributes.FullBytes) == 0 {
		return errUnknownWay
	}
	m := methods()[i]
	algorithm := m.rsa
	switch {
	case s.Algorithm.Algorithm.Equal(oidRSA), s.Algorithm.Algorithm.Equal(m.oidRSA):
	case s.Algorithm.Algorithm.Equal(m.oidECDSA):
		algorithm = m.ecdsa
	default:
		return errUnknownWay
	}
	set := bytes.Clone(s.Attributes.FullBytes)
	set[0] = asn1.TagSet | 0x20
	if list[0].CheckSignature(algorithm, set, s.Signature) != nil {
		return errMessage
	}
	var attributes []attribute
	if rest, err := asn1.UnmarshalWithParams(set, &attributes, "set"); err != nil || len(rest) > 0 {
		return errMessage
	}
	var named signingCertificate
	if one(attributes, oidCertificate, &named) != nil || !named.names(list) {
		return errors.New("it does not say which certificate it was made with")
	}
	var sum []byte
	if one(attributes, oidDigest, &sum) != nil {
		return errMessage
	}
	if !bytes.Equal(sum, digest(m.hash, before, after)) {
		return errChanged
	}
	return nil
}

// one reads the attribute of a kind, of which there must be one with one value.
func one(list []attribute, oid asn1.ObjectIdentifier, into any) error {
	found := slices.IndexFunc(list, func(a attribute) bool { return a.Type.Equal(oid) })
	if found < 0 || len(list[found].Values) != 1 {
		return errMessage
	}
	rest, err := asn1.Unmarshal(list[found].Values[0].FullBytes, into)
	if err == nil && len(rest) > 0 {
		err = errMessage
	}
	return err
}

// names tells whether the first certificate is that of the signer; where more are
// named, each in the message must be.
func (n signingCertificate) names(list []*x509.Certificate) bool {
	if len(n.Certificates) == 0 || !bytes.Equal(n.Certificates[0].Hash, digest(crypto.SHA256, list[0].Raw)) {
		return false
	}
	return len(n.Certificates) == 1 || !slices.ContainsFunc(list, func(c *x509.Certificate) bool {
		hash := digest(crypto.SHA256, c.Raw)
		return !slices.ContainsFunc(n.Certificates, func(h certificateHash) bool { return bytes.Equal(h.Hash, hash) })
	})
}

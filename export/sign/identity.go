package sign

import (
	"cmp"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"software.sslmate.com/src/go-pkcs12"

	"minutebook/data"
)

// Identity is what somebody signs with.
type Identity struct {
	Key         crypto.Signer
	Certificate *x509.Certificate
	Chain       []*x509.Certificate // of the issuer, of the issuer's issuer and so on
}

var (
	// ErrPassword says that the file of a certificate needs another password.
	ErrPassword = errors.New("the password of the certificate is wrong")
	// ErrNoCertificate says that a file holds nothing to sign with.
	ErrNoCertificate = errors.New("this is not the file of a certificate with its key (.p12 or .pfx)")
)

// ReadPKCS12 reads the file of a certificate (RFC 7292), of today's kind or of the
// old kinds that Windows and browsers still write.
func ReadPKCS12(file []byte, password string) (id Identity, err error) {
	defer func() {
		if p := recover(); p != nil {
			id, err = Identity{}, ErrNoCertificate
		}
	}()
	key, leaf, chain, err := pkcs12.DecodeChain(file, password)
	var unknown pkcs12.NotImplementedError
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword), errors.Is(err, pkcs12.ErrDecryption):
		return Identity{}, ErrPassword
	case errors.As(err, &unknown):
		return Identity{}, fmt.Errorf("the file of the certificate is of a kind this program cannot read: export it again as PKCS #12 (%s)", string(unknown))
	case err != nil && len(file) > 1 && file[0] == 0x30 && file[1] == 0x80: // BER without lengths
		return Identity{}, errOpenEnded
	case err != nil:
		return Identity{}, ErrNoCertificate
	}
	signer, ok := key.(crypto.Signer)
	if !ok {
		return Identity{}, errKind
	}
	all := append([]*x509.Certificate{leaf}, chain...)
	mine := slices.IndexFunc(all, func(c *x509.Certificate) bool { return fits(signer, c) })
	if mine < 0 {
		return Identity{}, errOther
	}
	return Identity{Key: signer, Certificate: all[mine], Chain: issuers(all[mine], all)}, nil
}

// issuers are the certificates among all from that of the issuer upwards.
func issuers(c *x509.Certificate, all []*x509.Certificate) []*x509.Certificate {
	var out []*x509.Certificate
	for len(out) < len(all) {
		i := slices.IndexFunc(all, func(up *x509.Certificate) bool { return up != c && issued(up, c) })
		if i < 0 {
			break
		}
		c = all[i]
		if slices.Contains(out, c) {
			break
		}
		out = append(out, c)
	}
	return out
}

// issued tells whether the key of a certificate signed another one.
func issued(up, c *x509.Certificate) bool {
	return string(up.RawSubject) == string(c.RawIssuer) &&
		up.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature) == nil
}

// fits tells whether a key is the one that a certificate is about.
func fits(key crypto.Signer, c *x509.Certificate) bool {
	public, ok := key.Public().(interface{ Equal(crypto.PublicKey) bool })
	return ok && c.PublicKey != nil && public.Equal(c.PublicKey)
}

var (
	errKind = errors.New("the key of the certificate is of a kind that PDF readers do not know: RSA of 2,048 bits or more, or ECDSA, is needed")
	// Firefox and older programs of Apple write files whose parts do not say how
	// long they are (X.690, 8.1.3.6); what proves them would break in rewriting.
	errOpenEnded = errors.New("the file of the certificate is in a form this program cannot read: bring it into Windows and export it from there again")
	errOther     = errors.New("the key in the file does not belong to the certificate in it")
)

// Fits says why an identity cannot sign at a time; nil if it can. A signature made
// before the certificate holds or after it ran out is void in every reader, so it
// is not made.
func (id Identity) Fits(at time.Time) error {
	c := id.Certificate
	if c == nil || id.Key == nil {
		return ErrNoCertificate
	}
	switch key := id.Key.Public().(type) {
	case *rsa.PublicKey:
		if key.N.BitLen() < 2048 {
			return errKind
		}
	case *ecdsa.PublicKey:
		if key.Curve != elliptic.P256() && key.Curve != elliptic.P384() && key.Curve != elliptic.P521() {
			return errKind
		}
	default:
		return errKind
	}
	switch {
	case !fits(id.Key, c):
		return errOther
	case at.Before(c.NotBefore):
		return fmt.Errorf("the certificate of %s is valid only from %s: nothing can be signed with it on %s", id.Name(), moment(c.NotBefore, at), moment(at, c.NotBefore))
	case at.After(c.NotAfter):
		return fmt.Errorf("the certificate of %s ran out on %s: nothing can be signed with it on %s", id.Name(), moment(c.NotAfter, at), moment(at, c.NotAfter))
	case !maySign(c):
		return fmt.Errorf("the certificate of %s is not for signing documents", id.Name())
	}
	return nil
}

func day(t time.Time) string { return data.DateOf(t).Medium() }

// moment is the day of t, with the time if the other moment is on the same one.
func moment(t, other time.Time) string {
	if data.DateOf(t) != data.DateOf(other) {
		return day(t)
	}
	return day(t) + " at " + data.ClockOf(t).Spoken()
}

// forDocuments are the purposes that a certificate for documents may name (RFC
// 5280, 4.2.1.12; RFC 9336; Adobe's and Microsoft's own).
var forDocuments = []asn1.ObjectIdentifier{
	{1, 3, 6, 1, 5, 5, 7, 3, 36}, {1, 2, 840, 113583, 1, 1, 5}, {1, 3, 6, 1, 4, 1, 311, 10, 3, 12},
}

// maySign tells whether the uses that a certificate names, if it names any, go
// with the signature of a document.
func maySign(c *x509.Certificate) bool {
	if c.KeyUsage != 0 && c.KeyUsage&(x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment) == 0 {
		return false
	}
	for _, use := range c.ExtKeyUsage {
		switch use {
		case x509.ExtKeyUsageAny, x509.ExtKeyUsageEmailProtection, x509.ExtKeyUsageClientAuth:
			return true
		}
	}
	for _, use := range c.UnknownExtKeyUsage {
		if slices.ContainsFunc(forDocuments, use.Equal) {
			return true
		}
	}
	return len(c.ExtKeyUsage)+len(c.UnknownExtKeyUsage) == 0
}

// Name is whose certificate it is.
func (id Identity) Name() string { return nameOf(id.Certificate) }

// Words say whose certificate it is, who issued it and until when it holds.
func (id Identity) Words() string { return words(id.Certificate) }

func nameOf(c *x509.Certificate) string {
	if c == nil {
		return ""
	}
	return cmp.Or(c.Subject.CommonName, strings.Join(c.EmailAddresses, ", "), c.Subject.String(), "somebody without a name")
}

func words(c *x509.Certificate) string {
	of := nameOf(c)
	for _, o := range c.Subject.Organization {
		if o != of {
			of += ", " + o
		}
	}
	by := cmp.Or(c.Issuer.CommonName, strings.Join(c.Issuer.Organization, ", "), c.Issuer.String())
	if string(c.RawIssuer) == string(c.RawSubject) {
		by = "the holder"
	}
	return fmt.Sprintf("%s; issued by %s; valid until %s; serial number %X", of, by, day(c.NotAfter), c.SerialNumber)
}

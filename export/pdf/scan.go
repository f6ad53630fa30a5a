package pdf

import (
	"bytes"
	"errors"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// scanner reads objects from the bytes of a file (ISO 32000-1, 7.2 and 7.3). It
// takes what readers take: a dictionary that never ends, a key without a value, a
// number with two signs.
type scanner struct {
	b  []byte
	at int
}

// deepestObject bounds how deep objects may lie in one another.
const deepestObject = 256

var (
	errDeep = errors.New("objects lie too deep in one another")
	errEnd  = errors.New("the file ends in the middle of an object")
)

// word is what is no object: obj, endobj, stream, R, and what should not be there.
type word string

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// space moves to what comes after white space and comments.
func (s *scanner) space() {
	for s.at < len(s.b) {
		switch c := s.b[s.at]; {
		case isSpace(c):
			s.at++
		case c == '%':
			for s.at < len(s.b) && s.b[s.at] != '\n' && s.b[s.at] != '\r' {
				s.at++
			}
		default:
			return
		}
	}
}

// token is one word, number or name's worth of regular characters.
func (s *scanner) token() []byte {
	from := s.at
	for s.at < len(s.b) && !isSpace(s.b[s.at]) && !isDelimiter(s.b[s.at]) {
		s.at++
	}
	return s.b[from:s.at]
}

// next is the object that comes next, or the word that stands in its place.
func (s *scanner) next(depth int) (types.Object, word, error) {
	if depth > deepestObject {
		return nil, "", errDeep
	}
	s.space()
	if s.at >= len(s.b) {
		return nil, "", errEnd
	}
	switch c := s.b[s.at]; c {
	case '/':
		return types.Name(s.name()), "", nil
	case '(':
		return s.literal(), "", nil
	case '[':
		s.at++
		return s.array(depth)
	case '<':
		if bytes.HasPrefix(s.b[s.at:], []byte("<<")) {
			s.at += 2
			return s.dict(depth)
		}
		return s.hex(), "", nil
	case '>':
		if bytes.HasPrefix(s.b[s.at:], []byte(">>")) {
			s.at += 2
			return nil, ">>", nil
		}
		s.at++
		return nil, ">", nil
	case ']', ')', '{', '}':
		s.at++
		return nil, word(c), nil
	}
	token := s.token()
	switch string(token) {
	case "true":
		return types.Boolean(true), "", nil
	case "false":
		return types.Boolean(false), "", nil
	case "null":
		return nil, "", nil
	}
	if c := token[0]; !isDigit(c) && c != '+' && c != '-' && c != '.' {
		return nil, word(token), nil
	}
	if r, ok := s.reference(token); ok {
		return r, "", nil
	}
	return number(token), "", nil
}

// reference tells whether a number is the first part of "12 0 R".
func (s *scanner) reference(token []byte) (types.IndirectRef, bool) {
	n, ok := natural(token)
	if !ok {
		return types.IndirectRef{}, false
	}
	was := s.at
	s.space()
	g, ok := natural(s.token())
	if ok {
		s.space()
		if s.at < len(s.b) && s.b[s.at] == 'R' && (s.at+1 == len(s.b) || isSpace(s.b[s.at+1]) || isDelimiter(s.b[s.at+1])) {
			s.at++
			return types.IndirectRef{ObjectNumber: types.Integer(n), GenerationNumber: types.Integer(g)}, true
		}
	}
	s.at = was
	return types.IndirectRef{}, false
}

// natural is a number made of digits alone that an object may have.
func natural(token []byte) (int, bool) {
	if len(token) == 0 || len(token) > 10 {
		return 0, false
	}
	n := 0
	for _, c := range token {
		if !isDigit(c) {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// number reads what it can of a number; what is none is 0.
func number(token []byte) types.Object {
	sign := ""
	for len(token) > 0 && (token[0] == '-' || token[0] == '+') {
		if token[0] == '-' {
			sign = "-"
		}
		token = token[1:]
	}
	end, points := 0, 0
	for ; end < len(token); end++ {
		if token[end] == '.' {
			if points++; points > 1 {
				break
			}
		} else if !isDigit(token[end]) {
			break
		}
	}
	text := sign + string(token[:end])
	if points == 0 {
		if n, err := strconv.Atoi(text); err == nil {
			return types.Integer(n)
		}
	}
	v, _ := strconv.ParseFloat(text, 64)
	return types.Float(v)
}

// name is a name without its stroke, its #20 made plain.
func (s *scanner) name() []byte {
	s.at++
	raw := s.token()
	if bytes.IndexByte(raw, '#') < 0 {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			hi, lo := hexDigit(raw[i+1]), hexDigit(raw[i+2])
			if hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return out
}

func hexDigit(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// literal keeps a string as it is written, escapes and all.
func (s *scanner) literal() types.Object {
	written, whole := s.written()
	if !whole {
		return types.HexLiteral(hexOf(unescape(string(written)))) // it never ends: as it stands it would not be one
	}
	return types.StringLiteral(written)
}

// written is what stands between the parentheses of a string, and whether the
// last of them is there.
func (s *scanner) written() ([]byte, bool) {
	s.at++
	from, open := s.at, 1
	for s.at < len(s.b) {
		switch s.b[s.at] {
		case '\\':
			s.at++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				s.at++
				return s.b[from : s.at-1], true
			}
		}
		s.at++
	}
	s.at = len(s.b)
	return s.b[from:], false
}

func (s *scanner) hex() types.HexLiteral {
	s.at++
	var out []byte
	for s.at < len(s.b) {
		c := s.b[s.at]
		s.at++
		if c == '>' {
			break
		}
		if hexDigit(c) >= 0 {
			out = append(out, c)
		}
	}
	if len(out)%2 == 1 {
		out = append(out, '0')
	}
	return types.HexLiteral(out)
}

func (s *scanner) array(depth int) (types.Object, word, error) {
	out := types.Array{}
	for {
		o, w, err := s.next(depth + 1)
		switch {
		case err == errEnd, w == "]":
			return out, "", nil
		case err != nil:
			return nil, "", err
		case w == "endobj", w == "stream", w == "obj", w == ">>":
			s.at -= len(w) // the array was never closed
			return out, "", nil
		case w != "":
			continue
		}
		out = append(out, o)
	}
}

func (s *scanner) dict(depth int) (types.Object, word, error) {
	out := types.Dict{}
	for {
		key, w, err := s.next(depth + 1)
		switch {
		case err == errEnd, w == ">>":
			return out, "", nil
		case err != nil:
			return nil, "", err
		case w == "endobj", w == "stream", w == "obj":
			s.at -= len(w) // the dictionary was never closed
			return out, "", nil
		}
		name, ok := key.(types.Name)
		if !ok || w != "" {
			continue
		}
		value, w, err := s.next(depth + 1)
		switch {
		case err == errEnd:
			return out, "", nil
		case err != nil:
			return nil, "", err
		case w == ">>", w == "endobj", w == "stream", w == "obj":
			s.at -= len(w)
			continue
		}
		if value != nil {
			out[string(name)] = value
		}
	}
}

package accessible

import (
	"bytes"
	"strconv"
)

// token is a word of a content stream (ISO 32000-1, 7.2 and 7.8.2).
type token struct {
	kind   kind
	text   []byte // of a name without its stroke, an operator, or a string decoded
	number float64
}

type kind byte

const (
	atEnd kind = iota
	aNumber
	aName
	aString
	anOperator
	opens  // an array or a dictionary
	closes // one of them
)

// lexer reads the tokens of a content stream. Nothing in it is an error: what is
// no token is passed over, as readers do.
type lexer struct {
	in []byte
	at int
}

func (l *lexer) next() token {
	l.skipSpace()
	for l.at < len(l.in) && isStray(l.in[l.at]) {
		l.at++
		l.skipSpace()
	}
	if l.at >= len(l.in) {
		return token{}
	}
	switch c := l.in[l.at]; c {
	case '/':
		l.at++
		return token{kind: aName, text: unescaped(l.regular())}
	case '(':
		return token{kind: aString, text: l.literal()}
	case '<':
		if l.at++; l.at < len(l.in) && l.in[l.at] == '<' {
			l.at++
			return token{kind: opens, text: dictOpens}
		}
		return token{kind: aString, text: l.hex()}
	case '[':
		l.at++
		return token{kind: opens, text: arrayOpens}
	case ']':
		l.at++
		return token{kind: closes}
	case '>':
		if l.at++; l.at < len(l.in) && l.in[l.at] == '>' {
			l.at++
		}
		return token{kind: closes}
	}
	word := l.regular()
	if c := word[0]; c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' {
		n, _ := strconv.ParseFloat(string(word), 64) // a number of nonsense is 0
		return token{kind: aNumber, number: n}
	}
	return token{kind: anOperator, text: word}
}

var dictOpens, arrayOpens = []byte("<<"), []byte("[")

// isStray tells whether a delimiter begins nothing in a content stream.
func isStray(c byte) bool { return c == ')' || c == '{' || c == '}' }

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

func (l *lexer) skipSpace() {
	for l.at < len(l.in) {
		switch c := l.in[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.in) && l.in[l.at] != '\n' && l.in[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// regular takes the characters up to the next space or delimiter.
func (l *lexer) regular() []byte {
	from := l.at
	for l.at < len(l.in) && !isSpace(l.in[l.at]) && !isDelimiter(l.in[l.at]) {
		l.at++
	}
	return l.in[from:l.at]
}

// unescaped is a name with its #20 made plain.
func unescaped(name []byte) []byte {
	if bytes.IndexByte(name, '#') < 0 {
		return name
	}
	var out []byte
	for i := 0; i < len(name); i++ {
		if name[i] == '#' && i+2 < len(name) && nibble(name[i+1]) >= 0 && nibble(name[i+2]) >= 0 {
			out = append(out, byte(nibble(name[i+1])<<4|nibble(name[i+2])))
			i += 2
			continue
		}
		out = append(out, name[i])
	}
	return out
}

func nibble(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// hex reads the string after its "<".
func (l *lexer) hex() []byte {
	out := []byte{}
	half := -1
	for ; l.at < len(l.in); l.at++ {
		c := l.in[l.at]
		if c == '>' {
			l.at++
			break
		}
		n := nibble(c)
		switch {
		case n < 0:
		case half < 0:
			half = n
		default:
			out = append(out, byte(half<<4|n))
			half = -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return out
}

// literal reads the string that begins here.
func (l *lexer) literal() []byte {
	l.at++
	from, depth := l.at, 1
	for i := from; i < len(l.in); i++ { // mostly there is nothing to decode
		switch l.in[i] {
		case '\\', '\r':
			return l.decoded(l.in[from:i], depth)
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at = i + 1
				return l.in[from:i]
			}
		}
	}
	l.at = len(l.in)
	return l.in[from:]
}

// decoded goes on with a literal string of which plain is read.
func (l *lexer) decoded(plain []byte, depth int) []byte {
	out := bytes.Clone(plain)
	l.at += len(plain)
	for ; l.at < len(l.in); l.at++ {
		c := l.in[l.at]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return out
			}
		case '\r':
			if l.at+1 < len(l.in) && l.in[l.at+1] == '\n' {
				l.at++
			}
			c = '\n'
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return out
}

// escape reads what stands after a backslash and leaves the lexer on its last
// byte.
func (l *lexer) escape(out []byte) []byte {
	l.at++
	if l.at >= len(l.in) {
		return out
	}
	switch c := l.in[l.at]; c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.at+1 < len(l.in) && l.in[l.at+1] == '\n' {
			l.at++
		}
		return out
	default:
		if c < '0' || c > '7' {
			return append(out, c)
		}
		n := 0
		for i := 0; i < 3 && l.at < len(l.in) && l.in[l.at] >= '0' && l.in[l.at] <= '7'; i++ {
			n = n<<3 | int(l.in[l.at]-'0')
			l.at++
		}
		l.at--
		return append(out, byte(n))
	}
}

// skipImage passes over the bytes of an image that stands in the stream, after
// its operator ID, up to and with its EI.
func (l *lexer) skipImage() {
	for i := l.at; i+2 < len(l.in); i++ {
		if isSpace(l.in[i]) && l.in[i+1] == 'E' && l.in[i+2] == 'I' && l.endsImage(i+3) {
			l.at = i + 3
			return
		}
	}
	l.at = len(l.in)
}

// endsImage tells whether what follows an EI can be content; in the bytes of an
// image two letters may stand by chance.
func (l *lexer) endsImage(at int) bool {
	if at >= len(l.in) {
		return true
	}
	if !isSpace(l.in[at]) {
		return false
	}
	for _, c := range l.in[at:min(len(l.in), at+10)] {
		if c > 126 || c < ' ' && !isSpace(c) {
			return false
		}
	}
	return true
}

package pdf

// Token is a word of a content stream, or of a map from codes to text
// (ISO 32000-1, 7.2 and 7.8.2).
type Token struct {
	Kind   Kind
	Text   []byte // of a name without its stroke, an operator, or a string decoded
	Number float64
}

// Kind is what a token is.
type Kind byte

// Kinds of tokens. Opens and Closes are the brackets of arrays and dictionaries.
const (
	End Kind = iota
	Number
	Name
	String
	Operator
	Opens
	Closes
)

// Lexer reads the tokens of a content stream. Nothing in it is an error: what is
// no token is passed over, as readers do.
type Lexer struct{ scanner }

// NewLexer reads a stream that was unpacked. The tokens share its bytes.
func NewLexer(content []byte) *Lexer { return &Lexer{scanner{b: content}} }

// Next is the next token; at the end of the stream and behind it, one of the kind
// End.
func (l *Lexer) Next() Token {
	l.space()
	for l.at < len(l.b) && isStray(l.b[l.at]) {
		l.at++
		l.space()
	}
	if l.at >= len(l.b) {
		return Token{}
	}
	switch c := l.b[l.at]; c {
	case '/':
		return Token{Kind: Name, Text: l.name()}
	case '(':
		written, _ := l.written()
		return Token{Kind: String, Text: plain(written)}
	case '<':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '<' {
			l.at += 2
			return Token{Kind: Opens}
		}
		return Token{Kind: String, Text: l.codes()}
	case '[':
		l.at++
		return Token{Kind: Opens}
	case ']':
		l.at++
		return Token{Kind: Closes}
	case '>':
		if l.at++; l.at < len(l.b) && l.b[l.at] == '>' {
			l.at++
		}
		return Token{Kind: Closes}
	}
	word := l.token()
	if c := word[0]; isDigit(c) || c == '+' || c == '-' || c == '.' {
		return Token{Kind: Number, Number: real(word)}
	}
	return Token{Kind: Operator, Text: word}
}

// isStray tells whether a delimiter begins nothing in a content stream.
func isStray(c byte) bool { return c == ')' || c == '{' || c == '}' }

// plain is a string without its escapes; mostly there is nothing to do.
func plain(written []byte) []byte {
	for _, c := range written {
		if c == '\\' || c == '\r' {
			return unescape(string(written))
		}
	}
	return written
}

// codes reads a string of hexadecimal digits.
func (l *Lexer) codes() []byte {
	l.at++
	out := []byte{}
	half := -1
	for ; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		if c == '>' {
			l.at++
			break
		}
		switch n := hexDigit(c); {
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

// real reads what it can of a number; what is none is 0.
func real(word []byte) float64 {
	v, unit, sign := 0.0, 1.0, 1.0
	for ; len(word) > 0 && (word[0] == '-' || word[0] == '+'); word = word[1:] {
		if word[0] == '-' {
			sign = -1
		}
	}
	point := false
	for _, c := range word[:min(len(word), 64)] { // more digits than any number needs
		switch {
		case c == '.' && !point:
			point = true
		case !isDigit(c):
			return sign * v / unit
		default:
			v = v*10 + float64(c-'0')
			if point {
				unit *= 10
			}
		}
	}
	return sign * v / unit
}

// SkipImage passes over the bytes of an image that stands in the stream, after
// its operator ID, up to and with its EI (ISO 32000-1, 8.9.7).
func (l *Lexer) SkipImage() {
	likely := len(l.b)
	for i := l.at; i+2 < len(l.b); i++ {
		if !isSpace(l.b[i]) || l.b[i+1] != 'E' || l.b[i+2] != 'I' || i+3 < len(l.b) && !isSpace(l.b[i+3]) {
			continue
		}
		if l.goesOn(i + 3) {
			l.at = i + 3
			return
		}
		likely = min(likely, i+3)
	}
	l.at = likely
}

// goesOn tells whether what follows an EI can be content; in the bytes of an
// image the two letters may stand by chance.
func (l *Lexer) goesOn(at int) bool {
	for _, c := range l.b[at:min(len(l.b), at+10)] {
		if c == '(' { // what is in a string may be anything
			return true
		}
		if c > 126 || c < ' ' && !isSpace(c) {
			return false
		}
	}
	return true
}

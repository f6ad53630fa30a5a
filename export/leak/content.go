package leak

import (
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// reader reads the texts of a file.
type reader struct {
	file  *pdf.File
	fonts map[string]*font // by the reference to it
}

// operand is a number or a string before an operator; arrays and dictionaries are
// taken apart.
type operand struct {
	text    []byte
	isText  bool
	inArray bool
	name    string
	number  float64
}

// content is the text that a content stream shows, with the alternative texts of
// what it marks and the names of the forms and pictures it draws.
func (r *reader) content(stream []byte, resources types.Dict) (shown string, drawn []string) {
	var out strings.Builder
	var f *font
	var list []operand
	fonts := r.file.Dict(resources["Font"])
	properties := r.file.Dict(resources["Properties"])
	c := lexer{b: stream}
	last := func() operand {
		if len(list) == 0 {
			return operand{}
		}
		return list[len(list)-1]
	}
	show := func() {
		for _, o := range list {
			switch {
			case o.isText:
				out.WriteString(f.text(o.text))
			case o.number < -180: // a gap between words, in thousandths of the size
				out.WriteByte(' ')
			}
		}
	}
	for {
		o, op, ok := c.next()
		if !ok {
			break
		}
		if op == "" {
			if len(list) < 4096 {
				list = append(list, o)
			}
			continue
		}
		switch op {
		case "Tf":
			if len(list) >= 2 {
				f = r.font(fonts[list[len(list)-2].name])
			}
		case "Tj", "TJ":
			show()
		case "'", "\"":
			out.WriteByte('\n')
			if l := last(); l.isText {
				out.WriteString(f.text(l.text))
			}
		case "Td", "TD", "Tm", "T*", "BT", "ET":
			out.WriteByte('\n')
		case "Do":
			drawn = append(drawn, last().name)
		case "BDC", "DP":
			for _, o := range list {
				if o.isText {
					out.WriteString("\n" + stringText(o.text) + "\n")
				}
			}
			if l := last(); l.name != "" {
				for _, s := range r.stringsIn(properties[l.name]) {
					out.WriteString("\n" + s + "\n")
				}
			}
		case "BI":
			c.skipPicture()
		}
		list = list[:0]
	}
	return out.String(), drawn
}

// stringsIn are the texts of a dictionary one level deep: a property list.
func (r *reader) stringsIn(o types.Object) []string {
	var out []string
	for _, v := range r.file.Dict(o) {
		if s, ok := r.file.Text(v); ok {
			out = append(out, s)
		}
	}
	return out
}

// lexer parts a content stream into operands and operators.
type lexer struct {
	b     []byte
	at    int
	array bool // a square bracket is open
}

// next is the next operand, or operator.
func (c *lexer) next() (o operand, op string, ok bool) {
	for c.at < len(c.b) {
		switch b := c.b[c.at]; {
		case isSpace(b) || b == '[' || b == ']' || b == '{' || b == '}' || b == ')':
			c.array = b == '[' || c.array && b != ']'
			c.at++
		case b == '%':
			for c.at < len(c.b) && c.b[c.at] != '\n' && c.b[c.at] != '\r' {
				c.at++
			}
		case b == '(':
			return operand{text: c.literal(), isText: true, inArray: c.array}, "", true
		case b == '<':
			c.at++
			if c.at < len(c.b) && c.b[c.at] == '<' {
				c.at++
				continue
			}
			return operand{text: c.hex(), isText: true, inArray: c.array}, "", true
		case b == '>':
			c.at++
		case b == '/':
			c.at++
			return operand{name: unhash(c.token())}, "", true
		default:
			token := c.token()
			if n, err := strconv.ParseFloat(token, 64); err == nil {
				return operand{number: n}, "", true
			}
			if token == "" {
				c.at++
				continue
			}
			return operand{}, token, true
		}
	}
	return operand{}, "", false
}

func isSpace(b byte) bool {
	return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0
}

func (c *lexer) token() string {
	from := c.at
	for c.at < len(c.b) && !isSpace(c.b[c.at]) && !strings.ContainsRune("()<>[]{}/%", rune(c.b[c.at])) {
		c.at++
	}
	return string(c.b[from:c.at])
}

func unhash(name string) string {
	if !strings.Contains(name, "#") {
		return name
	}
	if out, err := types.DecodeName(name); err == nil {
		return out
	}
	return name
}

// literal reads a string in round brackets with its escapes (ISO 32000-1, 7.3.4.2).
func (c *lexer) literal() []byte {
	var out []byte
	open := 0
	for ; c.at < len(c.b); c.at++ {
		switch b := c.b[c.at]; b {
		case '(':
			if open++; open == 1 {
				continue
			}
		case ')':
			if open--; open == 0 {
				c.at++
				return out
			}
		case '\\':
			out = c.escape(out)
			continue
		}
		out = append(out, c.b[c.at])
	}
	return out
}

// escape reads what stands behind a backslash and stops on its last byte.
func (c *lexer) escape(out []byte) []byte {
	c.at++
	if c.at >= len(c.b) {
		return out
	}
	switch b := c.b[c.at]; b {
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
		if c.at+1 < len(c.b) && c.b[c.at+1] == '\n' {
			c.at++
		}
		return out
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := 0
		from := c.at
		for c.at < len(c.b) && c.at < from+3 && c.b[c.at] >= '0' && c.b[c.at] <= '7' {
			v = v*8 + int(c.b[c.at]-'0')
			c.at++
		}
		c.at--
		return append(out, byte(v))
	default:
		return append(out, b)
	}
}

func (c *lexer) hex() []byte {
	var out []byte
	half, have := byte(0), false
	for ; c.at < len(c.b); c.at++ {
		b := c.b[c.at]
		if b == '>' {
			c.at++
			break
		}
		v, err := strconv.ParseUint(string(rune(b)), 16, 8)
		if err != nil {
			continue
		}
		if have {
			out = append(out, half<<4|byte(v))
		}
		half, have = byte(v), !have
	}
	if have {
		out = append(out, half<<4)
	}
	return out
}

// skipPicture moves behind the data of a picture that stands in the stream itself.
func (c *lexer) skipPicture() {
	for c.at+1 < len(c.b) {
		if c.b[c.at] == 'E' && c.b[c.at+1] == 'I' && c.at > 0 && isSpace(c.b[c.at-1]) && (c.at+2 == len(c.b) || isSpace(c.b[c.at+2])) {
			c.at += 2
			return
		}
		c.at++
	}
	c.at = len(c.b)
}

package accessible

import "minutebook/export/pdf"

// begin opens marked content.
func (w *stream) begin(listed bool) {
	at := 1
	if listed {
		at = w.listAt() + 1
	}
	tag, id, now := w.name(at), -1, w.top()
	if listed {
		var lang string
		id, lang = w.properties()
		if lang != "" {
			w.sheet.langs = append(w.sheet.langs, lang)
		}
	}
	switch {
	case tag == "Artifact":
		if now.is == tagged {
			w.sheet.artifactInside++
		}
		now.is = artifact
	case id >= 0:
		if now.is == artifact {
			w.sheet.taggedInside++
		}
		now = mark{tagged, place{w.number, w.sheet.index, id}}
		w.sheet.marked[now.at]++
	}
	if len(w.marks) < mostMarks {
		w.marks = append(w.marks, now)
	}
}

// listAt is how far from the end the operand begins that lists properties.
func (w *stream) listAt() int {
	depth := 0
	for i := len(w.operands) - 1; i >= 0; i-- {
		switch w.operands[i].Kind {
		case pdf.Closes:
			depth++
		case pdf.Opens:
			depth--
		}
		if depth <= 0 {
			return len(w.operands) - i
		}
	}
	return len(w.operands)
}

// properties are the identifier and the language that a BDC gives, -1 and
// nothing if it does not.
func (w *stream) properties() (id int, lang string) {
	if name := w.name(1); name != "" {
		d := w.dict(w.resource("Properties", name))
		id = -1
		if n, ok := w.file.Number(d["MCID"]); ok {
			id = int(n)
		}
		lang, _ = w.file.Text(d["Lang"])
		return id, lang
	}
	id = -1
	list := w.operands[len(w.operands)-w.listAt():]
	depth := 0
	for i, t := range list {
		switch t.Kind {
		case pdf.Opens:
			depth++
		case pdf.Closes:
			depth--
		case pdf.Name:
			if depth != 1 || i+1 >= len(list) {
				continue
			}
			switch value := list[i+1]; {
			case string(t.Text) == "MCID" && value.Kind == pdf.Number:
				id = int(value.Number)
			case string(t.Text) == "Lang" && value.Kind == pdf.String:
				lang = pdf.Said(value.Text)
			}
		}
	}
	return id, lang
}

package accessible

import (
	"regexp"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// checkDocument judges what the catalogue says.
func (c *checker) checkDocument() {
	root := c.file.Root()
	if c.is(c.file.Dict(root["MarkInfo"])["Suspects"]) {
		c.add(suspects, 0)
	}
	switch lang := c.language(); {
	case lang == "":
		c.add(noLanguage, 0)
	case !isLanguage(lang):
		c.add(badLanguage, 0)
	}
	if !c.is(c.file.Dict(root["ViewerPreferences"])["DisplayDocTitle"]) {
		c.add(hiddenTitle, 0)
	}
	if bits, is := c.file.Permissions(); is {
		c.add(locked, 0)
		if bits&(1<<9) == 0 {
			c.add(lockedAloud, 0)
		}
	}
	c.checkLayers()
	c.checkForm()
}

func (c *checker) language() string {
	lang, _ := c.file.Text(c.file.Root()["Lang"])
	return lang
}

// languageTag is the shape of a language tag (RFC 5646, 2.1). Whether its parts
// are registered is not looked at.
var languageTag = regexp.MustCompile(`^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?` +
	`(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+)$`)

func isLanguage(tag string) bool { return languageTag.MatchString(strings.ToLower(tag)) }

// checkLayers judges the layers that can be shown and hidden.
func (c *checker) checkLayers() {
	layers := c.file.Dict(c.file.Root()["OCProperties"])
	if layers == nil {
		return
	}
	for _, o := range append(types.Array{layers["D"]}, c.file.Array(layers["Configs"])...) {
		d := c.file.Dict(o)
		if name, _ := c.file.Text(d["Name"]); d != nil && name == "" {
			c.add(namelessLayers, 0)
		}
		if _, is := d["AS"]; is {
			c.add(turningLayers, 0)
		}
	}
}

// checkForm judges the form as a whole.
func (c *checker) checkForm() {
	form := c.file.Dict(c.file.Root()["AcroForm"])
	if c.is(form["NeedAppearances"]) {
		c.add(unpaintedForm, 0)
	}
	if form["XFA"] == nil {
		return
	}
	c.add(xfa, 0)
	parts := c.file.Array(form["XFA"])
	if parts == nil {
		parts = types.Array{form["XFA"]}
	}
	for _, part := range parts {
		if _, content, err := c.file.Stream(part); err == nil && dynamic.Match(content) {
			c.add(dynamicForm, 0)
			return
		}
	}
}

var dynamic = regexp.MustCompile(`<dynamicRender>\s*required\s*</dynamicRender>`)

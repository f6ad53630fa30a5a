package accessible

import (
	"encoding/json"
	"fmt"
)

// Rule is something a machine can test, in the words of a clerk.
type Rule struct {
	Name   string `json:"rule"`   // short and lasting, for scripts
	Source string `json:"source"` // the clause, and the checkpoint of the Matterhorn Protocol 1.1 in which the trade names it
	About  About  `json:"about"`
	What   string `json:"what"` // what is wrong where it is broken
	Mend   string `json:"mend"` // what to do about it
}

// About is what a rule is for.
type About uint8

const (
	Reading   About = 1 << iota // people who cannot see the page
	Archiving                   // those who open the file in fifty years
	Both      = Reading | Archiving
)

// String is the word for it.
func (a About) String() string {
	switch a {
	case Reading:
		return "accessibility"
	case Archiving:
		return "archiving"
	}
	return "accessibility and archiving"
}

// MarshalJSON writes the word.
func (a About) MarshalJSON() ([]byte, error) { return json.Marshal(a.String()) }

// UnmarshalJSON reads it again.
func (a *About) UnmarshalJSON(b []byte) error {
	var word string
	if err := json.Unmarshal(b, &word); err != nil {
		return err
	}
	for _, about := range []About{Reading, Archiving, Both} {
		if about.String() == word {
			*a = about
			return nil
		}
	}
	return fmt.Errorf("%q is nothing a rule is about", word)
}

// Rules are all the rules, the gravest for readers first.
func Rules() []Rule { return append([]Rule(nil), rules[:]...) }

// rule numbers the table.
type rule int

const (
	lockedAloud rule = iota
	scan
	noTags
	suspects
	looseContent
	lostContent
	silentPicture
	silentFormula
	noLanguage
	badLanguage
	noTitle
	hiddenTitle
	firstHeading
	skippedHeading
	twoHeadings
	mixedHeadings
	headlessTable
	unscopedHead
	lostHead
	unevenTable
	tableShape
	listShape
	contentsShape
	looseLink
	silentLink
	emptyLink
	looseField
	silentField
	looseNote
	silentNote
	tabOrder
	pictureBox
	noteID
	silentClip
	noUnicode
	badUnicode
	rangeUnicode
	noGlyph
	fontAway
	cidMap
	wrongWidth
	strangeOperator
	artifactInTag
	tagInArtifact
	unbalanced
	idTwice
	tagOfNothing
	treeBroken
	unknownTag
	circularTag
	remappedTag
	formTwice
	printersMark
	dynamicForm
	namelessLayers
	turningLayers
	namelessFile
	awayForm
	noMetadata
	noUAClaim
	spoilt

	noAClaim
	levelWithoutTags
	unexplained
	badMetadata
	infoDiffers
	locked
	noProfile
	freeColour
	transparent
	strangeBlend
	program
	trigger
	presentation
	foreignFile
	awayContent
	lzw
	postScript
	fancyImage
	fontName
	annotationKind
	annotationFlags
	annotationLook
	unpaintedForm
	xfa
	noID
	badHeader
	badTail
	ruleCount
)

const (
	retag = "In Word: File, Save As, PDF, Options: tick “Document structure tags for accessibility”. In LibreOffice: Export as PDF, tick “Universal Accessibility (PDF/UA)”."
	reset = "Save the PDF again from the document it was made of. " + retag
	stay  = "In Word: File, Save As, PDF, Options: tick “PDF/A compliant”. In LibreOffice: Export as PDF, tick “Archive (PDF/A)”."
	maker = "The program that made the PDF is at fault: save it again with another, from Word for example, or ask who sent it."
)

// rules is the table: a rule, where it stands, what is wrong and what to do.
var rules = [ruleCount]Rule{
	lockedAloud: {"locked-aloud", "ISO 14289-1, 7.16; Matterhorn 26-002", Reading,
		"The file is locked in a way that keeps screen readers out.",
		"Ask who made it for a copy without a lock, or for one that allows “text access for screen reader devices”."},
	scan: {"scan", "ISO 14289-1, 7.1; WCAG 2.2, 1.4.5", Reading,
		"The page is only a picture of words: a screen reader finds nothing to read, and the words cannot be searched.",
		"Ask for the document it was printed from and save that as a PDF. If there is none, have the scan put through text recognition (OCR) and read it over."},
	noTags: {"no-tags", "ISO 14289-1, 7.1; Matterhorn 01-005", Reading,
		"The file has no tags: a screen reader cannot tell headings, lists and tables, nor the order in which to read.", retag},
	suspects: {"suspects", "ISO 14289-1, 7.1; Matterhorn 01-007", Reading,
		"The file says of its own tags that they may be wrong.", reset},
	looseContent: {"loose-content", "ISO 14289-1, 7.1; Matterhorn 01-005", Reading,
		"Something on the page is neither tagged nor marked as decoration, so a screen reader leaves it out or reads it in the wrong place.", reset},
	lostContent: {"lost-content", "ISO 32000-1, 14.7.4.4; ISO 14289-1, 7.1", Reading,
		"Something on the page is marked as text, but the tags do not know of it, so a screen reader leaves it out.", maker},
	silentPicture: {"picture-alt", "ISO 14289-1, 7.3; Matterhorn 13-004", Reading,
		"A picture has no description for readers who cannot see it.",
		"In Word: right-click the picture, choose “View Alt Text” and say what it shows, or tick “Mark as decorative”. Then save as PDF again."},
	silentFormula: {"formula-alt", "ISO 14289-1, 7.7; Matterhorn 17-002", Reading,
		"A formula has no description in words.",
		"Write the formula in words beside it, or give it alt text, and save as PDF again."},
	noLanguage: {"no-language", "ISO 14289-1, 7.2; Matterhorn 11-001", Reading,
		"The file does not say which language it is in, so it may be read aloud in the wrong voice.",
		"In Word: select everything, then Review, Language, Set Proofing Language; save as PDF again."},
	badLanguage: {"bad-language", "ISO 14289-1, 7.2; RFC 5646", Reading,
		"The name of a language is not one that readers know, such as en-GB or cy.", reset},
	noTitle: {"no-title", "ISO 14289-1, 7.1; Matterhorn 06-003", Reading,
		"The file has no title, so a screen reader announces it by the name of the file.",
		"In Word: File, Info, Title: write what the document is called; save as PDF again."},
	hiddenTitle: {"hidden-title", "ISO 14289-1, 7.1; Matterhorn 07-001 and 07-002", Reading,
		"The window shows the name of the file in the place of the document's title.",
		retag + " In Acrobat: File, Properties, Initial View, Show: Document Title."},
	firstHeading: {"first-heading", "ISO 14289-1, 7.4.2; Matterhorn 14-002", Reading,
		"The first heading is not a heading of the first level.",
		"In Word: give the first heading the style “Heading 1”; save as PDF again."},
	skippedHeading: {"skipped-heading", "ISO 14289-1, 7.4.2; Matterhorn 14-003", Reading,
		"A heading skips a level: after a level 1 heading comes one of level 3, for example.",
		"In Word: choose the styles “Heading 1”, “Heading 2” and “Heading 3” by the order of the document, not by how they look; save as PDF again."},
	twoHeadings: {"two-headings", "ISO 14289-1, 7.4.4; Matterhorn 14-006", Reading,
		"A section has two headings of its own.", reset},
	mixedHeadings: {"mixed-headings", "ISO 14289-1, 7.4.4; Matterhorn 14-007", Reading,
		"Some headings have a level and others have none.", reset},
	headlessTable: {"table-without-heads", "ISO 14289-1, 7.5; Matterhorn 15-001 and 15-002", Reading,
		"A table has no heading cells, so a screen reader cannot say what a figure in it belongs to.",
		"In Word: put the cursor into the first row; Table Design: tick “Header Row”; Layout: “Repeat Header Rows”. If it is no table but a layout, use tabs or columns."},
	unscopedHead: {"head-scope", "ISO 14289-1, 7.5; Matterhorn 15-003", Reading,
		"A heading cell of a table does not say whether it is for its row or its column.",
		"In Word: Table Design: tick “Header Row” or “First Column”; save as PDF again."},
	lostHead: {"lost-head", "ISO 14289-1, 7.5; ISO 32000-1, 14.8.5.7", Reading,
		"A cell of a table names a heading cell that is not there.", maker},
	unevenTable: {"uneven-table", "ISO 14289-1, 7.5; Matterhorn 01-006, note 3", Reading,
		"The rows of a table do not have the same number of cells.",
		"Split cells that are merged and fill the empty ones, or make two tables of it; save as PDF again."},
	tableShape: {"table-shape", "ISO 32000-1, 14.8.4.3.4; Matterhorn 09-004", Reading,
		"A table is not made of rows and cells as tables must be.", reset},
	listShape: {"list-shape", "ISO 32000-1, 14.8.4.3.3; Matterhorn 09-005", Reading,
		"A list is not made of items as lists must be.",
		"In Word: make lists with the buttons for bullets and numbers, not by hand; save as PDF again."},
	contentsShape: {"contents-shape", "ISO 32000-1, 14.8.4.3; Matterhorn 09-006", Reading,
		"A table of contents is not made of entries as it must be.",
		"In Word: References, Table of Contents; save as PDF again."},
	looseLink: {"loose-link", "ISO 14289-1, 7.18.5; Matterhorn 28-011", Reading,
		"A link is not tagged as one, so a screen reader cannot follow it.", reset},
	silentLink: {"link-words", "ISO 14289-1, 7.18.5; Matterhorn 28-012", Reading,
		"A link does not say in words where it leads.",
		"In Word: right-click the link, Edit Hyperlink, ScreenTip: write where it leads; save as PDF again. In Acrobat: the link's properties."},
	emptyLink: {"empty-link", "ISO 32000-1, 14.8.4.4.2; Matterhorn 28-011", Reading,
		"Something is tagged as a link and leads nowhere.", reset},
	looseField: {"loose-field", "ISO 14289-1, 7.18.4; Matterhorn 28-010", Reading,
		"A field of a form is not tagged as one.", "Make the form again with a program for forms and let it add the tags."},
	silentField: {"field-words", "ISO 14289-1, 7.18.1; Matterhorn 28-005", Reading,
		"A field of a form does not say what is to be filled in.",
		"In Acrobat: Prepare Form, the field's properties, Tooltip. In LibreOffice: the control's properties, Help text."},
	looseNote: {"loose-note", "ISO 14289-1, 7.18.1; Matterhorn 28-002", Reading,
		"A note or mark stuck on the page is not tagged.", "Remove the comments before the PDF is saved, or accept them into the text."},
	silentNote: {"note-words", "ISO 14289-1, 7.18.1; Matterhorn 28-004", Reading,
		"A note or mark stuck on the page does not say in words what it is.", "Remove the comments before the PDF is saved, or accept them into the text."},
	tabOrder: {"tab-order", "ISO 14289-1, 7.18.3; Matterhorn 28-008 and 28-009", Reading,
		"The Tab key may go through the links of the page in another order than the text.",
		retag + " In Acrobat: Page Properties, Tab Order, Use Document Structure."},
	pictureBox: {"picture-box", "ISO 14289-1, 7.3; ISO 32000-1, 14.8.5.4.3", Reading,
		"A picture does not say where on the page it stands.", reset},
	noteID: {"note-id", "ISO 14289-1, 7.9; Matterhorn 19-003 and 19-004", Reading,
		"A footnote has no mark of its own, so a reader cannot be led to it and back.",
		"In Word: References, Insert Footnote; save as PDF again."},
	silentClip: {"clip-words", "ISO 14289-1, 7.18.6.2; Matterhorn 28-014 and 28-015", Reading,
		"A film or sound does not say in words what it is.", "Give it a description, or leave it out and link to it."},
	noUnicode: {"no-characters", "ISO 14289-1, 7.21.7; Matterhorn 10-001; ISO 19005-2, 6.2.11.7", Both,
		"Some letters can be seen but not read: the file does not say which characters they are.",
		"Use another font in the document, such as Arial or Calibri, and save as PDF again."},
	badUnicode: {"bad-characters", "ISO 14289-1, 7.21.7; Matterhorn 31-028 and 31-029; ISO 19005-2, 6.2.11.7", Both,
		"Some letters are given as characters that do not exist.",
		"Use another font in the document, such as Arial or Calibri, and save as PDF again."},
	rangeUnicode: {"character-ranges", "ISO 14289-1, 7.21.7; ISO 32000-1, 9.10.3", Both,
		"The list of characters of a font is written so that strict readers lose accented and other letters.", maker},
	noGlyph: {"no-glyph", "ISO 14289-1, 7.21.8; Matterhorn 31-030; ISO 19005-2, 6.2.11.8", Both,
		"A character is printed as an empty box or not at all, because the font does not have it.",
		"Find the character in the document and choose a font that has it; save as PDF again."},
	fontAway: {"font-not-inside", "ISO 14289-1, 7.21.4.1; Matterhorn 31-009; ISO 19005-2, 6.2.11.4", Both,
		"A font is not inside the file, so the text may look wrong or be unreadable elsewhere.",
		stay + " That puts all fonts inside."},
	cidMap: {"font-map", "ISO 14289-1, 7.21.3.2; Matterhorn 31-003; ISO 19005-2, 6.2.11.3.2", Both,
		"A font does not say which of its shapes belong to which codes.", maker},
	wrongWidth: {"font-widths", "ISO 14289-1, 7.21.5; ISO 19005-2, 6.2.11.5", Both,
		"The file says of some letters that they are wider or narrower than their font makes them, so words may run into each other.", maker},
	strangeOperator: {"unknown-instruction", "ISO 19005-2, 6.2.2; ISO 32000-1, annex A", Archiving,
		"The page holds an instruction that no standard describes.", maker},
	artifactInTag: {"decoration-in-text", "ISO 14289-1, 7.1; Matterhorn 01-003", Reading,
		"Something marked as decoration lies inside the text.", maker},
	tagInArtifact: {"text-in-decoration", "ISO 14289-1, 7.1; Matterhorn 01-004", Reading,
		"Something tagged as text lies inside decoration, so a screen reader may leave it out.", maker},
	unbalanced: {"open-marks", "ISO 32000-1, 14.6.1", Reading,
		"The marks that say where a piece of text begins and ends do not match.", maker},
	idTwice: {"number-twice", "ISO 32000-1, 14.7.4.2", Reading,
		"Two pieces of the page bear the same number, so they cannot be told apart.", maker},
	tagOfNothing: {"tag-of-nothing", "ISO 32000-1, 14.7.4.2; ISO 14289-1, 7.1", Reading,
		"A tag stands for something that is not on the page.", maker},
	treeBroken: {"broken-tags", "ISO 32000-1, 14.7.2; ISO 14289-1, 7.1", Reading,
		"The tags go in a circle or contradict each other.", maker},
	unknownTag: {"unknown-tag", "ISO 14289-1, 7.1; Matterhorn 02-001", Reading,
		"A tag is of a kind that readers do not know.", maker},
	circularTag: {"circular-tag", "ISO 14289-1, 7.1; Matterhorn 02-003", Reading,
		"Kinds of tags are explained by each other in a circle.", maker},
	remappedTag: {"remapped-tag", "ISO 14289-1, 7.1; Matterhorn 02-004", Reading,
		"A common kind of tag is given another meaning.", maker},
	formTwice: {"piece-twice", "ISO 14289-1, 7.20; Matterhorn 30-002", Reading,
		"A tagged piece of a page is used in several places, so its text is read at the wrong place.", maker},
	printersMark: {"printers-marks", "ISO 14289-1, 7.18.2 and 7.18.8; Matterhorn 28-007 and 28-017", Reading,
		"Marks for the printing works are read aloud as text.", "Ask the printers for a copy without their marks."},
	dynamicForm: {"dynamic-form", "ISO 14289-1, 7.15; Matterhorn 25-001", Reading,
		"The form is made up by a program when it is opened; most readers cannot.", "Print the form to a PDF, or make it again as a plain PDF form."},
	namelessLayers: {"nameless-layers", "ISO 14289-1, 7.10; Matterhorn 20-001 and 20-002; ISO 19005-2, 6.9", Both,
		"A setting of the file's layers has no name.", "Save a copy without layers: in drawing programs, flatten the layers first."},
	turningLayers: {"turning-layers", "ISO 14289-1, 7.10; Matterhorn 20-003; ISO 19005-2, 6.9", Both,
		"Layers show and hide by themselves, so not everybody gets the same text.", "Save a copy without layers: in drawing programs, flatten the layers first."},
	namelessFile: {"nameless-file", "ISO 14289-1, 7.11; Matterhorn 21-001; ISO 19005-2, 6.8", Both,
		"A file attached inside has no name that every program can read.", "Attach it again under a plain name, or send it by itself."},
	awayForm: {"borrowed-page", "ISO 14289-1, 7.20; Matterhorn 30-001; ISO 19005-2, 6.2.9", Both,
		"Part of a page is borrowed from another file, which others do not have.", maker},
	noMetadata: {"no-metadata", "ISO 14289-1, 7.1; Matterhorn 06-001; ISO 19005-2, 6.6.2.1", Both,
		"The file says nothing of itself: no title and no standard that it keeps.", retag},
	noUAClaim: {"no-ua-mark", "ISO 14289-1, 5; Matterhorn 06-002", Reading,
		"The file does not say that it keeps the standard for accessible documents, PDF/UA.",
		"This alone keeps nobody from reading it. In LibreOffice: Export as PDF, tick “Universal Accessibility (PDF/UA)”; newer Word: Options, “PDF/UA compliant”."},
	spoilt: {"spoilt-page", "ISO 32000-1, 7.3.8", Both,
		"Part of the page is damaged and could not be read.", "Ask for the file again; it may have been cut short on its way."},

	noAClaim: {"no-archive-mark", "ISO 19005-2, 6.6.4", Archiving,
		"The file is not made for the archive: it does not say that it is PDF/A.", stay},
	levelWithoutTags: {"archive-level", "ISO 19005-2, 6.7.2 and 6.7.4", Archiving,
		"The file says that it keeps level A of the archive's standard, and has no tags or no language.", stay + " " + retag},
	unexplained: {"unexplained-mark", "ISO 19005-2, 6.6.2.3", Archiving,
		"The file says of itself that it keeps PDF/UA and does not explain the term as the archive's standard asks.", maker},
	badMetadata: {"bad-metadata", "ISO 19005-2, 6.6.2.1", Archiving,
		"What the file says of itself is damaged.", reset},
	infoDiffers: {"two-stories", "ISO 19005-1, 6.7.3; ISO 19005-2, 6.6.3", Archiving,
		"The two places where the file keeps its title, author, dates and program do not say the same.", stay},
	locked: {"locked", "ISO 19005-2, 6.1.3", Archiving,
		"The file is locked; a file for the archive must be open.", "Save a copy without passwords or restrictions."},
	noProfile: {"no-profile", "ISO 19005-2, 6.2.3", Archiving,
		"The file names the colours it is meant for and does not describe them.", stay},
	freeColour: {"free-colours", "ISO 19005-2, 6.2.4.3", Archiving,
		"The file does not say which shades its colours are, so they may differ from printer to printer.", stay},
	transparent: {"see-through", "ISO 19005-2, 6.2.10; ISO 19005-1, 6.4", Archiving,
		"Something can be seen through in a way that does not come out the same everywhere.", stay},
	strangeBlend: {"strange-blend", "ISO 19005-2, 6.2.10", Archiving,
		"Colours are mixed in a way that no standard describes.", maker},
	program: {"program", "ISO 19005-2, 6.5.1", Archiving,
		"The file contains a program or starts something when it is used.", "Print it to a PDF, or ask for a copy without scripts. Be careful with files from people you do not know."},
	trigger: {"trigger", "ISO 19005-2, 6.5.2", Archiving,
		"Something happens by itself when the file or the page is opened or left.", "Print it to a PDF, or ask for a copy without scripts."},
	presentation: {"presentation", "ISO 19005-2, 6.10 and 6.11", Archiving,
		"The file is a presentation that shows its pages in steps.", "In PowerPoint: print the slides to a PDF."},
	foreignFile: {"foreign-file", "ISO 19005-2, 6.8", Archiving,
		"A file is attached inside that is no PDF for the archive.", "Take the attachment out and send it by itself."},
	awayContent: {"content-elsewhere", "ISO 19005-2, 6.1.7.1", Archiving,
		"Part of the file lies in another file, which others do not have.", maker},
	lzw: {"old-packing", "ISO 19005-2, 6.1.7.2", Archiving,
		"Part of the file is packed in an old way (LZW) that the archive does not take.", stay},
	postScript: {"printer-program", "ISO 19005-2, 6.2.5 and 6.2.9", Archiving,
		"The file holds instructions for one kind of printer.", maker},
	fancyImage: {"picture-versions", "ISO 19005-2, 6.2.8", Archiving,
		"A picture is smoothed by the program that shows it or has several versions.", stay},
	fontName: {"font-name", "ISO 32000-1, 9.8.1", Archiving,
		"A font bears different names in different places.", maker},
	annotationKind: {"note-kind", "ISO 19005-2, 6.3.1", Archiving,
		"The page holds a film, a sound or another thing that the archive does not take.", "Leave it out and link to it."},
	annotationFlags: {"note-hidden", "ISO 19005-2, 6.3.2", Archiving,
		"A link, field or note of the page is hidden or does not print.", stay},
	annotationLook: {"note-look", "ISO 19005-2, 6.3.3", Archiving,
		"A field or note of the page does not say how it looks.", "Print the file to a PDF once it is filled in."},
	unpaintedForm: {"unpainted-form", "ISO 19005-2, 6.4.1", Archiving,
		"The values of the form are painted by the program that shows it.", "Print the file to a PDF once it is filled in."},
	xfa: {"xfa", "ISO 19005-2, 6.4.2", Archiving,
		"The form is of a kind (XFA) that the archive does not take.", "Print the file to a PDF once it is filled in."},
	noID: {"no-identity", "ISO 19005-2, 6.1.3", Archiving,
		"The file has no number of its own.", stay},
	badHeader: {"bad-beginning", "ISO 19005-2, 6.1.2", Archiving,
		"The file does not begin as files for the archive must.", stay},
	badTail: {"bad-end", "ISO 19005-2, 6.1.3", Archiving,
		"Something stands behind the end of the file.", stay},
}

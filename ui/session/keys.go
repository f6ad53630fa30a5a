package session

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Every shortcut of the program. Keys that text fields keep for themselves
// (Ctrl+A, C, V, X, Y, Z and the arrows) are not here.
var (
	KeyCommands = ctrl(fyne.KeyK)
	KeyExport   = ctrl(fyne.KeyE)
	KeyFind     = ctrl(fyne.KeyF)
	KeyReplace  = ctrl(fyne.KeyH)
	KeyQuit     = ctrl(fyne.KeyQ)
	KeyNew      = ctrl(fyne.KeyN) // a new meeting, item, body: what the screen lists
	KeySave     = ctrl(fyne.KeyS)

	KeyNextPart     = ctrl(fyne.KeyPageDown) // the next part of a page that has several
	KeyPreviousPart = ctrl(fyne.KeyPageUp)

	KeyMeetings   = ctrl(fyne.Key1)
	KeyAgenda     = ctrl(fyne.Key2)
	KeyMinutes    = ctrl(fyne.Key3)
	KeyReview     = ctrl(fyne.Key4)
	KeyActions    = ctrl(fyne.Key5)
	KeyMinuteBook = ctrl(fyne.Key6)
	KeyBodies     = ctrl(fyne.Key7)
	KeySearch     = ctrl(fyne.Key8)
	KeyPlan       = ctrl(fyne.Key9)

	KeyNextItem     = ctrl(fyne.KeyReturn)
	KeyPreviousItem = ctrlShift(fyne.KeyReturn)
	KeyGoTo         = ctrl(fyne.KeyG)
	KeyResolution   = ctrl(fyne.KeyD)
	KeyMotion       = ctrl(fyne.KeyM)
	KeyVote         = ctrlShift(fyne.KeyV) // on what was moved
	KeyAction       = ctrlShift(fyne.KeyA)
	KeyTimeNote     = ctrl(fyne.KeyT)
	KeyAttendance   = ctrl(fyne.KeyP)
	KeyOpened       = ctrlShift(fyne.KeyS)
	KeyEnded        = ctrlShift(fyne.KeyE)
	KeyPhrases      = ctrl(fyne.KeySemicolon)
	KeyUsual        = ctrl(fyne.KeyU)      // the usual words of a standing item
	KeyChecks       = ctrlShift(fyne.KeyK) // what to look at in the minutes
	KeyBold         = ctrl(fyne.KeyB)
	KeyItalic       = ctrl(fyne.KeyI)
	KeyDeclarations = ctrlShift(fyne.KeyD)
	KeyTakeNext     = ctrlShift(fyne.KeyG)
	KeyUrgent       = ctrlShift(fyne.KeyU)
	KeyDefer        = ctrlShift(fyne.KeyF)
	KeyPrivate      = ctrlShift(fyne.KeyX) // into private session, and out again
	KeyWithhold     = ctrlShift(fyne.KeyW) // a passage from the public
	KeyParagraph    = ctrlShift(fyne.KeyN)
	KeyBullets      = ctrlShift(fyne.KeyL)
	KeyNumbered     = ctrlShift(fyne.KeyO)
	KeyHeading      = ctrlShift(fyne.KeyH)
	KeyQuotation    = ctrlShift(fyne.KeyQ)
	KeyTable        = ctrlShift(fyne.KeyT)
	KeyPreview      = ctrl(fyne.KeyF2)      // the printed page, as in word processors
	KeyPageDown     = alt(fyne.KeyPageDown) // of the printed page, wherever the hands are
	KeyPageUp       = alt(fyne.KeyPageUp)
	KeyZoomIn       = ctrl(fyne.KeyEqual) // the key of "+"
	KeyZoomOut      = ctrl(fyne.KeyMinus)
	KeyMoveUp       = alt(fyne.KeyUp)
	KeyMoveDown     = alt(fyne.KeyDown)
	KeyNest         = alt(fyne.KeyRight)
	KeyUnnest       = alt(fyne.KeyLeft)
	KeyRemove       = ctrl(fyne.KeyDelete)
	KeyIssue        = ctrlShift(fyne.KeyI)
	KeyIssued       = ctrl(fyne.KeyJ)      // what was issued, when and to whom
	KeyNotice       = ctrlShift(fyne.KeyY) // by when the agenda must be out, and why
	KeyAttach       = ctrlShift(fyne.KeyP)
	KeyReplacePaper = ctrlShift(fyne.KeyR)
	KeyBusiness     = ctrlShift(fyne.KeyB) // what waits to come onto an agenda
	KeyCopyItems    = ctrlShift(fyne.KeyC) // from an earlier agenda
	KeyBringBack    = ctrlShift(fyne.KeyDelete)
	KeyApprove      = ctrlShift(fyne.KeyJ) // the minutes of earlier meetings
	KeyPapers       = ctrl(fyne.KeyL)      // the list of papers
	KeyRoom         = ctrlShift(fyne.KeyM) // the screen for the room
	KeyRunning      = ctrl(fyne.KeyR)      // the chair's running sheet, and back to the page
	KeyTakeIn       = ctrl(fyne.KeyO)      // a draft that came back from its reader
	KeyHistory      = ctrlShift(fyne.KeyZ) // the versions of an item

	// The window of a review file: while it is read the letters alone do it too.
	KeyNextRemark     = alt(fyne.KeyN)
	KeyPreviousRemark = alt(fyne.KeyP)
	KeyRemark         = alt(fyne.KeyC)
	KeyChangeText     = alt(fyne.KeyE)
	KeyTakeOut        = alt(fyne.KeyDelete) // a change or a comment
	KeyApproveDraft   = alt(fyne.KeyA)
	KeyReturnDraft    = alt(fyne.KeyR)
)

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// KeyText is a shortcut as people write it: "Ctrl+Shift+Enter"; empty for none.
func KeyText(k fyne.Shortcut) string {
	c, ok := k.(*desktop.CustomShortcut)
	if !ok {
		return ""
	}
	var parts []string
	for _, m := range []struct {
		modifier fyne.KeyModifier
		name     string
	}{
		{fyne.KeyModifierControl, "Ctrl"},
		{fyne.KeyModifierAlt, "Alt"},
		{fyne.KeyModifierShift, "Shift"},
		{fyne.KeyModifierSuper, "Cmd"},
	} {
		if c.Modifier&m.modifier != 0 {
			parts = append(parts, m.name)
		}
	}
	name := string(c.KeyName)
	switch c.KeyName {
	case fyne.KeyReturn:
		name = "Enter"
	case fyne.KeyEqual:
		name = "+"
	case fyne.KeyPageDown:
		name = "Page Down"
	case fyne.KeyPageUp:
		name = "Page Up"
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		name = map[fyne.KeyName]string{fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyLeft: "←", fyne.KeyRight: "→"}[c.KeyName]
	}
	return strings.Join(append(parts, name), "+")
}

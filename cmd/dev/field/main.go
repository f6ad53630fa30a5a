// Command field is a window that is one text field of Fyne's own, to be measured
// beside the page.
//
//	field FILE.txt
package main

import (
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "field FILE.txt")
		os.Exit(2)
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "field:", err)
		os.Exit(1)
	}
	a := app.NewWithID("org.minutebook.field")
	a.Lifecycle().SetOnStarted(func() { fmt.Fprintln(os.Stderr, "started") })
	entry := widget.NewMultiLineEntry()
	entry.Wrapping = fyne.TextWrapWord
	entry.SetText(string(text))
	w := a.NewWindow("Field")
	w.SetContent(entry)
	w.Resize(fyne.NewSize(1280, 820))
	w.Canvas().Focus(entry)
	w.ShowAndRun()
}

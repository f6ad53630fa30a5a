package minutebook

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/widgets"
)

// witness is the file beside the book that bears witness to its approvals.
const witness = "approvals.txt"

const anewWords = "The file " + witness + " lies beside the book and bears witness to each approval. Without it, nothing outside the book shows " +
	"that the minutes are what was approved.\n\n" +
	"Look for it first: in a backup, or in the folder on the PC where the book was before. Put it back beside book.db, and verify again.\n\n" +
	"If it cannot be found and you know why, it can be written anew from what the book holds now. From then on it bears witness to that, " +
	"and the audit trail says that you wrote it and when."

// writeAnew asks whether the file is to be written anew from the book, and does it.
func (s *Screen) writeAnew() {
	if !s.unborne {
		return
	}
	words := widget.NewLabel(anewWords)
	words.Wrapping = fyne.TextWrapWord
	var d *widgets.Dialog
	d = widgets.NewDialog(s.session.Window, "Write "+witness+" anew?", words, "Write it anew", func() error {
		n, err := s.session.Book.WriteWitness(context.Background())
		if err != nil {
			return err
		}
		d.OnClosed = func() {
			s.session.Tell("Written anew: " + witness + ", with " + widgets.Count(n, "approval") + " that it did not have.")
			s.verify()
		}
		return nil
	})
	d.Resize(fyne.NewSize(600, 0)).Show(nil)
}

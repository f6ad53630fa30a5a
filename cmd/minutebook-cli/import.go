package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"minutebook/data"
	"minutebook/data/exchange"
	"minutebook/data/exchange/moderngov"
	"minutebook/data/store"
)

type importCmd struct {
	Files   []string `arg:"" name:"file" help:"The pages."`
	Body    string   `placeholder:"NAME" help:"Whose meeting it is, where the page does not say or says it otherwise."`
	Date    string   `placeholder:"2016-05-11T10:00" help:"When the meeting was, where the page does not say."`
	Meeting int64    `placeholder:"ID" help:"The meeting an item or report goes into."`
}

// imported is what import prints of one file.
type imported struct {
	File   string        `json:"file"`
	Kind   exchange.Kind `json:"kind"`
	ID     int64         `json:"id"`    // of the meeting
	Items  int           `json:"items"` // that came in
	Unread []string      `json:"unread"`
}

func (c *importCmd) Run(a *app) error {
	var start data.DateTime
	if c.Date != "" {
		var err error
		if start, err = data.ParseDateTime(c.Date); err != nil {
			return usageError("--date: " + err.Error())
		}
	}
	return a.writing(func(b *store.Book) error {
		done := []imported{}
		var errs []error
		for _, file := range c.Files {
			got, err := c.one(a, b, file, start)
			if err != nil {
				errs = append(errs, fmt.Errorf("%s: %w", filepath.Base(file), err))
				continue
			}
			done = append(done, got)
		}
		err := a.print(done, func(w io.Writer) {
			for _, i := range done {
				fmt.Fprintf(w, "%s: meeting %d, %s, items: %d\n", filepath.Base(i.File), i.ID, i.Kind, i.Items)
				for _, u := range i.Unread {
					fmt.Fprintf(w, "  not read: %s\n", u)
				}
			}
		})
		if len(errs) > 1 { // one line a file: the last is printed by the caller
			for _, e := range errs[:len(errs)-1] {
				fmt.Fprintln(a.errOut, "minutebook-cli:", oneLine(e.Error()))
			}
			errs = errs[len(errs)-1:]
		}
		return errors.Join(err, errors.Join(errs...))
	})
}

// tooBig is more than any page of a meeting; reading stops there.
const tooBig = 64 << 20

func (c *importCmd) one(a *app, b *store.Book, file string, start data.DateTime) (imported, error) {
	f, err := os.Open(file)
	if err != nil {
		return imported{}, fmt.Errorf("it cannot be read: %w", errors.Unwrap(err))
	}
	defer f.Close()
	page, err := io.ReadAll(io.LimitReader(f, tooBig))
	if err != nil {
		return imported{}, fmt.Errorf("it cannot be read: %w", errors.Unwrap(err))
	}
	read, err := moderngov.Read(page)
	if err != nil {
		return imported{}, err
	}
	to, err := c.target(a, b, read, start)
	if err != nil {
		return imported{}, err
	}
	to.Source = filepath.Base(file)
	id, err := b.Import(a.ctx, read.Meeting, to)
	if err != nil {
		return imported{}, err
	}
	if read.Unread == nil {
		read.Unread = []string{}
	}
	return imported{file, read.Kind, id, len(read.Meeting.Items), read.Unread}, nil
}

// target finds where a page belongs. A meeting's page makes a meeting. An item
// or a report goes into the meeting named by --meeting, or by body and date,
// which is made where there is none.
func (c *importCmd) target(a *app, b *store.Book, page exchange.Page, start data.DateTime) (store.ImportOptions, error) {
	to := store.ImportOptions{Body: c.Body, Start: start, Meeting: c.Meeting}
	m := page.Meeting
	if start == "" {
		start = m.Meeting.Start
	}
	name := c.Body
	if name == "" {
		name = m.Body.Name
	}
	switch {
	case to.Meeting != 0 && page.Kind == exchange.Meeting:
		return to, usageError("--meeting is for the page of a single item or a report; this is the page of a whole meeting")
	case to.Meeting != 0:
		return to, nil
	case name == "" && page.Kind != exchange.Meeting:
		return to, fmt.Errorf("the page does not say which meeting this belongs to: name it with --meeting ID, or with --body NAME and --date 2016-05-11T10:00")
	case name == "":
		return to, fmt.Errorf("the page does not say whose meeting it was: name the body with --body NAME")
	case start == "":
		return to, fmt.Errorf("the page does not say when the meeting was: give its date with --date 2016-05-11T10:00")
	case page.Kind == exchange.Meeting:
		return to, nil
	}
	to.Start = start
	there, err := meetingOn(a, b, name, start)
	to.Meeting = there
	return to, err
}

// meetingOn is the body's meeting at a start, or on its day if there is just
// one and the start has no time; 0 if there is none.
func meetingOn(a *app, b *store.Book, body string, start data.DateTime) (int64, error) {
	of, err := b.BodyNamed(a.ctx, body)
	if errors.Is(err, store.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	rows, err := b.Meetings(a.ctx, store.MeetingFilter{Body: of.ID, From: start.Date(), To: start.Date()})
	if err != nil {
		return 0, err
	}
	for _, r := range rows {
		if r.Start == start {
			return r.ID, nil
		}
	}
	if strings.HasSuffix(string(start), "T00:00") && len(rows) == 1 {
		return rows[0].ID, nil
	}
	return 0, nil
}

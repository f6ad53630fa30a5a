package plan

import (
	"context"
	"path/filepath"
	"strings"

	"minutebook/data"
	"minutebook/export"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// export asks for the file and writes the forward plan into it as PDF.
func (s *Screen) export() {
	body, ok := s.theBody()
	if !ok {
		return
	}
	var entries []data.PlanEntry
	private := false
	for _, e := range s.all {
		entries = append(entries, e.PlanEntry)
		private = private || e.Item == 0 && e.Exempt != ""
	}
	which := widgets.NewChoice([]string{"For everybody", "Restricted: with what is kept from the public"}, nil)
	which.Choose(0)
	pick := func() {
		restricted := which.Chosen() == 1
		name := printedName(body, restricted)
		widgets.Pick{Title: "The file of the forward plan", Verb: "Write it", Kind: widgets.PickSave, Name: name, Suffixes: []string{".pdf"}}.
			Show(s.session.Window, func(path string) { s.print(body, entries, restricted, path) })
	}
	if !private {
		pick()
		return
	}
	var d *widgets.Dialog
	d = widgets.NewDialog(s.session.Window, "Export the forward plan", widgets.NewForm().Add("For whom?", which), "Choose the file…", func() error {
		d.OnClosed = pick
		return nil
	})
	d.Show(which)
}

// print writes the plan.
func (s *Screen) print(body data.Body, entries []data.PlanEntry, restricted bool, path string) {
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		path += ".pdf"
	}
	o := export.Options{Restricted: restricted, Today: data.DateOf(s.session.Now())}
	calendar := s.calendar
	s.session.Work(func(context.Context) error {
		made, err := export.Plan(body, entries, calendar, o)
		if err != nil {
			return err
		}
		return made.WriteFile(path)
	}, func(err error) {
		if s.session.Did("export the forward plan", err) {
			s.session.Tell("Exported: " + path)
		}
	})
}

// printedName is what the file of a forward plan is called.
func printedName(body data.Body, restricted bool) string {
	name := body.ShortName
	if name == "" {
		name = body.Name
	}
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name) + " forward plan"
	if restricted {
		name += " RESTRICTED"
	}
	return name + ".pdf"
}

// exportCommand stands in the File menu.
func (s *Screen) exportCommand(off func() bool) session.Command {
	return session.Command{Menu: "File", Name: "Export as PDF…", Key: session.KeyExport, Run: s.export, Off: off}
}

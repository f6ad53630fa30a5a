// Command minutebook-cli does the jobs of Minute Book without a window, for
// scripts: lists, imports, exports, backups and checks of a book.
//
// It exits with 0 when done, 1 when it failed, with one clear line on standard
// error, and 2 when it was called wrongly. With --json it prints JSON.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"minutebook/data/store"
	"minutebook/export/worker"
)

// Exit codes; scripts depend on them.
const (
	done   = 0
	failed = 1
	misuse = 2
)

// grammar is the command line.
type grammar struct {
	Book string `placeholder:"DIR" env:"MINUTEBOOK_BOOK" help:"Folder of the book (default: the user's local application data)."`
	JSON bool   `name:"json" help:"Print JSON on standard output."`
	As   string `placeholder:"NAME" env:"MINUTEBOOK_AS" help:"Who works on the book, where it knows by name who keeps it (default: whose account this is)."`

	Init     initCmd     `cmd:"" help:"Make a new book."`
	Import   importCmd   `cmd:"" help:"Bring in agenda and minutes pages of a ModernGov site: copied text, saved HTML or GetMeeting XML."`
	Bodies   bodiesCmd   `cmd:"" help:"List the bodies."`
	Meetings meetingsCmd `cmd:"" help:"List the meetings, newest first."`
	Show     showCmd     `cmd:"" help:"Print a meeting with its items."`
	Notice   noticeCmd   `cmd:"" help:"Print by when the agenda of a meeting must be out, day by day."`
	Search   searchCmd   `cmd:"" help:"Find words in titles, agendas and minutes, newest meeting first."`
	Actions  actionsCmd  `cmd:"" help:"List the actions."`
	Attach   attachCmd   `cmd:"" help:"Attach a PDF to an item."`
	Detach   detachCmd   `cmd:"" help:"Take a paper off an item."`
	ToFollow toFollowCmd `cmd:"" name:"tofollow" help:"Announce a paper that follows, or a verbal report."`
	Exempt   exemptCmd   `cmd:"" help:"Keep an item from the public, or open it again."`
	Export   exportCmd   `cmd:"" help:"Make a PDF."`
	Issued   issuedCmd   `cmd:"" help:"List what was issued of a meeting: when, which file, to whom."`
	Review   reviewCmd   `cmd:"" help:"Send a draft to the chair or another reader, and take the answer in."`
	Publish  publishCmd  `cmd:"" help:"Publish the draft minutes; from then on a change is a correction."`
	Correct  correctCmd  `cmd:"" help:"Correct words or facts of a published draft, with the reason."`
	Approve  approveCmd  `cmd:"" help:"Record that a meeting approved minutes, which locks them."`
	Sign     signCmd     `cmd:"" help:"Sign approved minutes, and write them as a PDF."`
	Verify   verifyCmd   `cmd:"" help:"Verify the approved minutes of every body, with all that is locked with them, or a signed PDF; exit 1 naming the first fault."`
	Audit    auditCmd    `cmd:"" help:"Print who did what in the book, oldest first."`
	Backup   backupCmd   `cmd:"" help:"Copy the whole book into a new folder."`
	Restore  restoreCmd  `cmd:"" help:"Put a backup in the place of the book; what was there is moved aside."`
	Check    checkCmd    `cmd:"" help:"Read everything and say what is wrong."`

	PackCheck     packCheckCmd     `cmd:"" help:"Say of each PDF whether it can go into a pack, or why not; exit 1 if one cannot."`
	Accessibility accessibilityCmd `cmd:"" help:"Test any PDF for readers who cannot see it, and for the archive; exit 1 if they cannot read it, or if it claims to be PDF/A and is not."`
}

// app is what every command works with.
type app struct {
	ctx    context.Context
	dir    string // of the book
	json   bool
	as     string // who works on the book; empty: whose account this is
	out    io.Writer
	errOut io.Writer
	now    func() time.Time
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == worker.Argument { // it reads a paper for another of itself
		os.Exit(worker.Serve(os.Stdin, os.Stdout))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr, time.Now))
}

// run is the whole program; it returns the exit code.
func run(ctx context.Context, args []string, out, errOut io.Writer, now func() time.Time) int {
	var g grammar
	exited := -1
	parser, err := kong.New(&g, kong.Name("minutebook-cli"), kong.Description("Minute Book without a window."),
		kong.Writers(out, errOut), kong.Exit(func(code int) { exited = code }), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(errOut, "minutebook-cli:", err)
		return failed
	}
	parsed, err := parser.Parse(args)
	switch {
	case exited >= 0: // --help
		return exited
	case err != nil:
		fmt.Fprintf(errOut, "minutebook-cli: %v (minutebook-cli --help lists the commands)\n", err)
		return misuse
	}
	a := &app{ctx: ctx, dir: g.Book, json: g.JSON, as: g.As, out: out, errOut: errOut, now: now}
	if a.dir == "" {
		if a.dir, err = store.DefaultDir(); err != nil {
			fmt.Fprintln(errOut, "minutebook-cli:", err)
			return failed
		}
	}
	if err := parsed.Run(a); err != nil {
		var wrong usageError
		fmt.Fprintln(errOut, "minutebook-cli:", oneLine(err.Error()))
		if errors.As(err, &wrong) {
			return misuse
		}
		return failed
	}
	return done
}

// usageError says that the program was called wrongly.
type usageError string

func (e usageError) Error() string { return string(e) }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (a *app) options() store.Options { return store.Options{Now: a.now} }

// reading opens the book to read, beside a window that has it open, and runs do.
func (a *app) reading(do func(*store.Book) error) error {
	b, err := store.OpenReader(a.ctx, a.dir, a.options())
	return with(b, err, do)
}

// writing opens the book as its one writer and runs do.
func (a *app) writing(do func(*store.Book) error) error {
	b, err := store.Open(a.ctx, a.dir, a.options())
	return with(b, err, func(b *store.Book) error {
		if a.as != "" {
			if err := b.SetActor(a.as); err != nil {
				return err
			}
		}
		return do(b)
	})
}

func with(b *store.Book, err error, do func(*store.Book) error) error {
	if err != nil {
		return err
	}
	err = do(b)
	return errors.Join(err, b.Close())
}

// print prints v as JSON, or the text that plain makes.
func (a *app) print(v any, plain func(w io.Writer)) error {
	if !a.json {
		plain(a.out)
		return nil
	}
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

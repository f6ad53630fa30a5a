package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/rules"
)

const (
	dailyPrefix   = "book-"
	upgradePrefix = "before-upgrade-from-"
	backupStamp   = "20060102T150405Z"
	// backupEvery is how old the newest copy may be.
	backupEvery = 20 * time.Hour
	// restFor is how long after a restore no copy is deleted: the good ones must
	// not be rotated away before anybody has noticed what is wrong.
	restFor = 14 * 24 * time.Hour
)

// BackupIfDue keeps a copy of book.db in backups/ if the newest is older than 20
// hours, and of the copies the newest of each of the last 14 days, 8 weeks and
// 24 months on which there are any, besides those made before an upgrade. With
// the copy come the other chores: old revisions are thinned to one an hour, and
// files that no paper has named for 30 days go. A copy is deleted only after a
// newer one was read through.
func (b *Book) BackupIfDue(ctx context.Context) (err error) {
	defer doing(&err, "daily backup")
	if b.w == nil {
		return nil
	}
	dir := filepath.Join(b.dir, backupsDir)
	copies, err := backupsIn(dir)
	if err != nil {
		return err
	}
	now := b.now().UTC()
	if len(copies) > 0 {
		if age := now.Sub(copies[0].at); age >= 0 && age < backupEvery {
			return nil
		}
	}
	name := dailyPrefix + now.Format(backupStamp) + ".db"
	if err := snapshot(ctx, b.r, filepath.Join(dir, name)); err != nil {
		return err
	}
	if err := b.rotate(ctx, dir); err != nil {
		return err
	}
	if err := b.inTxAs(ctx, rules.Reading, func(t *tx) error { return thinRevisions(t, now.Add(-thinAfter)) }); err != nil {
		return err
	}
	return b.sweep(ctx)
}

// rotate deletes the copies that are not to be kept.
func (b *Book) rotate(ctx context.Context, dir string) error {
	copies, err := backupsIn(dir)
	if err != nil {
		return err
	}
	restored, found, err := optional(ctx, b.r, value[string], sqlMeta, metaRestored)
	if err != nil {
		return err
	}
	if at, err := time.Parse(instantForm, restored); found && err == nil && b.now().Sub(at) < restFor {
		return nil
	}
	for _, c := range surplus(copies) {
		if err := os.Remove(filepath.Join(dir, c.name)); err != nil {
			return err
		}
	}
	return nil
}

// backupFile is a daily copy.
type backupFile struct {
	name string
	at   time.Time
}

// backupsIn lists the daily copies in a folder, newest first.
func backupsIn(dir string) ([]backupFile, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var out []backupFile
	for _, e := range entries {
		stamp, ok := strings.CutPrefix(strings.TrimSuffix(e.Name(), ".db"), dailyPrefix)
		if at, err := time.Parse(backupStamp, stamp); ok && err == nil && strings.HasSuffix(e.Name(), ".db") {
			out = append(out, backupFile{e.Name(), at})
		}
	}
	slices.SortFunc(out, func(x, y backupFile) int { return y.at.Compare(x.at) })
	return out, nil
}

// surplus are the copies, newest first, that none of the rules keeps.
func surplus(copies []backupFile) []backupFile {
	kept := map[string]bool{}
	for _, rule := range []struct {
		most   int
		period func(time.Time) string
	}{
		{14, func(t time.Time) string { return string(data.DateOf(t)) }},
		{8, func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprint(y, " week ", w) }},
		{24, func(t time.Time) string { return t.Format("2006-01") }},
	} {
		seen := map[string]bool{}
		for _, c := range copies {
			if p := rule.period(c.at); !seen[p] && len(seen) < rule.most {
				seen[p], kept[c.name] = true, true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(copies), func(c backupFile) bool { return kept[c.name] })
}

const (
	metaRestored = "restored_at"
	sqlMeta      = `SELECT value FROM meta WHERE key = ?`
	sqlSetMeta   = `INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value`
)

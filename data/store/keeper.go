package store

import (
	"context"
	"errors"
	"fmt"
	"os/user"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/rules"
)

// Keepers lists who keeps the book and who presides, by name; those who have
// left are among them.
func (b *Book) Keepers(ctx context.Context) (_ []data.Keeper, err error) {
	defer doing(&err, "list who keeps the book")
	return query(ctx, b.r, scanKeeper, sqlKeepers)
}

// SaveKeeper keeps who may work on the book. With the first keeper the book is no
// longer anybody's: the first is a clerk, and is who works on it from then on.
// One clerk must stay.
func (b *Book) SaveKeeper(ctx context.Context, k *data.Keeper) (err error) {
	defer doing(&err, "save who keeps the book")
	actor := ""
	err = b.inTxAs(ctx, rules.Naming, func(t *tx) error {
		all, err := query(t.ctx, t, scanKeeper, sqlKeepers)
		if err != nil {
			return err
		}
		k.Name = strings.Join(strings.Fields(k.Name), " ")
		same := func(o data.Keeper) bool { return o.ID != k.ID && data.NameKey(o.Name) == data.NameKey(k.Name) }
		switch {
		case k.Name == "":
			return errors.New("a keeper must have a name")
		case k.Role != data.Clerk && k.Role != data.Chair:
			return errors.New("a keeper is a clerk or a chair")
		case slices.ContainsFunc(all, same):
			return fmt.Errorf("the book knows a keeper named %s already", k.Name)
		}
		after := append(slices.DeleteFunc(slices.Clone(all), func(o data.Keeper) bool { return o.ID == k.ID }), *k)
		if err := mustHaveClerk(after, data.DateOf(t.now)); err != nil {
			return err
		}
		me, known := keeperNamed(all, t.actor)
		switch {
		case len(rules.Serving(all, data.DateOf(t.now))) == 0: // whoever names the first keeper hands the book to them
			actor, t.actor = k.Name, k.Name
		case known && me.ID == k.ID:
			actor = k.Name
		}
		return writeKeeper(t, k)
	})
	if err == nil && actor != "" {
		b.setActor(actor)
	}
	return err
}

// mustHaveClerk refuses a list of keepers on which no clerk serves: nobody could
// write in the book any more.
func mustHaveClerk(keepers []data.Keeper, on data.Date) error {
	serving := rules.Serving(keepers, on)
	if !slices.ContainsFunc(serving, func(k data.Keeper) bool { return k.Role == data.Clerk }) {
		return errors.New("a book has a clerk: name another one first")
	}
	return nil
}

func writeKeeper(t *tx, k *data.Keeper) (err error) {
	verb := "changed"
	if k.ID != 0 {
		old, err := one(t.ctx, t, scanKeeper, sqlKeeper, k.ID)
		if err != nil {
			return err
		}
		k.UID = old.UID
		if err := t.must(sqlUpdateKeeper, k.Name, k.Role, k.Login, k.Left, k.ID); err != nil {
			return err
		}
	} else {
		verb = "added"
		if err := giveUID(&k.UID); err != nil {
			return err
		}
		if k.ID, err = t.exec(sqlInsertKeeper, k.UID, k.Name, k.Role, k.Login, k.Left); err != nil {
			return err
		}
	}
	sum, err := rowSeal(t.ctx, t, sqlKeeperRow, k.ID)
	if err != nil {
		return err
	}
	return t.audit(verb, "keeper", k.UID, keeperText(*k)+", "+sealMark+sum)
}

// keeperText is a keeper in the audit trail.
func keeperText(k data.Keeper) string {
	text := k.Name + ", " + string(k.Role)
	if k.Left != "" {
		text += ", until " + k.Left.Medium()
	}
	return text
}

// DeleteKeeper takes a keeper off the list. What they did stays in the trail. With
// the last keeper the book is anybody's again.
func (b *Book) DeleteKeeper(ctx context.Context, id int64) (err error) {
	defer doing(&err, "take a keeper off the list")
	return b.inTxAs(ctx, rules.Naming, func(t *tx) error {
		all, err := query(t.ctx, t, scanKeeper, sqlKeepers)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(k data.Keeper) bool { return k.ID == id })
		if i < 0 {
			return ErrNotFound
		}
		gone := all[i]
		if rest := slices.Delete(slices.Clone(all), i, i+1); len(rest) > 0 {
			if err := mustHaveClerk(rest, data.DateOf(t.now)); err != nil {
				return err
			}
		}
		if err := t.must(sqlDeleteKeeper, id); err != nil {
			return err
		}
		return t.audit("deleted", "keeper", gone.UID, gone.Name)
	})
}

// Actor is who works on the book: the keeper of that name, or with ID 0 somebody
// whom the book does not know.
func (b *Book) Actor() data.Keeper {
	name := b.actorName()
	keepers, err := b.Keepers(context.Background())
	if err == nil {
		if k, known := keeperNamed(rules.Serving(keepers, data.DateOf(b.now())), name); known {
			return k
		}
	}
	return data.Keeper{Name: name}
}

// SetActor says who works on the book from now on. Where the book knows its
// keepers it must be one who serves, at their own account if they have one.
func (b *Book) SetActor(name string) (err error) {
	defer doing(&err, "say who works on the book")
	name = strings.Join(strings.Fields(name), " ")
	keepers, err := b.Keepers(context.Background())
	if err != nil {
		return err
	}
	serving := rules.Serving(keepers, data.DateOf(b.now()))
	k, known := keeperNamed(serving, name)
	switch {
	case name == "":
		return errors.New("somebody must work on the book")
	case len(serving) == 0:
		b.setActor(name)
		return nil
	case !known:
		return say(ErrNotAllowed, "%s is not among those who keep this book", name)
	case k.Login != "" && !strings.EqualFold(k.Login, osLogin()):
		return say(ErrNotAllowed, "%s works under the account %s of this PC, and this is another", k.Name, k.Login)
	}
	b.setActor(k.Name)
	return nil
}

// knowActor finds the keeper at whose account or under whose name the program runs.
func (b *Book) knowActor(ctx context.Context) error {
	keepers, err := query(ctx, b.r, scanKeeper, sqlKeepers)
	if err != nil {
		return err
	}
	login := osLogin()
	for _, k := range rules.Serving(keepers, data.DateOf(b.now())) {
		if k.Login != "" && strings.EqualFold(k.Login, login) {
			b.setActor(k.Name)
		}
	}
	return nil
}

func keeperNamed(keepers []data.Keeper, name string) (data.Keeper, bool) {
	i := slices.IndexFunc(keepers, func(k data.Keeper) bool { return data.NameKey(k.Name) == data.NameKey(name) })
	if i < 0 {
		return data.Keeper{}, false
	}
	return keepers[i], true
}

// mayDo refuses a deed to whom it is not given.
func (t *tx) mayDo(deed rules.Deed) error {
	keepers, err := query(t.ctx, t, scanKeeper, sqlKeepers)
	if err != nil {
		return err
	}
	serving := rules.Serving(keepers, data.DateOf(t.now))
	if len(serving) == 0 {
		return nil
	}
	k, _ := keeperNamed(serving, t.actor)
	if err := rules.May(k.Role, deed); err != nil {
		return say(ErrNotAllowed, "%s may not do this: %v", t.actor, err)
	}
	return nil
}

func (b *Book) actorName() string {
	b.who.RLock()
	defer b.who.RUnlock()
	return b.actor
}

func (b *Book) setActor(name string) {
	b.who.Lock()
	defer b.who.Unlock()
	b.actor = name
}

func osLogin() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	_, name, domain := strings.Cut(u.Username, `\`) // DOMAIN\name on Windows
	if domain {
		return name
	}
	return u.Username
}

func scanKeeper(r row) (k data.Keeper, err error) {
	err = r.Scan(&k.ID, &k.UID, &k.Name, &k.Role, &k.Login, &k.Left)
	return k, err
}

const (
	selectKeeper    = `SELECT id, uid, name, role, login, left_on FROM keeper`
	sqlKeepers      = selectKeeper + ` ORDER BY name`
	sqlKeeper       = selectKeeper + ` WHERE id = ?`
	sqlInsertKeeper = `INSERT INTO keeper(uid, name, role, login, left_on) VALUES (?,?,?,?,?)`
	sqlUpdateKeeper = `UPDATE keeper SET name = ?, role = ?, login = ?, left_on = ? WHERE id = ?`
	sqlDeleteKeeper = `DELETE FROM keeper WHERE id = ?`
)

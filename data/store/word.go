package store

import (
	"context"
	"errors"
	"strings"
)

// OwnWords lists the words the clerk has taught the speller, by letters.
func (b *Book) OwnWords(ctx context.Context) (_ []string, err error) {
	defer doing(&err, "list own words")
	return query(ctx, b.r, value[string], sqlOwnWords)
}

// AddOwnWord teaches the speller a word; one it knows already stays.
func (b *Book) AddOwnWord(ctx context.Context, word string) (err error) {
	defer doing(&err, "keep the word")
	word = strings.TrimSpace(word)
	if word == "" || strings.ContainsAny(word, " \t\n") {
		return errors.New("only a single word can be kept")
	}
	return b.inTx(ctx, func(t *tx) error {
		_, err := t.exec(sqlAddOwnWord, word)
		return err
	})
}

// RemoveOwnWord lets the speller forget a word.
func (b *Book) RemoveOwnWord(ctx context.Context, word string) (err error) {
	defer doing(&err, "forget the word")
	return b.inTx(ctx, func(t *tx) error { return t.must(sqlRemoveOwnWord, word) })
}

const (
	sqlOwnWords      = `SELECT word FROM own_word ORDER BY word`
	sqlAddOwnWord    = `INSERT INTO own_word(word) VALUES (?) ON CONFLICT DO NOTHING`
	sqlRemoveOwnWord = `DELETE FROM own_word WHERE word = ?`
)

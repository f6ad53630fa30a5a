// Package spell tells misspelt words from right ones, in British English and in
// Welsh, and says what may have been meant.
//
// Words. A dictionary is a pair of files of Hunspell: the .dic lists stems with
// flags, the .aff says which affixes a flag lets a stem take. A checker is what
// one meeting is checked with: dictionaries, the names known there, the words
// the clerk has taught it. A word here is a stretch of letters with apostrophes
// and hyphens inside; a part is what stands between its hyphens.
//
// Promises. Forms are looked up by taking affixes off, never by writing them
// all out: a dictionary takes about as much memory as its file. A Dictionary is
// not changed once it is read, so goroutines may share one; a Checker belongs
// to one. Read never panics.
//
// What is read of Hunspell's format (man 5 hunspell): SET (UTF-8 only), FLAG,
// AF, SFX and PFX with strip, addition, condition and flags of their own (one
// suffix after another at most), NEEDAFFIX, FORBIDDENWORD, ONLYINCOMPOUND,
// NOSUGGEST, REP and TRY. The rules for compounds are not: in English they are
// for ordinals, and what has a digit in it is not checked at all.
package spell

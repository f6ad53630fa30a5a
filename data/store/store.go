// Package store is the book on disk: a folder that belongs to the clerk, with
// the SQLite file book.db, the attachments and the backups.
//
// Words. A book holds the bodies and their whole record. The document of an item
// (agenda text or minutes) is the record; decisions, votes, actions and the
// search index are derived from it in the same transaction and can be rebuilt.
// A revision is a document as it once was. What happens to an action after the
// meeting hangs on item and block and survives any rewriting of the minutes.
// A review is a draft that was sent to a reader in a file, and the answer; a
// ruling is what the clerk made of one change in it. A correction changes a
// published draft; an approval freezes a record; a note in the margin stands
// beside an approved one. Leaves are the numbered sheets on which approved minutes
// were printed. Keepers are who may work on the book.
//
// Promises.
//   - What a Save function has acknowledged is on the disk: it survives the kill
//     of the process and, as far as the disk keeps its word, a loss of power.
//   - One program writes a book at a time; another gets ErrInUse. Any number may
//     read beside it (OpenReader).
//   - A file that is foreign, newer, cut short or damaged is refused with a
//     sentence and left as it is.
//   - The record of an approved meeting does not change any more, whoever asks:
//     triggers refuse it even to plain SQL. Approvals and the audit trail are
//     chained by SHA-256. Sealed in the trail are signatures, notes, corrections,
//     what went out, who keeps the book, drafts as they were sent, agreed and
//     published, answers and what was decided on them, and with an approval every
//     row that it locks, so that Check finds what was altered, taken out or put in
//     behind the program's back, and VerifyChain what of it belongs to approved
//     minutes. Settings, people's addresses, the progress of actions and drafts that
//     are not out are nobody's record and may be altered. What an older version of
//     the program did not seal it cannot vouch for; it raises no alarm either.
//   - The file approvals.txt bears witness beside the book: each approval, and where
//     the trail stood when something permanent came to it. It tells of a book.db that
//     was put back to an earlier day, of a chain made anew and of a trail cut short.
//     Once it is gone it is not written again until the clerk says so (WriteWitness).
//   - What nothing in the folder can show, for it holds no secret: a whole folder put
//     back to an earlier day with its approvals.txt, book.db and the file made anew
//     together, and what came after the last line of the file and was taken out again.
//     Only what is kept elsewhere shows that: the codes on leaves on paper, signed PDFs,
//     and backups in another place.
//   - A published draft changes only while a correction with a reason is open. One
//     that was imported is a copy, open until its first correction (Import).
//   - With keepers in the book, who is none reads only (rules.May).
//   - A failed write, on a full disk for one, changes nothing and can be tried again.
//   - Nothing is encrypted: that is the disk's business.
//
// Errors are sentences for the clerk, wrapped once with what was being done.
// Times are UTC where they are instants and civil local time where they are the
// meeting's own. A Book may be used from several goroutines.
package store

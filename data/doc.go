// Package data holds the nouns of a meeting's record as plain Go types. It has
// no SQL, no window and no clock: the rules over these nouns are in data/rules,
// their keeping in data/store, and the text of agendas and minutes in data/doc.
//
// Words. A body is a council, committee, panel or board. A person sits on it as
// a member, with a role and a term. A meeting is one sitting of a body; an item
// is one piece of its business and may have sub-items. A paper is a report or
// appendix attached to an item. Attendance says who was there and when;
// a declaration is a member's interest in an item. An action is something
// somebody was asked to do. A phrase is wording kept under an abbreviation and
// a template the items an agenda starts from. An approval freezes the minutes
// of a meeting; the audit says who did what when.
//
// Every noun that can travel between books carries a UID (UUIDv7). ID is the
// book's own row number and means nothing elsewhere; zero means not stored yet.
package data

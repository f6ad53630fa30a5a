// Package approval is how minutes become the record: the draft is published and
// corrected, a later meeting approves it, and an error found after that gets a note
// in its margin.
//
// Words. A correction of a published draft is opened with its reason, made on the
// page, and done. A set is the minutes of one meeting, as a later meeting approves
// it; minutes of another body are received, not approved. The old words of a
// correction are looked up in the sets and must stand at one place; the new words
// come beside them. They may be a fact (record.Fact) that the minutes state beside
// their words: who was there, a time, who moved, a vote. To lock minutes is to approve them in the book: nothing in them
// changes any more, whatever program writes.
//
// Promises. Nothing is locked by the key that writes a resolution: what will be
// locked for good is said in a sentence first, and a key of its own does it. Until
// then the corrections wait in the words of the resolution itself.
package approval

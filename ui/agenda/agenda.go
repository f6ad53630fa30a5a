// Package agenda is the screen on which the agenda of a meeting is built.
//
// Words. The list at the left is the agenda in printed order. Before the agenda
// is issued its numbers are provisional and grey; issuing fixes them. An item
// added afterwards is late: it gets a number of its own and shifts no other.
// The form at the right is about the item the list stands on.
//
// Promises. What is typed is in the book within a second (ui/autosave).
// Nothing with text in it is removed without a question.
package agenda

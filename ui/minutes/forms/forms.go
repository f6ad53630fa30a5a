// Package forms is what the clerk fills in beside the minutes: resolutions, motions
// and votes, actions, notes of time, declarations of interest, reasons.
//
// Words. A form makes one block of the minutes, or changes the one it was set to. A
// proposal is a resolution, a motion or an amendment. The room is who may propose
// and who may vote at the place the form is for; a roster is the people a field may
// mean. What is offered stands in a form until other words are typed. on, which
// every form is given, goes to the field that Enter leads to.
//
// Promises. A form knows nothing of the page or the book: it gives what was typed as
// plain data, or an error that is a sentence for the clerk.
package forms

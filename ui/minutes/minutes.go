// Package minutes is the screen on which the minutes of a meeting are typed
// while it goes on.
//
// Words. The page in the middle holds the whole meeting, an item under another.
// The outline at the left lists the items: done, now, to come. The pane at the
// right opens for one thing at a time, beside the page and never over it: who is
// here, a resolution, a motion, an action, a note of time, a declaration. Enter
// goes on to what has to be filled in next, and from the last to the button; Tab
// goes to every field. Ctrl+Enter puts what stands there into the minutes, Esc
// closes the pane. What is half written is set aside then, and when another form
// is opened, until its key brings it back. What a form offers stands selected:
// typing replaces it. The roll is who is in the room as the meeting goes on.
//
// Below the outline stands what to look at again in the minutes (data/rules/check).
// From a note that the public leaves to one that it comes back the meeting is in
// private session: what begins there is kept from the public, and a sign above the
// outline says whether the caret is in it.
//
// Promises. What is typed is in the book within a second (ui/autosave). A
// text that could not be saved stays on the page, and so does the error. What is
// typed in a form is in the book too, and outlasts the program (unfinished.go), until
// it is put in or dropped.
// What is approved or signed opens to be read only.
package minutes

package data

// Keeper is somebody the book knows by name: a clerk who keeps it, or a chair
// who reads, agrees drafts and signs. What each may do is rules.May's.
type Keeper struct {
	ID    int64  `json:"id"`
	UID   string `json:"uid"`
	Name  string `json:"name"`
	Role  Role   `json:"role"`            // Clerk or Chair
	Login string `json:"login,omitempty"` // the account on the PC under which they work; empty for any
	Left  Date   `json:"left,omitempty"`  // the day from which they serve no more; empty while they do
}

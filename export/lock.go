package export

import (
	"context"

	"minutebook/export/seal"
)

// Locked is the document locked with a password, which is not kept anywhere; it
// claims PDF/A no more. The warnings say if the password is weak.
func (r Result) Locked(ctx context.Context, password string) (Result, error) {
	locked, err := seal.Lock(ctx, r.PDF, seal.Key{Password: password})
	if err != nil {
		return Result{}, err
	}
	r.PDF = locked
	if weak := seal.Weak(password); weak != "" {
		r.Warnings = append(r.Warnings, Warning{Where: "the password", What: weak})
	}
	return r, nil
}

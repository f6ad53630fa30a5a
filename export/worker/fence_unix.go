//go:build unix

package worker

import (
	"os/exec"
	"syscall"
)

// fence makes the system refuse memory far beyond what the watch allows: the watch
// looks only now and then. Go reserves more than it uses.
func fence(most int64) {
	limit := uint64(most)*2 + 2<<30
	_ = syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: limit, Max: limit})
}

// hide has nothing to do where programs have no window of their own.
func hide(*exec.Cmd) {}

package worker

import (
	"os/exec"
	"syscall"
)

// fence is left to the watch: the system has no such limit for a process alone.
func fence(int64) {}

// hide keeps the system from opening a console for the process.
func hide(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true} }

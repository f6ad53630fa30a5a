//go:build !windows

package store

import "syscall"

var fullCodes = map[syscall.Errno]bool{syscall.ENOSPC: true, syscall.EDQUOT: true}

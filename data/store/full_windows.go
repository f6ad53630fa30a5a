package store

import "syscall"

// ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
var fullCodes = map[syscall.Errno]bool{39: true, 112: true}

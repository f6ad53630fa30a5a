package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// password is the one that the PDF is locked with; empty if it is not.
func (c *exportCmd) password() (string, error) {
	if c.PasswordFile == "" {
		return "", nil
	}
	if !c.Restricted {
		return "", usageError("a public PDF is not locked: --password-file goes with --restricted")
	}
	return passwordIn(c.PasswordFile)
}

// passwordIn is the first line of a file.
func passwordIn(path string) (string, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("the file of the password cannot be read: %w", errors.Unwrap(err))
	}
	first, _, _ := strings.Cut(string(file), "\n")
	if first = strings.TrimRight(first, "\r"); first == "" {
		return "", fmt.Errorf("%s has no password on its first line", path)
	}
	return first, nil
}

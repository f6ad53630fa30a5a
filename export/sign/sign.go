// Package sign signs finished documents and makes the pictures of signatures.
package sign

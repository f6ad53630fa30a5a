package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

func TestInstallNamesWhatIsMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no program is to be found, apt-get neither
	err := install(context.Background(), []need{
		{pack: "gcc", program: "gcc"},
		{pack: "libnone-dev", files: "/nowhere/none.h /nowhere/*/none.h"},
		{pack: "base-files", files: "/etc/passw* /nowhere"},
	})
	if err == nil || !strings.HasSuffix(err.Error(), "gcc libnone-dev") {
		t.Errorf("the error is %v", err)
	}
	if err := install(context.Background(), []need{{pack: "base-files", files: "/nowhere /etc/passwd"}}); err != nil {
		t.Errorf("nothing is missing, but: %v", err)
	}
}

// twoPackages is go test -json of two packages: one passes, in the other a test fails
// after another has passed.
const twoPackages = `{"Action":"start","Package":"m/a"}
{"Action":"run","Package":"m/a","Test":"TestOne"}
{"Action":"output","Package":"m/a","Test":"TestOne","Output":"=== RUN   TestOne\n"}
{"Action":"pass","Package":"m/a","Test":"TestOne"}
{"Action":"output","Package":"m/a","Output":"PASS\n"}
{"Action":"output","Package":"m/a","Output":"ok  \tm/a\t0.1s\n"}
{"Action":"pass","Package":"m/a"}
{"Action":"output","Package":"m/b","Test":"TestTwo","Output":"    b_test.go:3: two is wrong\n"}
{"Action":"fail","Package":"m/b","Test":"TestTwo"}
{"Action":"skip","Package":"m/b","Test":"TestThree"}
{"Action":"pass","Package":"m/b","Test":"TestFour"}
{"Action":"output","Package":"m/b","Output":"FAIL\tm/b\t0.2s\n"}
{"Action":"fail","Package":"m/b"}
`

func TestTally(t *testing.T) {
	var sum tally
	var out bytes.Buffer
	if err := sum.read(strings.NewReader(twoPackages+"not JSON\n"), &out); err != nil {
		t.Fatal(err)
	}
	if want := "ok  \tm/a\t0.1s\n    b_test.go:3: two is wrong\nFAIL\tm/b\t0.2s\nnot JSON\n"; out.String() != want {
		t.Errorf("a run prints\n%s\nwant\n%s", out.String(), want)
	}
	// A second run in which the failed test passes changes nothing.
	if err := sum.read(strings.NewReader(`{"Action":"pass","Package":"m/b","Test":"TestTwo"}`+"\n"), &out); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	sum.print(&out)
	if want := "\n== Sum\nok  \tm/a\t0.1s\nFAIL\tm/b\t0.2s\n1 skipped\n2 passed, 1 failed\n"; out.String() != want {
		t.Errorf("the sum is\n%s\nwant\n%s", out.String(), want)
	}
}

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// need is a Debian package and how to tell, on any system, that what it brings
// is there: a program on the PATH or a file.
type need struct {
	pack    string
	program string
	files   string // glob patterns parted by spaces; one that matches is enough
}

// windowNeeds is what the C parts of the window compile and link against.
var windowNeeds = []need{
	{pack: "gcc", program: "gcc"},
	{pack: "libc6-dev", files: "/usr/include/stdio.h"},
	{pack: "pkg-config", program: "pkg-config"},
	{pack: "libgl-dev", files: "/usr/include/GL/gl.h"},
	{pack: "libx11-dev", files: "/usr/include/X11/Xlib.h"},
	{pack: "libxrandr-dev", files: "/usr/include/X11/extensions/Xrandr.h"},
	{pack: "libxxf86vm-dev", files: "/usr/include/X11/extensions/xf86vmode.h"},
	{pack: "libxi-dev", files: "/usr/include/X11/extensions/XInput2.h"},
	{pack: "libxcursor-dev", files: "/usr/include/X11/Xcursor/Xcursor.h"},
	{pack: "libxinerama-dev", files: "/usr/include/X11/extensions/Xinerama.h"},
	{pack: "libwayland-dev", files: "/usr/include/wayland-client-core.h"},
	{pack: "libxkbcommon-dev", files: "/usr/include/xkbcommon/xkbcommon.h"},
}

// testNeeds is what the window test and the PDF tests use beside that.
var testNeeds = []need{
	{pack: "xvfb", program: "Xvfb"},
	{pack: "xdotool", program: "xdotool"},
	{pack: "openbox", program: "openbox"},
	{pack: "imagemagick", program: "import"},
	{pack: "libgl1-mesa-dri", files: "/usr/lib/*/dri/*_dri.so /usr/lib*/dri/*_dri.so"},
	{pack: "x11-xserver-utils", program: "xset"},
	{pack: "x11-xkb-utils", program: "setxkbmap"},
	{pack: "poppler-utils", program: "pdftotext"},
	{pack: "qpdf", program: "qpdf"},
	{pack: "sqlite3", program: "sqlite3"},
}

func (n need) met() bool {
	if n.program != "" {
		_, err := exec.LookPath(n.program)
		return err == nil
	}
	for _, pattern := range strings.Fields(n.files) {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return true
		}
	}
	return false
}

// missing lists the packages that are not there.
func missing(needs []need) []string {
	var out []string
	for _, n := range needs {
		if !n.met() {
			out = append(out, n.pack)
		}
	}
	return out
}

// install brings in the packages that are missing, after saying which.
func install(ctx context.Context, needs []need) error {
	packs := missing(needs)
	if len(packs) == 0 {
		fmt.Println("Everything needed from the system is here.")
		return nil
	}
	list := strings.Join(packs, " ")
	if _, err := exec.LookPath("apt-get"); err != nil {
		return fmt.Errorf("these packages are missing, and there is no apt-get here to install them with; "+
			"install what your system calls them (Debian's names): %s", list)
	}
	asRoot, ok := rootPrefix()
	if !ok {
		return fmt.Errorf("these packages are missing, and only root may install them: "+
			"apt-get install --no-install-recommends %s", list)
	}
	fmt.Printf("Installing with apt-get: %s\n", list)
	apt := append(asRoot, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y")
	// An old list of packages names files that are gone. Without a network the
	// list cannot be renewed, and the packages may still be on a local medium.
	if err := run(ctx, nil, apt[0], append(apt[1:], "update")...); err != nil {
		fmt.Println("The list of packages could not be renewed; going on with the one there is.")
	}
	args := append([]string{"install", "--no-install-recommends"}, packs...)
	if err := run(ctx, nil, apt[0], append(apt[1:], args...)...); err != nil {
		return fmt.Errorf("these packages are missing and could not be installed (%w): %s", err, list)
	}
	return nil
}

// rootPrefix is what goes before a command to run it as root, and whether that
// can be had.
func rootPrefix() ([]string, bool) {
	if os.Geteuid() == 0 {
		return nil, true
	}
	sudo, err := exec.LookPath("sudo")
	return []string{sudo}, err == nil
}

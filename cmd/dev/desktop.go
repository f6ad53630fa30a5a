package main

// desktop is what a Linux desktop needs to know, and what tells it.
func desktop() []entry {
	return []entry{
		{"share/applications/" + desktopName + ".desktop", 0o644, []byte(desktopEntry)},
		{"share/mime/packages/" + desktopName + ".xml", 0o644, []byte(fileTypes)},
		{"install", 0o755, []byte(installer)},
	}
}

const desktopName = "org.minutebook.MinuteBook"

// desktopEntry puts the program into the menu of a Linux desktop, which opens
// review files with it.
const desktopEntry = `[Desktop Entry]
Type=Application
Name=Minute Book
Comment=Agendas, minutes and the minute book
Exec=minutebook %f
Icon=minutebook
Categories=Office;
Keywords=agenda;minutes;meeting;clerk;council;
MimeType=application/x-minutebook-review;
`

// fileTypes tells a Linux desktop what a review file is. It goes by the end of its
// name: inside, one with a password looks like any file that age has locked.
const fileTypes = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-minutebook-review">
    <comment>Draft minutes to review</comment>
    <icon name="minutebook"/>
    <glob pattern="*.minutereview"/>
  </mime-type>
</mime-info>
`

// installer puts what is in the archive where a desktop looks, and tells it. The
// entry names the program by its whole path: not every desktop has ~/.local/bin on
// its own.
const installer = `#!/bin/sh
# Installs Minute Book for whoever runs this, or in a folder for everybody:
#
#     ./install
#     sudo ./install /usr/local
#
# Afterwards Minute Book is in the menu, and opens .minutereview files.
set -eu
from=$(cd "$(dirname "$0")" && pwd)
bin=${1:-$HOME/.local}/bin
share=${XDG_DATA_HOME:-$HOME/.local/share}
if [ $# -gt 0 ]; then share=$1/share; fi
mkdir -p "$bin" "$share"
cp "$from/bin/"* "$bin/"
cp -R "$from/share/." "$share/"
entry=$share/applications/` + desktopName + `.desktop
{ sed '/^Exec=/d' "$from/share/applications/` + desktopName + `.desktop"; printf 'Exec="%s/minutebook" %%f\n' "$bin"; } >"$entry"
update-mime-database "$share/mime"
update-desktop-database "$share/applications"
if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -qtf "$share/icons/hicolor" || true; fi
echo "Minute Book is installed: $bin/minutebook"
`

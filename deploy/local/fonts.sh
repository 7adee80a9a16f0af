#!/bin/sh
# fonts.sh — a folder with Noto Sans CJK and Noto Serif CJK (regular and bold), for typst and the browser.
#
#   sh fonts.sh [DEST]      prints the folder; DEST is ./.local/fetched/fonts
#
# Where the package is installed, the system's folder; else, on Debian and its relatives, the package unpacked
# under DEST without root (one download of 57 MB, 89 MB on disk). Licence of the fonts: SIL OFL 1.1, embedding allowed.
#   typst.compile("letter.typ", font_paths=[that folder], ignore_system_fonts=True)
set -eu
HERE=$(cd "$(dirname "$0")" && pwd)
DEST=${1:-.local/fetched/fonts}
IN=usr/share/fonts/opentype/noto        # where Debian's fonts-noto-cjk has them
if [ -e "/$IN/NotoSansCJK-Regular.ttc" ] && [ -z "${FONTS_OWN:-}" ]; then echo "/$IN"; exit 0; fi
sh "$HERE/debtree.sh" "$DEST" 'fonts-noto-cjk' fonts-noto-cjk
ls "$DEST/root/$IN/NotoSansCJK-Regular.ttc" >/dev/null
cd "$DEST/root/$IN" && pwd

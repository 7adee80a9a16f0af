#!/bin/sh
# lock.sh: write a lock with every version and hash, and no address of anything.
#
#   sh deploy/local/lock.sh [IN [OUT]]           requirements.in, requirements.lock
#   sh deploy/local/lock.sh --check [IN [OUT]]   exit 1 when OUT was not made from IN as it stands (asks no network)
#
# UV is the program that resolves (default: uv, which the lock itself holds). One lock serves Python 3.11 and later on
# every platform: --universal writes markers where they differ. A version once chosen stays until you say
#   UPGRADE=1 sh lock.sh   or   UPGRADE_ONLY=NAME sh lock.sh
set -eu
CHECK=
if [ "${1:-}" = --check ]; then CHECK=1; shift; fi
IN=${1:-requirements.in} OUT=${2:-requirements.lock}
MADE_FROM="# made from $IN $(sha256sum < "$IN" | cut -c 1-16)"
if [ -n "$CHECK" ]; then
    grep -qxF "$MADE_FROM" "$OUT" || { echo "$OUT is stale; type: make lock" >&2; exit 1; }
    exit 0
fi
NEW=$(mktemp "${TMPDIR:-/tmp}/lock.XXXXXX")
trap 'rm -f "$NEW"' EXIT
[ ! -f "$OUT" ] || cp "$OUT" "$NEW"    # uv keeps the versions it finds in its output file

# --no-build: whatever exists only as source would run its own code here and at every install.
# --no-header: the header holds the command line, hence a path of this machine.
${UV:-uv} pip compile --quiet --universal --python-version "${PYTHON_MIN:-3.11}" \
    --generate-hashes --no-annotate --no-header --no-build \
    ${UPGRADE:+--upgrade} ${UPGRADE_ONLY:+--upgrade-package "$UPGRADE_ONLY"} \
    "$IN" --output-file "$NEW" >/dev/null
echo "$MADE_FROM" >> "$NEW"

if grep -nE '://|^-' "$NEW" >&2; then     # an index, a link or a path got in, from a setting or from IN
    echo "lock.sh: the lock names an address (above); take it out of $IN or of uv's settings" >&2
    exit 1
fi
cp "$NEW" "$OUT"
echo "$OUT: $(grep -c '==' "$OUT") packages"

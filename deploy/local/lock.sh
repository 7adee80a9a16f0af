#!/bin/sh
# lock.sh: write the locks with every version and hash, and no address of anything.
#
#   sh deploy/local/lock.sh           requirements.in -> requirements.lock, and of it what the image needs
#   sh deploy/local/lock.sh --check   exit 1 when a lock was not made from what is asked for now (asks no network)
#
# UV is the program that resolves (default: uv, which the lock itself holds). One lock serves Python 3.11 and later on
# every platform: --universal writes markers where they differ. A version once chosen stays until you say
#   UPGRADE=1 make lock   or   UPGRADE_ONLY=NAME make lock
set -eu
MADE_FROM="# made from $(cat requirements.in requirements-image.in | sha256sum | cut -c 1-16)"
if [ "${1:-}" = --check ]; then
    for lock in requirements.lock requirements-image.lock; do
        grep -qxF "$MADE_FROM" "$lock" || { echo "$lock is stale; type: make lock" >&2; exit 1; }
    done
    exit 0
fi
NEW=$(mktemp "${TMPDIR:-/tmp}/lock.XXXXXX")
trap 'rm -f "$NEW"' EXIT

resolve() {  # IN OUT [OPTION...]
    in=$1 out=$2
    shift 2
    : > "$NEW"
    [ ! -f "$out" ] || cp "$out" "$NEW"    # uv keeps the versions it finds in its output file
    # --no-build: whatever exists only as source would run its own code here and at every install.
    # --no-header: the header holds the command line, hence a path of this machine.
    ${UV:-uv} pip compile --quiet --universal --python-version 3.11 \
        --generate-hashes --no-annotate --no-header --no-build "$@" \
        ${UPGRADE:+--upgrade} ${UPGRADE_ONLY:+--upgrade-package "$UPGRADE_ONLY"} \
        "$in" --output-file "$NEW" >/dev/null
    echo "$MADE_FROM" >> "$NEW"
    if grep -nE '://|^-' "$NEW" >&2; then     # an index, a link or a path got in, from a setting or from IN
        echo "lock.sh: the lock names an address (above); take it out of $in or of uv's settings" >&2
        exit 1
    fi
    cp "$NEW" "$out"
    echo "$out: $(grep -c '==' "$out") packages"
}
resolve requirements.in requirements.lock
resolve requirements-image.in requirements-image.lock --constraint requirements.lock

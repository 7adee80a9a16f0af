#!/bin/sh
# seals.sh — programs that know nothing of us, to try our seals with: pdfsig (poppler), certutil (NSS), and SoftHSM.
#
#   sh seals.sh [DEST]      prints a folder with pdfsig, certutil, softhsm2-util to start and libsofthsm2.so to load;
#                           DEST is ./.local/fetched/seals
#
# On Debian and its relatives, without root: the packages and what the system lacks of theirs, unpacked under DEST
# (13 MB where the libraries are there). Elsewhere install poppler-utils, NSS' tools and softhsm: they are linked there.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd)
DEST=${1:-.local/fetched/seals}
mkdir -p "$DEST"
DEST=$(cd "$DEST" && pwd)
OWN=$DEST/programs
mkdir -p "$OWN"
if ! command -v apt-get >/dev/null 2>&1; then
    for name in pdfsig certutil softhsm2-util; do ln -sf "$(command -v $name)" "$OWN/$name"; done
    for lib in /usr/lib*/softhsm/libsofthsm2.so /usr/lib*/pkcs11/libsofthsm2.so /usr/local/lib/softhsm/libsofthsm2.so; do
        [ -e "$lib" ] && ln -sf "$lib" "$OWN/libsofthsm2.so"
    done
    [ -e "$OWN/pdfsig" ] && [ -e "$OWN/certutil" ] && [ -e "$OWN/libsofthsm2.so" ] && echo "$OWN" && exit 0
    echo "seals.sh: no pdfsig, certutil or SoftHSM here; install poppler-utils, NSS' tools and softhsm2" >&2
    exit 3
fi

# Forgotten, so that they land here even where the system has its own: one way for every machine.
sh "$HERE/debtree.sh" "$DEST" 'poppler-utils|libnss3-tools|softhsm2|softhsm2-common|libsofthsm2' \
    poppler-utils libnss3-tools softhsm2
ROOT=$DEST/root
LIBS=
# NSS keeps its ciphers in a folder of their own.
for dir in "$ROOT"/usr/lib/*-linux-gnu* "$ROOT"/usr/lib/*-linux-gnu*/nss "$ROOT"/lib/*-linux-gnu*; do
    [ -d "$dir" ] && LIBS=$LIBS:$dir
done
MODULE=$(ls "$ROOT"/usr/lib/*-linux-gnu*/softhsm/libsofthsm2.so | head -n 1)
ln -sf "$MODULE" "$OWN/libsofthsm2.so"
for name in pdfsig certutil softhsm2-util; do
    with=
    [ $name != softhsm2-util ] || with="--module $MODULE"
    cat > "$OWN/$name.new" <<STARTER
#!/bin/sh
export LD_LIBRARY_PATH="${LIBS#:}\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}"
exec "$ROOT/usr/bin/$name" $with "\$@"
STARTER
    chmod +x "$OWN/$name.new"
    mv "$OWN/$name.new" "$OWN/$name"
done
echo "$OWN"

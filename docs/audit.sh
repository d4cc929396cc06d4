#!/bin/sh
# Walks the histories of a Modelogue store of files, with none of Modelogue's code: only coreutils, sed and jq.
#
#   audit.sh STORE [ANCHOR]
#
# STORE is the directory of the registry. ANCHOR is a file that holds what registry.anchor() or model.anchor() printed
# earlier and that was kept elsewhere; without it, a cut-off tail, an edited last commit, an older copy put back, a removed
# model and a history written anew are not found.
#
# For each model it takes the payload out of each commit file (FORMAT.md), computes its SHA-256, and compares that with what
# the next commit names as "previous". It checks the place that each commit claims for itself, and the SHA-256 of each blob
# that is there; that one is missing, registry.verify() finds.
#
# Prints a line for each model and each finding. Exit code: 0 intact, 1 something is wrong, 2 it cannot be said.
set -u
export LC_ALL=C

cannot() {
  echo "cannot audit: $1" >&2
  exit 2
}

command -v jq >/dev/null 2>&1 || cannot "jq is not installed; install it and run this again"
command -v sha256sum >/dev/null 2>&1 || cannot "sha256sum is not installed; install coreutils and run this again"
[ $# -ge 1 ] && [ $# -le 2 ] || cannot "give the directory of the store, and maybe a file with an anchor"
store=$1
[ -f "$store/registry.json" ] || cannot "$store holds no registry.json; is it the directory of a registry?"
[ $# -eq 1 ] || [ -r "$2" ] || cannot "the anchor's file $2 cannot be read"

scratch=$(mktemp -d) || cannot "no temporary directory can be made"
trap 'rm -rf "$scratch"' EXIT
: >"$scratch/hashes" # registry/revision/hash/model of every commit, as an anchor prints itself
: >"$scratch/findings"

finding() {
  echo "WRONG $1"
  echo "$1" >>"$scratch/findings"
}

# Puts the payload of the commit file $1 into $scratch/payload; fails if the file does not have the shape of a commit.
payload() {
  header=$(head -n 1 "$1")
  length=$(printf '%s\n' "$header" | cut -d ' ' -f 5)
  case $length in '' | *[!0-9]*) return 1 ;; esac
  # the header and its line feed, the payload, and a line feed, "end" and a line feed
  start=$((${#header} + 1))
  [ "$(wc -c <"$1")" -eq $((start + length + 5)) ] || return 1
  [ "$(tail -c 4 "$1")" = "end" ] || return 1
  tail -c +$((start + 1)) "$1" | head -c "$length" >"$scratch/payload"
}

# Walks the stream in directory $1.
walk() {
  revision=0
  previous=null
  while file=$1/$(printf '%020d' "$revision").c && [ -e "$file" ]; do
    payload "$file" || { finding "$file: not the shape of a commit"; return; }
    jq -r '.registry, .revision, (.previous | tostring), .stream' "$scratch/payload" >"$scratch/says" 2>/dev/null ||
      { finding "$file: the payload is no JSON"; return; }
    { read -r says_registry; read -r says_revision; read -r says_previous; IFS= read -r says_stream; } <"$scratch/says"
    [ "$revision" -eq 0 ] && stream=$says_stream
    [ -n "$registry" ] || registry=$says_registry
    [ "$says_registry" = "$registry" ] || { finding "$file: belongs to registry $says_registry, not $registry"; return; }
    [ "$says_stream" = "$stream" ] || { finding "$file: belongs to \"$says_stream\", not \"$stream\""; return; }
    [ "$says_revision" = "$revision" ] || { finding "$file: says it is revision $says_revision"; return; }
    [ "$says_previous" = "$previous" ] ||
      { finding "$file: continues $says_previous, but the commit before it has the hash $previous"; return; }
    previous=$(sha256sum <"$scratch/payload" | cut -d ' ' -f 1)
    [ "$kind" = registry ] || printf '%s\n' "$registry/$revision/$previous/$stream" >>"$scratch/hashes"
    revision=$((revision + 1))
  done
  count=$(find "$1" -name '*.c' | wc -l)
  [ "$count" -eq "$revision" ] || { finding "$file: missing, though $((count - revision)) later ones are there"; return; }
  [ "$revision" -gt 0 ] || return # an empty directory is no stream yet
  place=$(printf '%s' "$kind/$stream" | sha256sum | cut -c 1-32)
  case $1 in *"~$place") ;; *) finding "$1: holds \"$stream\", which does not belong here"; return ;; esac
  [ "$kind" = registry ] || echo "ok    $registry/$((revision - 1))/$previous/$stream"
}

# The registry's own stream goes first: it says which registry this is.
registry=
for directory in "$store"/streams/registry-*~* "$store"/streams/model-*~*; do
  [ -d "$directory" ] || continue
  kind=$(basename "$directory" | sed 's/-.*//')
  walk "$directory"
done

for blob in "$store"/blobs/*/*; do
  [ -f "$blob" ] || continue
  [ "$(sha256sum <"$blob" | cut -d ' ' -f 1)" = "$(basename "$blob")" ] || finding "$blob: has other bytes than its name says"
done

if [ $# -eq 2 ]; then
  grep -v '^modelogue-registry-anchor ' "$2" >"$scratch/anchors"
  while IFS= read -r anchor; do
    [ -z "$anchor" ] || grep -qxF -- "$anchor" "$scratch/hashes" || finding "no history reaches the anchor $anchor"
  done <"$scratch/anchors"
fi

if [ -s "$scratch/findings" ]; then
  echo "$(wc -l <"$scratch/findings") findings"
  exit 1
fi
echo "intact: $(wc -l <"$scratch/hashes") commits"

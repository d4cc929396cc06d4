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
# that is there; that one is missing, registry.verify() finds. A store that is written to meanwhile can be walked too.
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

# What cannot be looked into must not pass for empty.
for directory in "$store/streams" "$store/blobs" "$store"/streams/*~*/ "$store"/blobs/*/; do
  case $directory in */\*~\*/ | */\*/) continue ;; esac # there is none
  [ -d "$directory" ] && [ -r "$directory" ] && [ -x "$directory" ] ||
    cannot "$directory is no directory that may be read and searched; run this as somebody who may"
done

scratch=$(mktemp -d) || cannot "no temporary directory can be made"
trap 'rm -rf "$scratch"' EXIT
: >"$scratch/hashes" # registry/revision/hash/model of every commit, as an anchor prints itself
: >"$scratch/findings"
: >"$scratch/streams" # kind/name of every stream
: >"$scratch/anchors"

if [ $# -eq 2 ]; then
  [ -f "$2" ] && [ -r "$2" ] || cannot "the anchor $2 is no file that can be read"
  tr -d '\r' <"$2" >"$scratch/anchor" || cannot "the anchor $2 cannot be read"
  grep -v -e '^modelogue-registry-anchor ' -e '^$' "$scratch/anchor" >"$scratch/anchors"
  anchored=$(($(wc -l <"$scratch/anchors")))
  [ "$anchored" -gt 0 ] || cannot "the anchor $2 names no model; take it again from where it is kept"
  if grep -q '^modelogue-registry-anchor ' "$scratch/anchor"; then
    stated=$(sed -n 's/^modelogue-registry-anchor 1 [^ ]* \([0-9]*\) .*/\1/p' "$scratch/anchor")
    [ "$stated" = "$anchored" ] ||
      cannot "the anchor $2 was cut or changed: it holds $anchored models, its first line says \"$stated\""
  fi
fi

finding() {
  echo "WRONG $1"
  echo "$1" >>"$scratch/findings"
}

# Puts the payload of the commit file $1 into $scratch/payload; fails if the file does not have the shape of a commit.
payload() {
  [ -r "$1" ] || cannot "$1 may not be read; run this as somebody who may"
  header=$(head -n 1 "$1")
  length=$(printf '%s\n' "$header" | cut -d ' ' -f 5)
  case $length in '' | *[!0-9]*) return 1 ;; esac
  # the header and its line feed, the payload, and a line feed, "end" and a line feed
  start=$((${#header} + 1))
  [ "$(wc -c <"$1")" -eq $((start + length + 5)) ] || return 1
  [ "$(tail -c 4 "$1")" = "end" ] || return 1
  tail -c +$((start + 1)) "$1" | head -c "$length" >"$scratch/payload"
}

# Prints the name of the directory of $kind/$stream.
place() {
  readable=$(printf '%s' "$kind/$stream" | sed 's/[^A-Za-z0-9]\{1,\}/-/g' | tr 'A-Z' 'a-z' | cut -c 1-40)
  echo "$readable~$(printf '%s' "$kind/$stream" | sha256sum | cut -c 1-32)"
}

# Follows the chain in directory $1 from $revision to its end.
follow() {
  while file=$1/$(printf '%020d' "$revision").c && [ -e "$file" ]; do
    payload "$file" || { finding "$file: not the shape of a commit"; return 1; }
    jq -r '.registry, .revision, (.previous | tostring), .stream' "$scratch/payload" >"$scratch/says" 2>/dev/null ||
      { finding "$file: the payload is no JSON"; return 1; }
    { read -r says_registry; read -r says_revision; read -r says_previous; IFS= read -r says_stream; } <"$scratch/says"
    [ "$revision" -eq 0 ] && stream=$says_stream
    [ -n "$registry" ] || registry=$says_registry
    [ "$says_registry" = "$registry" ] || { finding "$file: belongs to registry $says_registry, not $registry"; return 1; }
    [ "$says_stream" = "$stream" ] || { finding "$file: belongs to \"$says_stream\", not \"$stream\""; return 1; }
    [ "$says_revision" = "$revision" ] || { finding "$file: says it is revision $says_revision"; return 1; }
    [ "$says_previous" = "$previous" ] ||
      { finding "$file: continues $says_previous, but the commit before it has the hash $previous"; return 1; }
    previous=$(sha256sum <"$scratch/payload" | cut -d ' ' -f 1)
    [ "$kind" = registry ] || printf '%s\n' "$registry/$revision/$previous/$stream" >>"$scratch/hashes"
    revision=$((revision + 1))
  done
}

# Walks the stream in directory $1.
walk() {
  revision=0
  previous=null
  while follow "$1" || return; do
    count=$(find "$1" -name '*.c' | wc -l)
    [ "$count" -ne "$revision" ] || break
    # what was appended since the chain ended is followed too
    [ -e "$file" ] || { finding "$file: missing, though $((count - revision)) later ones are there"; return; }
  done
  [ "$revision" -gt 0 ] || return # an empty directory is no stream yet
  ! grep -qxF -- "$kind/$stream" "$scratch/streams" ||
    { finding "$1: holds \"$stream\", and so does another directory; one of them is a copy"; return; }
  printf '%s\n' "$kind/$stream" >>"$scratch/streams"
  [ "$(basename "$1")" = "$(place)" ] || { finding "$1: holds \"$stream\", which does not belong here"; return; }
  [ "$kind" = registry ] || echo "ok    $registry/$((revision - 1))/$previous/$stream"
}

# The registry's own stream goes first: it says which registry this is.
registry=
kind=registry stream=registry
[ -e "$store/streams/$(place)/$(printf '%020d' 0).c" ] ||
  finding "$store/streams/$(place): the registry's own history is missing"
for directory in "$store"/streams/registry-*~* "$store"/streams/model-*~*; do
  [ -d "$directory" ] || continue
  kind=$(basename "$directory" | sed 's/-.*//')
  walk "$directory"
done

for blob in "$store"/blobs/*/*; do
  [ -f "$blob" ] || continue
  [ -r "$blob" ] || [ ! -e "$blob" ] || cannot "$blob may not be read; run this as somebody who may"
  # one that was dropped since is not there any more
  [ "$(sha256sum <"$blob" | cut -d ' ' -f 1)" = "$(basename "$blob")" ] || [ ! -e "$blob" ] ||
    finding "$blob: has other bytes than its name says"
done

while IFS= read -r anchor; do
  grep -qxF -- "$anchor" "$scratch/hashes" || finding "no history reaches the anchor $anchor"
done <"$scratch/anchors"

if [ -s "$scratch/findings" ]; then
  echo "$(wc -l <"$scratch/findings") findings"
  exit 1
fi
echo "intact: $(wc -l <"$scratch/hashes") commits"

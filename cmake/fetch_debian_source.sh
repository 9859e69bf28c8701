#!/bin/bash
# Fetches one Debian source package, of any suite, without touching the machine's own apt sources.
#
#   fetch_debian_source.sh PACKAGE VERSION SHA256 FOLDER SUITE…
#
# Tries the suites in turn until one has PACKAGE=VERSION, checks the upstream tarball against
# SHA256 (and apt checks the archive's signature), and unpacks it to FOLDER. Works in a private
# apt folder beside FOLDER. The site is the one this machine already installs from.
set -euo pipefail

package=$1 version=$2 sha256=$3 folder=$4
shift 4
suites=("$@")

fail() {
    echo "Could not get the source of $package $version: $*" >&2
    exit 1
}

command -v apt-get >/dev/null || fail "there is no apt-get here"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[ -e "$keyring" ] || fail "$keyring is missing (Debian package debian-archive-keyring)"

mkdir -p "$(dirname "$folder")"
work="$(dirname "$folder")/.apt-$package"
exec 9>"$work.lock"
flock 9  # Two presets may be configured at once.
[ ! -e "$folder/.complete" ] || exit 0
rm -rf "$work" "$folder"
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/download"
# apt drops to its own user for downloads where it may write, and warns where it may not.
apt=(-oDir::State::Lists="$work/lists" -oDir::Etc::SourceList="$work/sources.list"
    -oDir::Etc::SourceParts=/dev/null -oDir::Cache="$work/cache"
    -oAPT::Sandbox::User=root -oAcquire::Retries=3)

# Before the machine's first `apt-get update` a site's origin is unknown: then take every site.
sites_of_this_machine() {
    {
        apt-get indextargets --format '$(SITE)' 'Origin: Debian' 'Label: Debian'
        apt-get indextargets --format '$(SITE)'
    } | awk 'NF && !seen[$0]++'
}

try() {
    local site=$1 suite=$2
    echo "deb-src [signed-by=$keyring] $site $suite main" >"$work/sources.list"
    apt-get "${apt[@]}" update || return 1
    (cd "$work/download" && apt-get "${apt[@]}" source --download-only "$package=$version")
}

mapfile -t sites < <(sites_of_this_machine)
[ "${#sites[@]}" -gt 0 ] || fail "apt on this machine knows no site"
found=
for site in "${sites[@]}"; do
    for suite in "${suites[@]}"; do
        if try "$site" "$suite" >>"$work/log" 2>&1; then found=1; break 2; fi
    done
done
if [ -z "$found" ]; then
    tail -n 20 "$work/log" >&2
    fail "none of the suites ${suites[*]} has it, or there is no network (see $work/log)"
fi

tarball="$(ls "$work"/download/*.orig.tar.*z)"
echo "$sha256  $tarball" | sha256sum --check --status ||
    fail "$(basename "$tarball") is not the file this version of Recall was written against"
mkdir -p "$folder"
tar -xf "$tarball" -C "$folder" --strip-components=1
touch "$folder/.complete"
rm -rf "$work" "$work.lock"

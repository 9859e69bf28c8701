# Sourced by ./run and ./test.
#
#   install_packages GROUP…   installs what cmake/packages.txt lists for these groups and this
#                             machine does not have. Costs one dpkg-query when nothing is missing.
#
# Returns 1, having said what to do, when something is missing and cannot be installed.

packages_file="$(dirname "${BASH_SOURCE[0]}")/packages.txt"

packages_of_groups() {
    awk -v groups=" $* " '
        /^# group:/ { wanted = index(groups, " " $3 " ") > 0; next }
        /^#/ || NF == 0 { next }
        wanted { print $1 }' "$packages_file"
}

missing_packages() {
    local wanted installed
    wanted="$(packages_of_groups "$@" | sort -u)"
    # dpkg-query fails for names it has never heard of, and still prints the others.
    installed="$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $wanted 2>/dev/null |
        awk '$2 == "installed" { print $1 }' | sort -u || true)"
    comm -23 <(echo "$wanted") <(echo "$installed")
    # Any Node.js with its npm will do, not only Debian's.
    command -v npm >/dev/null || echo npm
}

install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        echo "This is not a Debian system, so nothing is installed for you. Recall needs, under" >&2
        echo "whatever names your system has for them: $(packages_of_groups "$@" | paste -sd' ') npm" >&2
        return 0  # Perhaps it is all there: the build says what is not.
    fi
    local missing
    missing="$(missing_packages "$@" | paste -sd' ')"
    [ -n "$missing" ] || return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These Debian packages are missing, and only root may install them:" >&2
            echo "  apt-get install --no-install-recommends $missing" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing: $missing"
    # apt is quiet until it fails; then the whole of what it said is of interest.
    local log
    log="$(mktemp)"
    if ! { "${as_root[@]}" apt-get update &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        echo "Could not install these packages (apt's own words are above): $missing" >&2
        echo "With a network and Debian 12 or later this does it by hand:" >&2
        echo "  sudo apt-get update && sudo apt-get install --no-install-recommends $missing" >&2
        return 1
    fi
    rm -f "$log"
}

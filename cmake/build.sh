# Sourced by ./run and ./test.
#
#   build PRESET [TARGET…]   configures the preset if it never was, and builds what has changed.

build() {
    local preset=$1
    shift
    # build.ninja is written last, so a configuration that was cut short is begun again. A changed
    # preset is noticed here, a changed CMakeLists.txt by ninja.
    if [ ! -e "build/$preset/build.ninja" ] ||
        [ CMakePresets.json -nt "build/$preset/build.ninja" ]; then
        # A build folder that came from elsewhere is of no use here.
        if [ -e "build/$preset/CMakeCache.txt" ] &&
            ! grep -qx "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "build/$preset/CMakeCache.txt"; then
            rm -rf "build/$preset"
        fi
        echo "Configuring $preset"
        run_quietly "build/configure-$preset.log" cmake --preset "$preset" || return 1
        touch "build/$preset/build.ninja"
    fi
    ninja -C "build/$preset" --quiet "$@"
}

# run_quietly LOG COMMAND…: the command's output goes to LOG, and is shown when it fails.
run_quietly() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        return 1
    fi
}

#!/bin/sh
# hardened.sh RECALL: was the relay that is served built so that what goes wrong in its memory ends
# it? Looks into the binary, whatever the build says of itself.
set -eu
binary=$1
failed=0
has() {
    if printf '%s\n' "$2" | grep -qE "$3"; then return; fi
    echo "$binary has no $1"
    failed=1
}
segments=$(readelf -lW "$binary")
dynamic=$(readelf -dW "$binary")
symbols=$(readelf -sW --dyn-syms "$binary")
has "addresses that differ in each process (PIE)" "$segments" 'file type is DYN'
has "read-only relocations" "$segments" 'GNU_RELRO'
has "symbols bound before it starts" "$dynamic" 'BIND_NOW|FLAGS_1.*NOW'
has "stack without execution" "$segments" 'GNU_STACK.* RW +0x'
has "stack protector" "$symbols" '__stack_chk_fail'
has "checked copies" "$symbols" '__(memcpy|memmove|snprintf|vsnprintf|read)_chk'
exit $failed

#!/usr/bin/env bash
# Lints the contracts, and refuses changes that break clients of the contracts before:
#   tests/contracts.sh path/to/buf
# Before is where this branch left origin/main, and on main itself the commit before. CONTRACTS_BEFORE names another one.
set -euo pipefail
buf=$1

"$buf" lint
echo "buf lint: the contracts are well-formed"

before() {
    local fork
    fork=$(git merge-base HEAD origin/main 2>/dev/null || true)
    if [ -n "$fork" ] && [ "$fork" != "$(git rev-parse HEAD)" ]; then echo "$fork"; else echo HEAD~1; fi
}
before=${CONTRACTS_BEFORE:-$(before)}

# A clone of depth one does not know the commit before.
if ! git cat-file -e "$before" 2>/dev/null && [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    git fetch --quiet --deepen=1 || true
fi
if ! git cat-file -e "$before:buf.yaml" 2>/dev/null; then
    echo "buf breaking: there are no earlier contracts at $before to compare with"
    exit 0
fi

earlier=$(mktemp -d)
trap 'rm -rf "$earlier"' EXIT
git archive "$before" proto buf.yaml | tar -x -C "$earlier"
"$buf" breaking --against "$earlier"
echo "buf breaking: nothing breaks clients of $(git rev-parse --short "$before")"

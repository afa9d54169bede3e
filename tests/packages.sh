#!/usr/bin/env bash
# Installs the system packages the tests need, those only that this machine lacks (Debian and its relatives).
set -euo pipefail

missing=()
# A command that must be there, and the package that brings it.
needs() { command -v "$1" >/dev/null || missing+=("$2"); }

needs chromium chromium          # the browser app
needs g++ g++                    # libFuzzer, SQLite
needs go golang-go              # the Go client
needs javac default-jdk-headless # EU DSS, the Java client
needs mvn maven
needs mutool mupdf-tools
needs openssl openssl
needs pdfsig poppler-utils
needs pkg-config pkg-config
needs python3 python3
needs qpdf qpdf
python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
[ -e /usr/include/openssl/ssl.h ] || pkg-config --exists openssl 2>/dev/null || missing+=(libssl-dev)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql-15)

[ ${#missing[@]} -gt 0 ] || exit 0
echo "installing ${missing[*]}"
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
as_root apt-get update -qq
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"

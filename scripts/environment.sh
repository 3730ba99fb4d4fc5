#!/bin/sh
# Makes .venv and installs the pinned, hashed requirements. Names the system package when one is missing.
set -eu
python=$1
command -v "$python" >/dev/null || { echo "Python is missing. On Debian or Ubuntu: apt-get install python3 python3-venv" >&2; exit 1; }
"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || {
  echo "This site runs on Python 3.11 to 3.13. Found: $("$python" --version). Try: make run PYTHON=python3.12" >&2; exit 1; }
"$python" -c 'import ensurepip, venv' 2>/dev/null || {
  echo "Python cannot make environments. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
echo "Environment ready in .venv"

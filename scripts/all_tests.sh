#!/bin/sh
# Every test on two workers: those without a browser, then the browser's. With arguments: those alone.
set -eu
python=.venv/bin/python
unset PYTHONDONTWRITEBYTECODE # else both workers, and every command a test starts, compile the site and the tests anew
if [ "$#" -gt 0 ]; then exec "$python" -m pytest "$@"; fi
"$python" -m pytest -n 2 -m "not browser"
"$python" -m pytest -n 2 -m browser

#!/bin/sh
# Every test: those without a browser on two workers, then the browser's one after another. With arguments: those alone.
set -eu
python=.venv/bin/python
if [ "$#" -gt 0 ]; then exec "$python" -m pytest "$@"; fi
"$python" -m pytest -n 2 -m "not browser"
"$python" -m pytest -m browser

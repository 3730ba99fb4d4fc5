#!/bin/sh
# Writes the pinned, hashed requirements from the lists in pyproject.toml. Needs uv (pip install uv).
set -eu
pin() { uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@"; }
pin pyproject.toml -o requirements.txt
pin --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
echo "Pinned requirements.txt and requirements-dev.txt"

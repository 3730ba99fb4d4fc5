#!/bin/sh
# Asks the public list of advisories about every pinned package. Needs the network; leaves nothing behind.
# An old package with known holes is asked about first: a service that has nothing on it knows nothing of ours either.
set -eu
python=${1:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --quiet --disable-pip-version-check pip-audit || {
  echo "Not audited: pip-audit could not be installed." >&2; exit 2; }
ask() { timeout 300 "$folder/venv/bin/pip-audit" --disable-pip --progress-spinner off --timeout 20 "$@" >"$folder/said" 2>&1; }

echo "django==3.2.0" >"$folder/old.txt"
if ask --no-deps -r "$folder/old.txt" || ! grep -q "Found .* known vulnerabilit" "$folder/said"; then
  echo "Not audited: the advisory service cannot be reached from here. Run this where it can, before each release." >&2
  exit 2
fi
worst=0
for file in requirements.txt requirements-dev.txt; do
  if ask --require-hashes -r "$file"; then found=0; else found=1; fi
  if grep -q "could not be audited" "$folder/said"; then
    echo "Not audited: the service does not know all of $file." >&2; grep "could not be audited" "$folder/said" >&2; exit 2
  fi
  if [ "$found" = 0 ]; then echo "$file: no known advisory"; else cat "$folder/said"; worst=1; fi
done
exit $worst

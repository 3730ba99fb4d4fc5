#!/bin/sh
# The browser tests walk the site in Chromium. Installs it from the system's packages when it is missing.
set -eu
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then echo "Browser tests use $(command -v "$name")"; exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium from the system's packages"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
else
  echo "Chromium is missing. On Debian or Ubuntu: sudo apt-get install chromium" >&2; exit 1
fi

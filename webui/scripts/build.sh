#!/bin/sh
# The way from Maven to npm: checks for Node, then leaves it to build.mjs to do what is not done yet.
set -e
cd "$(dirname "$0")/.."
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "The pages of Reprise are built with Node 20.19 or later and npm, and there is none on the PATH." >&2
  echo "Install it (https://nodejs.org, or your system's packages nodejs and npm), or build with -DskipUi." >&2
  exit 1
fi
exec node scripts/build.mjs "$@"

#!/bin/sh
# Starts Lightweave. The command line (--cli) shows no web page: it needs neither a display nor Chrome's sandbox.
here=$(dirname "$(readlink -f "$0")")
for argument in "$@"; do
  if [ "$argument" = --cli ]; then
    exec "$here/lightweave-bin" --ozone-platform=headless --no-sandbox --disable-gpu --log-level=3 "$@"
  fi
done
exec "$here/lightweave-bin" "$@"

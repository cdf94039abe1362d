#!/usr/bin/env bash
# Kills the app with SIGKILL in the middle of voting and starts it again, 20 rounds. Every acknowledged vote must be
# in votes.csv once and whole, and no comparison may have more than its votes. Exits 0, or 1 with what is wrong.
#
#   mvn -DskipTests package && src/test/faults/kill-app.sh [--rounds 20] [--seed N] [--port 8110] [--work DIR] [--jar FILE]
#
# Needs python3, nothing else. DIR (default: a new one under /tmp) keeps the data, the logs and history.jsonl, which
# holds one line for each step of each vote: invoke, then ok, fail or unknown.
set -euo pipefail
exec python3 -B "$(dirname "$0")/faults.py" app "$@"

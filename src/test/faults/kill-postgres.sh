#!/usr/bin/env bash
# Kills the embedded PostgreSQL with SIGKILL in the middle of voting, 20 rounds; the app stays up and must bring it
# back by itself. Every acknowledged vote must be in votes.csv once and whole, and no comparison may have more than
# its votes. Exits 0, or 1 with what is wrong.
#
#   mvn -DskipTests package && src/test/faults/kill-postgres.sh [--rounds 20] [--seed N] [--port 8110] [--work DIR] [--jar FILE]
#
# Needs python3, nothing else. DIR (default: a new one under /tmp) keeps the data, the logs and history.jsonl, which
# holds one line for each step of each vote: invoke, then ok, fail or unknown.
set -euo pipefail
exec python3 -B "$(dirname "$0")/faults.py" postgres "$@"

"""Rounds of voting with a SIGKILL in the middle; kill-app.sh and kill-postgres.sh say how to start it.

Beside these two it can kill one of the server's own processes (backend), or the app and the server at once (both).
"""

import argparse
import csv
import io
import json
import os
import pathlib
import random
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter

from client import Api, Unknown
from raters import RATERS_EACH, THREADS, VERDICTS, Load

JAR = pathlib.Path(__file__).resolve().parents[3] / "target" / "evenhand.jar"
TASKS, MODELS, VOTES_PER_COMPARISON = 80, 3, 3
TOTAL = TASKS * MODELS * (MODELS - 1) // 2 * VOTES_PER_COMPARISON
PATIENCE = 180


class App:
    """The app under test, on a data directory of its own."""

    def __init__(self, jar, work, port, token):
        self.jar, self.work, self.port, self.token, self.api = jar, work, port, token, Api(port)

    def start(self):
        settings = {"EVENHAND_DATA": str(self.work / "data"), "EVENHAND_API_TOKEN": self.token,
                    "EVENHAND_DEMO": "false", "SERVER_PORT": str(self.port)}
        with open(self.work / "app.log", "ab") as log:
            self.process = subprocess.Popen(["java", "-jar", str(self.jar)], env=os.environ | settings, stdout=log, stderr=log)
        began = time.time()
        while not self.serves():
            if self.process.poll() is not None or time.time() > began + PATIENCE:
                raise SystemExit(f"the app does not start; see {self.work}/app.log")
            time.sleep(0.1)
        return time.time() - began

    def serves(self):
        try:
            return self.api.call("GET", "/pools/none", self.token)[0] == 404
        except Unknown:
            return False

    def kill(self, victim, chance):
        """Returns how long it took until the API answered again."""
        began = time.time()
        if victim != "app":
            postmaster = int((self.work / "data/pg18/postmaster.pid").read_text().split()[0])
            os.kill(chance.choice(children(postmaster)) if victim == "backend" else postmaster, signal.SIGKILL)
        if victim in ("app", "both"):
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.start()
        while victim == "postgres" and self.serves() and time.time() < began + 1:
            time.sleep(0.01)
        while not self.serves():
            time.sleep(0.02)
        return time.time() - began

    def stop(self):
        self.process.terminate()
        self.process.wait(60)


def children(parent):
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=True)
    return [int(pid) for pid in listed.stdout.split()]


def pool():
    voices = {"m1": "soft", "m2": "loud", "m3": "high"}
    for number in range(TASKS):
        task = f"t-{number}"
        responses = [{"model": model, "content": f"{task} in voice {voice}"} for model, voice in voices.items()]
        yield json.dumps({"task_id": task, "prompt": f"Say {number}", "category": "said", "responses": responses})


def open_study(app, number):
    """A pool, a plan, and the way to an open study with its raters, as a script of a user's would do it."""
    must = app.api.must
    slug = json.loads(must("POST", "/pools", app.token, {"name": f"Voices {number}"}))["slug"]
    must("POST", f"/pools/{slug}/import", app.token, "\n".join(pool()), "application/x-ndjson")
    plan = {"name": f"Round {number}", "pool": slug, "models": ["m1", "m2", "m3"], "question": "Which is better?",
            "scale": "arena4", "votes_per_comparison": VOTES_PER_COMPARISON, "max_votes_per_rater": TOTAL}
    study = json.loads(must("POST", "/studies", app.token, plan))["slug"]
    must("POST", f"/studies/{study}/register", app.token)
    must("POST", f"/studies/{study}/open", app.token)
    invited = must("POST", f"/studies/{study}/invitations", app.token, {"count": THREADS * RATERS_EACH})
    return study, json.loads(invited)["invitations"]


def differences(load, text):
    """What votes.csv should not say, given what was answered and acknowledged."""
    rows, answered = Counter(), {}
    for vote in load.votes:
        answered[(vote.rater["rater_id"], *vote.comparison())] = vote
    votes = Counter()
    for row in csv.DictReader(io.StringIO(text)):
        comparison = row["task_id"], frozenset((row["model_a"], row["model_b"]))
        key = (row["rater_id"], *comparison)
        rows[key] += 1
        votes[comparison] += 1
        vote = answered.get(key)
        if vote is None:
            yield f"nobody gave the vote {key}"
        elif not whole(vote, row):
            yield f"the vote {key} is not what was answered: {row} for {vote.answer}"
    for key, vote in answered.items():
        if vote.receipt and rows[key] != 1:
            yield f"the acknowledged vote {key} is there {rows[key]} times"
    for comparison, count in votes.items():
        if count > VOTES_PER_COMPARISON:
            yield f"{comparison} has {count} votes"
    if sum(votes.values()) != TOTAL:
        yield f"{sum(votes.values())} votes of {TOTAL}, although no rater is offered more"


def whole(vote, row):
    said = row["model_a"], row["winner"], row["rationale"], row["active_ms"]
    return said == (vote.left, VERDICTS[vote.answer["verdict"]], vote.answer["rationale"], str(vote.answer["active_ms"]))


def receipts_repeated(app, votes):
    """The same answer once more gets the same receipt, also across the kill."""
    for vote in votes:
        status, _, text = app.api.call("POST", f"/rater/ballots/{vote.ballot}/vote", vote.rater["token"], vote.answer)
        if status != 200 or json.loads(text)["receipt"] != json.loads(vote.receipt)["receipt"]:
            yield f"ballot {vote.ballot} answered again: {status} {text} after {vote.receipt}"


def one_round(app, victim, number, chance, history):
    study, invitations = open_study(app, number)
    load = Load(app.api, study, invitations, chance.random(), history)
    load.start()
    load.wait_for(chance.randrange(TOTAL // 10, TOTAL * 6 // 10))
    before = load.acknowledged
    back = app.kill(victim, chance)
    load.finish(PATIENCE)
    acknowledged = [vote for vote in load.votes if vote.receipt]
    problems = load.problems + list(differences(load, app.api.must("GET", f"/studies/{study}/votes.csv", app.token)))
    problems += receipts_repeated(app, chance.sample(acknowledged, min(50, len(acknowledged))))
    print(f"round {number:2}: killed the {victim} after {before} votes, back after {back:.1f} s, {load.unknown} requests"
          f" without an answer, {len(acknowledged)} acknowledged, {len(problems)} problems", flush=True)
    for problem in problems[:10]:
        print("  ", problem)
    return load, problems


def main():
    options = argparse.ArgumentParser()
    options.add_argument("victim", choices=["app", "postgres", "backend", "both"])
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    options.add_argument("--port", type=int, default=8110)
    options.add_argument("--jar", type=pathlib.Path, default=JAR)
    options.add_argument("--work", type=pathlib.Path)
    given = options.parse_args()
    work = given.work or pathlib.Path(tempfile.mkdtemp(prefix="evenhand-faults-"))
    work.mkdir(parents=True, exist_ok=True)
    print(f"seed {given.seed}, files in {work}", flush=True)
    chance, app = random.Random(given.seed), App(given.jar, work, given.port, secrets.token_urlsafe(32))
    app.start()
    try:
        with open(work / "history.jsonl", "w") as history:
            rounds = [one_round(app, given.victim, n, chance, history) for n in range(1, given.rounds + 1)]
        wrong = sum(len(problems) for _, problems in rounds)
        for load, _ in rounds:
            wrong += len(list(differences(load, app.api.must("GET", f"/studies/{load.study}/votes.csv", app.token))))
    finally:
        app.stop()
    print(f"{sum(len(load.votes) for load, _ in rounds)} votes in {given.rounds} rounds, {wrong} problems")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

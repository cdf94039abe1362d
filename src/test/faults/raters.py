"""Raters who keep voting whatever happens to the server, and remember what was promised to them."""

import json
import random
import threading
import time

from client import Unknown

THREADS = 8
RATERS_EACH = 3
VERDICTS = {"a": "model_a", "b": "model_b", "tie": "tie", "both_bad": "both_bad"}


class Vote:
    """What a rater saw and answered; `receipt` is set once the server has acknowledged it."""

    def __init__(self, rater, ballot, answer):
        self.rater = rater
        self.ballot = ballot["ballot"]
        self.task, self.left = said(ballot["a"])
        _, self.right = said(ballot["b"])
        self.answer = answer
        self.receipt = None

    def comparison(self):
        return self.task, frozenset((self.left, self.right))


def said(response):
    """The pool of this test lets each response say which it is: "t-17 of m2", in words that are no model's name."""
    task, _, voice = response["messages"][-1]["content"].partition(" in voice ")
    return task, {"soft": "m1", "loud": "m2", "high": "m3"}[voice.strip()]


class Load:
    """Eight threads, each voting for its raters in turn until the study has nothing left for them."""

    def __init__(self, api, study, invitations, seed, history):
        self.api, self.study, self.history = api, study, history
        self.lock = threading.Lock()
        self.votes, self.acknowledged, self.problems, self.unknown = [], 0, [], 0
        groups = [invitations[n::THREADS] for n in range(THREADS)]
        self.threads = [threading.Thread(target=self.work, args=(group, random.Random(f"{seed}/{n}")), daemon=True)
                        for n, group in enumerate(groups)]

    def start(self):
        for thread in self.threads:
            thread.start()

    def wait_for(self, votes):
        while self.acknowledged < votes and any(thread.is_alive() for thread in self.threads):
            time.sleep(0.002)

    def finish(self, patience):
        deadline = time.time() + patience
        for thread in self.threads:
            thread.join(max(0.1, deadline - time.time()))
            if thread.is_alive():
                self.problems.append(f"voting did not end within {patience} s")
                return

    def work(self, raters, chance):
        try:
            while raters:
                raters = [rater for rater in raters if self.turn(rater, chance)]
        except Exception as problem:  # a thread that dies silently would look like a study that is done
            self.problems.append(f"a rater stopped: {problem!r}")

    def turn(self, rater, chance):
        """One ballot for one rater; False when there will be none any more."""
        status, headers, text = self.persist("POST", f"/rater/{self.study}/ballots", rater["token"])
        if status == 204:
            if "Retry-After" not in headers:
                return False
            time.sleep(0.05)
            return True
        if status != 200:
            raise RuntimeError(f"ballot: {status} {text[:200]}")
        answer = {"verdict": chance.choice(list(VERDICTS)), "active_ms": chance.randrange(1000, 90000),
                  "rationale": f"because {chance.getrandbits(64):016x}"}
        self.vote(Vote(rater, json.loads(text), answer))
        return True

    def vote(self, vote):
        with self.lock:
            self.votes.append(vote)
        self.note(vote, "invoke")
        status, _, text = self.persist("POST", f"/rater/ballots/{vote.ballot}/vote", vote.rater["token"], vote.answer, vote)
        if status in (200, 201):
            vote.receipt = text
            with self.lock:
                self.acknowledged += 1
        self.note(vote, "ok" if vote.receipt else "fail", status=status, text=text)
        if not vote.receipt:
            self.problems.append(f"ballot {vote.ballot} was refused: {status} {text[:200]}")

    def persist(self, method, path, token, body=None, vote=None):
        """Asks again until there is an answer; the ballot id makes that safe."""
        pause = 0.05
        while True:
            try:
                status, headers, text = self.api.call(method, path, token, body)
                if status != 429:
                    return status, headers, text
                time.sleep(float(headers.get("Retry-After", 1)))
            except Unknown as problem:
                if vote:
                    self.note(vote, "unknown", problem=str(problem))
                    with self.lock:
                        self.unknown += 1
                time.sleep(pause)
                pause = min(1, pause * 2)

    def note(self, vote, what, **more):
        line = {"at": time.time(), "study": self.study, "rater": vote.rater["rater_id"], "ballot": vote.ballot, "vote": what}
        with self.lock:
            self.history.write(json.dumps(line | more) + "\n")

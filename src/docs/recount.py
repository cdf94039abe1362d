#!/usr/bin/env python3
"""Draws, counts and computes a bundle again: recount.py [--key KEY] BUNDLE...

Makes the checks of verify.py beside it, and those that take the evidence's word for nothing: that seats and kinds follow from the
seed, tasks and places from the registration, raters left out from the rules of the plan, and every figure of results.json from
the votes. Without any dependency and without a line in common with the first program. What it cannot do briefly it does not
judge: scores with Davidson ties or of models without a finite one, the effect of the seat, what would overturn a ranking of
three models or more, and the rules that rest on a fit to everybody else's votes.
"""
from collections import Counter
import datetime, hashlib, hmac, itertools, json, math, re, statistics, sys
sys.dont_write_bytecode = True
from verify import CHECKS, attempt, canonical, jcs, labelled, main, need, outcomes, sha, table, verify

COLUMNS = {
    "comparisons.csv": "comparison,kind,task_id,model_1,sample_1,model_2,sample_2,pair_probability,places,parked,gold",
    "ballots.csv": "number,ballot,kind,repeat_of,rater,comparison,swapped,state,issued_at",
    "votes.csv": "vote_id,ballot,kind,revision,rater,task_id,category,model_a,model_b,winner,strength,source,voted_at,"
                 "active_ms,pair_probability,excluded,exclusion_reason",
    "raters.csv": "rater,source,rater_group,votes,excluded"}
ANY, MISSING, POINTS = "?", ("missing",), 400 / math.log(10)
hexa = lambda text: sha(text.encode()).hex()

# --- statistics: means and Bradley-Terry, clustered two ways (Cameron, Gelbach and Miller 2011) ------------------------
def inverse(a):
    n = len(a)
    a = [row + [float(i == j) for j in range(n)] for i, row in enumerate(a)]
    for i in range(n):
        a[i] = [x / a[i][i] for x in a[i]]
        for r in set(range(n)) - {i}:
            a[r] = [x - a[r][i] * y for x, y in zip(a[r], a[i])]
    return [row[n:] for row in a]

def product(x, y):
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*y)] for row in x]

def positive(m):
    """Without its negative directions, by Jacobi's rotations."""
    n, m, v = len(m), [r[:] for r in m], [[float(i == j) for j in range(len(m))] for i in range(len(m))]
    for _ in range(60):
        for p in range(n):
            for q in range(p + 1, n):
                if abs(m[p][q]) > 1e-300:
                    t = math.atan2(2 * m[p][q], m[q][q] - m[p][p]) / 2
                    c, s = math.cos(t), math.sin(t)
                    for r in m + v:
                        r[p], r[q] = c * r[p] - s * r[q], s * r[p] + c * r[q]
                    m[p], m[q] = [c * x - s * y for x, y in zip(m[p], m[q])], [s * x + c * y for x, y in zip(m[p], m[q])]
    return [[sum(v[i][k] * max(0, m[k][k]) * v[j][k] for k in range(n)) for j in range(n)] for i in range(n)]

def t_quantile(alpha, df):
    def inside(t):
        th = math.atan(t / math.sqrt(df))
        c, total = math.cos(th), 0.0
        term = c if df % 2 else 1.0
        for k in range(2 + df % 2, df + 1, 2):
            total, term = total + term, term * c * c * (k - 1) / k
        return 2 / math.pi * (th + math.sin(th) * total) if df % 2 else math.sin(th) * total
    low, high = 0.0, 1e9
    for _ in range(200):
        mid = (low + high) / 2
        low, high = (mid, high) if inside(mid) < 1 - alpha else (low, mid)
    return low

def clustered(scores, votes, plan):
    """Sums over clusters of the products of what each vote pulls: a matrix with its sign for raters, tasks and both."""
    keys = {"rater": lambda v: v["rater"], "task": lambda v: v["task_id"]}
    by = [keys[c] for c in plan["cluster"] if len({keys[c](v) for v in votes}) > 1]
    out, sizes = [], []
    for sign, key in [(1, k) for k in by] + [(-1, lambda v: (v["rater"], v["task_id"]))] * (len(by) == 2) or [(1, lambda v: v["vote_id"])]:
        sums = {}
        for score, v in zip(scores, votes):
            sums[key(v)] = [x + y for x, y in zip(sums.get(key(v), [0.0] * len(score)), score)]
        f = sign * (len(sums) / (len(sums) - 1) if by and len(sums) > 1 else 1)
        out.append([[f * x for x in row] for row in product(list(zip(*sums.values())), list(sums.values()))])
        sizes.append(len(sums))
    return out, min(sizes[:len(by)]) - 1 if by else None

def errors(alpha, df, votes, planned):
    """How many standard errors an interval reaches: at one look, or at any (Waudby-Smith et al. 2024)."""
    z = statistics.NormalDist().inv_cdf(1 - alpha / 2)
    reach = t_quantile(alpha, df) if df else z
    if planned:
        mixed = votes * (-2 * math.log(alpha) + math.log1p(-2 * math.log(alpha))) / planned
        reach *= math.sqrt(2 * (mixed + 1) / mixed * (math.log1p(mixed) / 2 - math.log(alpha))) / z
    return reach

def fit(votes, plan, planned):
    """Strengths, their covariance and the reach of intervals; None where this program has no answer."""
    models, K = plan["models"], len(plan["models"])
    rows = [(models.index(v["model_a"]), models.index(v["model_b"]), {"model_a": 1, "model_b": 0}.get(v["winner"], .5)) for v in votes]
    beats = {(i, j) for a, b, y in rows for i, j in ((a, b),) * (y > 0) + ((b, a),) * (y < 1)}
    for way in (beats, {(j, i) for i, j in beats}):
        seen = {0}
        for _ in models:
            seen |= {j for i, j in way if i in seen}
        if len(seen) < K or plan["ties"] == "davidson":
            return None
    beta, step = [0.0] * K, [1.0]
    while max(map(abs, step)) > 1e-13:
        g, H = [0.0] * K, [[0.0] * K for _ in range(K)]
        for a, b, y in rows:
            p = 1 / (1 + math.exp(beta[b] - beta[a]))
            g[a], g[b] = g[a] + y - p, g[b] - y + p
            for i, j, s in ((a, a, 1), (b, b, 1), (a, b, -1), (b, a, -1)):
                H[i][j] += s * p * (1 - p)
        bread = inverse([r[1:] for r in H[1:]])
        step = [sum(x * y for x, y in zip(row, g[1:])) for row in bread]
        need(max(map(abs, step)) < 100, "the scores have no maximum")
        beta = [0.0] + [x + d for x, d in zip(beta[1:], step)]
    missed = [y - 1 / (1 + math.exp(beta[b] - beta[a])) for a, b, y in rows]
    pulls = [[e * ((i == a) - (i == b)) for i in range(K)] for e, (a, b, y) in zip(missed, rows)]
    parts, df = clustered(pulls, votes, plan)
    half = product([[(i == j) - 1 / K for j in range(K)] for i in range(K)], [[0.0] * K] + [[0.0] + r for r in bread])
    V = product(product(half, [[sum(x) for x in zip(*rows)] for rows in zip(*parts)]), list(zip(*half)))
    return [b - sum(beta) / K for b in beta], positive(V) if len(parts) == 3 else V, errors(float(plan["alpha"]), df, len(votes), planned)

def mean(votes, values, weights, plan):
    """Mean by categories' weights, its error, and clusters less one; None where a category that counts has no vote."""
    of = [v["category"] if v["category"] in weights else None for v in votes] if weights else [None] * len(votes)
    weights = weights or {None: 1.0}
    if not votes or any(w > 0 and c not in of for c, w in weights.items()):
        return None
    groups = {c: [y for y, o in zip(values, of) if o == c] for c in set(of)}
    means = {c: sum(ys) / len(ys) for c, ys in groups.items()}
    pulls = [[weights.get(c, 0) / len(groups[c]) * (y - means[c])] for y, c in zip(values, of)]
    parts, df = clustered(pulls, votes, plan)
    variance, plain = sum(part[0][0] for part in parts), sum(p[0] ** 2 for p in pulls)
    if len(parts) == 3 and variance <= 1e-12 * plain:
        variance = max(part[0][0] for part in parts[:2])
    return sum(weights.get(c, 0) * m for c, m in means.items()), math.sqrt(variance), df, len(votes)

def measured(statistic, votes, first, second, plan, planned, weights, alpha):
    """A statistic of two models, as the card has it."""
    even, low, high = .5 if statistic == "win_share" else 0.0, None, None
    if statistic == "bradley_terry":
        n, found = len(votes), fit(votes, plan, planned) if votes else None
        if votes and not found:
            return {"between": n, ANY: ANY}
        if found:
            b, V, reach = found
            i, j = plan["models"].index(first), plan["models"].index(second)
            value, se = POINTS * (b[i] - b[j]), POINTS * math.sqrt(max(0, V[i][i] + V[j][j] - 2 * V[i][j]))
            low, high = value - reach * se, value + reach * se
    else:
        votes, K = [v for v in votes if {v["model_a"], v["model_b"]} == {first, second}], len(plan["models"])
        planned = planned and max(1, planned * 2 // (K * (K - 1)))
        won = [.5 if v["winner"] not in v else float(v[v["winner"]] == first) for v in votes]
        if statistic == "graded_mean":
            won = [0.0 if y == .5 else (y - .5) * int(v["strength"] or 0) for y, v in zip(won, votes)]
        n, found = len(votes), mean(votes, won, weights, plan)
        if found:
            value, se, df, n = found
        if found and se > 0:
            reach = errors(alpha, df, n, planned) * se
            low, high = value - reach, value + reach
            if statistic == "win_share" and 0 < value < 1:
                odds, reach = math.log(value / (1 - value)), reach / (value * (1 - value))
                low, high = (1 / (1 + math.exp(-odds + way * reach)) for way in (1, -1))
    out = {"between": n, "estimate": value if found else even, "error": se if found else 0.0, "outcome": "untold"}
    if low is not None:
        early = planned and n < 100
        out.update(lower=low, upper=high, outcome="early" if early else "first" if low > even else "second" if high < even else "open")
    return out

def agreement(votes, models):
    """Krippendorff's alpha and Gwet's AC1 over comparisons: the first of the two in the plan's order, the second, or neither."""
    units = {}
    for v in votes:
        pair = tuple(sorted((v["model_a"], v["model_b"]), key=models.index))
        units.setdefault((v["task_id"], pair), Counter())[pair.index(v[v["winner"]]) if v["winner"] in v else 2] += 1
    all_of, some = list(units.values()), [u for u in units.values() if sum(u.values()) > 1]
    out = [{"coefficient": name, "units": len(some)} for name in ("Krippendorff's alpha, nominal", "Gwet's AC1")]
    margins = sum(some, Counter())
    n = sum(margins.values())
    apart, chance = sum(c * (sum(u.values()) - c) / (sum(u.values()) - 1) for u in some for c in u.values()), n * n - sum(c * c for c in margins.values())
    if chance and len(some) > 1:
        out[0]["value"] = 1 - (n - 1) * apart / chance
    if some:
        alike = sum(c * (c - 1) / (sum(u.values()) * (sum(u.values()) - 1)) for u in some for c in u.values()) / len(some)
        shares = [sum(u[k] / sum(u.values()) for u in all_of) / len(all_of) for k in range(3)]
        by_chance = sum(p * (1 - p) for p in shares) / 2
        out[1]["value"] = (alike - by_chance) / (1 - by_chance)
    return out

def overturn(votes, plan, headline, first, second):
    """How few votes, changed or left out, put the other ahead, and the lead without any one rater; of two models alone."""
    if plan["statistic"] == "bradley_terry" and len(plan["models"]) > 2:
        return {ANY: ANY}
    if "lower" not in headline:
        return {ANY: ANY} if ANY in headline else {}
    votes = [v for v in votes if {v["model_a"], v["model_b"]} == {first, second}]
    won = [.5 if v["winner"] not in v else float(v[v["winner"]] == first) for v in votes]
    fewer, most = sorted((won.count(1.0), won.count(0.0)))
    out, sums = {**({"flip": (most - fewer) // 2 + 1} if most else {}), **({"drop": most - fewer + 1} if fewer else {})}, {}
    for v, y in zip(votes, won):
        n, total = sums.get(v["rater"], (0, 0.0))
        sums[v["rater"]] = n + 1, total + y
    left = [(sum(won) - total) / (len(won) - n) for n, total in sums.values() if n < len(won)]
    left = [POINTS * math.log(y / (1 - y)) if plan["statistic"] == "bradley_terry" else y for y in left if 0 < y < 1]
    return dict(out, without_one_lowest=min(left), without_one_highest=max(left)) if left else out

def sides(votes, counted, first, second):
    """Where the first stood, and which of two responses of one model was preferred; the effect itself is not fitted here."""
    same = [v["winner"] for v in votes if v["kind"] not in ("gold", "repeat") and v["model_a"] == v["model_b"]]
    left, right = same.count("model_a"), same.count("model_b")
    stood = [v["model_a"] == first for v in counted if {v["model_a"], v["model_b"]} == {first, second}]
    out = {"first_left": stood.count(True), "first_right": stood.count(False), "same_model": len(same), ANY: ANY}
    return dict(out, same_model_left=left / (left + right)) if left + right else out

def results(plan, votes, end, planned, told, given, ballots):
    models, look, alpha = plan["models"], 0 if end == "planned" else planned, float(plan["alpha"])
    category = {v["task_id"]: v["category"] for v in reversed(votes)}
    live = [dict(v, category=category[v["task_id"]]) for v in votes
            if v["kind"] not in ("gold", "repeat") and v["model_a"] != v["model_b"]]
    counted = [v for v in live if v["excluded"] == "false"]
    weights = {c: float(w) for c, w in plan.get("categories", {}).items()}

    def count(chosen, first, second=None):
        found = {"wins": 0, "losses": 0, "ties": 0, "both_bad": 0}
        for v in chosen:
            left, right = v["model_a"], v["model_b"]
            if first in (left, right) and second in (left, right, None):
                w = {"tie": "ties", "both_bad": "both_bad"}.get(v["winner"])
                found[w or ("wins" if v[v["winner"]] == first else "losses")] += 1
        return found
    table = lambda chosen: [dict(first=a, second=b, **count(chosen, a, b)) for i, a in enumerate(models) for b in models[i + 1:]]
    found, rows = fit(counted, plan, look), []
    for i, m in enumerate(models):
        row = dict(model=m, **count(counted, m))
        row["votes"] = sum(row[k] for k in ("wins", "losses", "ties", "both_bad"))
        if found:
            b, V, reach = found
            se = [math.sqrt(max(0, V[k][k])) for k in range(len(models))]
            lead = [(b[j] - b[i], reach * (se[i] + se[j]) + 1e-10) for j in range(len(models))]
            row.update(status="scored", strength=b[i], se=se[i], score=1000 + POINTS * b[i],
                       lower=1000 + POINTS * (b[i] - reach * se[i]), upper=1000 + POINTS * (b[i] + reach * se[i]),
                       rank_lower=1 + sum(d > n for d, n in lead), rank_upper=len(models) - sum(-d > n for d, n in lead))
        rows.append(row if found else dict(row, **{ANY: ANY}))
    # Without a claim the headline is about the two that lead.
    pair = [plan["claim"][k] for k in ("better", "than")] if "claim" in plan else [given["headline"][k] for k in ("first", "second")]
    if "claim" not in plan and found:
        need(found[0][models.index(pair[0])] > max(found[0]) - 1e-9 and
             found[0][models.index(pair[1])] > sorted(found[0])[-2] - 1e-9 and pair[0] != pair[1], "the headline is not about the two models that lead")
    say = lambda chosen: measured(plan["statistic"], chosen, *pair, plan, look, weights, alpha)
    rules = sorted({r["rule"] for r in plan.get("exclusions", [])})
    lines = [("none", live)] + [("all of the plan", counted)] * bool(rules) + [
        (rule, [v for v in live if v["exclusion_reason"] != rule]) for rule in rules]
    names = sorted({v["category"] for v in counted} | set(weights), key=lambda c: c.encode("utf-16-be"))
    categories = []
    for c in names:
        some = [v for v in counted if v["category"] == c]
        shown = {} if names == [""] else measured("graded_mean" if plan["statistic"] == "graded_mean" else "win_share", some, *pair,
                                                  plan, look, {}, alpha / len(names))
        categories.append(dict(shown, category=c, votes=len(some), pairs=table(some)))
    headline, met = say(counted), [n for n in (sum(v for k, v in row.items() if k not in ("first", "second")) for row in table(counted)) if n]
    return {"v": 5, "votes": len(counted), "raters": len({v["rater"] for v in counted}), "tasks": len({v["task_id"] for v in counted}),
            "excluded": sum(v["excluded"] == "true" for v in votes), "looks_taken": told["looks"],
            "looks_of_the_rule": told["watched"], "deeds": told["deeds"],
            "method": {"ties": plan["ties"], "alpha": alpha, "end": end, "planned": max(1, planned), "cluster": sorted(plan["cluster"])},
            "headline": dict(headline, statistic=plan["statistic"], first=pair[0], second=pair[1], claimed="claim" in plan),
            "exclusions": [dict(say(chosen), rule=rule, votes=len(chosen)) for rule, chosen in lines],
            "models": rows, "pairs": table(counted), "categories": categories,
            "ballots": {state: sum(b["state"] == state for b in ballots) for state in ("answered", "issued", "lapsed", "skipped")},
            "overturn": overturn(counted, plan, headline, *pair), "sides": sides(votes, counted, *pair), "agreement": agreement(counted, models),
            "mix": {"pairs": len(models) * (len(models) - 1) // 2, "compared": len(met), "fewest": min(met, default=0), "most": max(met, default=0)}}

def difference(given, mine, at):
    """Where two values part first, in words; nothing where they do not."""
    if isinstance(mine, dict) and isinstance(given, dict):
        # What this program does not compute again, it does not judge either.
        known = sorted(set(mine) - {ANY} if ANY in mine else set(mine) | set(given))
        return next(filter(None, (difference(given.get(k, MISSING), mine.get(k, MISSING), at + "." + k) for k in known)), "")
    if isinstance(mine, list) and isinstance(given, list) and len(mine) == len(given):
        return next(filter(None, (difference(g, m, "%s[%d]" % (at, i)) for i, (g, m) in enumerate(zip(given, mine)))), "")
    if isinstance(mine, float):
        good = isinstance(given, str) and re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,12})?", given) and abs(float(given) - mine) <= 1e-9
    else:
        good = type(given) is type(mine) and given == mine
    return "" if good else "{} is {!r}, computed again it is {!r}".format(at, given, mine)

def same(given, mine):
    return not difference(given, mine, "")

def agree(given, mine, at="results"):
    found = difference(given, mine, at)
    need(not found, found)

# --- rules by which raters are left out ----------------------------------------------------------------------------------
def words(messages, role):
    if any(not isinstance(m["content"], str) or "tool_calls" in m for m in messages):
        return math.nan
    return sum(len(re.findall(r"[^ \t\n\r\f\v]+", m["content"])) for m in messages if m["role"] == role or not role)

def micros(time):
    day = datetime.datetime.strptime(time.ljust(27, "0")[:19], "%Y-%m-%dT%H:%M:%S")
    return (day - datetime.datetime(1970, 1, 1)) // datetime.timedelta(microseconds=1) + int((time[20:-1] or "0").ljust(6, "0"))

def rule_says(rule, votes, e):
    """How many ballots a rule looks at, how many speak against the rater, and whether it flags; None where it is not asked here."""
    if rule["rule"] == "gold":
        asked, evidence, peak, wrong = float(rule.get("accuracy", .7)), 0.0, 0.0, 0
        golds = [v for v in votes if v["kind"] == "gold"]
        other = .5 if .5 < asked else asked / 2
        for v in golds:
            c = e["comparisons.csv"][v["comparison"]]
            left, right = ("model_a", "model_b") if v["model_a"] == c["model_1"] else ("model_b", "model_a")
            good = v["verdict"] == {"first": left, "second": right}.get(c["gold"], c["gold"])
            wrong += not good
            evidence += math.log(other / asked) if good else math.log((1 - other) / (1 - asked))
            peak = max(peak, evidence)
        return len(golds), wrong, bool(golds) and peak >= -math.log(.05)
    if rule["rule"] == "speed":
        seen, hits = 0, 0
        for v in votes:
            ms = v["active_ms"] if v.get("active_ms") is not None else (
                (micros(v["voted_at"]) - micros(v["shown_at"]) + 500) // 1000 if v.get("shown_at") else None)
            if ms is not None and v["source"] == "desk":
                ms = min(ms, (micros(v["first"]) - micros(v["issued"]) + 500) // 1000)
            if ms is not None:
                t = e["tasks"][v["task"]]
                n = words(t["messages"], "") + sum(words(r["messages"], "assistant") for seat in ("model_a", "model_b")
                                                   for r in t["responses"] if (r["model"], str(r["sample"])) == (v[seat], "1"))
                if math.isnan(n):
                    return None
                seen, hits = seen + 1, hits + (max(0, ms) * float(rule.get("words_per_minute", 1000)) < n * 60000)
        return seen, hits, hits > float(rule.get("share", .2)) * seen
    return None

# --- the checks --------------------------------------------------------------------------------------------------------
def evidence(files, log):
    e = {"outcomes": {}, "casts": [], "tasks": {}}
    for name, columns in COLUMNS.items():
        e[name] = table(files, name, columns)
        for row in e[name]:
            for k in set(row) & {"excluded", "swapped", "parked"}:
                need(row[k] in ("true", "false"), name, "has neither true nor false as", k)
            for k in set(row) & {"number", "comparison", "places", "revision", "votes"}:
                need(re.fullmatch("0|[1-9][0-9]{0,17}", row[k]), name, "has no number as", k)
    e["plan"], e["results"], e["datasheet"] = (canonical(files[name + ".json"].decode()) for name in ("plan", "results", "datasheet"))
    *lines, rest = files["tasks.jsonl"].decode().split("\n")
    need(rest == "", "tasks.jsonl is cut off")
    for line in lines:
        t = canonical(line)
        need(t["task_id"] not in e["tasks"], "tasks.jsonl has a task twice:", t["task_id"])
        t["answers"] = {(r["model"], str(r["sample"])): hexa(jcs(r["messages"])) for r in t["responses"]}
        e["tasks"][t["task_id"]] = t
    for o in outcomes(files, log):
        e["outcomes"][o["ballot"]] = o
        e["casts"] += [o] * (o["type"] == "vote.cast")
    return e

DEEDS = {"study." + what for what in "amended withdrawn guide_changed described paused released decided".split()} | {"votes.imported",
    "exclusion.applied", "exclusion.lifted", "flag.kept", "flag.reopened", "rater.revoked", "rater.erased"}

def story(log):
    """What a log tells beside its ballots: deeds with the votes before them, looks, who is left out, whose places others got."""
    told = {"deeds": [], "closed": None, "imported": 0, "late": False, "out": {}, "described": {}, "given": set(), "ever": set()}
    told["looks"], told["watched"] = (sum(x["type"] == kind for x in log) for kind in ("study.look", "study.watched"))
    votes = 0
    for x in log:
        kind, body = x["type"], x["body"]
        if kind in DEEDS:
            told["deeds"].append({"seq": x["seq"], "type": kind, "after_votes": votes, "body": {k: v for k, v in body.items() if k != "salt"}})
        if kind == "study.closed":
            told["closed"] = told["closed"] or x
        elif kind == "study.described":
            told["described"][body["item"]] = body["text"]
        elif kind == "exclusion.lifted":
            told["out"].pop(body["rater"], None)
            told["given"].discard(body["rater"])
        elif kind == "exclusion.applied" and body.get("planned") is True:
            told["out"][body["rater"]] = body["rule"]
            for places in (told["given"], told["ever"]) * (not told["closed"]):
                places.add(body["rater"])
        elif kind == "votes.imported":
            told["imported"], told["late"] = told["imported"] + body["votes"], told["late"] or bool(told["closed"])
        votes += body["votes"] if kind == "votes.imported" else kind == "vote.cast" and body.get("revision") == 1
    return told

def recount(data, trusted):
    failed, files, log = verify(data, trusted)
    if not log:
        return failed, files, log
    covered = log[-1]["body"].get("size", len(log) - 1)
    all_of = lambda *types: [x for x in log if x["type"] in types]
    told = attempt(failed, "votes", story, log[:covered])
    e = told and attempt(failed, "votes", evidence, files, log)
    if not e:
        return failed, files, log
    closed, plan, ballots, votes, comparisons = told["closed"], e["plan"], e["ballots.csv"], e["votes.csv"], e["comparisons.csv"]

    def amended():
        for n, deed in enumerate([d for d in story(log)["deeds"] if d["type"] == "study.amended"]):
            said = json.loads(deed["body"]["detail"])
            need(same(said["number"], n + 1) and same(said.get("after_votes", deed["after_votes"]), deed["after_votes"]),
                 "amendment", n + 1, "says it is number", said["number"], "after", said.get("after_votes"), "votes; there were", deed["after_votes"])
    attempt(failed, "plan", amended)

    def tasks():
        design, = all_of("study.design")
        n, all_digests = design["body"]["comparisons"], b""
        need(0 <= n <= len(comparisons) and all(o["seq"] > design["seq"] for o in e["outcomes"].values()), "comparisons were not committed before they were shown")
        for i, c in enumerate(comparisons[:n]):
            t = e["tasks"][c["task_id"]]
            need(c["comparison"] == str(i), "comparisons are not numbered from 0:", c["comparison"])
            all_digests += sha("\t".join([
                c["comparison"], c["kind"], c["task_id"], t["category"], t["language"], hexa(jcs(t["messages"])),
                c["model_1"], c["sample_1"], t["answers"].get((c["model_1"], c["sample_1"]), ""),
                c["model_2"], c["sample_2"], t["answers"].get((c["model_2"], c["sample_2"]), ""),
                c["pair_probability"], c["places"]] + [c["gold"]] * (c["gold"] != "")).encode())
        need(sha(all_digests).hex() == design["body"]["digest"], "tasks, responses or comparisons are not those committed at registration")
        need([x["body"]["name"] for x in all_of("variant.registered")] == plan["models"], "the models registered are not those of the plan")
        older = any("rows" not in x["body"] for x in all_of("votes.imported") if x["seq"] < covered)
        free = {v["task_id"] for v in votes if older and not v["ballot"]}
        need(set(e["tasks"]) <= free | {c["task_id"] for c in comparisons}, "tasks.jsonl has tasks that are in no comparison")
        asked = free | {c["task_id"] for c in comparisons if c["kind"] == "live"}
        need(all(v["ballot"] or v["task_id"] in asked for v in votes), "votes were collected elsewhere on tasks of which no comparison was laid out")
    attempt(failed, "tasks", tasks)

    def chance():
        need([int(b["number"]) for b in ballots] == list(range(len(ballots))), "ballots are not numbered from 0 without gaps")
        revealed = all_of("prereg.revealed")
        if not revealed:
            return need(not closed, "the study is closed and its seed is not shown")
        seed = bytes.fromhex(revealed[0]["body"]["seed"])
        need(len(seed) == 32 and labelled("evenhand-seed/v1", seed) == all_of("prereg.committed")[0]["body"]["seed_commitment"], "the seed is not the one that was committed to")
        told, named, opened, mixed = all_of("study.beacon"), plan.get("beacon"), all_of("study.opened"), bytes(32)
        need(named or not told, "the log has a beacon that the plan does not name")
        need(told or not named or not (opened or ballots), "the plan names a beacon, and the study opened without its value")
        if told:
            said = json.loads(told[0]["body"]["detail"])
            need(len(told) == 1 and all(x["seq"] > told[0]["seq"] for x in opened), "a beacon is entered once, before the study opens")
            need({k: said[k] for k in ("source", "round")} == named, "the beacon entered is not the one that the plan names")
            mixed = bytes.fromhex(said["value"])
            need(len(mixed) == 32 and mixed.hex() == said["value"], "the beacon's value is not 32 bytes in hexadecimal")
        final = bytes.fromhex(labelled("evenhand-final-seed/v1", seed, mixed))
        draw = lambda m: hmac.new(final, m.encode(), hashlib.sha256).digest()
        shares = [int(float(plan.get(s + "_share", "0")) * 10 ** 9 + .5) for s in ("gold", "repeat", "same_model")]
        swapped, fair = {}, 2 ** 64 // 10 ** 9 * 10 ** 9
        for b in ballots:
            n = b["number"]
            need(draw("ballot|" + n)[:16].hex() == b["ballot"], "ballot", n, "has an id that does not follow from the seed")
            coin = "true" if draw("seat|" + n)[0] & 1 else "false"
            first = swapped.get(b["repeat_of"])
            swapped[b["ballot"]] = b["swapped"]
            need(b["swapped"] == (coin if first is None else {"true": "false", "false": "true"}[first]), "ballot", n, "has its sides the wrong way round")
            k = next(k for k in (int.from_bytes(draw("kind|%s|%d" % (n, c))[:8], "big") for c in itertools.count()) if k < fair) % 10 ** 9
            kind = "gold" if k < shares[0] else "repeat" if k < sum(shares[:2]) else "same_model" if k < sum(shares) else "live"
            need(b["kind"] in ("live", kind), "ballot", n, "is", b["kind"] + ", the seed makes it", kind)
    attempt(failed, "chance", chance)

    def voting():
        by_id, states = {b["ballot"]: b for b in ballots}, {"vote.cast": "answered", "ballot.skipped": "skipped", "ballot.lapsed": "lapsed"}
        need(len(by_id) == len(ballots) and set(e["outcomes"]) <= set(by_id), "ballots.csv has a ballot twice, or lacks one of the log")
        for b in ballots:
            o = e["outcomes"].get(b["ballot"])
            int(b["comparison"]) < len(comparisons) or need(False, "ballot", b["number"], "is on no comparison")
            if not o:
                need(b["state"] == "issued" and not closed, "what became of ballot", b["number"], "is not in the log")
                continue
            state = states[o["type"]]
            need(b["state"] == state or (state, b["state"]) == ("lapsed", "issued"), "ballot", b["number"], "is", b["state"] + ", in the log it is", state)
            need(o["detail"]["kind"] == b["kind"] and o["detail"].get("issued_at", b["issued_at"]) == b["issued_at"], "ballot", b["number"], "is not as the log has it")
            need((o["n"], o["rater"], o["detail"]["comparison"], o["detail"]["swapped"]) ==
                 (int(b["number"]), b["rater"], int(b["comparison"]), b["swapped"] == "true"),
                 "ballot", b["number"], "is not as entry", o["seq"], "has it")
        cast = [v for v in votes if v["ballot"]]
        need(len({v["vote_id"] for v in votes}) == len(votes), "votes.csv has a vote twice")
        lost = {b["ballot"] for b in ballots if b["state"] == "answered"} ^ {v["ballot"] for v in cast}
        need(not lost, "answered without a vote, or a vote without an answer: ballot", *sorted(lost)[:3])
        filled, raters, once = Counter(), Counter(), set()
        for v in votes:
            need(v["winner"] in ("model_a", "model_b", "tie", "both_bad") and e["tasks"][v["task_id"]]["category"] == v["category"], "vote", v["vote_id"], "has no verdict that is known, or another category than its task")
        for v in cast:
            b = by_id[v["ballot"]]
            c = comparisons[int(b["comparison"])]
            a, z = (c["model_2"], c["model_1"]) if b["swapped"] == "true" else (c["model_1"], c["model_2"])
            need((v["task_id"], v["kind"], v["model_a"], v["model_b"], v["rater"]) == (c["task_id"], b["kind"], a, z, b["rater"]), "vote", v["vote_id"], "is not on its ballot")
            said = e["outcomes"][v["ballot"]]["detail"].get("pair_probability", "")
            need(v["pair_probability"] in ("", said), "vote", v["vote_id"], "was drawn with the chance", said)
            if v["kind"] == "live":
                filled[b["comparison"]] += not plan.get("refill") or v["rater"] not in told["ever"]
                raters[v["rater"]] += 1
            need(v["kind"] == "repeat" or (b["comparison"], v["rater"]) not in once, "rater", v["rater"], "judged comparison", b["comparison"], "twice")
            once.add((b["comparison"], v["rater"]))
        need(all(n <= int(comparisons[int(c)]["places"]) for c, n in filled.items()), "a comparison has more votes than places")
        need(all(n <= plan.get("max_votes_per_rater", n) for n in raters.values()), "a rater has more votes than the plan allows")
        need(not closed or not [x for x in all_of("vote.cast") if x["seq"] > closed["seq"]], "a vote came after the study was closed")
    attempt(failed, "votes", voting)

    def counted():
        """Amendments say after how many votes that count they came: answers to gold tasks and repeats do not."""
        first = [o["seq"] for o in e["casts"] if o["revision"] == 1 and o["detail"].get("kind", "live") == "live"]
        for x in [x for x in log[:covered] if x["type"] == "study.amended"]:
            imported = sum(y["body"]["votes"] for y in log[:x["seq"]] if y["type"] == "votes.imported")
            told_after = json.loads(x["body"]["detail"]).get("after_counted")
            need(told_after is None or same(told_after, imported + sum(seq < x["seq"] for seq in first)),
                 "the amendment in entry", x["seq"], "came after more or fewer votes that count than it says")
    attempt(failed, "plan", counted)

    def exclusions():
        rules, applied = {r["rule"]: r for r in plan.get("exclusions", [])}, told["out"]
        elsewhere = {v["rater"] for v in votes if not v["ballot"]}
        first, issued = {o["ballot"]: o["detail"]["voted_at"] for o in reversed(e["casts"])}, {b["ballot"]: b["issued_at"] for b in ballots}
        for x in log[:covered]:
            body = x["body"]
            if x["type"] == "exclusion.applied" and body.get("planned") is True:
                need(body["rule"] in rules, "entry", x["seq"], "leaves a rater out by no rule of the plan:", body["rule"])
                last = {o["ballot"]: dict(o["detail"], first=first[o["ballot"]], issued=issued[o["ballot"]]) for o in e["casts"] if o["rater"] == body["rater"] and o["seq"] < x["seq"]}
                said = rule_says(rules[body["rule"]], sorted(last.values(), key=lambda d: (d["voted_at"], d["vote_id"])), e)
                proof = re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", str(body.get("evidence", "")))
                need(body["rule"] not in ("seat", "favour") or (proof and float(proof[0]) >= -math.log(.05) - 1e-6 and
                     0 <= body["hits"] <= body["seen"] <= sum(v["rater"] == body["rater"] for v in votes)),
                     "entry", x["seq"], "leaves a rater out by evidence that flags nobody:", body.get("evidence"))
                need(said is None or body["rater"] in elsewhere or said == (body["seen"], body["hits"], True),
                     "entry", x["seq"], "leaves a rater out by rule", body["rule"] + ", which asked again says", said)
        out = {r["rater"]: r for r in e["raters.csv"]}
        need(all((r["excluded"] == "true") == (name in applied) for name, r in out.items()), "raters.csv leaves out others than the log")
        for v in votes:
            need((v["excluded"], v["exclusion_reason"]) == ("true" if v["rater"] in applied else "false", applied.get(v["rater"], "")),
                 "vote", v["vote_id"], "and its rater do not agree on being left out")
        need(all(str(n) == out[r]["votes"] for r, n in Counter(v["rater"] for v in votes).items()), "raters.csv has other numbers of votes")
    attempt(failed, "exclusions", exclusions)
    answered = [b for b in ballots if b["state"] == "answered" and b["kind"] == "live"]
    filled = Counter(b["comparison"] for b in answered if not plan.get("refill") or b["rater"] not in told["given"])
    places = sum(int(c["places"]) for c in comparisons)
    planned = next((x["body"].get("places", places) for x in all_of("study.design")), places)
    empty = {p: sum(max(0, int(c["places"]) - filled[c["comparison"]]) for c in comparisons if c["parked"] == p) for p in ("true", "false")}
    unfilled = sum(filled.values()) + empty["true"] < planned if planned < places else empty["false"] > 0
    unfilled = unfilled or 20 * (planned - sum(filled.values()) if planned < places else empty["true"]) > planned
    end = ("sequential" if plan.get("stopping", {}).get("rule") == "sequential" else "open" if not closed else "late" if told["late"]
           else "early" if (unfilled if answered else told["imported"] < planned) else "planned")
    attempt(failed, "results", lambda: agree(e["results"], results(plan, votes, end, planned, told, e["results"], ballots)))

    def complete():
        need(all(x["seq"] < covered for x in all_of("study.closed")), "the study was closed, and the files end before that")
        pairs = sorted(a + " / " + b for i, a in enumerate(plan["models"]) for b in plan["models"][i + 1:])
        shown = lambda rows: sorted(r["first"] + " / " + r["second"] for r in rows)
        r = e["results"]
        need([m["model"] for m in r["models"]] == plan["models"] and shown(r["pairs"]) == pairs, "results.json does not show every model and pair of the plan")
        named = {v["category"] for v in votes if v["excluded"] == "false" and v["kind"] not in ("gold", "repeat") and v["model_a"] != v["model_b"]}
        need(sorted(c["category"] for c in r["categories"]) == sorted(named | set(plan.get("categories", {}))), "results.json does not show every category")
        need(all(shown(c["pairs"]) == pairs for c in r["categories"]), "results.json does not show every pair in every category")
        agree(r["deeds"], told["deeds"], "deeds")
        items = [item for section in e["datasheet"].get("sections", []) for item in section["items"]]
        need({i["item"]: i["note"] for i in items if isinstance(i.get("note"), str)} == told["described"], "the datasheet's answers are not those of the log")
    attempt(failed, "complete", complete)
    attempt(failed, "looks", lambda: need(e["results"]["method"]["end"] == end and (
        e["results"]["looks_taken"], e["results"]["looks_of_the_rule"]) == (told["looks"], told["watched"]), "results.json has other looks than the log, or intervals for another end than", end))
    return failed, files, log

if __name__ == "__main__":
    main(recount)

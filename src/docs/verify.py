#!/usr/bin/env python3
"""Checks Evenhand's evidence bundles offline: verify.py [--key KEY] BUNDLE...

Is this what was signed, planned, drawn and voted? A second implementation of the format in bundle.md, without any dependency
and without a line in common with the first; recount.py beside it counts the results again. A bundle is taken whole into memory.
"""
import base64, csv, hashlib, io, json, re, struct, sys, zipfile

LISTED = ("about.json plan.json tasks.jsonl comparisons.csv ballots.csv votes.csv details.jsonl raters.csv results.json "
          "datasheet.json datapackage.json key.txt").split()
BEGUN = "study.opened study.beacon vote.cast ballot.skipped ballot.lapsed votes.imported".split()
CHECKS = "archive log signature files plan tasks chance votes exclusions results complete looks".split()

class Bad(Exception):
    """What fails a check, in words."""

def need(truth, *why):
    if not truth:
        raise Bad(" ".join(map(str, why)))

def sha(data):
    return hashlib.sha256(data).digest()

def labelled(label, *parts):
    return sha(label.encode() + b"\0" + b"".join(parts)).hex()

# The zip in the one form that a bundle has: every header follows from names, sizes and check sums.
def archive(data):
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        parts = z.infolist()
        need(sorted(p.filename for p in parts) == sorted(LISTED + ["log.jsonl", "checkpoint.txt", "seal.txt"]), "files missing or too many")
        need(parts[-1].filename == "seal.txt", "the seal is not the last file")
        need(all(p.file_size <= 250 * p.compress_size + 1024 for p in parts), "a file that unpacks to too much")
        files = {p.filename: z.open(p).read(p.file_size) for p in parts}
    out, index = b"", b""
    for p in parts:
        name, start = p.filename.encode(), len(out)
        header = struct.pack("<HHHIIIIHH", 20, 0, p.compress_type, 0x210000, p.CRC, p.compress_size, p.file_size, len(name), 0)
        index += struct.pack("<IH", 0x02014B50, 20) + header + bytes(10) + struct.pack("<I", start) + name
        out += struct.pack("<I", 0x04034B50) + header + name
        out += data[len(out):len(out) + p.compress_size]
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(parts), len(parts), len(index), len(out), 0)
    need(out + index + end == data, "not packed as bundles are: unpacked and packed again? Verify the file as it was downloaded")
    return files, start

# Canonical JSON (RFC 8785; numbers are whole).
def jcs(v):
    if isinstance(v, dict):
        return "{" + ",".join(jcs(k) + ":" + jcs(v[k]) for k in sorted(v, key=lambda k: k.encode("utf-16-be", "surrogatepass"))) + "}"
    if isinstance(v, list):
        return "[" + ",".join(map(jcs, v)) + "]"
    need(not isinstance(v, float) and (not isinstance(v, int) or abs(v) < 2 ** 53), "a number that has no canonical form")
    return json.dumps(v, ensure_ascii=False)

def canonical(text):
    value = json.loads(text)
    need(jcs(value) == text and text.encode(), "JSON that is not in canonical form (RFC 8785)")
    return value

# Ed25519 (RFC 8032), by the plain law of addition: slow, short, and quick enough for two signatures.
P, L = 2 ** 255 - 19, 2 ** 252 + 27742317777372353535851937790883648493
D, I = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)

def point(raw):
    y, sign = int.from_bytes(raw, "little") % 2 ** 255, raw[31] >> 7
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if x * x % P == xx else x * I % P
    need(y < P and x * x % P == xx and not (x == 0 and sign), "a key or signature that is no point of the curve")
    return x if x & 1 == sign else P - x, y

def plus(p, q):
    (a, b), (c, d), k = p, q, D * p[0] * p[1] * q[0] * q[1]
    return (a * d + b * c) * pow(1 + k, -1, P) % P, (b * d + a * c) * pow(1 - k, -1, P) % P

def times(n, p):
    out = (0, 1)
    for bit in bin(n)[2:]:
        out = plus(out, out)
        out = plus(out, p) if bit == "1" else out
    return out

def signed(key, text, sig):
    s = int.from_bytes(sig[32:], "little")
    k = int.from_bytes(hashlib.sha512(sig[:32] + key + text).digest(), "little") % L
    base = point(bytes([0x58] + [0x66] * 31))
    need(len(sig) == 64 and s < L and times(s, base) == plus(point(sig[:32]), times(k, point(key))), "a signature does not hold")

# Signed notes (C2SP): text, an empty line, and lines of "— name base64(key's id, signature)".
def b64(text):
    raw = base64.b64decode(text, validate=True)
    need(base64.b64encode(raw).decode() == text, "base64 that is not so")
    return raw

def note(text, key):
    name, ident, rest = re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+(\S+)", key).groups()
    raw = b64(rest)
    need(len(raw) == 33 and raw[0] == 1 and sha((name + "\n").encode() + raw)[:4].hex() == ident, "the key is not in its form")
    need(times(8, point(raw[1:])) != (0, 1), "a key that anybody can sign with")
    body, gap, under = text.rpartition("\n\n")
    need(gap and under.endswith("\n") and not any(c < " " and c != "\n" for c in text), "a signed note is not in its form")
    by = [(who, b64(sig)) for who, sig in (re.fullmatch("\u2014 (\\S+) (\\S+)", line).groups() for line in under[:-1].split("\n"))]
    ours = [sig[4:] for who, sig in by if who == name and sig[:4].hex() == ident]
    need(ours and all(len(sig) > 4 for _, sig in by), "the log's key did not sign this")
    for sig in ours:
        signed(raw[1:], (body + "\n").encode(), sig)
    return name, body.split("\n")

# The log: a chain of entries, and the root of their Merkle tree (RFC 9162).
def root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha(b"")
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\1" + root(leaves[:half]) + root(leaves[half:]))

def read_log(text):
    lines, log, leaves = text.split("\n"), [], [bytes(32)]
    need(lines.pop() == "" and lines, "log.jsonl is cut off")
    for seq, line in enumerate(lines):
        x = canonical(line)
        need(set(x) == {"v", "seq", "ts", "study", "type", "prev", "body"} and x["v"] == 1 and isinstance(x["body"], dict), "line", seq + 1, "is no entry")
        need(type(x["seq"]) is int and x["seq"] == seq and x["prev"] == leaves[-1].hex(), "line", seq + 1, "does not follow the one before")
        need(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", x["ts"]) and x["study"] == json.loads(lines[0])["study"], "line", seq + 1, "has a time or a study that cannot be")
        log.append(x)
        leaves.append(sha(b"\0" + line.encode()))
    return log, root(leaves[1:])

def signature(files, log, top, trusted):
    key = files["key.txt"].decode().strip()
    need(trusted in (None, key), "another key than the one that is trusted:", key)
    name, lines = note(files["checkpoint.txt"].decode(), key)
    need(lines == [name, str(len(log)), base64.b64encode(top).decode()] and name.endswith("/" + log[-1]["study"]),
         "the checkpoint is signed over", "".join(lines[1:2]), "entries, log.jsonl has", len(log), "or another root")
    return name, key

def seal(files, name, key, size, sealed):
    need(note(files["seal.txt"].decode(), key)[1] == ["evenhand-bundle/v1", name, str(size), base64.b64encode(sealed).decode()],
         "a byte of the zip is not as it was sealed")

def named(files, log):
    hashes = {name: sha(files[name]).hex() for name in LISTED}
    said = log[-1]["body"].get("files", {}) if log[-1]["type"] == "bundle.made" else {}
    need(said == hashes, "not as the log has them:", *sorted(name for name in hashes if said.get(name) != hashes[name]))
    need(canonical(files["about.json"].decode())["study"] == log[-1]["study"], "about.json is of another study")
    for r in canonical(files["datapackage.json"].decode())["resources"]:
        need(r.get("hash", "") in ("", "sha256:" + hashes.get(r["path"], "")), "datapackage.json has another digest of", r["path"])

def plan(files, log):
    first, text = [x for x in log if x["type"] == "prereg.committed"], files["plan.json"].decode()
    need(canonical(text) and len(first) == 1 and first[0]["body"]["plan"] == sha(text.encode()).hex(), "plan.json is not the plan that was registered")
    need(not any(x["type"] in BEGUN for x in log[:first[0]["seq"]]), "something comes before the plan")
    for r in [x["body"] for x in log if x["type"] == "prereg.revealed"][:1]:
        need(labelled("evenhand-plan/v1", bytes.fromhex(r["nonce"]), text.encode()) == first[0]["body"]["commitment"], "the commitment is not to this plan")

# Votes: each is what the last entry of the log on its ballot binds, and no answer is without its vote.
def table(files, name, columns=None):
    head, *rows = csv.reader(io.StringIO(files[name].decode(), newline=""), strict=True)
    need(columns in (None, ",".join(head)) and all(len(row) == len(head) for row in rows), name, "does not have its columns")
    return [dict(zip(head, row)) for row in rows]

def outcomes(files, log):
    """What the log binds on ballots, entry by entry."""
    lines, log = files["details.jsonl"].decode().split("\n"), log[:log[-1]["body"].get("size", len(log) - 1)]
    log = [x for x in log if "ballot" in x["body"]]
    need(len(log) == len(lines) - 1 and lines[-1] == "", "details.jsonl has more or fewer lines than the log binds")
    for x, line in zip(log, lines):
        need(sha(line.encode()).hex() == x["body"]["detail"], "details.jsonl does not have what entry", x["seq"], "binds")
    return [dict(x["body"], type=x["type"], seq=x["seq"], detail=json.loads(line)) for x, line in zip(log, lines)]

def votes(files, log):
    last = {o["ballot"]: o for o in outcomes(files, log)}
    cast = [v for v in table(files, "votes.csv") if v["ballot"]]
    answers = [o["ballot"] for o in last.values() if o["type"] == "vote.cast"]
    need(sorted(v["ballot"] for v in cast) == sorted(answers), "votes without an answer in the log, answers without a vote, or a vote twice")
    for v in cast:
        o = last[v["ballot"]]
        said = dict(o["detail"], winner=o["detail"]["verdict"], task_id=o["detail"]["task"], rater=o["rater"], revision=o["revision"])
        for column in "vote_id rater revision winner strength task_id kind model_a model_b source voted_at active_ms".split():
            known = "" if said.get(column) is None else str(said[column])
            need(v[column] == known, "vote", v["vote_id"], "is not as entry", o["seq"], "has it:", column, "is", v[column], "and was", known)

def imports(files, log):
    """Votes collected elsewhere, by their ids: each entry has the next ones, and binds them but for who raters are."""
    rows = sorted((v for v in table(files, "votes.csv") if not v["ballot"]), key=lambda v: int(v["vote_id"]))
    for x in [x for x in log[:log[-1]["body"].get("size", len(log) - 1)] if x["type"] == "votes.imported"]:
        n, raters = x["body"]["votes"], {}
        some, rows = rows[:max(0, n)], rows[max(0, n):]
        lines = [jcs([v["task_id"], raters.setdefault(v["rater"], len(raters))] + [v[c] for c in ("model_a", "model_b", "winner", "strength")]) + "\n" for v in some]
        need(len(some) == n and all(v["source"] == x["body"]["source"] for v in some) and x["body"].get("rows") in (None, sha("".join(lines).encode()).hex()),
             "the votes of the import of entry", x["seq"], "are others than it binds")
    need(not rows, len(rows), "votes collected elsewhere that the log does not tell of")

def attempt(failed, check, step, *given):
    try:
        return step(*given)
    except Exception as e:
        failed.append((check, str(e) if isinstance(e, Bad) else "something is missing or cannot be read: %r" % e))

def verify(data, trusted):
    """The checks that failed, each with why, and the files and the log where they can be read."""
    failed = []
    files, sealed = attempt(failed, "archive", archive, data) or (None, 0)
    log, top = files and attempt(failed, "log", read_log, files["log.jsonl"].decode()) or (None, None)
    if log:
        by = attempt(failed, "signature", signature, files, log, top, trusted)
        by and attempt(failed, "archive", seal, files, *by, sealed, sha(data[:sealed]))
        for check, step in (("files", named), ("plan", plan), ("votes", votes), ("votes", imports)):
            attempt(failed, check, step, files, log)
    return failed, files, log

def main(verifier):
    wrong, (key, paths) = False, (sys.argv[2], sys.argv[3:]) if sys.argv[1:2] == ["--key"] else (None, sys.argv[1:])
    for path in paths or sys.exit(__doc__):
        try:
            data = open(path, "rb").read()
        except OSError as e:
            sys.exit("%s: %s" % (path, e.strerror))
        failed = dict(reversed(verifier(data, key)[0]))
        print("FAIL %s: %s" % (path, ", ".join(c for c in CHECKS if c in failed)) if failed else "PASS %s" % path)
        for check in filter(failed.get, CHECKS):
            # What came out of a bundle may hold what a terminal would obey.
            print("     %-10s %s" % (check, "".join(c if c.isprintable() else "?" for c in failed[check][:400])))
        wrong |= bool(failed)
    if not key and not wrong:
        print("Trust: only the keys in the bundles themselves; compare them with the log's key from elsewhere, or give --key.")
    sys.exit(wrong)

if __name__ == "__main__":
    main(verify)

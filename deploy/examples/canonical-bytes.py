"""The bytes that the hash of settlement N of journal.jsonl is of: python3 canonical-bytes.py N | openssl dgst -sm3; src/docs/VERIFY.md."""
import json, re, struct, sys
from datetime import datetime, timezone
want = int(sys.argv[1])
lines = open("journal.jsonl", encoding="utf-8").read().splitlines()
before = json.loads(lines[want - 2])["hash"] if want > 1 else "00" * 32
e = json.loads(lines[want - 1])
out = bytearray()
def number(n): out.extend(struct.pack(">q", int(n)))
def raw(b): number(len(b)); out.extend(b)
def text(t): raw(t.encode())
def optional(v, write):
    out.append(0 if v is None else 1)
    if v is not None: write(v)
def account(a): [text(part) for part in a.split("/")]
text("quota-exchange/journal/1"); raw(bytes.fromhex(before)); number(e["sequence"])
at, micros = re.fullmatch(r"(.*?)(?:\.(\d+))?Z", e["recordedAt"]).groups()
number(datetime.fromisoformat(at).replace(tzinfo=timezone.utc).timestamp()); number((micros or "0").ljust(9, "0"))
text(e["code"]); text(e["key"]); raw(bytes.fromhex(e["fingerprint"]))
text(e["fact"]["kind"]); text(e["fact"]["id"]); raw(bytes.fromhex(e["fact"]["digest"]))
text(e["maker"]); optional(e.get("approver"), text)
number(len(e["postings"]))
for p in e["postings"]:
    account(p["from"]); account(p["to"]); number(p["amount"])
    optional(p.get("lot"), text); optional(p.get("priceFen"), number)
    for n in ("fromBalance", "fromNumber", "toBalance", "toNumber"): number(p[n])
number(len(e["lots"]))
for l in e["lots"]:
    for t in ("serial", "indicator", "county", "project"): text(l[t])
    first, last = int(l["firstUnit"]), int(l["lastUnit"])
    number(last - first + 1); number((datetime.fromisoformat(l["acceptedOn"]) - datetime(1970, 1, 1)).days)
    number(first); number(last)
number(len(e["spent"]))
for s in e["spent"]: number(s["segment"]); number(s["place"])
number(len(e["created"]))
for s in e["created"]:
    number(s["segment"]); text(s["lot"]); number(s["firstUnit"]); number(s["lastUnit"])
    account(s["holder"]); optional(s.get("parent"), number); number(s["place"])
sys.stdout.buffer.write(out)

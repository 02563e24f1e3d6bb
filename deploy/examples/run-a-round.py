#!/usr/bin/env python3
"""Runs a whole round through the HTTP API, as the people who would: 演练一个完整场次.

On an exchange that is new (deploy/start without --demo) with nobody but its first security administrator, this appoints the people of
a province and of five counties, sets up the province, announces a round by calendar, lists, asks and bids (sealed), waits for the
stages, confirms, pays, delivers, gives deposits back, has two counties agree on a transfer of their own, and downloads the export as
the auditor. Everything that commits a county or the province is prepared by one person and approved by another.

Python 3.8 or newer and nothing else: JSON, one-time codes (TOTP) and file downloads are in its standard library, and it is on every
office Linux; a shell would need curl, jq and openssl beside it.

    deploy/quota-exchange user add --login security --name 安全管理员 --role SECURITY_ADMINISTRATOR --data FOLDER < password.txt
    deploy/start --data FOLDER --port 8080 &
    deploy/examples/run-a-round.py --server http://127.0.0.1:8080 --password-file password.txt --verify deploy/quota-exchange

The round is an exercise: its rulebook is a shipped one with no days of notice and of publicity, so that it ends within a minute or two.
"""
import argparse
import base64
import datetime
import hashlib
import hmac
import json
import pathlib
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
SELLERS = {"331126": "庆元县", "331127": "景宁畲族自治县"}
BUYERS = {"330281": "余姚市", "330421": "嘉善县", "330182": "建德市"}
ASSISTED = set(SELLERS)
CITY = {"3311": "丽水市", "3302": "宁波市", "3304": "嘉兴市", "3301": "杭州市"}
PROVINCE = "330000"
FOUNDED = "2018-01-01"


class Refused(Exception):
    """The exchange said no; the text says which field, which clause, what to do."""


class Exchange:
    def __init__(self, server):
        self.base = server.rstrip("/") + "/api/v1/"

    def call(self, method, path, body=None, token="", key=""):
        """Sends one request; returns the answer's JSON, raises Refused with what the problem details say."""
        with self.open(method, path, body, token, key) as answer:
            return json.load(answer)

    def open(self, method, path, body=None, token="", key=""):
        headers = {"accept": "application/json", "accept-language": "zh"}
        if token:
            headers["authorization"] = "Bearer " + token
        if key:
            headers["idempotency-key"] = key
        data = None
        if body is not None:
            data = json.dumps(body, ensure_ascii=False).encode()
            headers["content-type"] = "application/json"
        request = urllib.request.Request(self.base + path, data=data, method=method, headers=headers)
        while True:
            try:
                return urllib.request.urlopen(request, timeout=120)
            except urllib.error.HTTPError as no:
                wait = no.headers.get("retry-after")
                if no.code in (429, 503) and wait:
                    time.sleep(int(wait))
                    continue
                raise Refused(f"{method} {path}: {no.code} {explained(no.read())}") from None


def explained(text):
    """Problem details (RFC 9457) on one line a reason."""
    try:
        problem = json.loads(text)
    except ValueError:
        return text.decode(errors="replace")
    lines = [problem.get("title", ""), problem.get("detail", "")]
    for violation in problem.get("violations", []):
        lines.append("  {code} {clause} {zh} → {remedyZh}".format(**{**{"clause": "", "zh": "", "remedyZh": ""}, **violation}))
    for field in problem.get("errors", []):
        lines.append("  {field}: {message}".format(**field))
    return "\n".join(line for line in lines if line)


def one_time_code(secret, moment):
    """RFC 6238: six digits of the half minute."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(moment) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


class Person:
    """Somebody who signs in: with a password, a new one at the first time, and a one-time code where the server asks for it."""

    def __init__(self, exchange, login, password):
        self.exchange, self.login = exchange, login
        self.session = exchange.call("POST", "session", {"login": login, "password": password, "bearer": True})
        while self.session["stage"] != "FULL":
            if self.session["stage"] == "PASSWORD":
                new = "Round-" + base64.b32encode(hashlib.sha256(password.encode()).digest())[:16].decode() + "-1a"
                self.session = self.ask("PUT", "password", {"current": password, "next": new, "bearer": True})
                password = new
            elif self.session["stage"] == "ENROL":
                uri = self.ask("POST", "second-factor")["uri"]
                secret = urllib.parse.parse_qs(urllib.parse.urlparse(uri).query)["secret"][0]
                code = one_time_code(secret, time.time())
                self.session = self.ask("PUT", "second-factor", {"code": code, "recovery": False, "bearer": True})
            else:
                sys.exit(f"{login} has a second factor already: this exchange is not new")
        self.organisation = self.session["organisation"]

    def ask(self, method, path, body=None, key=""):
        return self.exchange.call(method, path, body, self.session["token"], key)


class Pair:
    """Four eyes (Z10-06.2): one prepares, another person of the same organisation approves."""

    def __init__(self, maker, approver):
        self.maker, self.approver = maker, approver

    def do(self, method, path, body=None):
        # The key is made of the act: the same call sent again is not done twice.
        text = json.dumps([method, path, body], sort_keys=True)
        key = hashlib.sha256(text.encode()).hexdigest()[:32]
        proposal = self.maker.ask(method, path, body, key)
        done = self.approver.ask("POST", f"proposals/{proposal['id']}/approval", None, key)
        if done["state"] != "DONE":
            raise Refused(f"{method} {path}: approved, but {explained(done['outcome']['answer'].encode())}")
        return json.loads(done["outcome"]["answer"])


def say(text):
    print(time.strftime("%H:%M:%S ") + text, flush=True)


def at(moment):
    return datetime.datetime.fromtimestamp(moment, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def today():
    """The day in China, which the rules go by."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()


def exercise_rules(path, version):
    """A shipped rulebook, in force from today, without days of notice and publicity."""
    rules = json.loads(path.read_text(encoding="utf-8"))
    rules.update(id="exercise", version=version, nameZh="演练规则", nameEn="Rules of an exercise",
                 effectiveFrom=today().isoformat())
    rules.pop("effectiveTo", None)
    for name, zh in (("noticeDays", "公告期"), ("publicityDays", "公示期")):
        rules["terms"][name].update(value=0, basis="PARAMETER", zh=f"演练：不设{zh}", en="Exercise: none")
    rules["trading"]["agreement"] = {"value": True, "clause": "M13-05.6", "basis": "PARAMETER",
                                     "zh": "演练：两县可在价格区间内协议转让", "en": "Exercise: two counties may agree inside the band"}
    rules["pricing"]["landClasses"] = [{"value": "PADDY", "clause": "M13-05.7", "basis": "PARAMETER",
                                        "zh": "演练：水田另行定价", "en": "Exercise: paddy has a price of its own"}]
    rules["terms"]["trusted"] = {"DEPOSIT": {"value": "100.00", "clause": "Z10-06.2", "basis": "PARAMETER",
                                             "zh": "演练：100 元以内的保证金一人办理", "en": "Exercise: one person for deposits up to 100 yuan"}}
    return rules


def appoint(exchange, security):
    """The security administrator appoints everybody; each comes back signed in."""
    def person(login, name, organisation, role):
        added = security.ask("POST", "people", {"login": login, "displayName": name, "organisation": organisation, "roles": [role]})
        return Person(exchange, login, added["oneTimePassword"])

    pairs = {PROVINCE: Pair(person("province", "省级管理员", PROVINCE, "PROVINCIAL_ADMINISTRATOR"),
                            person("province-2", "省级复核", PROVINCE, "PROVINCIAL_APPROVER"))}
    for code, name in {**SELLERS, **BUYERS}.items():
        pairs[code] = Pair(person(f"{code}-trader", name + "经办", code, "COUNTY_TRADER"),
                           person(f"{code}-approver", name + "审核", code, "COUNTY_APPROVER"))
    return pairs, person("auditor", "结算审计", "audit", "SETTLEMENT_AUDITOR")


def set_up(pairs, rules):
    """Counties, pairs, tasks, rules, prices, what counties hold: before the first round."""
    province = pairs[PROVINCE]
    for code, name in {**SELLERS, **BUYERS}.items():
        province.do("POST", f"divisions/{code}", {
            "kind": "ESTABLISHED", "effectiveOn": FOUNDED, "name": name, "city": CITY[code[:4]], "type": "县",
            "assisted": code in ASSISTED, "documentNumber": "演练〔2018〕1号", "issuedBy": "省人民政府"})
    province.do("POST", "pairings", {"scheme": "SHANHAI", "one": "331126", "other": "330421", "validFrom": FOUNDED})
    province.do("POST", "rulebooks", {"rulebook": rules})
    for indicator, (cost, compensation, upkeep) in {
            "QUANTITY": ("60000.00", "30000.00", "10000.00"),
            "CAPACITY": ("10.00", "5.00", "1.00"),
            "PADDY": ("80000.00", "40000.00", "10000.00")}.items():
        province.do("POST", "guide-prices", {
            "indicator": indicator, "averageCost": cost, "compensation": compensation, "upkeep": upkeep,
            "effectiveFrom": today().isoformat()})
    province.do("POST", "guide-prices", {
        "indicator": "QUANTITY", "landClass": "PADDY", "averageCost": "90000.00", "compensation": "40000.00", "upkeep": "20000.00",
        "effectiveFrom": today().isoformat()})
    year = today().year
    province.do("PUT", f"tasks/{year}", {
        "totalHa": "20.0000", "counties": [{"county": code, "taskHa": "10.0000"} for code in SELLERS]})
    for code in SELLERS:
        province.do("POST", f"counties/{code}/task-reports", {"id": f"tsk_{year}-{code}", "year": year, "doneHa": "12.5000"})
        province.do("POST", f"counties/{code}/own-balance-reports", {
            "id": f"own_{year}-{code}", "asOf": today().isoformat(), "unbalancedProjects": 0})
        province.do("PUT", f"counties/{code}/opening-balance", {
            "asOf": today().isoformat(), "amounts": {"QUANTITY": "60.0000", "CAPACITY": "600000", "PADDY": "20.0000"},
            "documentNumber": "演练〔2018〕2号", "issuedBy": "省自然资源厅"})
    for code in BUYERS:
        pairs[code].do("POST", f"counties/{code}/shortages", {
            "id": f"sho_{year}-{code}", "declaredOn": today().isoformat(),
            "endsOn": (today() + datetime.timedelta(days=365)).isoformat(), "statement": "本县耕地后备资源匮乏，确实难以在本县域内补充"})
        province.do("POST", f"counties/{code}/payments-in", {
            "id": f"pin_{year}-{code}", "amount": "90000000.00", "reference": f"演练汇款-{code}", "note": "", "on": today().isoformat()})


def announce(pairs, round_id, wait, entry):
    opens = int(time.time()) + wait
    closes = opens + entry
    pairs[PROVINCE].do("POST", "rounds", {
        "id": round_id, "nameZh": "演练场次", "nameEn": "Exercise", "entryOpensAt": at(opens), "entryClosesAt": at(closes),
        "stages": [{"kind": "FIRST_REFUSAL", "opensAt": at(closes), "seconds": 0},
                   {"kind": "PRIORITY_ALLOCATION", "opensAt": at(closes + 1), "seconds": 0},
                   {"kind": "CALL_AUCTION", "opensAt": at(closes + 2), "seconds": 0}]})


def reach(exchange, round_id, wanted, patience):
    """Asks until the round has come so far."""
    until = time.time() + patience
    while True:
        found = exchange.call("GET", f"rounds/{round_id}")
        if wanted(found):
            return found
        if time.time() > until:
            sys.exit(f"the round did not get on: {found['phase']}")
        time.sleep(0.5)


def enter(pairs, round_id):
    """Listings, a key project's request, sealed bids with deposits; all by people of the counties."""
    name = round_id[len("rnd_"):]
    for code in SELLERS:
        pairs[code].do("POST", f"rounds/{round_id}/orders", {
            "kind": "LISTING", "id": f"lst_{name}_{code}", "county": code, "indicator": "QUANTITY", "amount": "40.0000",
            "limit": "85000.00", "replaces": ""})
    pairs["330421"].do("POST", f"rounds/{round_id}/orders", {
        "kind": "REQUEST", "id": f"req_{name}_330421", "county": "330421", "projectZh": "沪苏湖铁路嘉善段",
        "projectEn": "Railway, Jiashan section", "tier": 1, "amounts": {"QUANTITY": "12.0000", "CAPACITY": "", "PADDY": ""},
        "divisible": True, "poolEligible": False, "replaces": ""})
    for code, (amount, limit) in {"330281": ("30.0000", "120000.00"), "330182": ("50.0000", "95000.00")}.items():
        pairs[code].do("POST", f"rounds/{round_id}/deposits", {"id": f"dph_{name}_{code}", "county": code, "amount": "5000000.00"})
        small = pairs[code].maker.ask("POST", f"rounds/{round_id}/deposits",
                                      {"id": f"dph_{name}_{code}-b", "county": code, "amount": "100.00"})
        if small["state"] != "DONE" or small["decision"]["kind"] != "TRUSTED":
            sys.exit(f"a small deposit of {code} waits for a second person")
        bid = {"id": f"bid_{name}_{code}", "county": code, "indicator": "QUANTITY", "amount": amount, "limit": limit}
        made = pairs[code].maker.ask("POST", f"rounds/{round_id}/sealed-bids", bid)
        pairs[code].do("POST", f"rounds/{round_id}/orders", {
            "kind": "BID", "id": made["id"], "county": code, "commitment": made["commitment"], "envelope": made["envelope"],
            "replaces": ""})


def agree(pairs, auditor, name):
    """Two counties agree on a transfer inside the band of paddy's price; another offer is declined, one outside the band refused."""
    def offer(number, price):
        return {"id": f"agr_{name}-{number}", "seller": "331127", "buyer": "330421", "indicator": "QUANTITY", "landClass": "PADDY",
                "amount": "5.0000", "price": price, "documentNumber": f"演练协〔{name}〕{number}号", "answerBy": today().isoformat()}

    try:
        pairs["331127"].do("POST", "agreements", offer(1, "99000.00"))
        sys.exit("an offer below the band was taken")
    except Refused as no:
        if "PRICE_OUTSIDE_BAND" not in str(no):
            raise
    pairs["331127"].do("POST", "agreements", offer(1, "130000.00"))
    pairs["330421"].do("POST", f"agreements/agr_{name}-1/refusal", {"reason": "价格偏高"})
    pairs["331127"].do("POST", "agreements", offer(2, "125000.00"))
    accepted = pairs["330421"].do("POST", f"agreements/agr_{name}-2/acceptance")
    pairs["330421"].do("POST", f"awards/{accepted['award']}/payment-from-cash")
    state = auditor.ask("GET", f"awards/{accepted['award']}")["status"]
    if state != "DELIVERED":
        sys.exit(f"{accepted['award']} is {state}, not delivered")
    say(f"{accepted['award']}: agreed, {accepted['seller']} → {accepted['buyer']} {accepted['amount']} ha × {accepted['price']} / 协议转让")


def settle(exchange, pairs, auditor, round_id):
    """Both sides confirm, the buyer pays, the province confirms the payment, units and money move at once."""
    awards = exchange.call("GET", f"rounds/{round_id}/awards?limit=200")["items"]
    say(f"{len(awards)} awards / 笔成交")
    for number, award in enumerate(awards):
        place = f"awards/{award['id']}"
        pairs[award["seller"]].do("POST", place + "/confirmations", {"side": "SELLER"})
        pairs[award["buyer"]].do("POST", place + "/confirmations", {"side": "BUYER"})
        if number == 0:
            # By bank: the buyer records its voucher, the province confirms that the money came.
            pairs[award["buyer"]].do("POST", place + "/payments", {"reference": "演练转账-1", "on": today().isoformat()})
            pairs[PROVINCE].do("POST", place + "/payment-confirmation")
        else:
            pairs[award["buyer"]].do("POST", place + "/payment-from-cash")
        state = auditor.ask("GET", place)["status"]
        if state != "DELIVERED":
            sys.exit(f"{award['id']} is {state}, not delivered")
        say(f"{award['id']}: {award['seller']} → {award['buyer']} {award['amount']} ha × {award['price']} = {award['value']}")
    return awards


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--server", default="http://127.0.0.1:8080")
    options.add_argument("--login", default="security", help="of the first security administrator (security)")
    options.add_argument("--password-file", type=pathlib.Path, required=True, help="the password it was added with, on one line")
    options.add_argument("--rules", type=pathlib.Path, help="a rulebook to begin with",
                         default=HERE / "../../src/main/resources/rulebooks/zhejiang-2018.json")
    options.add_argument("--round", default="rnd_" + time.strftime("%Y%m%d-%H%M%S"))
    options.add_argument("--notice-seconds", type=int, default=10, help="between the notice and the opening of entry (10)")
    options.add_argument("--entry-seconds", type=int, help="for which entry is open (as long as this machine will need)")
    options.add_argument("--export", type=pathlib.Path, default=pathlib.Path("export.zip"), help="where the export goes (export.zip)")
    options.add_argument("--verify", type=pathlib.Path, help="the program deploy/quota-exchange, to verify the export with")
    given = options.parse_args()

    exchange = Exchange(given.server)
    if exchange.call("GET", "rulebooks")["items"]:
        sys.exit("this exchange is in use already: the exercise wants a new one (another --data folder)")
    security = Person(exchange, given.login, given.password_file.read_text(encoding="utf-8").strip())
    pairs, auditor = appoint(exchange, security)
    say(f"{2 * len(pairs) + 2} people are signed in / 人已登录")
    begun = time.time()
    set_up(pairs, exercise_rules(given.rules, time.strftime("%Y%m%d%H%M%S")))
    # Entering takes a third as many acts as setting up did.
    entry = given.entry_seconds or max(10, int(2 * (time.time() - begun)))
    say("the province is set up / 全省资料已就绪")

    announce(pairs, given.round, given.notice_seconds, entry)
    say(f"{given.round} is announced / 已公告")
    reach(exchange, given.round, lambda found: found["phase"] == "ENTRY_OPEN", given.notice_seconds + 30)
    enter(pairs, given.round)
    sealed = exchange.call("GET", f"rounds/{given.round}")["bids"]
    say(f"entered; {sealed} sealed bids that nobody can read / 份密封报价")
    found = reach(exchange, given.round, lambda found: found["phase"] in ("SETTLING", "ENDED"), entry + 60)
    say("cleared / 已成交: " + ", ".join(f"{stage['kind']} {stage.get('awards', 0)}" for stage in found["stages"]))
    awards = settle(exchange, pairs, auditor, given.round)
    reach(exchange, given.round, lambda found: found["status"] == "SETTLED", 60)
    for code in ("330281", "330182"):
        back = pairs[PROVINCE].do("POST", f"rounds/{given.round}/deposit-releases", {"county": code})
        if back["held"] != "0.00":
            sys.exit(f"the deposit of {code} was not given back: {back['held']}")
    if not awards:
        sys.exit("nothing was sold")
    say("settled, deposits given back / 结清，保证金已退还")
    agree(pairs, auditor, given.round[len("rnd_"):])

    with exchange.open("GET", "export", token=auditor.session["token"]) as answer, given.export.open("wb") as file:
        while chunk := answer.read(1 << 16):
            file.write(chunk)
    with zipfile.ZipFile(given.export) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    end = f"{manifest['sequence']}:{manifest['hash']}"
    say(f"{given.export}: the journal ends at {end}")
    if given.verify:
        sys.exit(subprocess.run([str(given.verify.resolve()), "verify", str(given.export), "--known", end]).returncode)
    print(f"deploy/quota-exchange verify {given.export} --known {end}")


if __name__ == "__main__":
    try:
        main()
    except Refused as no:
        sys.exit(str(no))

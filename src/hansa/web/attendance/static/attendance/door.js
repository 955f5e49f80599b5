// A door on a phone: recognises badges, also without a connection, and sends what it noted when
// there is one. What is decided here is a fact for the house; it only ever counts it once.

const own = document.querySelector("script[data-decoder]").dataset;
// By the addresses that the page gives, which are those that the phone keeps.
const { opened } = await import(own.store);
const { Camera } = await import(own.cameraModule);
const door = document.querySelector("[data-door]");
const words = door.dataset;
const part = (name) => door.querySelector(`[data-${name}]`);
const BEAT = 10_000;
const AT_ONCE = 100;
// The same badge before the camera is one scan.
const STILL_THERE = 4_000;

const store = await opened(words.scans);
let list = (await store.get("list")) ?? null;
let offset = (await store.get("offset")) ?? 0;
// The page's own clock, which nobody can set while it is open.
let anchor = { real: Date.now() + offset, run: performance.now() };
let asked = null;
let last = { text: "", at: 0 };
let sending = null;

if (own.worker && "serviceWorker" in navigator) keepPage().catch(() => null);

const camera = new Camera(part("video"), own.decoder);
camera.ready.catch(() => null);
part("camera").addEventListener("click", async () => {
  try {
    await camera.start(scanned);
    part("camera").hidden = true;
  } catch {
    tell("", words.cameraShut);
  }
});

part("look").addEventListener("submit", (event) => {
  event.preventDefault();
  const said = event.target.elements.look.value.trim();
  const code = said.toUpperCase().replaceAll(/[\s-]/g, "").split(":").at(-1);
  if (/^[2-9A-Z]{16}$/.test(code)) recognise(said.includes(":") ? said : code);
  else show(list ? named(said) : []);
});

part("walk-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { name, org } = event.target.elements;
  if (!list || full()) return refuse("full", null);
  const who = { name: name.value.trim(), org: org.value.trim() };
  await note({ ...who, d: "", ok: true, x: "", reason: "invited" });
  list.counts.inside += 1;
  welcome(`${who.name}${who.org ? `, ${who.org}` : ""}`, words.walkIn);
  event.target.reset();
});

part("by-hand").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { reason, note: added } = event.target.elements;
  if (asked) await letIn(asked, { reason: reason.value, note: added.value.trim() });
  event.target.reset();
});

addEventListener("online", synchronise);
addEventListener("offline", draw);
setInterval(synchronise, BEAT);
await synchronise();
door.dataset.ready = "";

// Asks for the page through the worker, so that it is kept for opening without a connection.
async function keepPage() {
  const { serviceWorker } = navigator;
  const taken = new Promise((resolve) => {
    if (serviceWorker.controller) resolve();
    else serviceWorker.addEventListener("controllerchange", resolve, { once: true });
  });
  await serviceWorker.register(own.worker, { scope: "/" });
  await taken;
  await fetch(location.pathname);
  door.dataset.kept = "";
}

// --- recognising ---------------------------------------------------------------------------------

function scanned(text) {
  const now = performance.now();
  if (text === last.text && now - last.at < STILL_THERE) {
    last.at = now;
    return;
  }
  last = { text, at: now };
  recognise(text);
}

async function recognise(text) {
  if (!list) return tell("", words.empty);
  const [kind, mission, token] = text.includes(":") ? text.split(":") : ["HANSA", list.mission, text];
  if (kind.toUpperCase() !== "HANSA" || !token) return unknown("unknown", "");
  if (mission.toLowerCase() !== list.mission) return unknown("other_mission", await digest(token));
  const guest = byDigest(await digest(token));
  if (guest) meet(guest);
  else unknown("unknown", await digest(token));
}

function unknown(code, fingerprint) {
  note({ d: fingerprint, ok: false, x: code });
  refuse(code, null);
}

function meet(guest) {
  if (going() === "out") return letOut(guest);
  const code = objection(guest);
  if (!code) return letIn(guest, {});
  if (!guest.x || code !== "full") note({ d: guest.d, ok: false, x: code });
  refuse(code, guest);
}

// The same questions in the same order as the house asks them.
function objection(guest) {
  const now = time();
  if (guest.x) return guest.x;
  if (list.cancelled) return "cancelled";
  if (now < list.opens) return "not_begun";
  if (now > list.closes) return "over";
  if (list.inside[guest.d]) return "already_in";
  if (!guest.e) return "not_expected";
  return full() ? "full" : "";
}

function full() {
  return list.capacity !== null && list.counts.inside >= list.capacity;
}

async function letIn(guest, byHand) {
  await note({ d: guest.d, ok: true, x: "", ...byHand });
  if (!list.inside[guest.d]) {
    list.inside[guest.d] = [time(), words.here];
    list.counts.inside += 1;
  }
  await store.put("list", list);
  welcome(`${guest.n}, ${guest.o}`, guest.p ? "" : words.photos);
}

async function letOut(guest) {
  await note({ d: guest.d, ok: true, x: "", in: false });
  if (list.inside[guest.d]) {
    delete list.inside[guest.d];
    list.counts.inside -= 1;
  }
  await store.put("list", list);
  result("good", words.out, `${guest.n}, ${guest.o}`, "", "");
  draw();
}

function named(said) {
  const wanted = plain(said).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  return list.guests.filter((guest) => {
    const name = plain(`${guest.n} ${guest.o}`);
    return guest.x !== "revoked" && wanted.every((word) => name.includes(word));
  });
}

function plain(text) {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

function byDigest(fingerprint) {
  return list.guests.find((guest) => guest.d === fingerprint);
}

async function digest(token) {
  const bytes = new TextEncoder().encode(token.toUpperCase());
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function going() {
  return door.querySelector("[name=direction]:checked")?.value ?? "in";
}

// --- noting and sending --------------------------------------------------------------------------

function time() {
  return Math.round(anchor.real + performance.now() - anchor.run);
}

async function note(scan) {
  const told = Date.now();
  await store.note({ in: true, reason: "", note: "", ...scan, t: told, off: time() - told });
  await draw();
  synchronise();
}

function synchronise() {
  sending ??= send().finally(() => (sending = null));
  return sending;
}

async function send() {
  try {
    let more = true;
    while (more) {
      const waiting = (await store.waiting()).sort((one, other) => one.n - other.n);
      const batch = waiting.slice(0, AT_ONCE);
      const answer = await post({ sent: Date.now(), scans: batch });
      if (!answer) return;
      await store.sent(answer.answers.map(({ id }) => id));
      heed(answer, batch);
      more = waiting.length > batch.length;
    }
  } catch {
    door.dataset.contact = "no";
  } finally {
    await draw();
  }
}

async function post(said) {
  const before = Date.now();
  const options = { method: "POST", headers: { "Content-Type": "application/json" } };
  const response = await fetch(words.scans, { ...options, body: JSON.stringify(said) });
  if (response.status === 404 || response.status === 410) return shut();
  if (!response.ok) throw new Error(`The house answered ${response.status}.`);
  const answer = await response.json();
  door.dataset.contact = "yes";
  // Half of the way there and back is the best guess of when the house looked at its clock.
  offset = answer.now - Math.round((before + Date.now()) / 2);
  anchor = { real: Date.now() + offset, run: performance.now() };
  await store.put("offset", offset);
  if (!list || list.version !== answer.version) {
    const fetched = await fetch(words.list);
    if (fetched.ok) list = await fetched.json();
  }
  if (list) Object.assign(list, { inside: answer.inside, counts: answer.counts, opens: answer.opens,
    closes: answer.closes, cancelled: answer.cancelled, capacity: answer.capacity, out: answer.out });
  await store.put("list", list);
  return answer;
}

// What was let in without contact, and would not have been with it.
function heed({ answers }, batch) {
  for (const { id, ok, x } of answers) {
    const scan = batch.find((each) => each.id === id);
    if (!ok || !x || !scan || scan.reason) continue;
    const guest = byDigest(scan.d);
    const [sentence] = sentences(x, guest);
    result("doubt", words.afterwards, guest?.n ?? "", sentence, "");
  }
}

async function shut() {
  await store.wipe();
  list = null;
  tell(words.shut, "");
  return null;
}

// --- telling -------------------------------------------------------------------------------------

function welcome(name, remark) {
  result("good", words.in, name, remark, "");
  draw();
}

function refuse(code, guest) {
  const [sentence, way] = sentences(code, guest);
  asked = guest;
  result("bad", guest?.n ?? "", guest?.o ?? "", sentence, way);
  part("by-hand").hidden = !guest || code === "full" || code === "cancelled" || code === "revoked";
}

function sentences(code, guest) {
  const [sentence, way] = list?.words[code] ?? [code, ""];
  const [since, where] = (guest && list.inside[guest.d]) ?? [time(), words.here];
  return [sentence.replace("{since}", clock(since)).replace("{door}", where), way];
}

function clock(moment) {
  const how = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: list.zone };
  return new Intl.DateTimeFormat(document.documentElement.lang, how).format(moment);
}

function result(tone, verdict, name, sentence, way) {
  const box = part("result");
  box.dataset.result = tone;
  part("verdict").textContent = verdict;
  part("name").textContent = name;
  part("sentence").textContent = sentence;
  part("way").textContent = way;
  part("by-hand").hidden = true;
  box.hidden = false;
  navigator.vibrate?.(tone === "good" ? 60 : [60, 80, 60]);
}

function tell(verdict, sentence) {
  result("bad", verdict, "", sentence, "");
}

function show(guests) {
  const found = part("found");
  found.replaceChildren(
    ...guests.slice(0, 12).map((guest) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = `${guest.n}, ${guest.o}`;
      button.addEventListener("click", () => {
        found.replaceChildren();
        meet(guest);
      });
      const item = document.createElement("li");
      item.append(button);
      return item;
    }),
  );
  if (!guests.length) tell("", list ? words.nobody : words.empty);
}

async function draw() {
  const waiting = (await store.waiting()).length;
  const reached = navigator.onLine && door.dataset.contact === "yes";
  part("state").textContent = reached ? words.online : words.offline;
  part("queue").textContent = waiting ? "· " + words.waiting.replace("{number}", waiting) : "";
  door.dataset.queue = waiting;
  if (!list) return;
  door.querySelector("[data-count=inside]").textContent = list.counts.inside;
  door.querySelector("[data-count=expected]").textContent = list.counts.expected;
  door.querySelector("[data-count=capacity]").textContent = list.capacity ?? "–";
  part("directions").hidden = !list.out;
}

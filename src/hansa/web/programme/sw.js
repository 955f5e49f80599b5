// Keeps the reader's own agenda readable without a connection.
//
// Kept: the shell that every page needs, by release; and pages below "{{ pages|escapejs }}" of the
// reader who opened them. A page says whose it is (X-Hansa-Reader); the pages of another reader are
// dropped as soon as somebody else's come by, and all of them whenever anybody signs in or out.

const SHELL = "hansa-shell-{{ version|escapejs }}";
const PAGES = "hansa-pages-";
const KEPT = JSON.parse("{{ kept|escapejs }}");
const OFFLINE = "{{ offline|escapejs }}";
const OWN = "{{ pages|escapejs }}";
const ON_DEMAND = JSON.parse("{{ on_demand|escapejs }}");
// Pages of doors hold no names; whoever has the key may open them without a connection.
const DOORS = "{{ doors|escapejs }}";
const KEYS = "hansa-doors";
const SIGN_OUT = "{{ sign_out|escapejs }}";

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(KEPT)));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("hansa-shell-") && name !== SHELL;
  event.waitUntil(drop(old).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (pathname.startsWith("/sign-")) event.waitUntil(drop((name) => name.startsWith(PAGES)));
  if (pathname === SIGN_OUT) event.waitUntil(hearNothing());
  if (request.method !== "GET" || request.headers.has("HX-Request")) return;
  if (pathname.startsWith(OWN)) event.respondWith(ownPage(request));
  else if (pathname.startsWith(DOORS)) doorPage(event, pathname);
  else if (request.mode === "navigate") event.respondWith(otherPage(request));
  else if (KEPT.includes(pathname)) event.respondWith(shellFile(request));
  else if (ON_DEMAND.includes(pathname)) event.respondWith(onDemand(request));
});

async function ownPage(request) {
  let response;
  try {
    response = await fetch(request);
  } catch {
    return keptPage(request);
  }
  const reader = response.headers.get("X-Hansa-Reader");
  if (response.ok && reader) await keep(request, response.clone(), PAGES + reader);
  if (response.status === 403 || response.status === 404) await forget(request);
  return response;
}

async function keep(request, response, name) {
  await drop((other) => other.startsWith(PAGES) && other !== name);
  const pages = await caches.open(name);
  await pages.put(new URL(request.url).pathname, response);
}

async function keptPage(request) {
  const kept = await caches.match(new URL(request.url).pathname, { ignoreVary: true });
  if (!kept) return caches.match(OFFLINE, { ignoreVary: true });
  // The line that says how old the page is was written into it, hidden.
  const page = (await kept.text()).replaceAll("data-as-of hidden", "data-as-of");
  return new Response(page, { status: 200, headers: kept.headers });
}

// Only the page itself: its list is kept by the page, which wipes it when the key is worthless.
function doorPage(event, pathname) {
  if (pathname.split("/").length !== DOORS.split("/").length + 1) return;
  event.respondWith(keptDoor(event.request, pathname));
}

async function keptDoor(request, pathname) {
  const doors = await caches.open(KEYS);
  let response;
  try {
    response = await fetch(request);
  } catch {
    return (await doors.match(pathname)) ?? caches.match(OFFLINE, { ignoreVary: true });
  }
  if (response.ok) await doors.put(pathname, response.clone());
  else if (response.status === 404 || response.status === 410) await doors.delete(pathname);
  return response;
}

async function onDemand(request) {
  const shell = await caches.open(SHELL);
  const kept = await shell.match(request, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await shell.put(request, response.clone());
  return response;
}

async function forget(request) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES));
  for (const name of names) {
    const pages = await caches.open(name);
    await pages.delete(new URL(request.url).pathname, { ignoreVary: true });
  }
}

async function otherPage(request) {
  try {
    return await fetch(request);
  } catch {
    return caches.match(OFFLINE, { ignoreVary: true });
  }
}

async function shellFile(request) {
  const shell = await caches.open(SHELL);
  return (await shell.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function drop(unwanted) {
  const names = (await caches.keys()).filter(unwanted);
  await Promise.all(names.map((name) => caches.delete(name)));
}

// What changed, as the site seals it for this browser; it opens the agenda that it is about.
self.addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  const { body, tag, lang, slug } = told;
  const notice = { body, tag, lang, data: { slug } };
  event.waitUntil(self.registration.showNotification(told.title ?? "Hansa", notice));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openAgenda(event.notification.data?.slug));
});

async function openAgenda(slug) {
  const address = new URL(slug ? `${OWN}${slug}/` : OWN, self.location.origin).href;
  const pages = await self.clients.matchAll({ type: "window" });
  const open = pages.find((page) => page.url.startsWith(address));
  return open ? open.focus() : self.clients.openWindow(address);
}

// Whoever comes after a reader who signed out is not told what was theirs.
async function hearNothing() {
  const subscription = await self.registration.pushManager?.getSubscription();
  return subscription?.unsubscribe();
}

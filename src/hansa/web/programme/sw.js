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
  if (request.method !== "GET" || request.headers.has("HX-Request")) return;
  if (pathname.startsWith(OWN)) event.respondWith(ownPage(request));
  else if (request.mode === "navigate") event.respondWith(otherPage(request));
  else if (KEPT.includes(pathname)) event.respondWith(shellFile(request));
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

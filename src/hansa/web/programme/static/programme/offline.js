// Registers the service worker, and shows on the offline page what the device has kept.

const ours = document.querySelector("script[data-worker], script[data-pages]").dataset;

if (ours.worker && "serviceWorker" in navigator) {
  const already = navigator.serviceWorker.controller;
  await navigator.serviceWorker.register(ours.worker, { scope: "/" });
  if (!already) {
    // This page came before the worker: ask for it once more, through the worker, to be kept.
    navigator.serviceWorker.addEventListener(
      "controllerchange",
      async () => {
        await fetch(location.pathname, { headers: { Accept: "text/html" } });
        document.documentElement.dataset.offlineReady = "";
      },
      { once: true },
    );
  }
}

const list = document.querySelector("[data-kept]");
if (list && ours.pages) {
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname } = new URL(url);
      if (!pathname.startsWith(ours.pages)) continue;
      const page = await caches.match(url, { ignoreVary: true });
      const title = new DOMParser().parseFromString(await page.text(), "text/html").title;
      const link = document.createElement("a");
      link.href = pathname;
      link.textContent = title;
      const item = document.createElement("li");
      item.append(link);
      list.querySelector("ul").append(item);
      list.hidden = false;
    }
  }
}

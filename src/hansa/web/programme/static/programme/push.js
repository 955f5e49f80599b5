// Subscribes this browser to notices: asks for permission, fills the form in and sends it.

const ours = document.querySelector("script[src*='programme/push']").dataset;
const room = document.querySelector("[data-push]");
const form = room.querySelector("[data-push-form]");

function say(what) {
  for (const part of room.querySelectorAll("[data-push-says]")) {
    part.hidden = part.dataset.pushSays !== what;
  }
}

function octets(written) {
  const plain = atob(written.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function written(key) {
  const plain = String.fromCharCode(...new Uint8Array(key));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function named() {
  const brand = navigator.userAgentData?.brands?.at(-1)?.brand;
  const firefox = navigator.userAgent.includes("Firefox") ? "Firefox" : "Safari";
  const system = navigator.userAgentData?.platform ?? navigator.platform;
  return [brand ?? firefox, system].filter(Boolean).join(", ").slice(0, 80);
}

async function subscribed() {
  const worker = await navigator.serviceWorker.ready;
  const before = await worker.pushManager.getSubscription();
  // Made with another key of the site, it would be refused.
  if (before && written(before.options.applicationServerKey) !== ours.key) await before.unsubscribe();
  else if (before) return before;
  return worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: octets(ours.key),
  });
}

async function subscribe(event) {
  event.preventDefault();
  if ((await Notification.requestPermission()) !== "granted") return say("denied");
  try {
    const found = await subscribed();
    form.elements.address.value = found.endpoint;
    form.elements.key.value = written(found.getKey("p256dh"));
    form.elements.secret.value = written(found.getKey("auth"));
    form.elements.device.value = named();
  } catch {
    return say("failed");
  }
  return form.submit();
}

if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) {
  say("missing");
} else if (Notification.permission === "denied") {
  say("denied");
} else {
  await navigator.serviceWorker.register(ours.worker, { scope: "/" });
  say("ready");
  form.addEventListener("submit", subscribe);
}

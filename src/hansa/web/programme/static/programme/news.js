// Asks every few seconds what changed while the agenda is looked at, and shows it at once. The days
// follow a little later, so that a whole delegation does not come for them at the same moment.

const EVERY = 5_000;
const news = document.getElementById("news");
// The service worker keeps pages, not news: it lets through what carries this header.
const LIVE = { "HX-Request": "true" };

async function fetched(address, wanted, headers = {}) {
  // Who signed out meanwhile is not sent elsewhere by a page that only asks.
  const answer = await fetch(address, { headers, redirect: "error" });
  if (answer.status !== 200) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(wanted);
}

async function ask() {
  if (document.hidden || !navigator.onLine) return;
  const told = await fetched(news.dataset.asks, "news", LIVE);
  if (!told) return;
  news.dataset.asks = told.dataset.asks;
  // The region stays, or a screen reader would not tell what is new in it.
  news.replaceChildren(...told.childNodes);
  renewDaysIn(Number(told.dataset.againIn));
}

function renewDaysIn(seconds) {
  setTimeout(() => renewDays().catch(() => renewDaysIn(seconds * 2)), seconds * 1_000);
}

async function renewDays() {
  const days = await fetched(location.pathname, "journey-days");
  if (!days) return;
  document.getElementById("journey-days").replaceWith(days);
  document.dispatchEvent(new Event("hansa:days"));
}

async function keepAsking() {
  try {
    await ask();
  } catch {
    // No connection, or signed out meanwhile: the page says as of when it is, and asks again.
  }
  setTimeout(keepAsking, EVERY);
}

if (news) setTimeout(keepAsking, EVERY);

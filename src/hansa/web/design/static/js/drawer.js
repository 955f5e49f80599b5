// The drawer shows the details of one entry beside its list. A link fills it with
//   hx-get="…" hx-target="#drawer" hx-push-url="…"
// and <c-drawer> closes it. Focus goes in with the details and back to the link with them.

const drawer = document.getElementById("drawer");
let opener = null;

function close(link) {
  drawer.replaceChildren();
  if (link.getAttribute("href")) history.pushState({ drawer: "closed" }, "", link.href);
  markCurrent(null);
  opener?.isConnected && opener.focus();
  opener = null;
}

function markCurrent(link) {
  document
    .querySelectorAll("[hx-target='#drawer'][aria-current]")
    .forEach((other) => other.removeAttribute("aria-current"));
  link?.setAttribute("aria-current", "true");
}

if (drawer) {
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== drawer) return;
    const asked = event.detail.requestConfig.elt;
    if (!drawer.contains(asked) && asked.matches("a, button")) {
      opener = asked;
      markCurrent(opener);
    }
    drawer.scrollTop = 0;
    drawer.focus({ preventScroll: true });
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#drawer [data-close-drawer]");
    if (!link) return;
    event.preventDefault();
    close(link);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open], :popover-open")) return;
    const link = drawer.querySelector("[data-close-drawer]");
    if (link) close(link);
  });

  // After the back button the address tells what the page shows; let the server say it.
  window.addEventListener("popstate", (event) => {
    if (event.state?.drawer) window.location.reload();
  });
}

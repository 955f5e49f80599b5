// Passkeys:  <form hidden data-passkey="use|make" data-challenge="/…/challenge/"
//                  data-failed="…words for people…"> with a field named `answer`.
// Shows itself where the browser knows passkeys; asks the site, then the device, then posts.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const named = (credentials) => credentials?.map((each) => ({ ...each, id: bytes(each.id) }));

const ways = {
  use: async (asked) =>
    navigator.credentials.get({
      publicKey: {
        ...asked,
        challenge: bytes(asked.challenge),
        allowCredentials: named(asked.allowCredentials),
      },
    }),
  make: async (asked) =>
    navigator.credentials.create({
      publicKey: {
        ...asked,
        challenge: bytes(asked.challenge),
        user: { ...asked.user, id: bytes(asked.user.id) },
        excludeCredentials: named(asked.excludeCredentials),
      },
    }),
};

const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

const written = (credential) => ({
  id: credential.id,
  rawId: text(credential.rawId),
  type: credential.type,
  clientExtensionResults: {},
  response: Object.fromEntries(
    PARTS.filter((part) => credential.response[part]).map((part) => [
      part,
      text(credential.response[part]),
    ]),
  ),
});

const challenge = async (form) => {
  const answer = await fetch(form.dataset.challenge, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
  });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
};

const toast = (words) =>
  document.dispatchEvent(new CustomEvent("toast", { detail: { words, tone: "warning" } }));

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-passkey]");
  if (!form) return;
  event.preventDefault();
  try {
    const credential = await ways[form.dataset.passkey](await challenge(form));
    form.elements.answer.value = JSON.stringify(written(credential));
    form.submit();
  } catch {
    toast(form.dataset.failed);
  }
});

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("[data-passkey][hidden]")) form.hidden = false;
}

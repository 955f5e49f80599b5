// What a door keeps on the phone: the list, its own counter, and what is not sent yet.

const NAME = "hansa-doors";

export async function opened(door) {
  const base = await new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("kept");
      asked.result.createObjectStore("scans", { keyPath: ["door", "id"] });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return new Store(base, door);
}

class Store {
  constructor(base, door) {
    this.base = base;
    this.door = door;
  }

  get(name) {
    return done(this.base.transaction("kept").objectStore("kept").get(`${this.door} ${name}`));
  }

  put(name, value) {
    return this.#writing("kept", (kept) => kept.put(value, `${this.door} ${name}`));
  }

  // The counter grows in the same transaction as the scan is kept: neither is ever without the other.
  async note(scan) {
    const writing = this.base.transaction(["kept", "scans"], "readwrite");
    const kept = writing.objectStore("kept");
    const counter = `${this.door} counter`;
    const number = ((await done(kept.get(counter))) ?? 0) + 1;
    kept.put(number, counter);
    const noted = { ...scan, n: number, door: this.door, id: crypto.randomUUID?.() ?? uuid() };
    writing.objectStore("scans").put(noted);
    await finished(writing);
    return noted;
  }

  waiting() {
    const own = IDBKeyRange.bound([this.door], [this.door, []]);
    return done(this.base.transaction("scans").objectStore("scans").getAll(own));
  }

  sent(ids) {
    return this.#writing("scans", (scans) => ids.forEach((id) => scans.delete([this.door, id])));
  }

  // A key that opens nothing any more leaves no name on the phone; what waits stays.
  async wipe() {
    await this.#writing("kept", (kept) => kept.delete(`${this.door} list`));
  }

  #writing(name, act) {
    const writing = this.base.transaction(name, "readwrite");
    act(writing.objectStore(name));
    return finished(writing);
  }
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

// Where the page came without HTTPS, as in a hall with its own network.
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

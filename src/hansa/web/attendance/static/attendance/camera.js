// Reads QR codes with the camera: by the browser itself, else by jsQR, which is fetched beforehand.

const EVERY = 150;

export class Camera {
  constructor(video, decoder) {
    this.video = video;
    this.canvas = document.createElement("canvas");
    this.ready = "BarcodeDetector" in window ? this.#own() : this.#fetched(decoder);
  }

  async start(onText) {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    this.video.srcObject = stream;
    this.video.hidden = false;
    await this.video.play();
    const read = await this.ready;
    const look = async () => {
      const text = await read();
      if (text) onText(text);
      setTimeout(look, EVERY);
    };
    look();
  }

  async #own() {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async () => (await detector.detect(this.video).catch(() => []))[0]?.rawValue;
  }

  async #fetched(address) {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    return async () => {
      const { videoWidth: width, videoHeight: height } = this.video;
      if (!width) return null;
      Object.assign(this.canvas, { width, height });
      const brush = this.canvas.getContext("2d", { willReadFrequently: true });
      brush.drawImage(this.video, 0, 0);
      return window.jsQR(brush.getImageData(0, 0, width, height).data, width, height)?.data;
    };
  }
}

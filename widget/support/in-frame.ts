import { paintLauncher } from "../embed/launcher.ts";
import type { BootOptions } from "../embed/options.ts";
import type { FramedOptions, FrameHandshake, ToFrame, ToPage } from "../frame/messages.ts";

const area = "pocketdesk:";
/** What the page called this customer when the frame last forgot everything. */
const keepingKey = "keeping";

/**
 * The widget in a frame of a page that holds keys. It takes orders from that page only: from its window, its origin and with
 * the nonce that it has put into this frame's address, and once. The server's `frame-ancestors` say whose pages these may be.
 */
export function waitForPage(nonce: string, page: string): void {
  const hear = ({ origin, source, data, ports: [port] }: MessageEvent) => {
    if (source !== parent || origin !== page || !port || !isHandshake(data, nonce)) return;
    removeEventListener("message", hear);
    void serve(data, port);
  };
  addEventListener("message", hear);
}

const isHandshake = (data: unknown, nonce: string): data is FrameHandshake =>
  Object(data).type === "pocketdesk" && Object(data).nonce === nonce;

async function serve(handshake: FrameHandshake, port: MessagePort): Promise<void> {
  forgetUnless(handshake.keeping);
  const post = (message: ToPage) => port.postMessage(message);
  post({ type: "here" });
  const asked: { resolve(value: unknown): void; reject(error: Error): void }[] = [];
  const ask = (message: (id: number) => ToPage) =>
    new Promise<unknown>((resolve, reject) => {
      post(message(asked.push({ resolve, reject }) - 1));
    });
  const bootOptions = (given: FramedOptions, identify: BootOptions["identify"]) => {
    document.documentElement.lang = given.pageLanguage;
    const action = (name: string) => [
      name,
      (detail: never) => post({ type: "action", name, detail }),
    ];
    return {
      ...{ locale: given.locale, theme: given.theme, brand: given.brand, identify },
      actions: Object.fromEntries(given.actions.map(action)),
      server: location.origin,
      mount: "frame",
      launcher: false,
    } as BootOptions & { readonly server: string };
  };
  const identifyBy = (count: number): BootOptions["identify"] =>
    count > 0 ? () => ask((id) => ({ type: "identify", id })) as Promise<string> : undefined;

  let given = handshake.options;
  let options = bootOptions(given, identifyBy(given.identify));
  const shell = paintLauncher(options);
  shell.launcher.hidden = true;
  const { mount } = await import("../mount.tsx");
  const widget = await mount({
    ...shell,
    options: () => options,
    listeners: [],
    said: new Set(),
    emit(name, detail) {
      post({ type: "event", name, detail });
      return true;
    },
    page: {
      mayBeSent: async (text) => (await ask((id) => ({ type: "beforeSend", id, text }))) !== false,
      live: (on) => post({ type: "live", on }),
    },
  });
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    switch (data.type) {
      case "open":
        return widget.open(data.target);
      case "close":
        return widget.close();
      case "back":
        return void widget.back();
      case "update": {
        const isOther = data.options.identify !== given.identify;
        given = data.options;
        options = bootOptions(given, isOther ? identifyBy(given.identify) : options.identify);
        return widget.update();
      }
      case "answer":
        return asked[data.id]?.resolve(data.value);
      case "failed":
        return asked[data.id]?.reject(new Error(data.message));
      case "forget":
        widget.destroy();
        forgetUnless("");
        return post({ type: "forgotten" });
    }
  };
  post({ type: "ready" });
}

/** Removes what this frame holds of whoever was there before. */
function forgetUnless(keeping: string): void {
  try {
    if (keeping && localStorage.getItem(area + keepingKey) === keeping) return;
    for (const key of Object.keys(localStorage))
      if (key.startsWith(area)) localStorage.removeItem(key);
    if (keeping) localStorage.setItem(area + keepingKey, keeping);
  } catch {
    // There is no storage, and nothing in it.
  }
}

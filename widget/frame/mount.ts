import type { BootOptions, EventName, OpenTarget } from "../embed/options.ts";
import type { MountedWidget, Shell } from "../embed/shell.ts";
import { createFrameElement } from "./element.ts";
import type { ActionMessage, FramedOptions, FrameHandshake, ToFrame, ToPage } from "./messages.ts";
import { newName } from "./new-name.ts";

/** The page's side of the frame. Nothing of the conversation is here, and the frame cannot reach what is. */

/** Longer than this a frame does not load. Milliseconds. */
const patienceMs = 8_000;
/** A document that has loaded answers the handshake at once. One that does not is the browser's own, of a frame that it refuses. Milliseconds. */
const answerMs = 1_500;
/** So long a frame may take to forget a customer. Milliseconds. */
const forgettingMs = 2_000;

export async function mountFrame(shell: Shell): Promise<MountedWidget> {
  const { host, root, launcher, options, emit } = shell;
  const server = new URL(options().server);
  if (server.origin === location.origin) warnOfOneOrigin(emit);
  const { port1: port, port2: theirs } = new MessageChannel();
  const element = createFrameElement(root);
  const post = (message: ToFrame) => port.postMessage(message);
  let { identify } = options();
  let identities = Number(identify !== undefined);
  let isOpen = false;

  const forFrame = (): FramedOptions => {
    const { locale, theme, brand, actions } = options();
    return {
      locale,
      theme,
      brand,
      identify: identities,
      pageLanguage: document.documentElement.lang,
      actions: Object.keys(actions ?? {}),
    };
  };
  const show = (on: boolean) => {
    isOpen = on;
    element.show(on);
    launcher.hidden = on || options().launcher === false;
    host.toggleAttribute("data-open", on);
    if (!on) launcher.focus();
  };
  /** What the frame asks, the page answers, and only that goes over. */
  const answer = async (id: number, ask: () => unknown) => {
    try {
      post({ type: "answer", id, value: await ask() });
    } catch (error) {
      post({ type: "failed", id, message: String(error) });
    }
  };
  const hear = (name: EventName, detail: unknown) => {
    if (name === "close") show(false);
    if (name === "unread") element.count(launcher, (detail as { readonly count: number }).count);
    emit(name, detail as never);
  };
  const receive = (message: ToPage) => {
    switch (message.type) {
      case "event":
        return hear(message.name as EventName, message.detail);
      case "identify":
        return void answer(message.id, async () => identify?.());
      case "beforeSend":
        return void answer(message.id, () => emit("beforeSend", { text: message.text }));
      case "action":
        return run(options().actions, message);
      case "live":
        return write("live", message.on ? "1" : "0");
      case "forgotten":
        return remove();
    }
  };
  const remove = () => {
    port.close();
    element.remove();
  };

  try {
    await new Promise<void>((resolve, reject) => {
      let timer = setTimeout(reject, patienceMs, new Error("The frame did not load."));
      const waitFor = (milliseconds: number, problem: string) => {
        clearTimeout(timer);
        timer = setTimeout(reject, milliseconds, new Error(problem));
      };
      port.onmessage = ({ data }) => {
        if (data.type === "here")
          return waitFor(patienceMs, "The widget in the frame did not load.");
        if (data.type !== "ready") return receive(data);
        clearTimeout(timer);
        resolve();
      };
      element.load(server.origin, (frame, nonce) => {
        const handshake: FrameHandshake = {
          type: "pocketdesk",
          nonce,
          keeping: keepingOf(),
          options: forFrame(),
        };
        // Nobody else gets it, wherever the frame has been led to.
        frame.postMessage(handshake, server.origin, [theirs]);
        waitFor(answerMs, refusedFrame);
      });
    });
  } catch (error) {
    remove();
    void import("../hints/hint.ts").then(
      ({ hint }) => hint(String(error), options().server),
      // The event says it, too.
      () => undefined,
    );
    throw error;
  }

  /** The page's own mistakes are found here: the frame does not get what is unknown. */
  const checkUse = (target: OpenTarget = {}) =>
    import("../hints/explain-use.ts").then(
      ({ explainUse }) => explainUse({ ...shell, server: server.href }, target),
      // It was not reachable; the page works as it is.
      () => undefined,
    );
  const open = (target: OpenTarget = {}) => {
    void checkUse(target);
    show(true);
    element.focus();
    post({ type: "open", target });
  };
  return {
    open,
    close: () => post({ type: "close" }),
    toggle: () => (isOpen ? post({ type: "close" }) : open()),
    update() {
      if (options().identify !== identify) identities += 1;
      ({ identify } = options());
      launcher.hidden = isOpen || options().launcher === false;
      post({ type: "update", options: forFrame() });
      void checkUse();
    },
    back() {
      const isHandled = isOpen;
      post({ type: "back" });
      return isHandled;
    },
    destroy() {
      element.count(launcher, 0);
      if (isOpen) show(false);
      if (read(keepingKey)) return remove();
      // The customer has signed out.
      post({ type: "forget" });
      setTimeout(remove, forgettingMs);
    },
  };
}

const refusedFrame = `The frame did not answer. Is ${location.origin} in the server's ALLOWED_ORIGINS, and the server in the page's frame-src?`;

function run(actions: BootOptions["actions"] = {}, { name, detail }: ActionMessage): void {
  if (Object.hasOwn(actions, name)) actions[name]?.(detail);
}

function warnOfOneOrigin(emit: Shell["emit"]): void {
  emit("error", {
    code: "invalid",
    reason: "sameOrigin",
    message: "A frame of the page's own origin keeps nothing apart. Serve PocketDesk from another.",
  });
}

const keepingKey = "frame";

/** Gone with `logout`, which removes all that is ours from the page's storage. Without storage each page is a new customer's. */
function keepingOf(): string {
  const keeping = read(keepingKey) ?? newName();
  write(keepingKey, keeping);
  return keeping;
}

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(`pocketdesk:${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(`pocketdesk:${key}`, value);
  } catch {
    // The page forbids storage: then nothing is kept.
  }
}

import texts from "../locales/launcher.json" with { type: "json" };
import { newName } from "./new-name.ts";

/** Exactly what the widget needs. Without `allow-top-navigation` the frame leads the page nowhere. */
const sandbox = "allow-scripts allow-same-origin allow-forms allow-downloads allow-popups";

export interface FrameElement {
  /** Calls when the document is there, with the nonce that stands in its address. */
  load(server: string, onLoad: (frame: Window, nonce: string) => void): void;
  show(on: boolean): void;
  focus(): void;
  /** How many messages are unread, on the launcher. */
  count(launcher: HTMLElement, unread: number): void;
  remove(): void;
}

/** The iframe. Its place and size are those of the loader's own frame; other styles are set one by one, as strict policies ask. */
export function createFrameElement(root: ShadowRoot): FrameElement {
  const scrim = document.createElement("div");
  // The frame's own shadow is what dims the page.
  Object.assign(scrim.style, { position: "fixed", inset: "0" });
  scrim.style.zIndex = "var(--pd-z, 2147483000)";
  const frame = document.createElement("iframe");
  frame.className = "frame";
  frame.title = texts.label;
  frame.sandbox.value = sandbox;
  frame.allow = "clipboard-write";
  frame.style.border = "0";
  const phone = matchMedia("(max-width:640px),(max-height:480px)");
  const badge = document.createElement("b");
  Object.assign(badge.style, {
    ...{ position: "absolute", top: "-4px", right: "-4px", minWidth: "10px", padding: "0 6px" },
    ...{ border: "2px solid #fff", borderRadius: "99px", background: "#c2261c", color: "#fff" },
    font: "600 12px/18px system-ui",
  });
  const show = (on: boolean) => {
    frame.hidden = !on;
    scrim.hidden = !on || !phone.matches;
  };
  show(false);
  return {
    show,
    load(server, onLoad) {
      const nonce = newName();
      const address = new URL("/support", server);
      // In the fragment, which no server sees.
      address.hash = `${new URLSearchParams({ frame: nonce, page: location.origin })}`;
      frame.src = address.href;
      frame.onload = () => frame.contentWindow && onLoad(frame.contentWindow, nonce);
      root.append(scrim, frame);
    },
    focus: () => frame.focus(),
    count(launcher, unread) {
      badge.textContent = unread > 9 ? "9+" : `${unread}`;
      if (unread > 0) launcher.append(badge);
      else badge.remove();
    },
    remove() {
      frame.remove();
      scrim.remove();
    },
  };
}

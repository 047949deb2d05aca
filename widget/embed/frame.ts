// Two languages in one text, until that of the reader is there: a table of all would be a ninth of the loader.
import words from "../locales/launcher.json" with { type: "json" };
import { add } from "./add.ts";

/** What stands on the screen from the tap until the widget is there: a sheet with its header. face.ts makes it look like home. */
export interface Frame extends HTMLElement {
  /** Says that nothing comes, and offers to try again. A network that is back tries by itself. */
  fail(): void;
  end(): void;
}

interface FrameOptions {
  readonly root: ShadowRoot;
  /** In the reader's language, if it is there by then. */
  readonly failure: () => string;
  /** Undefined on a page of its own, where nothing is behind it. */
  readonly onClose: (() => void) | undefined;
  /** At once, and each time that it is tried again. */
  readonly onLoad: () => void;
}

/** A load that takes longer gets the button, too. Milliseconds. */
const patienceMs = 8_000;

/** The sizes are those of `.panel` in widget.css, which takes its place. */
export const frameCss = `.frame{right:24px;bottom:24px;width:400px;height:min(680px,100vh - 48px);border-radius:16px;background:canvas;color:canvastext;font:15px/24px system-ui}\
@media(max-width:640px),(max-height:480px){.frame{inset:44px 0 0;width:100%;height:calc(100% - 44px);border-radius:16px 16px 0 0;box-shadow:0 0 0 99vmax var(--scrim,#0005)}}\
.frame>*{display:block;margin:14px 16px}\
.frame>.close{float:right}\
.frame>:empty{height:288px;background:#8883}\
.frame>:empty+button{display:none}`;

export function paintFrame({ root, failure, onClose, onLoad }: FrameOptions): Frame {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = add(root, "div", {
    className: "frame",
    role: "dialog",
    ariaLabel: words.label,
    tabIndex: -1,
    onkeydown: ({ key }) => key === "Escape" && onClose?.(),
  });
  if (onClose)
    add(frame, "button", {
      className: "close",
      ariaLabel: words.close,
      textContent: "✕",
      onclick: onClose,
    });
  add(frame, "b", { textContent: words.label });
  // Empty, it is drawn as lines of text to come.
  const status = add(frame, "p", { role: "status" });
  const fail = () => {
    status.textContent = failure();
  };
  const load = () => {
    status.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(fail, patienceMs);
    onLoad();
  };
  add(frame, "button", { textContent: words.retry, onclick: load });
  addEventListener("online", load);
  load();
  // A page that shows several of us, or one further down, stays where it is.
  frame.focus({ preventScroll: true });
  return Object.assign(frame, {
    fail,
    end() {
      clearTimeout(timer);
      removeEventListener("online", load);
      frame.remove();
    },
  });
}

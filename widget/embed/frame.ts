// Two languages in one text, as on the launcher.
import words from "../locales/launcher.json" with { type: "json" };
import { add } from "./add.ts";

/** What stands on the screen from the tap until the widget is there: its header, and lines where its text will be. */
export interface Frame {
  /** Says that nothing comes, and offers to try again. A network that is back tries by itself. */
  fail(): void;
  remove(): void;
}

interface FrameOptions {
  readonly root: ShadowRoot;
  /** Undefined on a page of its own, where nothing is behind it. */
  readonly onClose: (() => void) | undefined;
  readonly onRetry: () => void;
}

/** A load that takes longer gets the button, too. Milliseconds. */
const patienceMs = 8_000;

/** The sizes are those of `.panel` in widget.css, which takes its place. The system's colours follow the theme. */
export const frameCss = `.frame{position:fixed;z-index:var(--pd-z);right:24px;bottom:24px;width:400px;height:min(680px,100vh - 48px);border-radius:16px;background:canvas;color:canvastext;font:15px/22px system-ui;outline:1px solid #8883}\
@media(max-width:640px),(max-height:480px){.frame{inset:44px 0 0;width:auto;height:auto;border-radius:16px 16px 0 0}}\
.frame>*{display:block;margin:15px}\
.frame button{padding:11px 15px;border:0;border-radius:12px;background:#8883;font:inherit}\
.frame>.close{float:right;margin:4px;background:0}\
.frame>:empty{height:288px;background:repeating-linear-gradient(#8883 0 48px,#0000 0 60px)}\
.frame>:empty+button{display:none}`;

export function paintFrame({ root, onClose, onRetry }: FrameOptions): Frame {
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
  const say = (text: string) => {
    clearTimeout(timer);
    status.textContent = text;
  };
  const fail = () => say(words.failure);
  const wait = () => {
    say("");
    timer = setTimeout(fail, patienceMs);
  };
  const tryAgain = () => {
    wait();
    onRetry();
  };
  add(frame, "button", { textContent: words.retry, onclick: tryAgain });
  addEventListener("online", tryAgain);
  wait();
  // A page that shows several of us, or one further down, stays where it is.
  frame.focus({ preventScroll: true });
  return {
    fail,
    remove() {
      clearTimeout(timer);
      removeEventListener("online", tryAgain);
      frame.remove();
    },
  };
}

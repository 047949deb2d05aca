import { keepWithin } from "./within.ts";

const keyEvents = ["keydown", "keypress", "keyup"] as const;
const focusEvents = ["focusin", "focusout", "focus", "blur"] as const;
/** Of a finger, a pointer and the clipboard: what a page that traps the focus, or locks scrolling, cancels outside of its dialog. */
const touchEvents =
  "pointerdown pointerup mousedown mouseup touchstart touchmove touchend click wheel paste".split(
    " ",
  );

/**
 * Keeps what is typed into the widget from the page's hotkeys, and its taps and focus from the page's focus traps, those too
 * that listen on the way down. A key goes on as an event that does not leave the shadow root; the browser itself types as
 * before. Only what the page has put on `window` before this, and a modal dialog, come first. Returns what stops it.
 */
export function guardInput(root: ShadowRoot, launcher: Element): () => void {
  const isInner = (target: EventTarget | null | undefined): target is Element =>
    target instanceof Element && root.contains(target);
  const handleKey = (event: KeyboardEvent) => {
    const [target] = event.composedPath();
    // The launcher has the focus when all is closed, and nothing is typed into it.
    if (!isInner(target) || target === launcher) return;
    event.stopImmediatePropagation();
    if (!target.dispatchEvent(keyWithin(event))) event.preventDefault();
  };
  const handleFocus = (event: FocusEvent) => {
    const [target] = event.composedPath();
    const isOurs = isInner(target);
    // Outside of the widget a field that is left is still left, but nobody reads for whom.
    const leavesForUs = event.relatedTarget === root.host && /out|blur/.test(event.type);
    if (!isOurs && !leavesForUs) return;
    event.stopImmediatePropagation();
    const { type, bubbles } = event;
    target?.dispatchEvent(new FocusEvent(type, { bubbles, composed: !isOurs }));
  };
  const stopKeeping = keepWithin(root, touchEvents);
  for (const type of keyEvents) addEventListener(type, handleKey, true);
  for (const type of focusEvents) addEventListener(type, handleFocus, true);
  return () => {
    stopKeeping();
    for (const type of keyEvents) removeEventListener(type, handleKey, true);
    for (const type of focusEvents) removeEventListener(type, handleFocus, true);
  };
}

/** The same key, for listeners within the shadow root only: it is not composed. */
const keyWithin = (event: KeyboardEvent): KeyboardEvent =>
  new KeyboardEvent(event.type, {
    key: event.key,
    code: event.code,
    keyCode: event.keyCode,
    location: event.location,
    repeat: event.repeat,
    isComposing: event.isComposing,
    ctrlKey: event.ctrlKey,
    shiftKey: event.shiftKey,
    altKey: event.altKey,
    metaKey: event.metaKey,
    bubbles: true,
    cancelable: true,
  });

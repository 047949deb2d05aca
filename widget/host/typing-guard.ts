const keyEvents = ["keydown", "keypress", "keyup"] as const;
const focusEvents = ["focusin", "focusout"] as const;

/**
 * Keeps what is typed into the widget from the page's hotkeys and focus traps, those too that listen on the way down. A key goes
 * on as an event that does not leave the shadow root; the browser itself types as before. Only what the page has put on
 * `window` before this, and a modal dialog, come first. Returns what stops it.
 */
export function guardTyping(root: ShadowRoot): () => void {
  const innerTarget = (event: Event): Element | undefined => {
    const [target] = event.composedPath();
    return target instanceof Element && root.contains(target) ? target : undefined;
  };
  const handleKey = (event: KeyboardEvent) => {
    const target = innerTarget(event);
    if (!target) return;
    event.stopImmediatePropagation();
    if (!target.dispatchEvent(inside(event))) event.preventDefault();
  };
  const handleFocus = (event: FocusEvent) => {
    if (innerTarget(event)) event.stopImmediatePropagation();
  };
  for (const type of keyEvents) addEventListener(type, handleKey, true);
  for (const type of focusEvents) addEventListener(type, handleFocus, true);
  return () => {
    for (const type of keyEvents) removeEventListener(type, handleKey, true);
    for (const type of focusEvents) removeEventListener(type, handleFocus, true);
  };
}

/** The same key, for listeners within the shadow root only: it is not composed. */
const inside = (event: KeyboardEvent): KeyboardEvent =>
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

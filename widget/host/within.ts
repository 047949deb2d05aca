const calls = ["preventDefault", "stopPropagation", "stopImmediatePropagation"] as const;

/**
 * Takes from the page the ways of cancelling events of these types that are meant for the widget, and gives them back to the
 * widget's own listeners. The event stays the browser's own, with all that it does by itself: one of ours in its place would
 * tick a box twice, or open no file. Returns what stops it.
 */
export function keepWithin(root: ShadowRoot, types: readonly string[]): () => void {
  const disarm = (event: Event) => {
    for (const call of calls) event[call] = () => {};
  };
  const disarmOurs = (event: Event) => {
    const [target] = event.composedPath();
    if (target instanceof Element && root.contains(target)) disarm(event);
  };
  const rearm = (event: Event) => {
    for (const call of calls) Reflect.deleteProperty(event, call);
  };
  // Passive: a scroll waits for none of these.
  const onWayDown = { capture: true, passive: true };
  const onWayUp = { capture: false, passive: true };
  for (const type of types) {
    addEventListener(type, disarmOurs, onWayDown);
    root.addEventListener(type, rearm, onWayDown);
    root.addEventListener(type, disarm, onWayUp);
  }
  return () => {
    for (const type of types) {
      removeEventListener(type, disarmOurs, onWayDown);
      root.removeEventListener(type, rearm, onWayDown);
      root.removeEventListener(type, disarm, onWayUp);
    }
  };
}

/**
 * Calls `back` whenever the page may have been away: shown again, restored, or back on a network. A
 * WebView that slept believes that its socket still lives, so this is the moment to ask.
 */
export function watchPageLifecycle(watch: {
  readonly back: () => void;
  readonly lost: () => void;
}): () => void {
  const { back, lost } = watch;
  const shown = () => {
    if (document.visibilityState === "visible") back();
  };
  const restored = (event: PageTransitionEvent) => {
    if (event.persisted) back();
  };
  document.addEventListener("visibilitychange", shown);
  window.addEventListener("pageshow", restored);
  window.addEventListener("online", back);
  window.addEventListener("offline", lost);
  return () => {
    document.removeEventListener("visibilitychange", shown);
    window.removeEventListener("pageshow", restored);
    window.removeEventListener("online", back);
    window.removeEventListener("offline", lost);
  };
}

/**
 * Calls `onResume` whenever the page may have slept: it is shown again, restored from the cache, or back on a
 * network. A WebView that slept does not know that its socket is dead, so the connection is checked then.
 */
export function watchPageLifecycle(watch: {
  readonly onResume: () => void;
  readonly onOffline: () => void;
}): () => void {
  const { onResume, onOffline } = watch;
  const shown = () => {
    if (document.visibilityState === "visible") onResume();
  };
  const restored = (event: PageTransitionEvent) => {
    if (event.persisted) onResume();
  };
  document.addEventListener("visibilitychange", shown);
  window.addEventListener("pageshow", restored);
  window.addEventListener("online", onResume);
  window.addEventListener("offline", onOffline);
  return () => {
    document.removeEventListener("visibilitychange", shown);
    window.removeEventListener("pageshow", restored);
    window.removeEventListener("online", onResume);
    window.removeEventListener("offline", onOffline);
  };
}

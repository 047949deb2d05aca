/** What an integrator writes: the loader's tag, the queue for calls that come before it, and the boot. */

type PocketDeskFunction = ((command: string, ...values: unknown[]) => void) & { q?: unknown[][] };

declare global {
  interface Window {
    PocketDesk?: PocketDeskFunction;
  }
}

const queue: PocketDeskFunction = (...call) => {
  queue.q = [...(queue.q ?? []), call];
};

export function embed(locale: string) {
  window.PocketDesk ??= queue;
  const script = document.createElement("script");
  script.async = true;
  script.src = "/widget.js";
  script.dataset.locale = locale;
  document.head.append(script);
  window.PocketDesk("boot", {
    locale,
    identify: () => fetch(`/demo/identity?locale=${locale}`).then((response) => response.text()),
  });
}

export const openSupport = (target?: { readonly draft: string }) =>
  window.PocketDesk?.("open", target);

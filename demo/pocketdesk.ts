/** What an integrator writes: the loader's tag, the queue for calls that come before it, and the boot. */

import { logo } from "./logo.ts";
import { locale, translate } from "./translate.ts";

/** As `pocketdesk/global` of the npm package declares it. */
type PocketDeskCall = NonNullable<Window["PocketDesk"]>;

const queue = ((...call: unknown[]) => {
  queue.q = [...Array.from(queue.q ?? []), call];
}) as PocketDeskCall;

export function embed() {
  window.PocketDesk ??= queue;
  const script = document.createElement("script");
  script.async = true;
  script.src = "/widget.js";
  script.dataset.locale = locale;
  document.head.append(script);
  window.PocketDesk("boot", {
    locale,
    brand: { name: translate("wallet"), logo },
    identify: () => fetch(`/demo/identity?locale=${locale}`).then((response) => response.text()),
  });
}

export const openSupport = (target?: { readonly transaction: string }) =>
  window.PocketDesk?.("open", target);

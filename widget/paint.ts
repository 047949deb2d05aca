import { effect } from "@preact/signals";
import { applyTheme } from "../ui/theme.ts";
import type { Shell } from "./embed/shell.ts";
import type { Support } from "./models/support.ts";

interface Paint {
  /** After the page has changed its options. */
  again(): void;
  stop(): void;
}

/**
 * Keeps the theme and the accent: the page's, else what administrators have set. Until the server has answered that is
 * what it said at the last visit.
 */
export function paint({ host, options }: Shell, { session, localStore }: Support): Paint {
  let stop = () => {};
  const again = () => {
    stop();
    stop = applyTheme(
      host,
      () => options().theme ?? "auto",
      () => options().brand?.accent ?? (localStore.read("accent") || undefined),
    );
  };
  const stopFollowing = effect(() => {
    if (session.value) localStore.write("accent", session.value.features.accent ?? "");
    again();
  });
  return {
    again,
    stop() {
      stopFollowing();
      stop();
    },
  };
}

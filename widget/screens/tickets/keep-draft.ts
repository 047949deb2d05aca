import { mayHoldSecret } from "../../../protocol/secrets/suspicion.ts";
import type { LocalStore } from "../../../ui/local-store.ts";

/** So few words in a row are looked at: the beginning of a seed phrase is not kept either. */
const suspiciousWords = 5;

interface Draft {
  readonly key: string;
  /** What the customer has written in it. */
  readonly texts: readonly string[];
  /** As it is kept. */
  readonly kept: string;
}

/**
 * Keeps what is being written on the device, so that a reload loses nothing, unless it looks like a secret: that must not outlive
 * the field that it stands in. What was kept of the draft before goes with it, until it was looked at closely.
 */
export function createDraftKeeper(
  localStore: LocalStore,
  mayBeKept: (text: string) => Promise<boolean>,
): { readonly keep: (draft: Draft) => void; readonly forget: (key: string) => void } {
  let latest: Draft | undefined;
  return {
    keep(draft) {
      latest = draft;
      const { key, kept } = draft;
      const text = draft.texts.join("\n");
      if (!mayHoldSecret(text, suspiciousWords)) return localStore.write(key, kept);
      localStore.remove(key);
      mayBeKept(text).then(
        (may) => {
          if (may && latest === draft) localStore.write(key, kept);
        },
        // Without the lists of words nobody knows: it is not kept.
        () => undefined,
      );
    },
    forget(key) {
      latest = undefined;
      localStore.remove(key);
    },
  };
}

/** The lists of words are loaded on suspicion. */
export const lookClosely = async (text: string): Promise<boolean> =>
  (await import("../../shield/shield.ts")).mayBeKept(text);

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Locale } from "../../protocol/conversation.ts";

/** What anybody may know before signing in: whose desk it is, and whether the server works. */
export interface FrontNews {
  /** Empty where nobody has named the wallet. */
  readonly wallet: ReadonlySignal<string>;
  readonly health: ReadonlySignal<"unknown" | "ready" | "failing">;
  load(locale: Locale): Promise<void>;
}

export function createFrontNews(read: typeof fetch = fetch): FrontNews {
  const wallet = signal("");
  const health = signal<"unknown" | "ready" | "failing">("unknown");
  return {
    wallet,
    health,
    async load(locale) {
      try {
        const [ready, faq] = await Promise.all([
          read("/readyz"),
          read(`/api/faq?locale=${locale}`),
        ]);
        health.value = healthOf(ready.status);
        const { walletName = "" }: { walletName?: string } = faq.ok ? await faq.json() : {};
        wallet.value = walletName;
      } catch {
        health.value = "failing";
      }
    },
  };
}

/** A proxy may keep that address to itself: then nothing is known. */
function healthOf(status: number): "unknown" | "ready" | "failing" {
  if (status === 200) return "ready";
  return status >= 500 ? "failing" : "unknown";
}

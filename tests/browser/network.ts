/** Networks as phones have them, by the browser's own emulation. */

import type { Page } from "playwright-core";

/** So slow a network as a customer in a lift has: milliseconds, and bytes a second. */
export const slow = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** The page's network from now on. Open sockets are not cut; new requests feel it. */
export async function emulateNetwork(page: Page, network: typeof slow): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...network });
}

/** Requests below this address wait until they are let go, or refused as where nobody answers. */
export async function holdRequests(page: Page, address: string) {
  const waiting: (() => void)[] = [];
  let fate: "held" | "free" | "refused" = "held";
  await page.route(address, async (route) => {
    if (fate === "held") await new Promise<void>((resolve) => waiting.push(resolve));
    await (fate === "refused" ? route.abort() : route.continue()).catch(() => {});
  });
  const end = (next: typeof fate) => {
    fate = next;
    for (const go of waiting.splice(0)) go();
  };
  return {
    count: () => waiting.length,
    letGo: () => end("free"),
    refuse: () => end("refused"),
  };
}

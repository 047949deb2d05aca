import type { IncomingMessage } from "node:http";
import type { Callers } from "./callers.ts";

const warning =
  "Requests come through a proxy that TRUST_PROXY does not name: its address, and whether the outside is https, are not believed. Set TRUST_PROXY to the proxy's address.";

/** Returns what to call with a request; the first one that a proxy has marked, and that is not believed, is said aloud. */
export function warnOfProxyOnce(
  callers: Pick<Callers, "trustsProxy">,
  log: { warn(text: string): void },
) {
  let said = false;
  return ({ headers, socket }: IncomingMessage): void => {
    const isMarked = "x-forwarded-proto" in headers || "x-forwarded-for" in headers;
    const peer = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
    if (said || !isMarked || callers.trustsProxy(peer)) return;
    said = true;
    log.warn(warning);
  };
}

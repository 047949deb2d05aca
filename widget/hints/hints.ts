/** What only the people who embed the widget read. It is loaded when there is something to say. */
import type { IdentityReason, WidgetError } from "../embed/options.ts";
import { describeIdentity } from "./identity.ts";

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** The `error` event of an identity that is none. */
export function explainIdentity(
  reason: IdentityReason,
  given: unknown,
  server: string,
): WidgetError {
  const described = describeIdentity(reason, given);
  hint(described.message, server);
  return { code: "unauthenticated", ...described };
}

/** In the console, where the page or the server runs on the developer's own machine. */
function hint(message: string, server: string): void {
  const hosts = [location.hostname, new URL(server, location.href).hostname];
  if (hosts.some((host) => loopback.test(host))) console.warn(`PocketDesk: ${message}`);
}

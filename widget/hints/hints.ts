/** What only the people who embed the widget read. It is loaded when there is something to say. */
import type { Catalogue } from "../../protocol/conversation.ts";
import type { IdentityReason, OpenTarget, WidgetError } from "../embed/options.ts";
import type { Shell } from "../embed/shell.ts";
import { describeIdentity } from "./identity.ts";
import { misuses } from "./misuse.ts";

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

/** The `error` events of what the page does wrong, each once. */
export function explainUse(
  {
    options,
    listeners,
    said,
  }: Pick<Shell, "options" | "listeners"> & { readonly said: Set<string> },
  target: OpenTarget,
  catalogue: Catalogue | "failed" | undefined,
): readonly WidgetError[] {
  const events = [...listeners].map(([name]) => name);
  const found = misuses({ options: options(), events, target, catalogue });
  const fresh = found.filter(({ message }) => !said.has(message));
  for (const { message } of fresh) {
    said.add(message);
    hint(message, options().server);
  }
  return fresh;
}

/** In the console, where the page or the server runs on the developer's own machine. */
function hint(message: string, server: string): void {
  const hosts = [location.hostname, new URL(server, location.href).hostname];
  if (hosts.some((host) => loopback.test(host))) console.warn(`PocketDesk: ${message}`);
}

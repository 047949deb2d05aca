import type { AddressInfo } from "node:net";
import type { createApp } from "./http/app.ts";

/** Resolves with the URL; `port` 0 takes any free one. */
export async function listen(
  app: Awaited<ReturnType<typeof createApp>>,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<string> {
  await app.listen({ port, host });
  const { port: taken } = app.server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${taken}`;
}

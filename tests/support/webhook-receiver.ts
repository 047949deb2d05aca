import http from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook as Verifier } from "standardwebhooks";
import type { Webhook } from "../../protocol/webhook.ts";

/** What the wallet's back end does with a webhook: answers this status, or does not answer. */
export type Behaviour = number | "hang";

export interface Received extends Webhook {
  readonly id: string;
}

export interface WebhookReceiver {
  /** Settings that send webhooks here. */
  readonly settings: { readonly WEBHOOK_URL: string; readonly WEBHOOK_SECRET: string };
  /** Those that were answered with 200, in their order. */
  readonly taken: readonly Received[];
  /** How often it was asked, whatever it did. */
  asked(): number;
  behave(next: (webhook: Received) => Behaviour): void;
  close(): Promise<void>;
}

const secret = `whsec_${Buffer.from("a webhook secret of enough bytes").toString("base64")}`;

/** Takes only what is signed, and checks that with the library of the specification. `now` is the sender's clock. */
export async function startWebhookReceiver(now: () => number): Promise<WebhookReceiver> {
  const taken: Received[] = [];
  let asked = 0;
  let behaviour: (webhook: Received) => Behaviour = () => 200;

  const answer = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    asked += 1;
    let body = "";
    for await (const part of request) body += part;
    const webhook = verified(request.headers, body, now());
    const does = webhook ? behaviour(webhook) : 401;
    if (does === "hang") return;
    if (does === 200 && webhook) taken.push(webhook);
    response.writeHead(does).end();
  };
  const server = http.createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: { WEBHOOK_URL: `http://127.0.0.1:${port}/hook`, WEBHOOK_SECRET: secret },
    taken,
    asked: () => asked,
    behave(next) {
      behaviour = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The library knows the clock of the machine only: the time of the signature is compared here. */
function verified(
  headers: http.IncomingHttpHeaders,
  body: string,
  now: number,
): Received | undefined {
  const id = String(headers["webhook-id"]);
  const timestamp = Number(headers["webhook-timestamp"]);
  if (Math.abs(now / 1_000 - timestamp) > 60) return undefined;
  const verifier = new Verifier(secret);
  const signature = verifier.sign(id, new Date(timestamp * 1_000), body);
  return signature === headers["webhook-signature"] ? { id, ...JSON.parse(body) } : undefined;
}

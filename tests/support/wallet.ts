/** A wallet's back end, which checks our signature and then does what a test tells it to. */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isSigned } from "../../demo/back-end/signatures.ts";
import type { WalletTransaction } from "../../protocol/transaction.ts";

export const hostSecret = `whsec_${Buffer.from("thirty-two bytes for these tests").toString("base64")}`;

export interface Asked {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly signed: boolean;
}

type Reply = (asked: Asked, response: ServerResponse) => void;

export const answersWith =
  (value: unknown, status = 200): Reply =>
  (_asked, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof value === "string" ? value : JSON.stringify(value));
  };

/** `now` is the clock by which the server under test signs. */
export async function startWallet(now: () => number = Date.now) {
  const asked: Asked[] = [];
  let reply: Reply = answersWith({}, 404);
  const server = createServer((request: IncomingMessage, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString();
      const { headers, url: path = "" } = request;
      const signed = isSigned({ headers, body }, { secret: hostSecret, now: now() });
      const one = { path, body: JSON.parse(body), signed };
      asked.push(one);
      reply(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answers(next: Reply) {
      reply = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const transfer: WalletTransaction = {
  id: "T202611211612",
  at: "2026-11-21T08:12:00.000Z",
  kind: "transfer",
  amount: "-200.00",
  currency: "CNY",
  counterparty: "周宁",
  status: "pending",
  expectedAt: "2026-11-21T16:00:00.000Z",
};
export const coffee: WalletTransaction = {
  id: "T202611211742",
  at: "2026-11-21T08:40:00.000Z",
  kind: "payment",
  amount: "-26.00",
  currency: "CNY",
  counterparty: "街角咖啡",
  status: "failed",
  errorCode: "PAY-1001",
};

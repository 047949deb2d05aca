import http from "node:http";
import https from "node:https";
import { useAgent } from "request-filtering-agent";
import type { Clock } from "../ports/clock.ts";
import type { WebhookFailure, WebhookReceiver } from "../ports/webhooks.ts";
import { signedHeaders } from "./signed-request.ts";

export interface ReceiverOptions {
  readonly url: string;
  readonly secret: string;
  /** Addresses and networks that may be reached although they are private; all others of that kind are refused. */
  readonly allowedAddresses: readonly string[];
  readonly clock: Pick<Clock, "now">;
  /** The longest that a call takes. */
  readonly limitMs: number;
}

/**
 * Posts to one address. Each connection is checked by the address that it is about to be made to, not by the name: a name that
 * resolves to a public address now and to a private one later (DNS rebinding) is refused, too. No redirect is followed.
 */
export function createWebhookReceiver(settings: ReceiverOptions): WebhookReceiver {
  const { url, allowedAddresses } = settings;
  const agent = useAgent(url, {
    keepAlive: true,
    allowIPAddressList: [...allowedAddresses],
  });
  return {
    send(id, webhook) {
      const body = JSON.stringify(webhook);
      return post(settings, { agent, body, id }).catch(reasonOf);
    },
  };
}

interface Posting {
  readonly agent: http.Agent;
  readonly id: string;
  readonly body: string;
}

function post(
  { url, secret, clock, limitMs }: ReceiverOptions,
  { agent, id, body }: Posting,
): Promise<WebhookFailure> {
  const { request } = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const sending = request(url, {
      method: "POST",
      agent,
      headers: {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        ...signedHeaders(secret, { id, body, now: clock.now() }),
      },
      signal: AbortSignal.timeout(limitMs),
    });
    sending.on("error", reject);
    sending.on("response", (response) => {
      // The status says all. What else it says is thrown away, for as long as the limit lets it.
      response.on("error", () => undefined).resume();
      const { statusCode = 0 } = response;
      const isTaken = statusCode >= 200 && statusCode < 300;
      resolve(isTaken ? undefined : `The receiver answered ${statusCode}.`);
    });
    sending.end(body);
  });
}

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "It failed.";
  if (error.name === "AbortError" || error.name === "TimeoutError") return "No answer in time.";
  if (/is not allowed/.test(error.message)) return privateAddress;
  return error.message;
};

const privateAddress =
  "Its address is a private one, which WEBHOOK_ALLOWED_ADDRESSES does not name.";

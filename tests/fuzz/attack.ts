/** F14: mutated frames and requests against a running server. */

import { randomBytes } from "node:crypto";
import { createRandom } from "../protocol/secrets/random.ts";
import { createFrameClient, type Outcome, sendRequest } from "./clients.ts";
import { agentFrames, customerFrames, requests, someConversation, someTicket } from "./corpus.ts";
import { mutated } from "./mutate.ts";

export interface Attack {
  readonly url: string;
  /** An agent's session. */
  readonly token: string;
  readonly seed: number;
  /** What there is to be found. */
  readonly conversationId: string;
  readonly ticket: string;
  /** Half of them frames, half of them requests. */
  readonly count: number;
}

export interface Report {
  readonly frames: Readonly<Record<Outcome, number>>;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** What was answered with 500 or more, as JSON. */
  readonly failures: readonly string[];
  /** After these frames a right call was never answered. */
  readonly hung: readonly string[];
}

const clientsAtOnce = 6;

export async function attack(given: Attack): Promise<Report> {
  const { url, token, seed, count, conversationId, ticket } = given;
  const real = (corpus: readonly string[]) =>
    corpus.map((one) =>
      one.replaceAll(someConversation, conversationId).replaceAll(someTicket, ticket),
    );
  const byAgents = real(agentFrames);
  const byCustomers = real(customerFrames);
  const overHttp = real(requests);
  const frames = { answered: 0, closed: 0, silent: 0 };
  const statuses: Record<string, number> = {};
  const failures: string[] = [];
  const hung: string[] = [];
  const share = Math.ceil(count / 2 / clientsAtOnce);

  /** Each client draws its own: which one is first does not change what is sent. */
  async function sendFrames(number: number) {
    const random = createRandom(seed + number);
    const isAgent = number % 3 === 2;
    const client = isAgent
      ? createFrameClient(url, "/agent", { token })
      : createFrameClient(url, "/customer", { token: randomBytes(32).toString("base64url") });
    for (let sent = 0; sent < share; sent += 1) {
      const frame = mutated(random, isAgent ? byAgents : byCustomers);
      const outcome = await client.send(frame);
      frames[outcome] += 1;
      if (outcome === "silent") hung.push(JSON.stringify(frame.toString("latin1").slice(0, 300)));
    }
    client.close();
  }

  async function sendRequests(number: number) {
    const random = createRandom(seed + 1_000 + number);
    for (let sent = 0; sent < share; sent += 1) {
      const bytes = mutated(random, overHttp);
      for (const status of await sendRequest(url, bytes)) {
        statuses[status] = (statuses[status] ?? 0) + 1;
        // 501 and 505 are what a method or a version is answered with that HTTP does not have.
        if (status >= 500 && status !== 501 && status !== 505) {
          failures.push(JSON.stringify(bytes.toString("latin1")));
        }
      }
    }
  }

  const clients = Array.from({ length: clientsAtOnce }, (_, number) => number);
  await Promise.all(clients.flatMap((number) => [sendFrames(number), sendRequests(number)]));
  return { frames, statuses, failures, hung };
}

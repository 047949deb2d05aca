/** `npm run soak -- [MINUTES]`: 60 customers and 4 agents at work, and what the server's memory does meanwhile. */

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import type { Conversation } from "../protocol/conversation.ts";
import type { Result } from "../protocol/sockets.ts";
import { type Line, openLine } from "./chat/line.ts";
import { agentPassword, type RunningServer, startPocketDesk } from "./chat/servers.ts";
import { print } from "./table.ts";

const minutes = Number(process.argv[2] ?? 60);
const customers = 60;
const agents = 4;
const sampleMs = 30_000;
const end = Date.now() + minutes * 60_000;

const questions = readFileSync("tests/faq/questions-dev.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line): string => JSON.parse(line).q);

const isOver = () => Date.now() >= end;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Milliseconds: people take their time, and not all the same. */
const thinking = () => wait(1_000 + Math.random() * 2_000);

let messages = 0;
let refused = 0;

async function call<Value>(line: Line, name: string, payload: object): Promise<Value | undefined> {
  const result = (await line.call(name, payload)) as Result<Value>;
  if (!result.ok && result.error.code !== "queue_empty") refused += 1;
  return result.ok ? result.value : undefined;
}

async function say(line: Line, payload: object) {
  await call(line, "message:send", { clientId: randomUUID(), ...payload });
  messages += 1;
}

/** A busy server refuses for a moment, and a client tries again. */
async function comeIn(url: string, auth: object, namespace = "/customer"): Promise<Line> {
  for (;;) {
    try {
      return await openLine(url, namespace, auth);
    } catch (error) {
      if (isOver() || !String(error).includes("unavailable")) throw error;
      refused += 1;
      await thinking();
    }
  }
}

/** Asks, votes, wants a human now and then, and comes back after a while as the same customer. */
async function beCustomer(url: string) {
  let token: string | undefined;
  while (!isOver()) {
    const line = await comeIn(url, token === undefined ? {} : { token });
    token = (line.session as { token: string }).token;
    for (let turn = 0; turn < 40 && !isOver(); turn += 1) {
      await say(line, { text: questions[Math.floor(Math.random() * questions.length)] });
      await thinking();
      if (turn % 20 === 9) await call(line, "agent:request", {});
      if (turn % 5 === 4) await call(line, "conversation:list", {});
      if (turn % 40 === 30) await complain(line);
    }
    line.close();
    await thinking();
  }
}

async function complain(line: Line) {
  const complaint = {
    topic: "提现未到账",
    description: "提现三天了还没到",
    clientId: randomUUID(),
  };
  const filed = await call<{ ticket: { number: string } }>(line, "ticket:file", complaint);
  const number = filed?.ticket.number;
  if (number !== undefined) await call(line, "ticket:add", { number, text: "补充：尾号 6013" });
  await call(line, "ticket:list", {});
}

async function signIn(url: string, number: number): Promise<Line> {
  for (;;) {
    const response = await fetch(`${url}/api/agent/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: `bench${number}@example.com`, password: agentPassword }),
    });
    const { token } = await response.json();
    if (token) return comeIn(url, { token }, "/agent");
    await thinking();
  }
}

async function beAgent(url: string, number: number) {
  const line = await signIn(url, number);
  await call(line, "desk:available", { on: true, capacity: 5 });
  while (!isOver()) {
    await thinking();
    await call(line, "desk:list", { view: "queue" });
    await call(line, "ticket:list", { view: "open" });
    const taken = await call<{ conversation: Conversation }>(line, "queue:take", {});
    if (!taken) continue;
    const { id: conversationId } = taken.conversation;
    for (let answer = 0; answer < 3; answer += 1) {
      await say(line, { conversationId, text: "您好，我看一下，请稍等。" });
      await thinking();
    }
    await call(line, "conversation:resolve", { conversationId, summary: "已说明", topic: "其他" });
  }
  line.close();
}

interface Sample {
  readonly minute: number;
  readonly mb: number;
  readonly messages: number;
}

async function watch(server: RunningServer): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const start = Date.now();
  while (!isOver()) {
    await wait(sampleMs);
    const mb = (await server.memory()) / 1_024 ** 2;
    // At the end the customers leave, and what they cost goes with them.
    if (!isOver()) samples.push({ minute: (Date.now() - start) / 60_000, mb, messages });
  }
  return samples;
}

/** MB in ten minutes, by least squares. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (numbers: readonly number[]) =>
    numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map(({ mb }) => mb))];
  const above = samples.reduce((sum, { minute, mb }) => sum + (minute - x) * (mb - y), 0);
  const below = samples.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0);
  return (above / below) * 10;
}

const server = await startPocketDesk(agents);
const samples = watch(server);
await Promise.all([
  ...Array.from({ length: customers }, () => beCustomer(server.url)),
  ...Array.from({ length: agents }, (_, number) => beAgent(server.url, number)),
]);
const all = await samples;
const late = all.slice(Math.floor(all.length / 2));
const every = Math.max(1, Math.floor(all.length / 12));
print(
  [
    {
      title: `Soak: ${customers} customers and ${agents} agents for ${minutes} minutes`,
      columns: ["minute", "messages", "memory MB"],
      rows: all
        .filter((_, at) => at % every === every - 1)
        .map(({ minute, mb, messages: sent }) => [minute.toFixed(1), sent, mb.toFixed(1)]),
      notes: [
        `Memory after a garbage collection. Over the second half it grew by ${slopeOf(late).toFixed(2)} MB in ten minutes. Load average ${loadavg()
          .map((one) => one.toFixed(1))
          .join(" ")}. Calls refused: ${refused}.`,
      ],
    },
  ],
  { json: process.argv.includes("--json") },
);
await server.stop();

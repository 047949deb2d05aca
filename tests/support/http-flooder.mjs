/** A thread that asks over many connections as fast as it can, and answers how often it got which status. */

import { Agent, request } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

const { url, method, body, connections, ms } = workerData;
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const headers = { "x-forwarded-for": "203.0.113.66", "content-type": "application/json" };
const until = performance.now() + ms;
const statuses = {};

const send = () =>
  new Promise((resolve) => {
    const sent = request(url, { agent, method, headers }, (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode));
    });
    sent.once("error", () => resolve(0));
    sent.end(body);
  });

async function flood() {
  while (performance.now() < until) {
    const status = await send();
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
}

await Promise.all(Array.from({ length: connections }, flood));
agent.destroy();
parentPort.postMessage(statuses);

import { expect, test } from "vitest";
import { createAttempts } from "../server/actions/attempts.ts";
import { Refusal } from "../server/domain/refusal.ts";
import { createOutage } from "../server/outage.ts";
import { StoreDamaged, StoreUnavailable } from "../server/ports/store.ts";

const away = () =>
  new StoreUnavailable("The database does not answer.", { cause: new Error("ECONNREFUSED") });

/** As it leaves a transaction. */
function refusedBy(cause: Error): Refusal {
  const refusal = new Refusal("unavailable", "Not now.");
  refusal.cause = cause;
  return refusal;
}

function createTestOutage() {
  const lines: string[] = [];
  const outage = createOutage({
    warn: (line: string) => void lines.push(line),
    error: (_: unknown, line: string) => void lines.push(line),
  } as Parameters<typeof createOutage>[0]);
  return { lines, outage };
}

test("a database that goes and comes back leaves two plain lines, however many steps fail meanwhile", async () => {
  const { lines, outage } = createTestOutage();
  const attempt = createAttempts((step) => void lines.push(`failed: ${step}`), outage.covers);
  let error: (() => Error) | undefined = away;
  async function round() {
    for (const step of ["settings", "agents", "mails"]) {
      await attempt(step, async () => {
        if (error) throw error();
      });
    }
    outage.endRound();
  }
  for (let rounds = 0; rounds < 3; rounds += 1) await round();
  outage.logFailure(refusedBy(away()), "webhooks can't be sent now");
  const gone = "The database can't be used now (ECONNREFUSED). Calls are refused until it can.";
  expect(lines).toEqual([gone]);
  error = undefined;
  await round();
  await round();
  expect(lines).toEqual([gone, "The database can be used again."]);
  error = away;
  await round();
  expect(lines).toHaveLength(3);
});

test("another failure keeps its own line, also while the database is away", async () => {
  const { lines, outage } = createTestOutage();
  const attempt = createAttempts((step) => void lines.push(`failed: ${step}`), outage.covers);
  await attempt("settings", () => Promise.reject(away()));
  await attempt("mails", () => Promise.reject(new Error("a bug")));
  outage.logFailure(new Error("a bug"), "webhooks can't be sent now");
  expect(lines.slice(1)).toEqual(["failed: mails", "webhooks can't be sent now"]);
});

test("F18 a damaged row is no database that is away: each step that meets it says so", async () => {
  const { lines, outage } = createTestOutage();
  const attempt = createAttempts((step) => void lines.push(`failed: ${step}`), outage.covers);
  const damaged = new StoreDamaged("A row is no text.");
  await attempt("idle conversations", () => Promise.reject(refusedBy(damaged)));
  await attempt("settings", () => Promise.reject(damaged));
  expect(lines).toEqual(["failed: idle conversations", "failed: settings"]);
});

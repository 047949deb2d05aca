/** What every action keeps to. */

import { expect, test } from "vitest";
import type { ConversationId } from "../protocol/conversation.ts";
import { commit, type UnitOfWork } from "../server/actions/commit.ts";
import type { DomainEvent, Services } from "../server/actions/services.ts";
import type { Transaction } from "../server/ports/store.ts";
import { readSources } from "./support/sources.ts";

test("work that the store runs twice is published once", async () => {
  const published: DomainEvent[] = [];
  const services = {
    clock: { now: () => 1 },
    cluster: { publish: (events: readonly DomainEvent[]) => void published.push(...events) },
    store: {
      async transaction(work: (tx: Transaction) => unknown) {
        await work({} as Transaction);
        return work({} as Transaction);
      },
    },
  } as unknown as Services;
  let runs = 0;
  await commit(services, (work) => {
    runs += 1;
    work.publish({ kind: "desk", conversationId: `${runs}` as ConversationId });
  });
  expect(published).toEqual([{ kind: "desk", conversationId: "2" }]);
});

test("work in a transaction has nothing that it could wait for but the transaction", () => {
  const uses = ({ services }: UnitOfWork) => [
    services.ids.next,
    services.store.epoch,
    services.secrets.hashToken,
    // @ts-expect-error A read outside would not see what the work has written.
    services.store.agents,
    // @ts-expect-error A password takes a tenth of a second.
    services.secrets.hashPassword,
    // @ts-expect-error Keys may be fetched.
    services.identities.verify,
  ];
  expect(uses).toBeTypeOf("function");
});

/** What stands between the brackets of each `commit(…)`. */
function workIn(text: string): readonly string[] {
  return [...text.matchAll(/\bcommit(?:Message)?\(/g)].map(({ index, 0: call }) => {
    let depth = 1;
    let at = index + call.length;
    for (; depth > 0 && at < text.length; at += 1) {
      if (text[at] === "(") depth += 1;
      if (text[at] === ")") depth -= 1;
    }
    return text.slice(index, at);
  });
}

const reachesOut = (work: string) =>
  /\bstore\b|\bsecrets\.(hashPassword|passwordMatches)/.test(work);

test("no work reaches around its transaction for the store", () => {
  const works = readSources("server")
    .filter(({ path }) => path.startsWith("server/actions/"))
    .flatMap(({ path, text }) => workIn(text).map((work) => ({ path, work })));
  expect(works.length).toBeGreaterThan(20);
  expect(works.filter(({ work }) => reachesOut(work))).toEqual([]);
  expect(workIn("a; commit(services, (w) => services.store.agents()); b").some(reachesOut)).toBe(
    true,
  );
});

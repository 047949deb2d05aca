import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { auditWhats } from "../../protocol/audit.ts";
import {
  type AuditEvent,
  type AuditLink,
  type AuditRecord,
  type AuditSubject,
  breakBetween,
  chained,
  tellsOfPruning,
} from "../../server/domain/audit.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const beginning: AuditLink = { seq: 0, hash: "" };

const someEvent: fc.Arbitrary<AuditEvent> = fc.record(
  {
    what: fc.constantFrom(...auditWhats),
    by: fc.constantFrom("operator", "system", "unknown"),
    about: fc.constantFrom("agent:a" as AuditSubject, "conversation:c" as AuditSubject),
    details: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
  },
  { requiredKeys: ["what", "by"] },
);
const someEvents = fc.array(someEvent, { minLength: 2, maxLength: 12 });

function chainOf(events: readonly AuditEvent[]): AuditRecord[] {
  const chain: AuditRecord[] = [];
  for (const [at, event] of events.entries()) {
    chain.push(chained(chain.at(-1) ?? beginning, event, { at, hash }));
  }
  return chain;
}

/** The first break of the chain. */
function problemOf(chain: readonly AuditRecord[]): string | undefined {
  let before = beginning;
  for (const entry of chain) {
    const problem = breakBetween(before, entry, hash);
    if (problem !== undefined) return problem;
    before = entry;
  }
  return undefined;
}

test("P12 a chain holds, also after it was kept as JSON", () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      const chain = chainOf(events);
      expect(problemOf(chain)).toBeUndefined();
      expect(problemOf(JSON.parse(JSON.stringify(chain)))).toBeUndefined();
    }),
  );
});

const changes: Readonly<Record<string, (entry: AuditRecord) => AuditRecord>> = {
  who: (entry) => ({ ...entry, by: "agent:mallory" as never }),
  when: (entry) => ({ ...entry, at: entry.at + 1 }),
  what: (entry) => ({
    ...entry,
    what: entry.what === "secret.asked" ? "agent.created" : "secret.asked",
  }),
  "about whom": (entry) => ({ ...entry, about: entry.about ? undefined : ("agent:b" as never) }),
  details: (entry) => ({ ...entry, details: { ...entry.details, added: 1 } }),
  "its hash": (entry) => ({ ...entry, hash: hash(entry.hash) }),
};

test.each(Object.entries(changes))("P12 an entry of which %s was changed is found", (_, change) => {
  fc.assert(
    fc.property(someEvents, fc.nat(), (events, at) => {
      const chain = chainOf(events);
      const index = at % chain.length;
      const edited = chain.with(index, change(chain[index] as AuditRecord));
      expect(problemOf(edited)).toBe(`Entry ${index + 1} was changed, or does not belong here.`);
    }),
  );
});

test("P12 an entry that was changed and hashed again is found by the next one", () => {
  fc.assert(
    fc.property(someEvents, someEvent, fc.nat(), (events, event, at) => {
      const chain = chainOf(events);
      const index = at % (chain.length - 1);
      const before = chain[index - 1] ?? beginning;
      const forged = chained(before, event, { at: 99, hash });
      expect(problemOf(chain.with(index, forged))).toBe(
        `Entry ${index + 2} was changed, or does not belong here.`,
      );
    }),
  );
});

test("P12 an entry that was removed is found, but for the last: that is the head's to know", () => {
  fc.assert(
    fc.property(someEvents, fc.nat(), (events, at) => {
      const chain = chainOf(events);
      const index = at % (chain.length - 1);
      expect(problemOf(chain.toSpliced(index, 1))).toContain(`Entry ${index + 1} is missing`);
      expect(problemOf(chain.slice(0, -1))).toBeUndefined();
    }),
  );
});

test("P12 an entry that was inserted is found, renumbered or not", () => {
  fc.assert(
    fc.property(someEvents, someEvent, fc.nat(), (events, event, at) => {
      const chain = chainOf(events);
      const index = at % chain.length;
      const made = chained(chain[index - 1] ?? beginning, event, { at: 99, hash });
      const inserted = chain.toSpliced(index, 0, made);
      expect(problemOf(inserted)).toBeDefined();
      expect(problemOf(inserted.map((entry, seq) => ({ ...entry, seq: seq + 1 })))).toBeDefined();
    }),
  );
});

test("only the entry of a pruning explains a beginning", () => {
  const through = { seq: 7, hash: "abc" };
  const told: AuditEvent = {
    what: "audit.pruned",
    by: "system",
    details: { through: 7, hash: "abc" },
  };
  const entry = chained({ seq: 9, hash: "x" }, told, { at: 1, hash });
  expect(tellsOfPruning(entry, through)).toBe(true);
  expect(tellsOfPruning(entry, { seq: 8, hash: "abc" })).toBe(false);
  expect(tellsOfPruning({ ...entry, what: "agent.created" }, through)).toBe(false);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { contributionsOfTicket } from "../../server/domain/contributions.ts";
import { createHourOf } from "../../server/domain/counted-hours.ts";
import { addFigures, bucketFor, durationIn, rounded } from "../../server/domain/measures.ts";
import { anyOfThem, rollupsChangedBy } from "../../server/domain/rollup-keys.ts";
import type { Contribution } from "../../server/domain/rollup-records.ts";
import type { TicketRecord } from "../../server/domain/ticket.ts";
import type { TicketEntryRecord } from "../../server/domain/ticket-entry.ts";

const ticket = { topic: "提现", locale: "zh-CN", createdAt: 0 } as TicketRecord;
const hourOf = createHourOf("UTC");
const entriesOf = (written: string) =>
  written.split(" ").map((one, index) => {
    const [kind, promise] = one.split(":");
    return {
      kind,
      at: index * 3_600_000,
      promise: promise === undefined ? undefined : { kind: promise, at: 0 },
    } as TicketEntryRecord;
  });
const settled = (written: string) =>
  contributionsOfTicket({ ticket, entries: entriesOf(written) }, hourOf)
    .filter(({ figures }) => figures.promised)
    .map(({ hour, figures }) => `${hour.slice(11)} ${figures.kept ? "kept" : "broken"}`);

test.each([
  [
    "a reply keeps the first promise and makes the next",
    "filed:acknowledge replied:decision",
    ["01 kept"],
  ],
  ["a decision keeps what was promised", "filed:decision replied decided", ["02 kept"]],
  [
    "a breach counts when it comes, and once",
    "filed:decision breached:decision promised:decision breached:decision promised:decision decided",
    ["01 broken"],
  ],
  ["another date is the same promise", "filed:decision promised:decision decided", ["02 kept"]],
  [
    "after a pause it is the same promise",
    "filed:decision asked added resumed:decision decided",
    ["04 kept"],
  ],
  ["a withdrawal settles nothing", "filed:decision withdrawn", []],
  ["a merge settles nothing", "filed:decision merged", []],
  [
    "a re-review is a promise of its own",
    "filed:decision decided escalated:review decided closed",
    ["01 kept", "03 kept"],
  ],
  ["one that runs is not settled", "filed:decision replied", []],
])("%s", (_rule, written, expected) => {
  expect(settled(written)).toEqual(expected);
});

test.each([
  [
    "counts once, with the first decision",
    { cause: "系统故障" },
    "01 cause.系统故障 caused decided",
  ],
  ["without a cause counts, too", {}, "01 decided"],
  ["that was withdrawn counts nowhere", { cause: "系统故障", state: "withdrawn" }, ""],
  ["that went into another counts as that one", { cause: "系统故障", mergedInto: "PD-1" }, ""],
])("a decided complaint %s", (_rule, parts, expected) => {
  const entries = entriesOf("filed decided escalated decided");
  const record = { ...ticket, ...parts } as TicketRecord;
  const found = contributionsOfTicket({ ticket: record, entries }, hourOf)
    .filter(({ figures }) => figures.decided)
    .map(({ hour, figures }) => [hour.slice(11), ...Object.keys(figures).sort()].join(" "));
  expect(found.join()).toBe(expected);
});

test("a duration read from the buckets is that of the exact quantile, within 4 %", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3_000_000 }), { minLength: 1, maxLength: 60 }),
      (seconds) => {
        const figures = seconds.reduce(
          (sum, one) => addFigures(sum, { [bucketFor("wait", one * 1_000)]: 1 }),
          {},
        );
        const sorted = [...seconds].sort((one, other) => one - other);
        const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
        const found = durationIn(figures, "wait");
        expect(found).toEqual({
          count: seconds.length,
          p50: rounded(at(0.5)),
          p90: rounded(at(0.9)),
        });
        for (const share of [0.5, 0.9])
          expect(Math.abs(rounded(at(share)) - at(share))).toBeLessThanOrEqual(
            at(share) * 0.04 + 1,
          );
      },
    ),
  );
});

test("what was added and taken away again has left nothing", () => {
  const one = { begun: 2, "wait:5": 1 };
  const sum = addFigures({ begun: 1, served: 1 }, one);
  expect(sum).toEqual({ begun: 3, served: 1, "wait:5": 1 });
  expect(addFigures(sum, one, -1)).toEqual({ begun: 1, served: 1 });
  expect(addFigures(one, one, -1)).toEqual({});
});

const one: Contribution = {
  hour: "2026-11-21T08",
  topic: "转账",
  locale: "en",
  team: "",
  figures: {},
};

test("a topic that is called like all of them is counted once in all of them", () => {
  const contribution = { ...one, topic: anyOfThem, figures: { begun: 1 } };
  const rows = rollupsChangedBy([{ contribution, sign: 1 }]);
  expect(rows.map(({ figures }) => figures.begun)).toEqual(rows.map(() => 1));
});

test("of what was taken away and added again only the difference changes rows", () => {
  const before = { ...one, figures: { begun: 1, asked: 1 } };
  const now = { ...one, figures: { begun: 1, asked: 1, ended: 1 } };
  const rows = rollupsChangedBy([
    { contribution: before, sign: -1 },
    { contribution: now, sign: 1 },
  ]);
  expect(rows.length).toBeGreaterThan(12);
  expect(rows.map(({ figures }) => figures)).toEqual(rows.map(() => ({ ended: 1 })));
  const undone = [-1, 1].map((sign) => ({ contribution: now, sign: sign as 1 | -1 }));
  expect(rollupsChangedBy(undone)).toEqual([]);
});

test("an hour is that of the desk's clock, where it is half an hour apart too", () => {
  const at = Date.UTC(2026, 10, 21, 18, 45);
  expect(createHourOf("Asia/Shanghai")(at)).toBe("2026-11-22T02");
  expect(createHourOf("Asia/Kolkata")(at)).toBe("2026-11-22T00");
  expect(createHourOf("America/New_York")(at)).toBe("2026-11-21T13");
});

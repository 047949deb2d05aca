import { expect, test } from "vitest";
import { draftOf } from "../../console/models/announcement-draft.ts";
import { seenAnnouncement } from "../../console/models/seen-announcement.ts";
import type { AgentAnnouncement } from "../../protocol/announcement.ts";

const at = "2026-11-21T08:00:12.345Z";
const now = Date.parse("2026-11-21T08:30:00.000Z");
const known: AgentAnnouncement = {
  id: "a" as AgentAnnouncement["id"],
  kind: "incident",
  state: "active",
  title: { "zh-CN": "变慢", en: "Slow" },
  text: { "zh-CN": "钱没有丢" },
  topics: [],
  errorCodes: [],
  startsAt: at,
  nextUpdateAt: "2026-11-21T09:00:00.000Z",
  updates: [{ at: "2026-11-21T08:10:00.000Z", text: { "zh-CN": "在查", en: "Looking" } }],
  affected: 7,
  subscribers: 0,
  solved: 0,
  unsolved: 0,
};
const seen = (parts: Partial<AgentAnnouncement> = {}, locale: "zh-CN" | "en" = "zh-CN") => {
  const one = { ...known, ...parts };
  return seenAnnouncement(draftOf(one, now), one, { locale, now, byClock: "到点结束" });
};

test("the preview has what is being written, with what was published since and who was counted", () => {
  const draft = { ...draftOf(known, now), title: { "zh-CN": "很慢", "zh-TW": "", en: "" } };
  const wanted = { locale: "zh-CN", now, byClock: "" } as const;
  expect(seenAnnouncement(draft, known, wanted)).toMatchObject({
    title: "很慢",
    state: "active",
    startsAt: at,
    nextUpdateAt: known.nextUpdateAt,
    updates: [{ at: "2026-11-21T08:10:00.000Z", text: "在查" }],
    affected: 7,
  });
});

test("whose language is not written sees the first one, and a title that is not there yet has its place", () => {
  expect(seen({}, "en")).toMatchObject({
    title: "Slow",
    text: "钱没有丢",
    updates: [{ text: "Looking" }],
  });
  const fresh = seenAnnouncement(draftOf(undefined, now), undefined, {
    locale: "en",
    now,
    byClock: "",
  });
  expect(fresh).toMatchObject({ title: "…", state: "active", updates: [], affected: 0 });
});

test("one that has not begun or is over looks so, and what the clock has ended says that", () => {
  expect(seen({ startsAt: "2026-11-21T10:00:00.000Z" }).state).toBe("scheduled");
  const over = seen({
    state: "ended",
    updates: [{ at: "2026-11-21T08:20:00.000Z" }],
  });
  expect(over).toMatchObject({ state: "ended", updates: [{ text: "到点结束" }] });
  expect(over.nextUpdateAt).toBeUndefined();
});

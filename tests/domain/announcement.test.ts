import { describe, expect, test } from "vitest";
import { agentRoles } from "../../protocol/desk.ts";
import { matches, textIn, touches } from "../../server/domain/announcement.ts";
import {
  isShown,
  mayReadAnnouncements,
  mayWriteAnnouncement,
} from "../../server/domain/announcement-permissions.ts";
import {
  announcementEnded,
  announcementTicked,
  announcementUpdated,
  announcementWritten,
} from "../../server/domain/announcement-steps.ts";
import { anAgent, anAnnouncement, at } from "../support/builders.ts";

const minute = 60_000;
const by = { id: anAgent().id, name: "Bo" };
const words = {
  kind: "incident",
  title: { "zh-CN": "转账变慢" },
  text: { "zh-CN": "钱没有丢" },
  topics: [],
  errorCodes: [],
} as const;
const { id } = anAnnouncement();
const text = { "zh-CN": "已找到原因" };

test("who leads writes; everybody with an account reads, and nobody who is locked out", () => {
  const roles = (may: typeof mayReadAnnouncements, disabled = false) =>
    agentRoles.filter((role) => may(anAgent({ role, disabled })));
  expect(roles(mayWriteAnnouncement).sort()).toEqual(["admin", "supervisor"]);
  expect(roles(mayReadAnnouncements)).toEqual([...agentRoles]);
  expect(roles(mayWriteAnnouncement, true)).toEqual([]);
  expect(roles(mayReadAnnouncements, true)).toEqual([]);
});

test("a notice shows before it begins, an incident does not, and neither once it is over", () => {
  expect(isShown({ kind: "notice", state: "scheduled" })).toBe(true);
  expect(isShown({ kind: "incident", state: "scheduled" })).toBe(false);
  expect(isShown({ kind: "incident", state: "active" })).toBe(true);
  expect(isShown({ kind: "notice", state: "ended" })).toBe(false);
});

test("whose language is missing reads the first one", () => {
  expect(textIn({ "zh-CN": "变慢", en: "Slow" }, "en")).toBe("Slow");
  expect(textIn({ "zh-CN": "变慢" }, "zh-TW")).toBe("变慢");
});

describe("an incident touches", () => {
  const one = anAnnouncement({
    topics: ["payment-failed"],
    errorCodes: ["PAY-1001"],
    startsAt: at,
  });
  const about = { articleId: "payment-failed", category: undefined };
  const made = (parts: object) => ({
    status: "pending" as const,
    at: new Date(at + minute).toISOString(),
    ...parts,
  });

  test("what is pending or failed since it began, and is about the same", () => {
    expect(touches(one, made({}), about)).toBe(true);
    expect(touches(one, made({ status: "failed" }), about)).toBe(true);
    const elsewhere = { ...about, articleId: "transfer-pending" };
    expect(touches(one, made({}), elsewhere)).toBe(false);
    expect(touches(one, made({ errorCode: "PAY-1001" }), elsewhere)).toBe(true);
  });

  test("nothing that has arrived, that was made before, or that is about a notice or something over", () => {
    for (const status of ["succeeded", "refunded"] as const)
      expect(touches(one, made({ status }), about)).toBe(false);
    const before = new Date(at - minute).toISOString();
    expect(touches(one, made({ at: before }), about)).toBe(false);
    expect(touches({ ...one, kind: "notice" }, made({}), about)).toBe(false);
    expect(touches({ ...one, state: "ended" }, made({}), about)).toBe(false);
  });
});

describe("a question", () => {
  const about = (parts: object) => ({
    articleId: undefined,
    category: undefined,
    text: "",
    ...parts,
  });
  const one = anAnnouncement({ topics: ["transfer-pending", "funds"], errorCodes: ["TRF-2001"] });

  test("matches by its article, its category or an error code in it, however it is typed", () => {
    expect(matches(one, about({ articleId: "transfer-pending" }))).toBe(true);
    expect(matches(one, about({ category: "funds" }))).toBe(true);
    expect(matches(one, about({ text: "报错ｔｒｆ-2001怎么办" }))).toBe(true);
  });

  test("of something else does not match, nor one about what has not begun or is over", () => {
    expect(matches(one, about({ articleId: "refund-time", text: "TRF-20011" }))).toBe(false);
    for (const state of ["scheduled", "ended"] as const)
      expect(matches({ ...one, state }, about({ category: "funds" }))).toBe(false);
  });
});

describe("the clock", () => {
  const written30 = announcementWritten(
    undefined,
    { ...words, startsAt: at, nextUpdateAt: at + 30 * minute },
    { id, by, now: at },
  );

  test("begins what was scheduled, and ends what has an end", () => {
    const wanted = { ...words, startsAt: at + minute, endsAt: at + 60 * minute };
    const scheduled = announcementWritten(undefined, wanted, { id, by, now: at });
    expect(scheduled.state).toBe("scheduled");
    expect(announcementTicked(scheduled, at)).toBeUndefined();
    const begun = announcementTicked(scheduled, at + minute)?.next;
    expect(begun?.state).toBe("active");
    expect(begun && announcementTicked(begun, at + 59 * minute)).toBeUndefined();
    const over = begun && announcementTicked(begun, at + 60 * minute)?.next;
    expect(over).toMatchObject({ state: "ended", dueAt: undefined, updates: [{ isEnd: true }] });
  });

  test("reminds the owner once of an update that is late, ten minutes later who leads, and then nobody", () => {
    expect(announcementTicked(written30, at + 29 * minute)).toBeUndefined();
    const first = announcementTicked(written30, at + 30 * minute);
    expect(first?.alert).toBe("owner");
    expect(first && announcementTicked(first.next, at + 39 * minute)).toBeUndefined();
    const second = first && announcementTicked(first.next, at + 40 * minute);
    expect(second?.alert).toBe("leads");
    expect(second && announcementTicked(second.next, at + 999 * minute)).toBeUndefined();
  });

  test("reminds who leads at once of the wallet's own, and again after an update", () => {
    const wallets = { ...written30, ownerId: undefined };
    expect(announcementTicked(wallets, at + 30 * minute)?.alert).toBe("leads");
    const later = at + 50 * minute;
    const next = announcementUpdated(
      written30,
      { text, nextUpdateAt: later },
      { by, now: at + 35 * minute },
    );
    expect(announcementTicked(next, later)?.alert).toBe("owner");
  });
});

describe("an announcement", () => {
  const refusal = (step: () => unknown) => {
    try {
      step();
    } catch (error) {
      return (error as { readonly code?: string }).code;
    }
    return "allowed";
  };
  const over = announcementEnded(anAnnouncement(), { text, by, now: at });

  test("that is over is not written, updated or ended again", () => {
    expect(
      refusal(() => announcementWritten(over, { ...words, startsAt: at }, { id, by, now: at })),
    ).toBe("closed");
    expect(refusal(() => announcementUpdated(over, { text }, { by, now: at }))).toBe("closed");
    expect(refusal(() => announcementEnded(over, { text, by, now: at }))).toBe("closed");
  });

  test("promises no update in the past, and ends after its start", () => {
    const write = (parts: object) => () =>
      announcementWritten(undefined, { ...words, startsAt: at, ...parts }, { id, by, now: at });
    expect(refusal(write({ nextUpdateAt: at }))).toBe("invalid");
    expect(refusal(write({ endsAt: at }))).toBe("invalid");
    expect(refusal(write({ startsAt: at + 9, endsAt: at + 8 }))).toBe("invalid");
    expect(refusal(write({ nextUpdateAt: at + 1 }))).toBe("allowed");
  });

  test("keeps what was said and counted when it is written again, also while its update is late", () => {
    const before = { ...anAnnouncement({ affected: 3 }), nextUpdateAt: at - 1 };
    const again = { ...words, startsAt: at - 5, nextUpdateAt: at - 1 };
    expect(announcementWritten(before, again, { id, by, now: at })).toMatchObject({
      affected: 3,
      title: words.title,
      nextUpdateAt: at - 1,
    });
  });

  test("takes no more updates than everybody can be sent", () => {
    const many = Array.from({ length: 50 }, () => ({ at, text }));
    expect(
      refusal(() =>
        announcementUpdated(anAnnouncement({ updates: many }), { text }, { by, now: at }),
      ),
    ).toBe("too_large");
  });
});

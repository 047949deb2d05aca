import { describe, expect, test } from "vitest";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import { type MeasuredKind, sweepAlerts } from "../../server/domain/radar-alerts.ts";
import { alertDismissed } from "../../server/domain/radar-dismissal.ts";
import type { RadarAlertRecord, RadarSubject } from "../../server/domain/radar-records.ts";

const minute = 60_000;
const begun = Date.UTC(2026, 10, 21, 8);

const met = (count: number, now: number, name = "c") =>
  Array.from({ length: count }, (_, index) => ({
    customerId: `${name}${index}` as CustomerId,
    conversationId: `${name}${index}` as ConversationId,
    at: now - (index % 14) * minute,
  }));

const usual = (perMinute: number) => ({ perMinute, shape: 40 });

const kind = (
  subject: RadarSubject,
  sightings: MeasuredKind["sightings"],
  parts: Partial<MeasuredKind> = {},
): MeasuredKind => ({
  subjects: [subject],
  sightings,
  topics: [],
  errorCodes: [],
  usual: usual(0.2),
  ...parts,
});

/** A radar that keeps its alerts from look to look. */
function createDesk(announced: () => AnnouncementId | undefined = () => undefined) {
  const alerts = new Map<string, RadarAlertRecord>();
  let rings = 0;
  let ids = 0;
  return {
    all: () => [...alerts.values()],
    rings: () => rings,
    dismiss(id: string, now: number) {
      const alert = alerts.get(id);
      if (alert) alerts.set(id, alertDismissed(alert, { id: "sue" as never, name: "Sue" }, now));
    },
    look(kinds: readonly MeasuredKind[], now: number) {
      const known = [...alerts.values()];
      const nextId = () => `r${++ids}` as RadarAlertRecord["id"];
      const { changed } = sweepAlerts({ now, kinds, known, nextId, announced });
      for (const alert of changed) {
        alerts.set(alert.id, alert);
        if (alert.rangAt === now) rings += 1;
      }
    },
  };
}

describe("A8 an alert", () => {
  test("rings once while its rise lasts, has an end, and the next rise is another one", () => {
    const desk = createDesk();
    for (let at = begun; at < begun + 40 * minute; at += minute)
      desk.look([kind("topic:a", met(24, at))], at);
    expect(desk.rings()).toBe(1);
    expect(desk.all()).toMatchObject([
      { startedAt: begun - 15 * minute, seenAt: begun + 39 * minute },
    ]);
    expect(desk.all()[0]?.endedAt).toBeUndefined();
    for (let at = begun + 40 * minute; at < begun + 60 * minute; at += minute)
      desk.look([kind("topic:a", met(2, at))], at);
    expect(desk.all()[0]?.endedAt).toBe(begun + 54 * minute);
    desk.look([kind("topic:a", met(24, begun + 90 * minute))], begun + 90 * minute);
    expect([desk.rings(), desk.all().length]).toEqual([2, 2]);
  });

  test("goes on through a lull of some minutes", () => {
    const desk = createDesk();
    desk.look([kind("topic:a", met(24, begun))], begun);
    for (let at = begun + minute; at < begun + 14 * minute; at += minute) desk.look([], at);
    desk.look([kind("topic:a", met(24, begun + 14 * minute))], begun + 14 * minute);
    expect([desk.rings(), desk.all().length]).toEqual([1, 1]);
  });

  test("is one where the same customers name an error code and meet its article", () => {
    const desk = createDesk();
    const sightings = met(24, begun);
    desk.look(
      [
        kind("topic:a", sightings, { topics: ["a" as never] }),
        kind("code:PAY-1", sightings.slice(0, 20), { errorCodes: ["PAY-1"], usual: usual(0.01) }),
        kind("topic:b", met(30, begun, "d"), { topics: ["b" as never] }),
      ],
      begun,
    );
    expect(desk.all()).toMatchObject([
      { subject: "code:PAY-1", topics: ["a"], errorCodes: ["PAY-1"] },
      { subject: "topic:b" },
    ]);
    // The article alone still is the same rise.
    desk.look([kind("topic:a", met(24, begun + minute))], begun + minute);
    expect(desk.all()).toHaveLength(2);
  });

  test("that was dismissed is silent until it rises above what it was then", () => {
    const desk = createDesk();
    desk.look([kind("topic:a", met(24, begun))], begun);
    desk.dismiss("r1", begun + minute);
    desk.look([kind("topic:a", met(27, begun + 2 * minute))], begun + 2 * minute);
    expect([desk.rings(), desk.all().length]).toEqual([1, 1]);
    for (let at = begun + 3 * minute; at < begun + 20 * minute; at += minute) desk.look([], at);
    expect(desk.all()[0]?.endedAt).toBeDefined();
    const later = begun + 300 * minute;
    desk.look([kind("topic:a", met(25, later))], later);
    expect(desk.rings()).toBe(1);
    desk.look([kind("topic:a", met(90, later + minute))], later + minute);
    expect(desk.rings()).toBe(2);
    expect(desk.all().at(-1)?.dismissedAt).toBeUndefined();
  });

  test("that rises again while it is dismissed becomes another one", () => {
    const desk = createDesk();
    desk.look([kind("topic:a", met(24, begun))], begun);
    desk.dismiss("r1", begun);
    desk.look([kind("topic:a", met(120, begun + 5 * minute))], begun + 5 * minute);
    expect(desk.rings()).toBe(2);
    expect(desk.all().map(({ endedAt }) => endedAt)).toEqual([begun + 5 * minute, undefined]);
  });

  test("does not ring while an announcement says it, and rings if it lasts after that", () => {
    let says: AnnouncementId | undefined = "n1" as AnnouncementId;
    const desk = createDesk(() => says);
    desk.look([kind("topic:a", met(24, begun))], begun);
    expect(desk.rings()).toBe(0);
    expect(desk.all()).toMatchObject([{ announcementId: "n1" }]);
    says = undefined;
    desk.look([kind("topic:a", met(24, begun + minute))], begun + minute);
    desk.look([kind("topic:a", met(24, begun + 2 * minute))], begun + 2 * minute);
    expect(desk.rings()).toBe(1);
  });

  test("is not raised of what nobody knows the usual of", () => {
    const desk = createDesk();
    desk.look([kind("topic:a", met(90, begun), { usual: undefined })], begun);
    expect(desk.all()).toEqual([]);
  });

  test("keeps the newest conversations, each once", () => {
    const desk = createDesk();
    const again = met(24, begun).map((one) => ({ ...one, at: one.at + 30_000 }));
    desk.look([kind("topic:a", [...met(24, begun), ...again, ...met(60, begun, "d")])], begun);
    const { conversationIds = [] } = desk.all()[0] ?? {};
    expect(conversationIds).toHaveLength(50);
    expect(new Set(conversationIds).size).toBe(50);
  });
});

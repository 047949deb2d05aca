import { expect, test } from "vitest";
import { exceptionsText, hoursIn, spansText } from "../../console/models/hours-form.ts";

function read(fields: Readonly<Record<string, string>>, prefix = "") {
  const form = new FormData();
  for (const [name, text] of Object.entries(fields)) form.set(`${prefix}${name}`, text);
  return hoursIn(form, prefix);
}

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

test.each([
  [
    "9:00-12:00, 13:05-24:00",
    [
      [540, 720],
      [785, 1_440],
    ],
  ],
  ["9：00 – 10：00", [[540, 600]]],
  [
    "９：００－１０：００，１１:00~12:00",
    [
      [540, 600],
      [660, 720],
    ],
  ],
  ["", []],
] as const)("%s is read as it is written", (text, spans) => {
  const mon = spans.map(([from, to]) => ({ from, to }));
  expect(read({ timeZone: " Asia/Taipei ", mon: text })).toEqual({
    hours: { timeZone: "Asia/Taipei", weekly: { ...closed, mon }, exceptions: [] },
  });
});

test.each(["9-12", "12:00-9:00", "9:00-24:30", "9:60-10:00", "closed"])(
  "%s is no time, and the day is named",
  (text) => {
    expect(read({ mon: "9:00-10:00", fri: text })).toEqual({ wrong: "fri" });
  },
);

test("days that differ are a line each, with hours or closed", () => {
  const exceptions = [
    { date: "2026-10-01", spans: [] },
    { date: "2026-10-10", spans: [{ from: 540, to: 1_080 }] },
  ];
  const text = "2026-10-01\n2026-10-10 9:00-18:00";
  expect(exceptionsText({ exceptions } as never)).toBe(text);
  expect(read({ exceptions: `\n${text}\n` })).toMatchObject({ hours: { exceptions } });
  expect(read({ exceptions: "10-01" })).toEqual({ wrong: "exceptions" });
});

test("of several hours in a form each is read by its prefix", () => {
  expect(read({ sun: "8:00-9:00" }, "2 ")).toMatchObject({
    hours: { weekly: { sun: [{ from: 480, to: 540 }] } },
  });
  expect(spansText([{ from: 480, to: 545 }])).toBe("8:00-9:05");
});

import { expect, test } from "vitest";
import { createBugReport, createLog } from "../server/log.ts";

function createTestLog(level = "debug") {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => void lines.push(line) });
  return { log, lines, entries: () => lines.map((line) => JSON.parse(line)) };
}

test("an entry is one JSON line with its time, and nothing about the machine", () => {
  const { log, lines, entries } = createTestLog();
  log.info({ signal: "SIGTERM" }, "a line\nand another");
  expect(lines).toHaveLength(1);
  expect(entries()).toEqual([
    {
      level: 30,
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      signal: "SIGTERM",
      msg: "a line\nand another",
    },
  ]);
});

test.each(["text", "token", "identity", "password", "cookie", "authorization", "headers", "body"])(
  "what somebody logs as %s is hidden, at the top and one level below",
  (field) => {
    const { log, lines } = createTestLog();
    log.info({ [field]: "canary", call: { [field]: "canary", name: "typing" } });
    expect(lines.join()).not.toContain("canary");
    expect(lines.join()).toContain("typing");
  },
);

test("entries below the level are not written", () => {
  const { log, lines } = createTestLog("warn");
  log.info("quiet");
  log.warn("loud");
  expect(lines).toHaveLength(1);
});

test("a bug is logged under the reference that the client gets", () => {
  const { log, entries } = createTestLog();
  const report = createBugReport(log);
  const references = [report(new Error("disk full"), "typing"), report("thrown", "POST /x")];
  expect(references[0]).toMatch(/^[\da-f]{8}$/);
  expect(references[0]).not.toBe(references[1]);
  expect(entries()).toMatchObject([
    {
      level: 50,
      msg: "bug",
      where: "typing",
      reference: references[0],
      err: { message: "disk full" },
    },
    { level: 50, where: "POST /x", reference: references[1] },
  ]);
});

test("S18 line breaks and colours of the terminal in a name are one line, and signs", () => {
  const { log, lines } = createTestLog();
  log.info({ name: 'Bo\r\n{"level":"error","msg":"forged"}\u001b[31m' }, "agent\nsigned in");
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toMatch(/\p{Cc}/u);
});

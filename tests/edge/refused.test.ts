import { expect, test, vi } from "vitest";
import { Refusal } from "../../server/domain/refusal.ts";
import { refused } from "../../server/edge/refused.ts";

test("a refusal reaches the client as it is, and is not reported", () => {
  const report = vi.fn();
  const refusal = new Refusal("rate_limited", "Too many, too fast.", 4_000);
  expect(refused(refusal, "typing", report)).toEqual({
    code: "rate_limited",
    message: "Too many, too fast.",
    retryAfterMs: 4_000,
  });
  expect(report).not.toHaveBeenCalled();
});

test.each([new Error("disk I/O error at /srv/data"), "a thrown text", undefined])(
  "of the bug %s the client sees a reference and nothing else",
  (bug) => {
    const report = vi.fn(() => "1a2b3c4d");
    const body = refused(bug, "message:send", report);
    expect(body).toEqual({
      code: "internal",
      message: "Something went wrong on our side.",
      reference: "1a2b3c4d",
    });
    expect(report).toHaveBeenCalledWith(bug, "message:send");
  },
);

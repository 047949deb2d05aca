import { expect, test } from "vitest";
import { nearest } from "../../server/cli/nearest.ts";

const names = ["create-agent", "reset-password", "check", "ask"];

test.each([
  ["create-agnet", "create-agent"],
  ["creat-agent", "create-agent"],
  ["resetpassword", "reset-password"],
  ["chekc", "check"],
  ["aks", "ask"],
  ["sak", "ask"],
  ["ASK", "ask"],
  ["create-agent", "create-agent"],
])("%s is near to %s", (typed, name) => {
  expect(nearest(typed, names)).toBe(name);
});

test.each(["", "x", "delete-everything", "constructor"])("nothing is near to %j", (typed) => {
  expect(nearest(typed, names)).toBeUndefined();
});

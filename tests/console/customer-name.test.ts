import { expect, test } from "vitest";
import { calledInList, cutName } from "../../console/models/customer-name.ts";
import type { CustomerId } from "../../protocol/conversation.ts";

const id = "8c1f77aa-0000" as CustomerId;

test.each([
  [{ id, verified: true, name: "孙浩" }, "孙浩"],
  [{ id, verified: true }, "customer.short 8c1f"],
  [{ id, verified: false }, "customer.anonymous 8c1f"],
])("in a list a customer is called by name, or by how their number begins", (customer, called) => {
  expect(calledInList(customer, (key) => key)).toBe(called);
});

test("a long name leaves room for what stands beside it, and no character is cut in two", () => {
  expect(cutName("孙浩")).toBe("孙浩");
  expect(cutName("W".repeat(3_000))).toBe(`${"W".repeat(24)}…`);
  expect(cutName("👩".repeat(30))).toBe(`${"👩".repeat(24)}…`);
});

import { expect, test } from "vitest";
import { calledBy } from "../../console/models/customer-name.ts";

test("a customer has the name that the wallet gave; one whom it knows by an id alone is not anonymous", () => {
  const t = (key: string) => key;
  expect(calledBy({ name: "王小明", verified: true }, t)).toBe("王小明");
  expect(calledBy({ name: undefined, verified: true }, t)).toBe("customer.unnamed");
  expect(calledBy({ name: undefined, verified: false }, t)).toBe("customer.anonymous");
});

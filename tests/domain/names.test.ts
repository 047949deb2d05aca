import { expect, test } from "vitest";
import { personName } from "../../server/domain/names.ts";

test.each([
  "系统",
  "系 统",
  "客服",
  "【官方客服】",
  "System",
  "ＳＹＳＴＥＭ",
  "sys\u200btem",
  "Admin.",
  "\u202e\u202c",
  " \n ",
  "",
])("S36 %j is no person's name", (name) => {
  expect(personName(name)).toBeUndefined();
});

test.each([
  ["客服小美", "客服小美"],
  ["王系统", "王系统"],
  ["evil\u202egnp.exe", "evilgnp.exe"],
  ["Bo\0\r\nAdmin", "Bo Admin"],
  ["Ann\ud800", "Ann\ufffd"],
  ["Bo\u001b[31m", "Bo [31m"],
  ["  Zoë   Li ", "Zoë Li"],
])("S18 S22 S36 %j is shown as %j", (name, shown) => {
  expect(personName(name)).toBe(shown);
});

test("S36 a name of 5,000 characters is cut, and not within one of them", () => {
  const cut = personName("😀".repeat(2_500)) ?? "";
  expect(cut.length).toBeLessThanOrEqual(100);
  expect(cut.isWellFormed()).toBe(true);
});

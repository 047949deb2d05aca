import fc from "fast-check";
import { expect, test } from "vitest";
import { accentContrast, isReadableAccent, readableAccent } from "../../protocol/accent.ts";
import { settingsPayloads } from "../../protocol/settings-schemas.ts";

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((all) => `#${all.toString(16).padStart(6, "0")}`);
const name = { "zh-CN": "星河钱包", "zh-TW": "星河錢包", en: "Galaxy Wallet" };
const brand = (accent: string) => settingsPayloads.brand.safeParse({ name, accent });

test("contrast is cut, so that 4.49 does not read as enough", () => {
  expect([accentContrast("#1a55ee"), accentContrast("#ffffff")]).toEqual([5.8, 1]);
  expect([accentContrast("#777777"), isReadableAccent("#777777")]).toEqual([4.4, false]);
});

test("what is offered in the place of a pale accent passes, and a good one is offered as it is", () => {
  fc.assert(
    fc.property(hex, (accent) => {
      const offered = readableAccent(accent);
      expect(brand(offered).success).toBe(true);
      if (isReadableAccent(accent)) expect(offered).toBe(accent);
      expect(brand(accent).success).toBe(isReadableAccent(accent));
    }),
  );
});

test("an accent that is too pale is refused with what would pass", () => {
  expect(brand("#FFCC00").error?.issues).toMatchObject([
    {
      path: ["accent"],
      message: `has 1.5:1 with white and needs 4.5:1; ${readableAccent("#ffcc00")} has it`,
    },
  ]);
  for (const wrong of ["red", "#12", "1a55ee", "#1a55ee80", "#gggggg"])
    expect(brand(wrong).error?.issues).toMatchObject([{ path: ["accent"] }]);
});

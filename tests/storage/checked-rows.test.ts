import { expect, test } from "vitest";
import { allRowsAsBytes, oneRowAsBytes } from "../../server/storage/sqlite/checked-rows.ts";

test("a query's columns are asked for as bytes, whatever brackets they hold", () => {
  expect(oneRowAsBytes("SELECT a, COALESCE(b, (SELECT c FROM d)) FROM e WHERE f = ?")).toBe(
    "SELECT CAST(json_array(a, COALESCE(b, (SELECT c FROM d))) AS BLOB) FROM e WHERE f = ?",
  );
  expect(allRowsAsBytes("SELECT a, COALESCE(b, (SELECT c FROM d)) FROM e")).toContain("(c0, c1)");
  expect(oneRowAsBytes("SELECT COUNT(*) FROM e")).toBeUndefined();
  expect(oneRowAsBytes("PRAGMA data_version")).toBeUndefined();
});

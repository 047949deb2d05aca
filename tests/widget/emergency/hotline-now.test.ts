import { expect, test } from "vitest";
import { hotlineNow } from "../../../widget/screens/emergency/hotline-now.ts";

const at = (clock: string) => new Date(`2026-11-21T${clock}:00.000Z`);
const hotline = "400-800-0000";
const closed = { hotline, opensAt: "2026-11-21T09:00:00.000Z" };

test("nobody is sent to a hotline that is closed; it says when it opens", () => {
  expect(hotlineNow(closed, at("08:59"))).toEqual({ opensAt: closed.opensAt });
  expect(hotlineNow(closed, at("09:00"))).toEqual({ number: hotline });
});

test("a number that is answered day and night goes first, whatever the hours", () => {
  const emergencyHotline = "400-800-0110";
  for (const clock of ["03:00", "12:00"])
    expect(hotlineNow({ ...closed, emergencyHotline }, at(clock))).toEqual({
      number: emergencyHotline,
    });
});

test("what a session of yesterday says of the hours has passed: nobody is sent there either", () => {
  const open = { hotline, closesAt: "2026-11-21T13:00:00.000Z" };
  expect(hotlineNow(open, at("12:59"))).toEqual({ number: hotline });
  expect(hotlineNow(open, at("13:00"))).toEqual({});
});

test("a hotline without hours may be answered", () => {
  expect(hotlineNow({ hotline }, at("03:00"))).toEqual({ number: hotline });
  expect(hotlineNow({}, at("03:00"))).toEqual({ number: undefined });
});

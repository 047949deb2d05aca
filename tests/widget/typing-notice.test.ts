import { expect, test } from "vitest";
import { createTypingNotice } from "../../widget/models/typing-notice.ts";

function notice() {
  const sent: boolean[] = [];
  let time = 0;
  const send = async (on: boolean) => void sent.push(on);
  return {
    sent,
    ...createTypingNotice(send, () => time),
    pass(ms: number) {
      time += ms;
    },
  };
}

test("while the customer writes on, that is said every two seconds", () => {
  const { sent, set, pass } = notice();
  for (let at = 0; at < 5_000; at += 100) {
    set(true);
    pass(100);
  }
  expect(sent).toEqual([true, true, true]);
});

test("an emptied field is said once, and only after writing was", () => {
  const { sent, set } = notice();
  set(false);
  set(true);
  set(false);
  set(false);
  expect(sent).toEqual([true, false]);
});

test("after a message has been sent, the next letter counts at once", () => {
  const { sent, set, forget } = notice();
  set(true);
  forget();
  set(true);
  expect(sent).toEqual([true, true]);
});

import { beforeEach, expect, test } from "vitest";
import { createDraftKeeper } from "../../../widget/screens/tickets/keep-draft.ts";
import { mayBeKept } from "../../../widget/shield/shield.ts";

const kept = new Map<string, string>();
const localStore = {
  read: (key: string) => kept.get(key),
  write: (key: string, value: string) => void kept.set(key, value),
  remove: (key: string) => void kept.delete(key),
  keys: () => [...kept.keys()],
  clear: () => kept.clear(),
};
beforeEach(() => kept.clear());

const seed = "apple river tent copper maple wolf lunar basket olive stone crane velvet";

/** Types it sign by sign, and answers all that the device has ever kept of it. */
async function typed(text: string, first: readonly string[] = []) {
  const seen: string[] = [];
  const looked: Promise<boolean>[] = [];
  const keeper = createDraftKeeper(localStore, (given) => {
    const result = mayBeKept(given);
    looked.push(result);
    return result;
  });
  for (let end = 1; end <= text.length; end += 1) {
    const written = text.slice(0, end);
    keeper.keep({ key: "complaint", texts: [...first, written], kept: written });
    if (end % 7 === 0) await Promise.all(looked.splice(0));
    seen.push(kept.get("complaint") ?? "");
  }
  await Promise.all(looked);
  return { last: kept.get("complaint"), seen };
}

test("P03 a seed phrase that is typed into a complaint is not kept on the device, nor more than its first words", async () => {
  const { last, seen } = await typed(`我的助记词是 ${seed}`);
  expect(last).toBeUndefined();
  expect(seen.filter((one) => one.includes("maple"))).toEqual([]);
});

test.each([
  ["我的密码是Abc12345", "Abc12345"],
  ["验证码 482913 输了没用", "482913"],
  ["卡号 4111 1111 1111 1111 付不了", "1111 1111 1111"],
  ["身份证11010519491231002X", "11010519491231002X"],
])("P03 %s is not kept on the device while it is written", async (text, raw) => {
  const { last, seen } = await typed(text);
  expect(last).toBeUndefined();
  expect(seen.filter((one) => one.includes(raw))).toEqual([]);
});

test("P08 nor is a phrase whose halves stand in two fields", async () => {
  const [one, other] = [seed.slice(0, 35), seed.slice(36)];
  const { last } = await typed(other, [one]);
  expect(last).toBeUndefined();
});

test.each([
  "提现三天了还没到，订单 2026112100018842，金额 138.60",
  "The withdrawal from last Monday has still not arrived, although support promised otherwise",
  "交易哈希 0x9f2c4be0a71d3358c6e1f0b7a9d24c8e5b6013fa77de90c1482b3f6ad5e07c19 一直没有确认",
])("a complaint without a secret is kept to its last sign: %s", async (text) => {
  expect((await typed(text)).last).toBe(text);
});

test("what was filed meanwhile does not come back", async () => {
  const text = "The withdrawal from last Monday has still not arrived";
  let answer: (may: boolean) => void = () => undefined;
  const keeper = createDraftKeeper(
    localStore,
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  keeper.keep({ key: "complaint", texts: [text], kept: text });
  keeper.forget("complaint");
  answer(true);
  await Promise.resolve();
  expect(kept.size).toBe(0);
});

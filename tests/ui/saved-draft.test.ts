import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { createLocalStore } from "../../ui/local-store.ts";
import { createSavedDraft } from "../../ui/saved-draft.ts";
import { memoryStorage } from "./memory-storage.ts";

const storage = () => createLocalStore("test:", memoryStorage());

test("a draft outlives its page, in the conversation that it was written in", () => {
  const localStore = storage();
  const text = signal("");
  createSavedDraft(text, localStore).moveTo("c1");
  text.value = "写到一半";

  const [again, other] = [signal(""), signal("")];
  createSavedDraft(again, localStore).moveTo("c1");
  createSavedDraft(other, localStore).moveTo("c2");
  expect([again.value, other.value]).toEqual(["写到一半", ""]);
});

test("what is being written goes on when the conversation begins, and is kept once", () => {
  const localStore = storage();
  const text = signal("");
  const saved = createSavedDraft(text, localStore);
  saved.moveTo("new:k1");
  text.value = "我的钱";
  saved.moveTo("c1");
  text.value = "我的钱没到";
  expect(localStore.keys("").map((key) => [key, localStore.read(key)])).toEqual([
    ["draft:c1", "我的钱没到"],
  ]);
});

test("what is being written is never replaced by what was left there", () => {
  const localStore = storage();
  localStore.write("draft:c1", "旧的");
  const text = signal("新的");
  createSavedDraft(text, localStore).moveTo("c1");
  expect([text.value, localStore.read("draft:c1")]).toEqual(["新的", "新的"]);
});

test("offered words stand below what is being written, in the place of the last ones, and replace nothing", () => {
  const text = signal("等了三天还没到账");
  const saved = createSavedDraft(text, storage());
  expect([saved.offer("PAY-1001"), text.value]).toEqual([false, "等了三天还没到账\nPAY-1001"]);
  saved.offer("PAY-1001");
  saved.offer("PAY-1002");
  expect(text.value).toBe("等了三天还没到账\nPAY-1002");
  text.value = "";
  expect([saved.offer("PAY-1003"), text.value]).toEqual([true, "PAY-1003"]);
  expect([saved.offer("PAY-1004"), text.value]).toEqual([true, "PAY-1004"]);
});

test("offered words that come before the draft does stand below it, and do not come again once sent", () => {
  const localStore = storage();
  localStore.write("draft:c1", "写到一半");
  const text = signal("");
  const saved = createSavedDraft(text, localStore);
  saved.offer("PAY-1001");
  saved.moveTo("c1");
  expect([text.value, localStore.read("draft:c1")]).toEqual([
    "写到一半\nPAY-1001",
    "写到一半\nPAY-1001",
  ]);
  text.value = "";
  saved.moveTo("c2");
  expect(text.value).toBe("");
});

test("an empty draft is not kept, and a forgotten one is gone from the field and the store", () => {
  const localStore = storage();
  const text = signal("");
  const saved = createSavedDraft(text, localStore);
  saved.moveTo("c1");
  text.value = "a";
  text.value = "";
  expect(localStore.keys("")).toEqual([]);
  text.value = "b";
  saved.forget();
  expect([text.value, ...localStore.keys("")]).toEqual([""]);
  text.value = "c";
  expect(localStore.keys("")).toEqual([]);
});

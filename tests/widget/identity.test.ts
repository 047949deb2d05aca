import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CustomerId } from "../../protocol/conversation.ts";
import type { CustomerSession } from "../../protocol/sockets.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import type { BootOptions } from "../../widget/embed/options.ts";
import { createIdentity } from "../../widget/models/identity.ts";
import { memoryStorage } from "../ui/memory-storage.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Answer = Awaited<ReturnType<NonNullable<BootOptions["identify"]>>>;

/** The model on a device, and the page's answer, which can be changed. */
function device({ ours = false, signedInBefore = false } = {}) {
  const localStore = createLocalStore("test:", memoryStorage());
  const tabStore = ours ? createLocalStore("tab:", memoryStorage()) : undefined;
  if (signedInBefore) localStore.write("verified", "alice");
  const page = { answer: async (): Promise<Answer> => undefined };
  const restart = vi.fn();
  const report = vi.fn();
  const identity = createIdentity({
    localStore,
    tabStore,
    locale: () => "zh-CN",
    identify: () => () => page.answer(),
    restart,
    report,
  });
  return { identity, page, restart, report, localStore, tabStore };
}

const session = (id: string, verified: boolean, token?: string) =>
  ({ customer: { id: id as CustomerId, verified }, token }) as CustomerSession;
const failing = () => Promise.reject(new Error("502"));

describe("a customer who was signed in on this device", () => {
  test.each([
    ["fails", "rejected", failing],
    ["answers nothing", "empty", async () => ""],
    ["answers no text", "refused", async () => ({ token: "a.b.c" }) as unknown as string],
    ["answers too much", "refused", async () => "a".repeat(8_001)],
  ])("shows nothing while the page %s", async (_, reason, answer) => {
    const { identity, page, report } = device({ signedInBefore: true });
    page.answer = answer;
    expect(await identity.show()).toBeUndefined();
    expect(identity.trouble.value).toBe("held");
    expect(report.mock.calls.map(([told]) => told)).toEqual([reason]);
  });

  test("is asked for again with a back-off, and reported once", async () => {
    const { identity, page, restart, report } = device({ signedInBefore: true });
    page.answer = failing;
    restart.mockImplementation(() => identity.show());
    await identity.show();
    await vi.advanceTimersByTimeAsync(60_000);
    const inAMinute = restart.mock.calls.length;
    expect(inAMinute).toBeGreaterThanOrEqual(3);
    expect(inAMinute).toBeLessThanOrEqual(7);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(restart.mock.calls.length - inAMinute).toBeLessThanOrEqual(14);
    expect(report).toHaveBeenCalledTimes(1);
    identity.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("comes back with an answer that was late", async () => {
    const { identity, page, restart } = device({ signedInBefore: true });
    let give: (token: string) => void = () => undefined;
    page.answer = () =>
      new Promise((resolve) => {
        give = resolve;
      });
    const shown = identity.show();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await shown).toBeUndefined();
    give("a.b.c");
    await vi.advanceTimersByTimeAsync(0);
    expect(restart).toHaveBeenCalledTimes(1);
    expect(await identity.show()).toMatchObject({ identity: "a.b.c" });
  });

  test("is held too when the server refuses the identity, and not offered the same one again", async () => {
    const { identity, page } = device({ signedInBefore: true });
    page.answer = async () => "a.b.c";
    expect(await identity.show()).toMatchObject({ identity: "a.b.c" });
    expect(identity.refuse("unauthenticated")).toBe(true);
    expect(await identity.show()).toBeUndefined();
    page.answer = async () => "d.e.f";
    expect(await identity.show()).toMatchObject({ identity: "d.e.f" });
    identity.accept(session("alice", true));
    expect(identity.trouble.value).toBeUndefined();
  });

  test("is a guest by their own choice only, until the page knows them again", async () => {
    const { identity, page, restart } = device({ signedInBefore: true });
    page.answer = failing;
    await identity.show();
    identity.continueAsGuest();
    expect(await identity.show()).toEqual({ locale: "zh-CN", token: undefined });
    identity.accept(session("guest", false, "t1"));
    restart.mockClear();
    page.answer = async () => "a.b.c";
    await vi.advanceTimersByTimeAsync(5_000);
    expect(restart).toHaveBeenCalledTimes(1);
    expect(await identity.show()).toMatchObject({ identity: "a.b.c", token: "t1" });
  });
});

describe("S08 an identity that ends", () => {
  async function signedIn() {
    const one = device();
    one.page.answer = async () => "a.b.c";
    await one.identity.show();
    one.identity.accept({ ...session("alice", true), expiresInMs: 600_000 });
    return one;
  }

  test("is replaced before, by a handshake with the page's new one", async () => {
    const { identity, page, restart } = await signedIn();
    page.answer = async () => "d.e.f";
    await vi.advanceTimersByTimeAsync(539_000);
    expect(restart).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(restart).toHaveBeenCalledTimes(1);
    expect(await identity.show()).toMatchObject({ identity: "d.e.f" });
  });

  test("leaves the connection alone where the page has no other, or fails", async () => {
    for (const answer of [async () => "a.b.c", failing]) {
      const { page, restart, report, identity } = await signedIn();
      page.answer = answer;
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(restart).not.toHaveBeenCalled();
      expect(report).not.toHaveBeenCalled();
      expect(identity.trouble.value).toBeUndefined();
      expect(vi.getTimerCount()).toBe(0);
    }
  });
});

describe("a customer who never was signed in", () => {
  test("is served at once, with the token of the last time, and nothing is reported where nobody is signed in", async () => {
    const { identity, localStore, report } = device();
    expect(await identity.show()).toEqual({ locale: "zh-CN", token: undefined });
    identity.accept(session("guest", false, "t1"));
    expect(await identity.show()).toMatchObject({ token: "t1" });
    expect([identity.trouble.value, report.mock.calls.length]).toEqual([undefined, 0]);
    expect(localStore.read("verified")).toBeUndefined();
  });

  test("shows the token beside the identity, and forgets it once they are signed in", async () => {
    const { identity, page, localStore } = device();
    identity.accept(session("guest", false, "t1"));
    page.answer = async () => "a.b.c";
    expect(await identity.show()).toMatchObject({ token: "t1", identity: "a.b.c" });
    expect(identity.accept(session("alice", true))).toBeUndefined();
    expect([localStore.read("token"), localStore.read("verified")]).toEqual([undefined, "alice"]);
    expect(identity.accept(session("bea", true))).toBe("alice");
  });

  test("is a guest at once when the server refuses the identity", async () => {
    const { identity, page, restart } = device();
    page.answer = async () => "a.b.c";
    await identity.show();
    expect(identity.refuse("too_large")).toBe(true);
    expect([identity.trouble.value, restart.mock.calls.length]).toEqual(["guest", 1]);
    expect(await identity.show()).toEqual({ locale: "zh-CN", token: undefined });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a page of ours", () => {
  test("asks for a session, and shows it where no identity is to be had", async () => {
    const { identity, page, tabStore } = device({ ours: true });
    page.answer = async () => "a.b.c";
    expect(await identity.show()).toMatchObject({ identity: "a.b.c", keep: true });
    identity.accept(session("alice", true, "kept.1"));
    page.answer = failing;
    expect(await identity.show()).toEqual({ locale: "zh-CN", token: "kept.1" });
    expect(identity.trouble.value).toBeUndefined();

    expect(identity.refuse("unauthenticated")).toBe(true);
    expect([tabStore?.read("session"), identity.trouble.value]).toEqual([undefined, "held"]);
  });
});

test("a refusal that is not about who it is stays with the connection", async () => {
  const { identity, page } = device();
  page.answer = async () => "a.b.c";
  await identity.show();
  expect(identity.refuse("rate_limited")).toBe(false);
  page.answer = async () => undefined;
  await identity.show();
  expect(identity.refuse("unauthenticated")).toBe(false);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCustomerSearch, ownersIn } from "../../console/models/customer-search.ts";
import type { SearchResults } from "../../protocol/search.ts";
import { Unreachable } from "../../ui/refusal.ts";

const customer = (id: string, name: string) => ({ id, verified: true, name });
const results = {
  customers: [
    { customer: customer("c1", "孙浩"), phoneMasked: "138****2046", conversationId: "t1" },
    { customer: customer("c2", "孙皓") },
  ],
  conversations: [
    {
      row: { id: "t1", customer: customer("c1", "孙浩"), lastText: "提现" },
      matches: [],
      notes: [],
    },
    {
      row: { id: "t3", customer: customer("c3", "李浩"), lastText: "在吗" },
      matches: [{ text: "我叫孙浩" }],
      notes: [],
    },
  ],
  tickets: [],
  articles: [],
} as unknown as SearchResults;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("each customer is found once: as such, or by what was said in a conversation", () => {
  expect(ownersIn(results).map(({ owner, more }) => [owner, more])).toEqual([
    [{ customerId: "c1" }, "138****2046"],
    [{ customerId: "c2" }, ""],
    [{ conversationId: "t3" }, "我叫孙浩"],
  ]);
});

test("a slow answer does not replace the answer to what was typed after", async () => {
  const answers: ((found: SearchResults) => void)[] = [];
  const search = createCustomerSearch((() => new Promise((done) => answers.push(done))) as never);
  search.search("孙");
  await vi.advanceTimersByTimeAsync(300);
  search.search("孙浩");
  await vi.advanceTimersByTimeAsync(300);
  answers[1]?.({ ...results, customers: [] });
  answers[0]?.(results);
  await vi.advanceTimersByTimeAsync(0);
  expect(search.found.value).toHaveLength(2);
  search.search(" ");
  expect(search.found.value).toBe("nothing typed");
});

test("a search that nobody answers says so", async () => {
  const search = createCustomerSearch((() => Promise.reject(new Unreachable("x"))) as never);
  search.search("孙浩");
  expect(search.found.value).toBe("loading");
  await vi.advanceTimersByTimeAsync(300);
  expect(search.found.value).toBe("failed");
});

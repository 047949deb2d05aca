import { expect, test } from "vitest";
import type { AdminRequest } from "../../console/models/admin-request.ts";
import { createFailedDeliveries } from "../../console/models/failed-deliveries.ts";
import type { DeadWebhook, WebhookId } from "../../protocol/webhook.ts";
import { Refusal } from "../../ui/refusal.ts";

const dead = (id: string) => ({ id: id as WebhookId }) as DeadWebhook;

function listWith(answers: Readonly<Record<string, object>>) {
  const asked: string[] = [];
  const request: AdminRequest = async (method, path) => {
    const call = `${method} ${path}`;
    asked.push(call);
    const answer = answers[call];
    if (!answer) throw new Refusal({ code: "not_found", message: "no" });
    return answer as never;
  };
  const place = { path: "webhooks", again: "redeliver" } as const;
  return { asked, list: createFailedDeliveries<DeadWebhook, "webhooks">(request, place) };
}

const pages = {
  "GET webhooks": { webhooks: [dead("a"), dead("b")], more: true, pending: 3 },
  "GET webhooks?before=b": { webhooks: [dead("c")], more: false, pending: 3 },
  "POST webhooks/a/redeliver": {},
};
const idsOf = ({ list }: ReturnType<typeof listWith>) => list.items.value.map(({ id }) => id);

test("what was given up is loaded page by page, with how many wait", async () => {
  const page = listWith(pages);
  await page.list.load();
  await page.list.loadMore();
  expect(idsOf(page)).toEqual(["a", "b", "c"]);
  expect([page.list.more.value, page.list.pending.value]).toEqual([false, 3]);
});

test("one that is sent again leaves the list and waits; one that is refused stays, and says so", async () => {
  const page = listWith(pages);
  await page.list.load();
  await page.list.sendAgain("a" as WebhookId);
  expect([idsOf(page), page.list.pending.value]).toEqual([["b"], 4]);
  await page.list.sendAgain("b" as WebhookId);
  expect([idsOf(page), [...page.list.refused.value]]).toEqual([["b"], ["b"]]);
});

test("a list that does not come can be asked for again", async () => {
  const page = listWith({});
  await page.list.load();
  expect(page.list.state.value).toBe("failed");
});

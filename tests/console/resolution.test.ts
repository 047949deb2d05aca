import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { createResolution } from "../../console/models/resolution.ts";
import type { ConversationId } from "../../protocol/conversation.ts";

const id = "alice" as ConversationId;

function resolutionOf(topic?: string) {
  const sent: unknown[] = [];
  const resolution = createResolution({
    view: topic === undefined ? { id } : { id, topic },
    actions: {
      busy: signal(false),
      async resolve(...given) {
        sent.push(given);
        return true;
      },
    },
    fetchTopics: async () => ["转账", "退款"],
  });
  return { resolution, sent };
}

describe("the form that resolves a conversation", () => {
  test("starts with the topic of the conversation", () => {
    expect(resolutionOf("转账").resolution.topic.value).toBe("转账");
    expect(resolutionOf().resolution.topic.value).toBe("");
  });

  test("shows the topic in the agent's language, and leaves the customer's words where it is not changed", async () => {
    const sent: unknown[] = [];
    const actions = {
      busy: signal(false),
      resolve: async (_id: unknown, end: { readonly topic: string }) => {
        sent.push(end.topic);
        return true;
      },
    };
    const resolution = createResolution({
      view: { id, topic: "Transfers", summary: "“no money”" },
      actions,
      fetchTopics: async () => [],
      titleOf: () => "转账",
    });
    expect(resolution.topic.value).toBe("转账");
    await resolution.submit();
    resolution.topic.value = "退款";
    await resolution.submit();
    expect(sent).toEqual(["Transfers", "退款"]);
  });

  test("starts with what the bot has gathered", () => {
    const view = { id, summary: "“转账没到” → 到账时间 ✗" };
    const actions = { busy: signal(false), resolve: async () => true };
    const { summary } = createResolution({ view, actions, fetchTopics: async () => [] });
    expect(summary.value).toBe(view.summary);
  });

  test("offers the topics of the FAQ", async () => {
    const { resolution } = resolutionOf();
    await resolution.loadTopics();
    expect(resolution.topics.value).toEqual(["转账", "退款"]);
  });

  test.each([
    ["转账", " "],
    [" ", "已说明"],
  ])("sends nothing with topic '%s' and summary '%s'", async (topic, summary) => {
    const { resolution, sent } = resolutionOf();
    resolution.topic.value = topic;
    resolution.summary.value = summary;
    expect(resolution.ready.value).toBe(false);
    expect(await resolution.submit()).toBe(false);
    expect(sent).toEqual([]);
  });

  test("sends topic and summary once both are there", async () => {
    const { resolution, sent } = resolutionOf("转账");
    resolution.summary.value = "已说明";
    expect(resolution.ready.value).toBe(true);
    expect(await resolution.submit()).toBe(true);
    expect(sent).toEqual([[id, { topic: "转账", summary: "已说明" }]]);
  });
});

import { describe, expect, test, vi } from "vitest";
import type { AdminRequest } from "../../console/models/admin-request.ts";
import type { AgentCall } from "../../console/models/agent-call.ts";
import {
  createPaletteModel,
  entriesFor,
  type PaletteEntry,
  paletteGroupOf,
} from "../../console/models/palette.ts";
import { createSearchModel } from "../../console/models/search.ts";
import { createSearchConditions } from "../../console/models/search-conditions.ts";
import type { SearchResults } from "../../protocol/search.ts";
import { Refusal, Unreachable } from "../../ui/refusal.ts";

const found = (...ids: string[]): SearchResults["conversations"] =>
  ids.map((id) => ({ row: { id, lastSeq: 9 }, matches: [{ seq: 3 }], notes: [] })) as never;
const results = (parts: Partial<SearchResults>): SearchResults => ({
  conversations: [],
  customers: [],
  tickets: [],
  articles: [],
  ...parts,
});

/** A server that answers each request when the test says so. */
function slowServer() {
  const asked: { path: string; answer: (page: SearchResults) => void; fail: () => void }[] = [];
  const request: AdminRequest = (_method, path) =>
    new Promise((resolve, reject) => {
      asked.push({
        path,
        answer: (page) => resolve(page as never),
        fail: () => reject(new Unreachable("no network")),
      });
    });
  return { asked, request };
}
const opened: object[] = [];
const call: AgentCall = async (_name, payload) => {
  opened.push(payload);
  return { conversation: { id: "c", messages: [], notes: [] } } as never;
};
const settled = () => vi.waitFor(() => undefined);

describe("the search", () => {
  test("asks for the words with the filters, and opens the first that was found around its match", async () => {
    const { asked, request } = slowServer();
    const search = createSearchModel({ call, request, now: () => Date.UTC(2026, 10, 29) });
    search.search("房东 ");
    search.conditions.topic.value = "转账";
    search.conditions.span.value = "7";
    const done = search.again();
    expect(asked[0]?.path).toBe(
      `search?${new URLSearchParams({ q: "房东", topic: "转账", from: "2026-11-22T00:00:00.000Z" })}`,
    );
    asked[0]?.answer(results({ conversations: found("a", "b"), cursor: "7" }));
    await done;
    expect([search.state.value, search.chosen.value]).toEqual(["ready", 0]);
    expect(opened.at(-1)).toEqual({ conversationId: "a", beforeSeq: 23 });
    search.move(1);
    search.move(1);
    await settled();
    expect(search.chosen.value).toBe(1);

    const more = search.more();
    expect(asked[1]?.path).toContain("cursor=7");
    asked[1]?.answer(results({ conversations: found("b", "c") }));
    await more;
    expect(search.results.value?.conversations.map(({ row }) => row.id)).toEqual(["a", "b", "c"]);
  });

  test("believes the latest answer only, says when none came, and begins again without words", async () => {
    const { asked, request } = slowServer();
    const search = createSearchModel({ call, request });
    search.search("一");
    const first = search.again();
    search.search("二");
    const second = search.again();
    asked[1]?.answer(results({ conversations: found("second") }));
    await second;
    asked[0]?.answer(results({ conversations: found("first") }));
    await first;
    expect(search.results.value?.conversations[0]?.row.id).toBe("second");
    const third = search.again();
    asked[2]?.fail();
    await third;
    expect([search.state.value, search.problem.value, search.results.value]).toEqual([
      "failed",
      "search.failedMore",
      null,
    ]);
    search.search(" ");
    await search.again();
    expect([search.state.value, search.results.value]).toEqual(["idle", null]);
  });
});

const said = (seq: number, text: string) => ({
  seq,
  at: new Date(Date.UTC(2026, 10, 29, 10, seq)).toISOString(),
  body: { kind: "text", text },
});
const conversation = {
  id: "a",
  lastSeq: 4,
  messages: [said(1, "房东在催"), said(2, "好的"), said(3, "房东又打来"), said(4, "房东")],
  notes: [] as object[],
};
const articles = [{ id: "refund-time", title: "退款多久到账" }] as never;

test("a later page that fails leaves what was found, and a refusal says its own reason", async () => {
  const { asked, request } = slowServer();
  const refused: AdminRequest = (...given) =>
    asked.length < 1
      ? request(...given)
      : Promise.reject(new Refusal({ code: "rate_limited", message: "slowly" }));
  const search = createSearchModel({ call, request: refused });
  search.search("房东");
  const first = search.again();
  asked[0]?.answer(results({ conversations: found("a"), cursor: "7" }));
  await first;
  await search.more();
  expect([search.state.value, search.problem.value]).toEqual(["failed", "refused.rate_limited"]);
  expect(search.results.value?.conversations).toHaveLength(1);
});

describe("what was found of each kind", () => {
  const callsFor = (asked: string[]): AgentCall =>
    (async (name: string, payload: { readonly conversationId?: string }) => {
      asked.push(`${name} ${payload.conversationId ?? ""}`.trim());
      return name === "article:get" ? { article: { id: "refund-time" } } : { conversation };
    }) as never;
  const searched = async (page: SearchResults) => {
    const asked: string[] = [];
    const { asked: requests, request } = slowServer();
    const search = createSearchModel({ call: callsFor(asked), request });
    search.search("房东");
    const done = search.again();
    requests[0]?.answer(page);
    await done;
    return { search, asked };
  };

  test("is shown where the kind that was shown has nothing, and stays where it has", async () => {
    const customers = [{ customer: { id: "u" }, conversationId: "a" }] as never;
    const { search, asked } = await searched(results({ customers, articles }));
    expect([search.kind.value, asked]).toEqual(["customers", ["conversation:open a"]]);
    await search.show("articles");
    expect(search.preview.article.value?.id).toBe("refund-time");
    expect(search.preview.conversation.value).toBeNull();
    await search.show("tickets");
    expect(search.preview.article.value).toBeNull();
  });

  test("gives way again as soon as there is something of the kind that the agent chose", async () => {
    const { asked, request } = slowServer();
    const search = createSearchModel({ call: callsFor([]), request });
    const finds = async (page: SearchResults) => {
      search.search("回执");
      const done = search.again();
      asked.at(-1)?.answer(page);
      await done;
      return search.kind.value;
    };
    // What was said just now is in no index yet, and an article has the word.
    expect(await finds(results({ articles }))).toBe("articles");
    expect(await finds(results({ articles, conversations: found("a") }))).toBe("conversations");
    search.conditions.outcome.value = "agent";
    expect(await finds(results({ articles }))).toBe("conversations");
    search.conditions.clear();
    await search.show("articles");
    expect(await finds(results({ articles, conversations: found("a") }))).toBe("articles");
  });

  test("the hits of a conversation are walked through from the one that the row shows, and round", async () => {
    const { search } = await searched(results({ conversations: found("a") }));
    const { hits, hit, moveHit } = search.preview;
    expect([hits.value, hit.value]).toEqual([[1, 3, 4], 1]);
    expect(search.preview.isWhole.value).toBe(true);
    moveHit(1);
    moveHit(1);
    expect(hit.value).toBe(0);
    moveHit(-1);
    expect(hit.value).toBe(2);
  });
});

test("a note that has the words is one of the hits, at its time", async () => {
  const note = { id: "note", at: new Date(Date.UTC(2026, 10, 29, 10, 2, 30)), text: "问过房东" };
  const noted = { ...conversation, notes: [note] };
  const { asked, request } = slowServer();
  const search = createSearchModel({
    call: (async () => ({ conversation: noted })) as never,
    request,
  });
  search.search("房东");
  const done = search.again();
  const [first] = found("a");
  asked[0]?.answer(results({ conversations: [{ ...first, matches: [], notes: [note] }] as never }));
  await done;
  expect([search.preview.hits.value, search.preview.hit.value]).toEqual([[1, "note", 3, 4], 1]);
});

test("a search that was kept asks for the same words, conditions and order again", async () => {
  const { asked, request } = slowServer();
  const kept: object[] = [];
  const search = createSearchModel({
    call,
    request: (method, path, body) => {
      if (body === undefined) return request(method, path);
      kept.push(body);
      return Promise.resolve({ search: { id: "s1", ...body } }) as never;
    },
  });
  search.search("房东 ");
  search.conditions.outcome.value = "unsolved";
  search.conditions.order.value = "relevance";
  expect(await search.keep("房东催款")).toBe(true);
  const query = { q: "房东", span: "any", outcome: "unsolved", order: "relevance" };
  expect(kept).toEqual([{ name: "房东催款", query }]);
  search.search("别的");
  search.conditions.clear();
  search.conditions.order.value = "newest";
  const again = search.askAgain(search.saved.all.value[0]?.query as never);
  const wanted = { q: "房东", outcome: "unsolved", order: "relevance" };
  expect(asked.at(-1)?.path).toBe(`search?${new URLSearchParams(wanted)}`);
  asked.at(-1)?.answer(results({}));
  await again;
});

test("a part of a long conversation is not taken for all of it", async () => {
  const long = { ...conversation, lastSeq: 90 };
  const { asked, request } = slowServer();
  const search = createSearchModel({
    call: (async () => ({ conversation: long })) as never,
    request,
  });
  search.search("房东");
  const done = search.again();
  asked[0]?.answer(results({ conversations: found("a") }));
  await done;
  expect(search.preview.isWhole.value).toBe(false);
});

test("days that the agent picks are whole days of their own clock", () => {
  const conditions = createSearchConditions();
  expect([conditions.isNarrow.value, conditions.query(0)]).toEqual([false, {}]);
  conditions.span.value = "own";
  conditions.from.value = "2026-11-21";
  expect(conditions.query(0)).toEqual({ from: new Date(2026, 10, 21).toISOString() });
  conditions.to.value = "2026-11-30";
  conditions.tag.value = " 房租 ";
  expect(conditions.query(0)).toEqual({
    from: new Date(2026, 10, 21).toISOString(),
    to: new Date(2026, 11, 1).toISOString(),
    tag: "房租",
  });
  conditions.clear();
  expect([conditions.isNarrow.value, conditions.query(0)]).toEqual([false, {}]);
});

describe("the palette", () => {
  const entry = (kind: PaletteEntry["kind"], text: string): PaletteEntry => ({
    id: text,
    kind,
    text,
    run: () => undefined,
  });
  const commands = [entry("command", "转接"), entry("command", "结束会话")];
  const others = [
    entry("article", "转账失败"),
    entry("conversation", "转了三小时"),
    entry("ticket", "PD-1"),
    entry("customer", "林晓"),
  ];
  const shown = (typed: string) => entriesFor(typed, commands, others).map(({ text }) => text);

  test("shows every command at first, then what fits, in one order", () => {
    expect(entriesFor("", commands, []).map(({ text }) => text)).toEqual(["转接", "结束会话"]);
    expect(shown("转")).toEqual(["转接", "转了三小时", "林晓", "PD-1", "转账失败"]);
  });

  test("takes > for commands, @ for customers and # for tickets", () => {
    expect([shown(">结束"), shown("@林"), shown("#PD")]).toEqual([
      ["结束会话"],
      ["林晓"],
      ["PD-1"],
    ]);
  });

  test("stands in groups: what is done here first, where it leads last", () => {
    const lines = [entry("page", "去工单"), entry("here", "转接"), entry("command", "接下一位")];
    const all = entriesFor("", lines, [entry("search", "搜")]);
    expect(all.map(({ text }) => text)).toEqual(["转接", "接下一位", "去工单", "搜"]);
    expect(all.map(paletteGroupOf)).toEqual(["here", "command", "go", "go"]);
  });

  test("says that it looks until the answer to what is typed is there, or failed", async () => {
    vi.useFakeTimers();
    const { asked, request } = slowServer();
    const palette = createPaletteModel({ mayFind: () => true, request });
    palette.type(">结束");
    expect(palette.isLooking.value).toBe(false);
    palette.type("房");
    await vi.advanceTimersByTimeAsync(1_000);
    palette.type("房东");
    expect(palette.isLooking.value).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    asked[0]?.answer(results({}));
    await vi.advanceTimersByTimeAsync(0);
    expect(palette.isLooking.value).toBe(true);
    asked[1]?.fail();
    await vi.advanceTimersByTimeAsync(0);
    expect(palette.isLooking.value).toBe(false);
    vi.useRealTimers();
  });

  test("is empty each time it opens", () => {
    const palette = createPaletteModel({ mayFind: () => true, request: slowServer().request });
    palette.toggle();
    palette.type(">结束");
    palette.toggle();
    palette.toggle();
    expect([palette.open.value, palette.text.value]).toEqual([true, ""]);
  });
});

test("whoever may not search asks the server for nothing from the palette", async () => {
  vi.useFakeTimers();
  const { asked, request } = slowServer();
  const may = createPaletteModel({ mayFind: () => true, request });
  may.type("房东");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveLength(1);
  const mayNot = createPaletteModel({ mayFind: () => false, request });
  mayNot.type("房东");
  await vi.advanceTimersByTimeAsync(1_000);
  vi.useRealTimers();
  expect(asked).toHaveLength(1);
});

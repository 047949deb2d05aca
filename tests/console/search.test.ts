import { describe, expect, test, vi } from "vitest";
import type { AdminRequest } from "../../console/models/admin-request.ts";
import type { AgentCall } from "../../console/models/agent-call.ts";
import { createPaletteModel, entriesFor, type PaletteEntry } from "../../console/models/palette.ts";
import { createSearchModel } from "../../console/models/search.ts";
import type { SearchResults } from "../../protocol/search.ts";
import { Unreachable } from "../../ui/refusal.ts";

const found = (...ids: string[]): SearchResults["conversations"] =>
  ids.map((id) => ({ row: { id, lastSeq: 9 }, matches: [{ seq: 3 }] })) as never;
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
  return { conversation: { id: "c" } } as never;
};
const settled = () => vi.waitFor(() => undefined);

describe("the search", () => {
  test("asks for the words with the filters, and opens the first that was found around its match", async () => {
    const { asked, request } = slowServer();
    const search = createSearchModel({ call, request, now: () => Date.UTC(2026, 10, 29) });
    search.search("房东 ");
    search.topic.value = "转账";
    search.days.value = 7;
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
    expect(search.state.value).toBe("failed");
    search.search(" ");
    await search.again();
    expect([search.state.value, search.results.value]).toEqual(["idle", null]);
  });
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

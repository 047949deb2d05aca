import { afterEach, describe, expect, test, vi } from "vitest";
import type { Catalogue } from "../../protocol/catalogue.ts";
import type { BootOptions, EventName, OpenTarget } from "../../widget/embed/options.ts";
import { explainUse, misuses } from "../../widget/hints/misuse.ts";

afterEach(() => void vi.unstubAllGlobals());

const catalogue = {
  categories: [{ id: "pay", title: "Pay", articles: [{ id: "pay-failed", title: "Failed" }] }],
} as unknown as Catalogue;

interface Said {
  readonly options?: object;
  readonly events?: readonly string[];
  readonly target?: object;
}

const found = ({ options = {}, events = [], target = {} }: Said) =>
  misuses({ options: options as BootOptions, events, target: target as OpenTarget, catalogue });

describe("a page that", () => {
  test.each<[string, Said, string, RegExp]>([
    ["gives an unknown option", { options: { colour: "red" } }, "unknownOption", /“colour”.*brand/],
    [
      "calls an unknown command",
      { options: { oepn: [] } },
      "unknownOption",
      /command “oepn”.*open,/,
    ],
    ["opens a text", { target: "bar" as never }, "unknownTarget", /an object.*“bar”/],
    ["opens no text", { target: { errorCode: { a: 1 } } }, "unknownValue", /errorCode of open/],
    ["listens to an unknown event", { events: ["onOpen"] }, "unknownEvent", /“onOpen”.*unread/],
    ["opens an unknown target", { target: { page: 1 } }, "unknownTarget", /“page”.*ticket/],
    ["asks for an unknown theme", { options: { theme: "blue" } }, "unknownValue", /“blue”.*dark/],
    ["asks for an unknown mount", { options: { mount: "tab" } }, "unknownValue", /“tab”.*frame/],
    ["asks for an unknown language", { options: { locale: "fr" } }, "unknownValue", /“fr”.*zh-TW/],
    [
      "shows what is no transaction",
      { target: { transaction: "<script>" } },
      "unknownValue",
      /“<script>”/,
    ],
    ["opens a missing article", { target: { article: "gone" } }, "missingArticle", /“gone”/],
  ])("%s reads so, and what there is", (_, said, reason, message) => {
    expect(found(said)).toEqual([
      {
        code: reason === "missingArticle" ? "not_found" : "invalid",
        reason,
        message: expect.stringMatching(message),
      },
    ]);
  });

  test("uses what there is hears nothing", () => {
    const options = { server: "https://x.example", theme: "auto", locale: "zh_TW", mount: "page" };
    const target = { article: "pay-failed", ticket: "PD-1", transaction: "tx" };
    expect(found({ options, events: ["unread", "error"], target })).toEqual([]);
  });
});

describe("what is said of a mistake", () => {
  const explain = (said: Set<string>, server: string) =>
    explainUse(
      {
        options: () => ({ server, theme: "blue" }) as unknown as BootOptions & { server: string },
        listeners: [["unknown" as EventName, () => undefined]],
        said,
      },
      {},
      undefined,
    );
  const onPage = (hostname: string) => {
    const warn = vi.fn();
    vi.stubGlobal("location", { hostname, href: `https://${hostname}/` });
    vi.stubGlobal("console", { warn });
    return warn;
  };

  test("is said once", () => {
    onPage("localhost");
    const said = new Set<string>();
    expect(explain(said, "https://support.example")).toHaveLength(2);
    expect(explain(said, "https://support.example")).toEqual([]);
  });

  test.each([
    ["localhost", "https://support.example", 2],
    ["wallet.example", "http://127.0.0.1:3000", 2],
    ["wallet.example", "https://support.example", 0],
  ])(
    "on %s with %s is in the console %i times: a developer's machine only",
    (page, server, times) => {
      const warn = onPage(page);
      expect(explain(new Set(), server)).toHaveLength(2);
      expect(warn).toHaveBeenCalledTimes(times);
    },
  );
});

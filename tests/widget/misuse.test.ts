import { signal } from "@preact/signals";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Catalogue } from "../../protocol/catalogue.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import type { ConnectionState } from "../../ui/connection.ts";
import { Refusal } from "../../ui/refusal.ts";
import type {
  BootOptions,
  EventName,
  OpenTarget,
  WidgetError,
} from "../../widget/embed/options.ts";
import { explainUse } from "../../widget/hints/explain-use.ts";
import { misuses } from "../../widget/hints/misuse.ts";
import type { Support } from "../../widget/models/support.ts";

afterEach(() => void vi.unstubAllGlobals());

type Options = BootOptions & { readonly server: string };
const catalogue = {
  categories: [{ id: "pay", title: "Pay", articles: [{ id: "pay-failed", title: "Failed" }] }],
} as unknown as Catalogue;

interface Said {
  readonly options?: object;
  readonly events?: readonly string[];
  readonly target?: object;
  /** What was given for a function. */
  readonly listener?: unknown;
}

const server = "https://x.example";
const found = ({ options = {}, events = [], target = {}, listener = () => true }: Said) =>
  misuses({
    options: options as BootOptions,
    listeners: events.map((name) => [name as EventName, listener] as const),
    target: target as OpenTarget,
    catalogue,
    server,
  });

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
    [
      "listens with what is no function",
      { events: ["ready"], listener: "notfn" },
      "notFunction",
      /on\("ready", …\).*“notfn”/,
    ],
    [
      "boots again with another server",
      { options: { server: "https://other.example" } },
      "serverFixed",
      /stays “https:\/\/x\.example”.*other\.example.*destroy/,
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
    const options = { server: `${server}/`, theme: "auto", locale: "zh_TW", mount: "page" };
    const target = { article: "pay-failed", ticket: "PD-1", transaction: "tx" };
    expect(found({ options, events: ["unread", "error"], target })).toEqual([]);
  });
});

describe("what is said of a mistake", () => {
  const explain = (said: Set<string>, address: string) => {
    const heard: WidgetError[] = [];
    explainUse(
      {
        options: () => ({ server: address, theme: "blue" }) as unknown as Options,
        listeners: [["unknown" as EventName, () => undefined]],
        said,
        server: address,
        emit: (_, error) => heard.push(error as WidgetError) > 0,
      },
      {},
    );
    return heard;
  };
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

describe("a ticket that the page opens", () => {
  const opened = async (answer: () => unknown) => {
    const heard: WidgetError[] = [];
    const state = signal<ConnectionState>("connecting");
    const call = vi.fn(async () => answer());
    vi.stubGlobal("location", { hostname: "wallet.example", href: "https://wallet.example/" });
    explainUse(
      {
        options: () => ({ server }) as Options,
        listeners: [],
        said: new Set(),
        server,
        emit: (_, error) => heard.push(error as WidgetError) > 0,
      },
      { ticket: "PD-2026-000001" },
      { connection: { state, call }, faq: { catalogue: signal(undefined) } } as unknown as Support,
    );
    await Promise.resolve();
    expect(call).not.toHaveBeenCalled();
    state.value = "online";
    await vi.waitFor(() => expect(call).toHaveBeenCalledOnce());
    await new Promise((resolve) => setTimeout(resolve));
    return heard;
  };
  const refuses = (code: RefusalCode) => () => {
    throw new Refusal({ code, message: code });
  };

  test("and that there is not is an error that names it, once the server has said so", async () => {
    expect(await opened(refuses("not_found"))).toEqual([
      { code: "not_found", reason: "missingTicket", message: expect.stringContaining("PD-2026") },
    ]);
  });

  test("and that there is, or that nobody answers for, is none", async () => {
    expect(await opened(() => ({ ticket: {} }))).toEqual([]);
    expect(await opened(refuses("unavailable"))).toEqual([]);
  });
});

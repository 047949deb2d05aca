import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Locale, locales } from "../../../protocol/conversation.ts";
import { dateOf } from "../../domain/local-time.ts";
import { describeProblem } from "../../faq/content/problem.ts";
import type { LiveFaq } from "../../faq/live.ts";
import en from "../locales/preview/en.json" with { type: "json" };
import zhCN from "../locales/preview/zh-CN.json" with { type: "json" };
import zhTW from "../locales/preview/zh-TW.json" with { type: "json" };

export interface PreviewServer {
  readonly origin: string;
  /** The pages hear that the content was read again. */
  swapped(): void;
  close(): Promise<void>;
}

interface PreviewOptions {
  readonly faq: LiveFaq;
  /** Of the editor's page; the articles are shown in all of them. */
  readonly locale: Locale;
  readonly port: number;
  /** The folder with the page. */
  readonly pageDir: string;
  /** Where the widget is served. */
  readonly deskUrl: () => string;
}

const texts = { "zh-CN": zhCN, "zh-TW": zhTW, en };
const files: Readonly<Record<string, readonly [file: string, type: string]>> = {
  "/": ["index.html", "text/html; charset=utf-8"],
  "/page.js": ["page.js", "text/javascript; charset=utf-8"],
  "/page.css": ["page.css", "text/css; charset=utf-8"],
};

/** The editors' page: the widget in frames, the problems of the article, and a question with what the bot makes of it. */
export async function servePreview(options: PreviewOptions): Promise<PreviewServer> {
  const pages = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    void answer(options, url, { response, pages }).catch(() => response.destroy());
  });
  server.listen(options.port, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    swapped: () => {
      for (const page of pages) page.write("data: swapped\n\n");
    },
    async close() {
      for (const page of pages) page.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  options: PreviewOptions,
  url: URL,
  { response, pages }: { readonly response: ServerResponse; readonly pages: Set<ServerResponse> },
): Promise<void> {
  const file = files[url.pathname];
  if (file) {
    const [name, type] = file;
    response.writeHead(200, { "content-type": type, ...policy(options.deskUrl()) });
    response.end(await readFile(`${options.pageDir}/${name}`));
  } else if (url.pathname === "/events") {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write("retry: 1000\n\n");
    pages.add(response);
    response.on("close", () => pages.delete(response));
  } else if (url.pathname === "/state") sendJson(response, stateOf(options));
  else if (url.pathname === "/ask") sendJson(response, explanationOf(options, url.searchParams));
  else {
    response.writeHead(404);
    response.end();
  }
}

const policy = (deskUrl: string) => ({
  "content-security-policy": `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src ${deskUrl}; base-uri 'none'; form-action 'none'`,
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
});

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(value));
}

/** Which articles there are, and what is wrong with each. */
function stateOf({ faq, locale, deskUrl }: PreviewOptions) {
  const { problems, complete } = faq.check(dateOf(Date.now()));
  return {
    deskUrl: deskUrl(),
    locale,
    locales,
    texts: texts[locale],
    articles: [...faq.content.articles.keys()].map((id) => ({
      id,
      title: faq.engine.article(id, locale)?.title ?? id,
    })),
    checked: complete,
    problems: problems.map((one) => ({
      file: one.file,
      line: one.line,
      severity: one.severity,
      text: describeProblem(one, locale),
    })),
  };
}

function explanationOf({ faq }: PreviewOptions, asked: URLSearchParams) {
  const question = (asked.get("q") ?? "").slice(0, 2_000);
  const locale = locales.find((one) => one === asked.get("locale")) ?? "zh-CN";
  const { answer: found, read, ranked } = faq.engine.explain(question, { locale });
  return {
    outcome: found.outcome,
    listed: found.listed === true,
    articleId: found.articleId,
    read,
    hits: found.hits.slice(0, 5),
    ranked: ranked.slice(0, 5).map(({ name, score, parts }) => ({ name, score, parts })),
  };
}

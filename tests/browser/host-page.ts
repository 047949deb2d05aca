/** Somebody else's page, on another port and under another name, with the widget's tag on it. */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";

interface HostPage {
  /** The origin of this page; the browser resolves its host name to this machine. */
  origin(name?: string): string;
  /** What the page's own script does before the tag; it is a file, as inline scripts are forbidden. */
  script: string;
  css: string;
  /** How often the tag stands on the page. */
  tags: number;
  /** The policy below, or none. */
  strict: boolean;
  /** The policy of a page that holds keys: it frames the server, and connects to nothing. */
  frames: boolean;
  /** The page's scripts may ask its own server, too. */
  fetches: boolean;
  /** The names of policies that may make HTML of strings; a framework of the page may need one of its own. */
  trustedTypes: string;
}

/** RELIABILITY W01: nothing but the page's own files and the PocketDesk server; no string becomes HTML. */
const policy = (server: string, { frames, fetches, trustedTypes }: HostPage) =>
  [
    "default-src 'none'",
    `script-src 'self' ${server}`,
    "style-src 'self'",
    "img-src 'self'",
    frames
      ? `frame-src ${server}`
      : `connect-src ${fetches ? "'self' " : ""}${server} ${server.replace("http", "ws")}`,
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
  ].join("; ");

/** Call at the top of a test file, before `useTestBed`: the server may have to know this page's origin. */
export function useHostPage(serverUrl: () => string): HostPage {
  let server: Server | undefined;
  const page: HostPage = {
    origin,
    script: "",
    css: "",
    tags: 1,
    strict: true,
    frames: false,
    fetches: false,
    trustedTypes: "'none'",
  };

  function origin(name = "127.0.0.1"): string {
    if (!server) throw new Error("The page is not served yet.");
    const { port } = server.address() as AddressInfo;
    return `http://${name}:${port}`;
  }

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = serverUrl();
      if (request.url === "/favicon.ico") return void response.writeHead(204).end();
      if (request.url === "/host.js")
        return void response.setHeader("content-type", "text/javascript").end(page.script);
      if (request.url === "/host.css")
        return void response.setHeader("content-type", "text/css").end(page.css);
      if (page.strict) response.setHeader("content-security-policy", policy(url, page));
      response.setHeader("content-type", "text/html; charset=utf-8").end(html(page, url));
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });
  return page;
}

const html = ({ tags }: HostPage, server: string) => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Wallet</title><link rel="stylesheet" href="/host.css">
<script src="/host.js"></script>
${`<script async src="${server}/widget.js" data-locale="zh-CN"></script>\n`.repeat(tags)}</head>
<body><main><h1>Wallet</h1><p>Balance: <b>12.00</b></p><div><button id="pay">Pay</button></div></main></body>
</html>`;

import { join, resolve } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { serveDemoWallet } from "./demo.ts";
import type { DemoWallet, Http } from "./http.ts";

/** Nothing inline, nothing from elsewhere. */
const policy = (frameAncestors: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors}`,
  ].join("; ");

/** And no text becomes a script: the demo page, which is the wallet's, puts the loader in by itself. */
const strictPolicy = (frameAncestors: string) =>
  `${policy(frameAncestors)}; require-trusted-types-for 'script'; trusted-types 'none'`;

/** What is checked there stays on the device: the page can't send it anywhere. */
const silentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** Serves the built pages. Files with a hash in their name never change; browsers check the others every time. */
export async function servePages(app: FastifyInstance, http: Http): Promise<void> {
  const root = resolve(http.publicDir);
  await app.register(fastifyStatic, {
    root,
    serve: false,
    cacheControl: false,
    index: false,
    // Sends the compressed files that the build has made.
    preCompressed: true,
  });

  // The loader, and what it fetches right behind itself.
  for (const file of ["widget.js", "widget.early.js"]) {
    app.get(`/${file}`, (_request, reply) =>
      forAnyOrigin(reply).header("cache-control", "public, max-age=300").sendFile(file),
    );
  }
  // Asked for by a loader whose own widget is gone; by one that frames it; by one in an old browser.
  for (const file of ["widget.latest.js", "widget.frame.js", "widget.css"]) {
    app.get(`/${file}`, (_request, reply) =>
      forAnyOrigin(reply).header("cache-control", "no-cache").sendFile(file),
    );
  }
  app.get<{ Params: { "*": string } }>("/widget/*", (request, reply) =>
    forAnyOrigin(reply)
      .header("cache-control", "public, max-age=31536000, immutable")
      .sendFile(request.params["*"], join(root, "widget")),
  );

  const embedders = ["'self'", ...http.allowedOrigins].join(" ");
  page(app, { path: "/support", folder: join(root, "support"), csp: strictPolicy(embedders) });
  // The console shows editors an article as the widget's own page does.
  const consoleCsp = `${strictPolicy("'none'")}; frame-src 'self'`;
  page(app, { path: "/console", folder: join(root, "console"), csp: consoleCsp });
  app.get("/verify", (_request, reply) =>
    withPolicy(reply, silentPolicy).sendFile("index.html", join(root, "verify")),
  );
  if (http.demoWallet) serveDemo(app, root, http.demoWallet);
}

function serveDemo(app: FastifyInstance, root: string, wallet: DemoWallet) {
  const csp = policy("'none'");
  app.get("/", (_request, reply) =>
    withPolicy(reply, csp).sendFile("index.html", join(root, "demo")),
  );
  page(app, { path: "/demo", folder: join(root, "demo"), csp });
  serveDemoWallet(app, wallet);
}

interface Page {
  readonly path: string;
  readonly folder: string;
  readonly csp: string;
}

/** Serves a page at its path, with its files below it. */
function page(app: FastifyInstance, { path, folder, csp }: Page) {
  app.get(path, (_request, reply) =>
    path === "/support"
      ? withPolicy(reply, csp).sendFile("index.html", folder)
      : reply.redirect(`${path}/`, 301),
  );
  app.get<{ Params: { "*": string } }>(`${path}/*`, (request, reply) => {
    const file = request.params["*"];
    if (file === "") return withPolicy(reply, csp).sendFile("index.html", folder);
    const cache = file.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    return withPolicy(reply, csp).header("cache-control", cache).sendFile(file, folder);
  });
}

const withPolicy = (reply: FastifyReply, csp: string) =>
  reply.header("content-security-policy", csp).header("cache-control", "no-cache");

const forAnyOrigin = (reply: FastifyReply) =>
  reply.header("cross-origin-resource-policy", "cross-origin");

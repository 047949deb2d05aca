import { join, resolve } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { httpPayloads } from "../../protocol/schemas.ts";
import { validate } from "../edge/validate.ts";
import type { Http } from "./http.ts";

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

/** The built pages. Hashed files never change; all others are asked for anew. */
export async function servePages(app: FastifyInstance, http: Http): Promise<void> {
  const root = resolve(http.publicDir);
  await app.register(fastifyStatic, {
    root,
    serve: false,
    cacheControl: false,
    index: false,
    // What the build has compressed is sent so.
    preCompressed: true,
  });

  app.get("/widget.js", (_request, reply) =>
    open(reply).header("cache-control", "public, max-age=300").sendFile("widget.js"),
  );
  app.get<{ Params: { "*": string } }>("/widget/*", (request, reply) =>
    open(reply)
      .header("cache-control", "public, max-age=31536000, immutable")
      .sendFile(request.params["*"], join(root, "widget")),
  );

  const embedders = ["'self'", ...http.allowedOrigins].join(" ");
  page(app, { path: "/support", folder: join(root, "support"), csp: policy(embedders) });
  page(app, { path: "/console", folder: join(root, "console"), csp: policy("'none'") });
  if (http.demoIdentity) serveDemo(app, root, http.demoIdentity);
}

function serveDemo(
  app: FastifyInstance,
  root: string,
  identity: NonNullable<Http["demoIdentity"]>,
) {
  const csp = policy("'none'");
  app.get("/", (_request, reply) => own(reply, csp).sendFile("index.html", join(root, "demo")));
  page(app, { path: "/demo", folder: join(root, "demo"), csp });
  app.get("/demo/identity", async ({ query }, reply) => {
    const { locale = "zh-CN" } = validate(httpPayloads.localeQuery, query);
    return reply
      .header("cache-control", "no-store")
      .type("text/plain")
      .send(await identity(locale));
  });
}

interface Page {
  readonly path: string;
  readonly folder: string;
  readonly csp: string;
}

/** A page under its path, with its files below it. */
function page(app: FastifyInstance, { path, folder, csp }: Page) {
  app.get(path, (_request, reply) =>
    path === "/support"
      ? own(reply, csp).sendFile("index.html", folder)
      : reply.redirect(`${path}/`, 301),
  );
  app.get<{ Params: { "*": string } }>(`${path}/*`, (request, reply) => {
    const file = request.params["*"];
    if (file === "") return own(reply, csp).sendFile("index.html", folder);
    const kept = file.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    return own(reply, csp).header("cache-control", kept).sendFile(file, folder);
  });
}

const own = (reply: FastifyReply, csp: string) =>
  reply.header("content-security-policy", csp).header("cache-control", "no-cache");

/** For pages of any origin. */
const open = (reply: FastifyReply) => reply.header("cross-origin-resource-policy", "cross-origin");

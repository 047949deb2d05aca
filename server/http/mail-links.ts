import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply } from "fastify";
import { mailLinkQuery } from "../../protocol/mail-schemas.ts";
import { followMailLink, type MailLinkKind, readMailLink } from "../actions/mail-links.ts";
import { validate } from "../edge/validate.ts";
import { linkPageStyle, presentLinkPage } from "../present/mail/link-page.ts";
import type { Http } from "./http.ts";

const kinds: readonly MailLinkKind[] = ["confirm", "stop"];

const styleHash = createHash("sha256").update(linkPageStyle).digest("base64");
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/**
 * The links in e-mail. To open one does nothing, as mailboxes look at links by themselves; to post to it does. A mailbox that ends
 * e-mail in one tap posts from elsewhere, with no cookie and no page of ours: the token alone says who (RFC 8058).
 */
export async function serveMailLinks(app: FastifyInstance, http: Http): Promise<void> {
  if (!http.services.mail) return;
  await app.register(async (routes) => {
    // Only the token counts; what a form or a mailbox sends with it is thrown away.
    routes.addContentTypeParser(
      ["application/x-www-form-urlencoded", "multipart/form-data"],
      { parseAs: "string" },
      (_request, _body, done) => done(null, {}),
    );
    for (const kind of kinds) serveLink(routes, http, kind);
  });
}

function serveLink(routes: FastifyInstance, { services }: Http, kind: MailLinkKind) {
  const path = `/api/mail/${kind}`;
  routes.get(path, async (request, reply) => {
    const { token } = validate(mailLinkQuery, request.query);
    const page = await readMailLink(services, kind, token);
    return asPage(reply, presentLinkPage({ ...page, kind, token }));
  });
  routes.post(path, async (request, reply) => {
    const { token } = validate(mailLinkQuery, request.query);
    const page = await followMailLink(services, kind, token);
    return asPage(reply, presentLinkPage({ ...page, kind, token }));
  });
}

const asPage = (reply: FastifyReply, page: string) =>
  reply
    .header("content-security-policy", policy)
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(page);

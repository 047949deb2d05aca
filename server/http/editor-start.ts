import type { FastifyInstance } from "fastify";
import type { ArticleId } from "../../protocol/conversation.ts";
import type { EditorArticle } from "../../protocol/editor-article.ts";
import type { EditorStart } from "../../protocol/editor-start.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { editorArticle } from "../actions/editor-article.ts";
import { editorStart } from "../actions/editor-start.ts";
import { validate } from "../edge/validate.ts";
import { agentLocale } from "../present/agent.ts";
import { presentEditorArticle } from "../present/editor-article.ts";
import { presentEditorStart } from "../present/editor-start.ts";
import { asAgent } from "./as-agent.ts";
import type { Http } from "./http.ts";

/** What whoever keeps the articles reads of them. */
export function serveEditorStart(app: FastifyInstance, http: Http): void {
  const { services, limits } = http;

  app.get("/api/agent/editor-start", (request) =>
    asAgent(request, http, async (agentId): Promise<EditorStart> => {
      await limits.consume("call", agentId);
      const { locale = agentLocale } = validate(httpPayloads.localeQuery, request.query);
      return presentEditorStart(await editorStart(services, agentId, locale));
    }),
  );
  app.get<{ Params: { id: string } }>("/api/agent/content/articles/:id", (request) =>
    asAgent(request, http, async (agentId): Promise<EditorArticle> => {
      await limits.consume("call", agentId);
      const { locale = agentLocale } = validate(httpPayloads.localeQuery, request.query);
      // Looked up as it is: an id that no article has is not found.
      const id = request.params.id as ArticleId;
      return presentEditorArticle(await editorArticle(services, agentId, { id, locale }));
    }),
  );
}

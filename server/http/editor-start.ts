import type { FastifyInstance } from "fastify";
import type { EditorStart } from "../../protocol/editor-start.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { editorStart } from "../actions/editor-start.ts";
import { validate } from "../edge/validate.ts";
import { agentLocale } from "../present/agent.ts";
import { presentEditorStart } from "../present/editor-start.ts";
import { asAgent } from "./as-agent.ts";
import type { Http } from "./http.ts";

export function serveEditorStart(app: FastifyInstance, http: Http): void {
  const { services, limits } = http;

  app.get("/api/agent/editor-start", (request) =>
    asAgent(request, http, async (agentId): Promise<EditorStart> => {
      await limits.consume("call", agentId);
      const { locale = agentLocale } = validate(httpPayloads.localeQuery, request.query);
      return presentEditorStart(await editorStart(services, agentId, locale));
    }),
  );
}

import type { FastifyInstance } from "fastify";
import type { ChangeEffect } from "../../protocol/change-effect.ts";
import type { TrialProgress } from "../../protocol/content-reply.ts";
import type {
  AcceptedChange,
  ChangeTrial,
  ContentAnswer,
  MadeChange,
} from "../../protocol/gaps.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import {
  acceptChange,
  askContent,
  cancelTrial,
  passes,
  trialFor,
  trialProgress,
} from "../actions/content-changes.ts";
import { changeEffect, madeChanges } from "../actions/content-effects.ts";
import { createContentTrials, trialProblems } from "../actions/content-trial.ts";
import { validate } from "../edge/validate.ts";
import { agentLocale } from "../present/agent.ts";
import { presentChangeEffect, presentMadeChange } from "../present/content-change.ts";
import { presentChangeTrial, presentContentAnswer } from "../present/content-trial.ts";
import { asAgent } from "./as-agent.ts";
import type { Http } from "./http.ts";

/** Changes of the articles: tried, asked, and made into a patch or a branch. */
export function serveContentChanges(app: FastifyInstance, http: Http): void {
  const { services, limits } = http;
  const given = { services, trials: createContentTrials(services) };

  app.post("/api/agent/content/trials", (request) =>
    asAgent(request, http, async (agentId): Promise<ChangeTrial> => {
      await limits.consume("call", agentId);
      const { change } = validate(httpPayloads.contentChange, request.body);
      const { locale = agentLocale } = validate(httpPayloads.localeQuery, request.query);
      const trial = await trialFor(given, agentId, change);
      return presentChangeTrial(trial, {
        passes: passes(trial),
        problems: trialProblems(trial, locale),
      });
    }),
  );
  app.get("/api/agent/content/trials/running", (request) =>
    asAgent(request, http, async (agentId): Promise<{ progress?: TrialProgress | undefined }> => {
      await limits.consume("call", agentId);
      return { progress: await trialProgress(given, agentId) };
    }),
  );
  app.delete("/api/agent/content/trials/running", (request) =>
    asAgent(request, http, async (agentId): Promise<Record<never, never>> => {
      await limits.consume("call", agentId);
      await cancelTrial(given, agentId);
      return {};
    }),
  );
  app.post("/api/agent/content/questions", (request) =>
    asAgent(request, http, async (agentId): Promise<ContentAnswer> => {
      await limits.consume("call", agentId);
      const asked = validate(httpPayloads.contentQuestion, request.body);
      return presentContentAnswer(await askContent(given, agentId, asked));
    }),
  );
  app.get("/api/agent/content/changes", (request) =>
    asAgent(request, http, async (agentId): Promise<{ changes: readonly MadeChange[] }> => {
      await limits.consume("call", agentId);
      return { changes: (await madeChanges(services, agentId)).map(presentMadeChange) };
    }),
  );
  app.get<{ Params: { id: string } }>("/api/agent/content/changes/:id", (request) =>
    asAgent(request, http, async (agentId): Promise<ChangeEffect> => {
      await limits.consume("call", agentId);
      const { id } = validate(httpPayloads.madeChange, request.params);
      return presentChangeEffect(await changeEffect(services, agentId, id));
    }),
  );
  app.post("/api/agent/content/changes", (request) =>
    asAgent(request, http, async (agentId): Promise<AcceptedChange> => {
      await limits.consume("call", agentId);
      const { change } = validate(httpPayloads.contentChange, request.body);
      return acceptChange(given, agentId, change);
    }),
  );
}

import type { FastifyInstance } from "fastify";
import type { AcceptedChange, ChangeTrial, ContentAnswer } from "../../protocol/gaps.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import {
  acceptChange,
  askContent,
  createContentTrials,
  passes,
  trialFor,
} from "../actions/content-changes.ts";
import { trialArticles, trialProblems } from "../actions/content-trial.ts";
import { validate } from "../edge/validate.ts";
import { agentLocale } from "../present/agent.ts";
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
        articles: trialArticles(trial),
      });
    }),
  );
  app.post("/api/agent/content/questions", (request) =>
    asAgent(request, http, async (agentId): Promise<ContentAnswer> => {
      await limits.consume("call", agentId);
      const asked = validate(httpPayloads.contentQuestion, request.body);
      return presentContentAnswer(await askContent(given, agentId, asked));
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

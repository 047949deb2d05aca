import type { FastifyInstance } from "fastify";
import type { ArticleId, Locale } from "../../protocol/conversation.ts";
import type { GapDetail, GapList } from "../../protocol/gaps.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { listGaps, openGap } from "../actions/gaps.ts";
import { validate } from "../edge/validate.ts";
import { presentGap, presentGapAnswer, presentGapQuestion } from "../present/gap.ts";
import { asAgent } from "./as-agent.ts";
import type { Http } from "./http.ts";

const usualDays = 7;
/** Articles are named in the language that most of them are written in first. */
const titleLocale: Locale = "zh-CN";

/** What the bot failed, for editors. */
export function serveGaps(app: FastifyInstance, http: Http): void {
  const { services, limits } = http;
  const titleOf = (id: ArticleId) => services.faq.engine.article(id, titleLocale)?.title ?? id;

  app.get("/api/agent/gaps", (request) =>
    asAgent(request, http, async (agentId): Promise<GapList> => {
      await limits.consume("call", agentId);
      const { days = usualDays } = validate(httpPayloads.gapList, request.query);
      const { gaps, ...rest } = await listGaps(services, agentId, days);
      return { days, gaps: gaps.map((gap) => presentGap(gap, titleOf)), ...rest };
    }),
  );
  app.get<{ Params: { id: string } }>("/api/agent/gaps/:id", (request) =>
    asAgent(request, http, async (agentId): Promise<GapDetail> => {
      await limits.consume("call", agentId);
      const { days = usualDays } = validate(httpPayloads.gapList, request.query);
      const { id } = validate(httpPayloads.gapOpen, request.params);
      const { gap, questions, answers, template } = await openGap(services, agentId, { id, days });
      return {
        ...presentGap(gap, titleOf),
        questions: questions.map((one) => presentGapQuestion(one, titleOf)),
        answers: answers.map(presentGapAnswer),
        template,
      };
    }),
  );
}

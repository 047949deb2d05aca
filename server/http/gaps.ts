import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ArticleId } from "../../protocol/conversation.ts";
import type { GapDetail, GapList } from "../../protocol/gaps.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { listGaps, openGap } from "../actions/gaps.ts";
import { validate } from "../edge/validate.ts";
import { presentGap, presentGapAnswer, presentGapQuestion } from "../present/gap.ts";
import { asAgent } from "./as-agent.ts";
import type { Http } from "./http.ts";
import { readerLocale } from "./reader-locale.ts";

const usualDays = 7;

/** What the bot failed, for editors. */
export function serveGaps(app: FastifyInstance, http: Http): void {
  const { services, limits } = http;
  const titlesFor = (request: FastifyRequest) => (id: ArticleId) =>
    services.faq.engine.article(id, readerLocale(request))?.title ?? id;

  app.get("/api/agent/gaps", (request) =>
    asAgent(request, http, async (agentId): Promise<GapList> => {
      await limits.consume("call", agentId);
      const { days = usualDays } = validate(httpPayloads.gapList, request.query);
      const { gaps, ...rest } = await listGaps(services, agentId, days);
      return { days, gaps: gaps.map((gap) => presentGap(gap, titlesFor(request))), ...rest };
    }),
  );
  app.get<{ Params: { id: string } }>("/api/agent/gaps/:id", (request) =>
    asAgent(request, http, async (agentId): Promise<GapDetail> => {
      await limits.consume("call", agentId);
      const { days = usualDays } = validate(httpPayloads.gapList, request.query);
      const { id } = validate(httpPayloads.gapOpen, request.params);
      const { gap, questions, answers, template } = await openGap(services, agentId, { id, days });
      const titleOf = titlesFor(request);
      return {
        ...presentGap(gap, titleOf),
        questions: questions.map((one) => presentGapQuestion(one, titleOf)),
        answers: answers.map(presentGapAnswer),
        template,
      };
    }),
  );
}

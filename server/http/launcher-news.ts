import type { FastifyInstance } from "fastify";
import { launcherNews } from "../actions/launcher-news.ts";
import { countRead } from "../edge/customer-limits.ts";
import { bearerOf } from "./bearer.ts";
import type { Http } from "./http.ts";

/** Asked once by a page that knows its customer and whose widget is closed: for the mark on the launcher. */
export function serveLauncherNews(app: FastifyInstance, { services, limits, callers }: Http): void {
  app.get("/api/customer/news", async (request, reply) => {
    await countRead(limits, callers.addressOf(request.raw));
    const news = await launcherNews(services, bearerOf(request));
    return reply.header("cache-control", "no-store").send(news);
  });
}

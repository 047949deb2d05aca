import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { DemoWallet } from "./http.ts";

/** Hands the demo wallet's requests to its back end as they came: a signature is over the very bytes. */
export function serveDemoWallet(app: FastifyInstance, wallet: DemoWallet): void {
  const answerTo = (path: string) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { headers, body } = request;
    const answer = await wallet({ path, headers, body: typeof body === "string" ? body : "" });
    return reply
      .status(answer.status)
      .header("cache-control", "no-store")
      .type(typeof answer.body === "string" ? "text/plain" : "application/json")
      .send(answer.body);
  };
  const queryOf = ({ url }: FastifyRequest) =>
    url.includes("?") ? url.slice(url.indexOf("?")) : "";
  app.get("/demo/identity", (request, reply) =>
    answerTo(`/identity${queryOf(request)}`)(request, reply),
  );
  void app.register(async (scope) => {
    scope.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );
    const below = (request: FastifyRequest<{ Params: { "*": string } }>, reply: FastifyReply) =>
      answerTo(`/${request.params["*"]}${queryOf(request)}`)(request, reply);
    scope.get("/demo/wallet/*", below);
    scope.post("/demo/wallet/*", below);
  });
}

import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { httpPayloads } from "../../protocol/schemas.ts";
import { settingsSections } from "../../protocol/settings.ts";
import { settingsPayloads } from "../../protocol/settings-schemas.ts";
import { changeAccount, inviteAgent, listAccounts, resetAccount } from "../actions/accounts.ts";
import { changeSettings, readSettings } from "../actions/change-settings.ts";
import { notFound } from "../domain/refusal.ts";
import { validate } from "../edge/validate.ts";
import { presentAccount, presentLink } from "../present/account.ts";
import { asAgent } from "./as-agent.ts";
import type { Http } from "./http.ts";

const path = "/api/admin/agents";

/** Accounts and settings, for administrators. */
export function serveAdminAccounts(app: FastifyInstance, http: Http): void {
  const { services } = http;

  app.get(path, (request) =>
    asAgent(request, http, async (agentId) => ({
      agents: (await listAccounts(services, agentId)).map(presentAccount),
    })),
  );
  app.post(path, (request, reply) =>
    asAgent(request, http, async (agentId) => {
      const wanted = validate(httpPayloads.invite, request.body);
      const issued = await inviteAgent(services, agentId, wanted);
      reply.status(201);
      return { agent: presentAccount(issued.agent), link: presentLink(issued) };
    }),
  );
  app.patch(`${path}/:id`, (request) =>
    asAgent(request, http, async (agentId) => {
      const { id } = validate(httpPayloads.agent, request.params);
      const change = validate(httpPayloads.changeAgent, request.body);
      return { agent: presentAccount(await changeAccount(services, agentId, { id, change })) };
    }),
  );
  app.post(`${path}/:id/reset`, (request) =>
    asAgent(request, http, async (agentId) => {
      const { id } = validate(httpPayloads.agent, request.params);
      const { twoFactor } = validate(httpPayloads.resetAgent, request.body);
      return { link: presentLink(await resetAccount(services, agentId, { id, twoFactor })) };
    }),
  );

  app.get("/api/admin/settings", (request) =>
    asAgent(request, http, (agentId) => readSettings(services, agentId)),
  );
  app.put<{ Params: { section: string } }>("/api/admin/settings/:section", (request) =>
    asAgent(request, http, async (agentId) => {
      const section = sectionNamed(request.params.section);
      const schema: z.ZodType<object> = settingsPayloads[section];
      const value = validate(schema, request.body);
      return changeSettings(services, agentId, { section, value });
    }),
  );
  app.delete<{ Params: { section: string } }>("/api/admin/settings/:section", (request) =>
    asAgent(request, http, async (agentId) => {
      const section = sectionNamed(request.params.section);
      return changeSettings(services, agentId, { section, value: undefined });
    }),
  );
}

function sectionNamed(name: string) {
  const section = settingsSections.find((one) => one === name);
  if (section === undefined) throw notFound("section");
  return section;
}

import type { FastifyRequest } from "fastify";
import { agentOf } from "../actions/agents.ts";
import { customerOf } from "../actions/customers.ts";
import type { Uploader } from "../actions/uploads.ts";
import { countCall, countUpload } from "../edge/customer-limits.ts";
import { bearerOf } from "./bearer.ts";
import type { Http } from "./http.ts";
import { refuseOtherPages, signedInAgent } from "./signed-in-agent.ts";

/** Who it is, and whether nobody but a token knows them. */
type KnownUploader = Uploader & { readonly isGuest: boolean };

/** Who sends or asks for a file: a customer by their token or identity, an agent by a token or the session cookie. */
export async function uploaderOf(request: FastifyRequest, http: Http): Promise<KnownUploader> {
  if (request.headers.authorization === undefined) {
    if (request.method !== "GET") refuseOtherPages(request, http);
    return { kind: "agent", id: (await signedInAgent(request, http)).id, isGuest: false };
  }
  const token = bearerOf(request);
  const agent = await agentOf(http.services, token);
  if (agent) return { kind: "agent", id: agent.id, isGuest: false };
  const { id, subject } = await customerOf(http.services, token);
  return { kind: "customer", id, isGuest: subject === undefined };
}

/** A file of that size is to come. */
export const countUploadOf = (
  request: FastifyRequest,
  { limits, callers }: Http,
  { sender, bytes }: { readonly sender: KnownUploader; readonly bytes: number },
) => countUpload(limits, { ...sender, address: callers.addressOf(request.raw), bytes });

/** A piece of a file, or one that is read. */
export async function countFileCall(
  request: FastifyRequest,
  { limits, callers }: Http,
  { kind, id }: Uploader,
): Promise<void> {
  const address = callers.addressOf(request.raw);
  if (kind === "agent") await limits.consume("call", id);
  else await countCall(limits, { customerId: id, address });
}

import type { FastifyInstance, FastifyRequest } from "fastify";
import { hostAnnouncementPayloads } from "../../protocol/announcement-schemas.ts";
import { announcementWarnings } from "../actions/announcement-warnings.ts";
import {
  endAnnouncement,
  listAnnouncements,
  patchAnnouncement,
  saveAnnouncement,
  updateAnnouncement,
} from "../actions/announcements.ts";
import type { OnceKey } from "../actions/idempotency.ts";
import { validate } from "../edge/validate.ts";
import { presentAgentAnnouncement, presentWarnings } from "../present/announcement.ts";
import { epochTime } from "../present/time.ts";
import type { HostCalls } from "./host-tickets.ts";
import type { Http } from "./http.ts";

type HostAnnouncement = Parameters<typeof presentAgentAnnouncement>[0];

const path = "/api/host/announcements";

/** The wallet declares its own incidents. */
export function serveHostAnnouncements(
  app: FastifyInstance,
  { services }: Http,
  { insistOnKey, once }: HostCalls,
): void {
  const idIn = (request: FastifyRequest) =>
    validate(hostAnnouncementPayloads.numbered, request.params).id;
  const viewOf = (record: HostAnnouncement) => ({
    announcement: presentAgentAnnouncement(record),
  });
  /** Of one that was written: with what is unknown here. */
  const writtenOf = (record: HostAnnouncement) => ({
    ...viewOf(record),
    ...presentWarnings(announcementWarnings(services, record)),
  });

  const announcedOnce = async (
    request: FastifyRequest,
    run: (once: OnceKey | undefined) => Promise<HostAnnouncement>,
    view = viewOf,
  ) => view((await once(request, run)) as HostAnnouncement);

  app.get(path, async (request) => {
    await insistOnKey(request);
    const { before } = validate(hostAnnouncementPayloads.list, request.query);
    const { announcements, more } = await listAnnouncements(services, "wallet", before);
    return { announcements: announcements.map(presentAgentAnnouncement), more };
  });

  app.post(path, async (request, reply) => {
    await insistOnKey(request);
    const sent = validate(hostAnnouncementPayloads.post, request.body);
    const { startsAt, endsAt, nextUpdateAt, ...parts } = sent;
    void reply.code(201);
    const wanted = {
      ...parts,
      startsAt: epochTime(startsAt),
      endsAt: epochTime(endsAt),
      nextUpdateAt: epochTime(nextUpdateAt),
    };
    return announcedOnce(
      request,
      (key) => saveAnnouncement(services, "wallet", { ...wanted, once: key }),
      writtenOf,
    );
  });

  app.patch(`${path}/:id`, async (request) => {
    await insistOnKey(request);
    const sent = validate(hostAnnouncementPayloads.patch, request.body);
    const { startsAt, endsAt, nextUpdateAt, ...parts } = sent;
    const patch = {
      ...parts,
      startsAt: epochTime(startsAt),
      endsAt: epochTime(endsAt),
      nextUpdateAt: epochTime(nextUpdateAt),
    };
    return writtenOf(await patchAnnouncement(services, idIn(request), patch));
  });

  app.post(`${path}/:id/updates`, async (request, reply) => {
    await insistOnKey(request);
    const { text, nextUpdateAt } = validate(hostAnnouncementPayloads.update, request.body);
    const wanted = { id: idIn(request), text, nextUpdateAt: epochTime(nextUpdateAt) };
    void reply.code(201);
    return announcedOnce(request, (key) =>
      updateAnnouncement(services, "wallet", { ...wanted, once: key }),
    );
  });

  app.post(`${path}/:id/end`, async (request) => {
    await insistOnKey(request);
    const { text } = validate(hostAnnouncementPayloads.end, request.body);
    const wanted = { id: idIn(request), text };
    return announcedOnce(request, (key) =>
      endAnnouncement(services, "wallet", { ...wanted, once: key }),
    );
  });
}

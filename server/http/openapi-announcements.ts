import { bodyOf, everyCall, idempotencyKey, refusedWith } from "./openapi-parts.ts";
import { requestParts } from "./openapi-schemas.ts";

const announcementId = {
  name: "id",
  in: "path",
  required: true,
  schema: requestParts.AnnouncementId,
} as const;

const before = {
  name: "before",
  in: "query",
  description: "The id of the last one of the page before.",
  schema: { type: "string" },
} as const;

const refusals = {
  "400": refusedWith("`invalid`: not of this form, or a time that has passed."),
  ...everyCall,
};
const refusalsOfOne = {
  ...refusals,
  "404": refusedWith("There is no such announcement."),
  "409": refusedWith("`closed`: it has ended."),
};

/** Notices and incidents. */
export const announcementPaths = {
  "/api/host/announcements": {
    get: {
      operationId: "listAnnouncements",
      summary: "All announcements, the newest first.",
      parameters: [before],
      responses: {
        "200": { description: "A page of them.", ...bodyOf("AnnouncementList") },
        ...everyCall,
      },
    },
    post: {
      operationId: "postAnnouncement",
      summary: "Tells all customers of a notice or an incident, in each customer's language.",
      parameters: [idempotencyKey],
      requestBody: { required: true, ...bodyOf("NewAnnouncement") },
      responses: {
        "201": { description: "Open widgets show it.", ...bodyOf("WrittenAnnouncement") },
        ...refusals,
      },
    },
  },
  "/api/host/announcements/{id}": {
    patch: {
      operationId: "patchAnnouncement",
      summary: "Changes parts of one; null takes a time away.",
      parameters: [announcementId],
      requestBody: { required: true, ...bodyOf("AnnouncementPatch") },
      responses: {
        "200": { description: "It is changed.", ...bodyOf("WrittenAnnouncement") },
        ...refusalsOfOne,
      },
    },
  },
  "/api/host/announcements/{id}/updates": {
    post: {
      operationId: "updateAnnouncement",
      summary: "Says how it stands; subscribers read it in their conversations.",
      parameters: [announcementId, idempotencyKey],
      requestBody: { required: true, ...bodyOf("AnnouncementUpdate") },
      responses: {
        "201": { description: "Customers can read it.", ...bodyOf("AnnouncementAnswer") },
        ...refusalsOfOne,
      },
    },
  },
  "/api/host/announcements/{id}/end": {
    post: {
      operationId: "endAnnouncement",
      summary: "Ends it; subscribers read it, and are asked whether it is solved for them.",
      parameters: [announcementId, idempotencyKey],
      requestBody: { required: true, ...bodyOf("AnnouncementEnd") },
      responses: {
        "200": { description: "It has ended.", ...bodyOf("AnnouncementAnswer") },
        ...refusalsOfOne,
      },
    },
  },
} as const;

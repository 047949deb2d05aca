/** What a conversation shows of an announcement. */

declare const brand: unique symbol;
export type AnnouncementId = string & { readonly [brand]: "announcement" };

export const announcementKinds = ["notice", "incident"] as const;
export type AnnouncementKind = (typeof announcementKinds)[number];

/** A message about one, as it was when it was said. */
export interface AnnouncementBody {
  readonly kind: "announcement";
  readonly announcementId: AnnouncementId;
  readonly about: AnnouncementKind;
  /** `known`: the answer to a question; the others go to who has subscribed. After `end` a survey of one question is open. */
  readonly stage: "known" | "update" | "end";
  readonly title: string;
  readonly text: string;
  readonly startsAt: string;
  readonly nextUpdateAt?: string | undefined;
}

/** What a conversation shows of an announcement. */

declare const brand: unique symbol;
export type AnnouncementId = string & { readonly [brand]: "announcement" };

export const announcementKinds = ["notice", "incident"] as const;
export type AnnouncementKind = (typeof announcementKinds)[number];

/** Where one stands. What names none stands on home and before answers. */
export const announcementPlaces = ["home", "answers", "queue", "launcher"] as const;
export type AnnouncementPlace = (typeof announcementPlaces)[number];

export const usualPlaces: readonly AnnouncementPlace[] = ["home", "answers"];

/** A message about one, as it was when it was said. */
export interface AnnouncementBody {
  readonly kind: "announcement";
  readonly announcementId: AnnouncementId;
  readonly about: AnnouncementKind;
  /** `known`: the answer to a question; the others go to who has subscribed. After `end` a survey of one question is open. */
  readonly stage: "known" | "update" | "end";
  readonly title: string;
  readonly text: string;
  /** What the customer should do; absent where the text says it all. */
  readonly advice?: string | undefined;
  readonly startsAt: string;
  /** When an update or the end was written; absent in the answer to a question. */
  readonly at?: string | undefined;
  readonly nextUpdateAt?: string | undefined;
}

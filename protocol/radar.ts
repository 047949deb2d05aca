/** What more customers meet than is usual, for those who lead. */

import type { LocaleTexts } from "./announcement.ts";
import type { AnnouncementId } from "./announcement-body.ts";
import type { DeskRow } from "./desk.ts";

declare const brand: unique symbol;
export type RadarAlertId = string & { readonly [brand]: "radar alert" };

/** An article that answers, an error code, or a kind of questions that nothing answers. */
export type RadarAbout = "topic" | "code" | "question";

export interface RadarAlert {
  readonly id: RadarAlertId;
  readonly about: RadarAbout;
  /** The article's title, the code, or the words of a customer; absent where these are gone. */
  readonly title?: LocaleTexts | undefined;
  readonly state: "rising" | "dismissed" | "over";
  readonly startedAt: string;
  /** When it was above the usual last. */
  readonly seenAt: string;
  readonly endedAt?: string | undefined;
  /** So many different customers in so many minutes, and how many are usual then. */
  readonly minutes: number;
  readonly customers: number;
  readonly usual: number;
  /** Different customers in each five minutes of an hour, the newest last; and how many are usual in five. */
  readonly points: readonly number[];
  readonly usualPoint: number;
  /** What an announcement about it would say, without a customer's own words, and what it would be about. */
  readonly suggestion: {
    readonly title: LocaleTexts;
    readonly text: LocaleTexts;
    readonly topics: readonly string[];
    readonly errorCodes: readonly string[];
  };
  /** It says what is known of this already. */
  readonly announcement?:
    | { readonly id: AnnouncementId; readonly title: LocaleTexts; readonly affected: number }
    | undefined;
  /** Somebody has said that it is no problem. */
  readonly dismissed?: { readonly at: string; readonly by: string } | undefined;
}

export interface RadarValues {
  /** Those that are not over, the strongest first, then those of the last day. */
  readonly "radar:list": {
    readonly alerts: readonly RadarAlert[];
    /** Less than a day of questions is known: nothing can be usual yet. */
    readonly learning?: true | undefined;
  };
  /** The newest 50 of its conversations at most. */
  readonly "radar:open": {
    readonly alert: RadarAlert;
    readonly conversations: readonly DeskRow[];
  };
  readonly "radar:dismiss": { readonly alert: RadarAlert };
}

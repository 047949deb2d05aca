/** What administrators set in the console. A section that nobody has set is absent: what the files say counts. */

import type { Locale } from "./conversation.ts";
import type { QualityCriterion } from "./quality.ts";

export const settingsSections = [
  "security",
  "queue",
  "teams",
  "hours",
  "quality",
  "tags",
  "tickets",
  "surveys",
  "reports",
  "brand",
] as const;
export type SettingsSection = (typeof settingsSections)[number];

export interface SecuritySettings {
  /** Whoever has no second step at the sign-in must set one up before anything else. */
  readonly requireTwoFactor: boolean;
}

/** How customers come to agents; as `queue.yml` without its teams. */
export interface QueueSettings {
  /** Whether agents take customers themselves, or are given them. */
  readonly assignment: "manual" | "automatic";
  /** An agent who has not said a word by then gives the customer back. */
  readonly firstReplySeconds: number;
  /** The same for an answer to what the customer has said since. */
  readonly nextReplySeconds: number;
  /** A customer who comes back is kept so long for the agent who knows them. */
  readonly knownAgentSeconds: number;
  /** Nobody is to wait longer than this for an agent; as the file says where it is absent. */
  readonly waitTargetSeconds?: number | undefined;
  /** Each level of priority is worth so long a wait. */
  readonly headStartSeconds?: number | undefined;
  /** Customers of these tiers wait a level higher. */
  readonly raisedTiers?: readonly string[] | undefined;
  /** Whoever asks for a person about these articles or categories waits as in an emergency. */
  readonly urgentTopics?: readonly string[] | undefined;
  /** An agent who has had no connection for so long gives the customers back. */
  readonly vanishSeconds?: number | undefined;
  /** A customer whose app has been closed for so long counts as gone. */
  readonly awayAfterSeconds?: number | undefined;
  /** So many conversations an agent who is new holds at a time. */
  readonly capacity?: number | undefined;
}

export interface TeamSettings {
  readonly name: string;
  /** E-mail addresses of agents. */
  readonly members: readonly string[];
  /** Whom it serves: customers in these languages, about these articles or categories. Empty: all. */
  readonly languages: readonly Locale[];
  readonly topics: readonly string[];
  /** Where it differs from the desk's. */
  readonly assignment?: QueueSettings["assignment"] | undefined;
  readonly hours?: HoursSettings | undefined;
}

/** Minutes since midnight; `to` is exclusive, 1440 is the end of the day. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

export const weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type WeekdayName = (typeof weekdayNames)[number];

export interface HoursSettings {
  /** IANA name, such as `Asia/Shanghai`. */
  readonly timeZone: string;
  /** A day without spans is closed. */
  readonly weekly: Readonly<Record<WeekdayName, readonly DaySpan[]>>;
  /** Holidays, and working days made up for. */
  readonly exceptions: readonly { readonly date: string; readonly spans: readonly DaySpan[] }[];
}

export interface QualitySettings {
  /** In the order of the score sheet. */
  readonly criteria: readonly QualityCriterion[];
}

/** Of complaints; what else is promised says `tickets.yml`. */
export interface TicketSettings {
  /** `2026-10-01`: weekdays that are free, and days of a weekend that are worked for them. */
  readonly holidays: readonly string[];
  readonly workingDays: readonly string[];
  /** Why it comes to complaints. */
  readonly causes: readonly string[];
  /** A larger amount needs a supervisor. Decimal string. */
  readonly approvalAbove: string;
  /** Days after a decision until the customer is asked whether it is solved; 0: never. */
  readonly followUpDays?: number | undefined;
  /** Days until a customer who has not answered a question is asked again, and until the complaint ends; 0: never. */
  readonly askAgainDays?: number | undefined;
  readonly closeUnansweredDays?: number | undefined;
}

/** What customers are asked beside the survey after each service. */
export interface SurveySettings {
  /** Of so many of a hundred customers it is asked how they find the wallet, each once in ninety days; 0: of none. */
  readonly periodicPercent: number;
}

/** The regular reports; none where nobody has set it. */
export interface ReportSettings {
  readonly weekly: boolean;
  readonly monthly: boolean;
  /** Who gets it by e-mail, and in which language. */
  readonly addresses: readonly string[];
  readonly locale: Locale;
  /** The wallet's back end gets its figures. */
  readonly webhook: boolean;
}

/** The wallet's own face in the widget. */
export interface BrandSettings {
  /** In the place of `walletName` in `wallet.yml`. */
  readonly name: Readonly<Record<Locale, string>>;
  /** `#1a55ee`; it can be read on white, and white on it. Without one it is the page's, or ours. */
  readonly accent?: string | undefined;
}

export interface DeskSettings {
  readonly security?: SecuritySettings | undefined;
  readonly queue?: QueueSettings | undefined;
  readonly teams?: readonly TeamSettings[] | undefined;
  readonly hours?: HoursSettings | undefined;
  readonly quality?: QualitySettings | undefined;
  /** Those that agents are offered. */
  readonly tags?: readonly string[] | undefined;
  readonly tickets?: TicketSettings | undefined;
  readonly surveys?: SurveySettings | undefined;
  readonly reports?: ReportSettings | undefined;
  readonly brand?: BrandSettings | undefined;
}

/** What the files say, of what they can say. */
export interface FileSettings {
  readonly queue: QueueSettings;
  readonly teams: readonly TeamSettings[];
  readonly hours?: HoursSettings | undefined;
  readonly tickets: TicketSettings;
  /** Where `wallet.yml` names the wallet. */
  readonly brand?: BrandSettings | undefined;
}

export interface SettingsView {
  readonly settings: DeskSettings;
  readonly files: FileSettings;
}

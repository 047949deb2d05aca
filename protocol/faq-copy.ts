import type { SupportContacts } from "./contacts.ts";
import type { Article } from "./conversation.ts";
import type { EmergencyGuide } from "./emergency.ts";

/** Whom to call in an emergency, and what to do. */
export interface EmergencySteps {
  readonly contacts: SupportContacts;
  /** What to do in each kind of emergency, the likeliest first. */
  readonly emergencies: readonly EmergencyGuide[];
}

/** What a device keeps of a language to help without a network. */
export interface FaqCopy extends EmergencySteps {
  /** Another one whenever anything of it has changed. */
  readonly version: string;
  readonly articles: readonly CopiedArticle[];
}

export interface CopiedArticle extends Article {
  /** How customers say it, besides the title. */
  readonly terms: readonly string[];
}

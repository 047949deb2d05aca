import type { Priority } from "../../../protocol/conversation.ts";
import type { ForeignProduct } from "./foreign-products.ts";

/**
 * The least probability for an article to be the answer, and to be one of the choices. A wrong answer about stolen money
 * costs more than asking back, so urgent articles need more. Chosen on held-out questions (learned/measured.json): the
 * lowest at which fewer than 6 % of the out-of-scope questions are answered, and fewer than 3 % of the others wrongly.
 */
export const thresholds: Thresholds = {
  normal: { answer: 0.82, choices: 0.25 },
  high: { answer: 0.84, choices: 0.25 },
  urgent: { answer: 0.86, choices: 0.2 },
};

/**
 * For small content, whose probabilities are lower at the same precision: 25 of our articles with 3 phrasings each are right in
 * 96 % of the answers from .6 on; from .8 on only one question of ten is answered. From .15 on the first article is right in 59 % of
 * all questions, from .25 on in 43 %.
 */
const smallThresholds: Thresholds = {
  normal: { answer: 0.6, choices: 0.15 },
  high: { answer: 0.65, choices: 0.15 },
  urgent: { answer: 0.7, choices: 0.12 },
};

export const thresholdsFor = ({ smallContent }: Pick<Findings, "smallContent">): Thresholds =>
  smallContent ? smallThresholds : thresholds;

type Thresholds = Readonly<Record<Priority, { readonly answer: number; readonly choices: number }>>;

/**
 * The least lead over the best article for a request for a human, a greeting or “that did not help”. Asking for a human in
 * vain is worse than getting one too soon, so that request may even be second. Measured on held-out phrasings: at −0.15,
 * 95 % of the requests are recognised, and 2 % of other questions are taken for one, mostly complaints that ask for a manager.
 */
export const intentLeads = { human: -0.15, greeting: -0.05, useless: -0.05 } as const;

/** What the search has found out about a question. */
export interface Findings {
  /** Nothing but punctuation, emoji or silence. */
  readonly empty: boolean;
  /** The content has few phrasings: its probabilities have a scale of their own. */
  readonly smallContent: boolean;
  /** Nothing but first letters; which words they stand for is a guess. */
  readonly guessed: boolean;
  /** It names another company: it is about an account there, or that is unclear. */
  readonly foreignProduct: ForeignProduct | undefined;
  /** It is listed as out of scope, or reads more like that than like the best article. */
  readonly outOfScope: boolean;
  /** It contains a known error code. */
  readonly errorCode: boolean;
  /** It contains a code that looks like ours and is in no list. */
  readonly unknownCode: boolean;
  /** It is nothing but a topic (“退款”): which of the topic's articles is meant is open. */
  readonly bareTopic: boolean;
  /** It is word for word a phrasing of the content. */
  readonly exact: "article" | "human" | "greeting" | "useless" | "outOfScope" | undefined;
  readonly intent: Intent | undefined;
  /** The best article. */
  readonly article: { readonly probability: number; readonly urgency: Priority } | undefined;
}

/** What a question means where it is not about an article. */
export interface Intent {
  readonly kind: "human" | "greeting" | "useless";
  /** Its score minus that of the best article. */
  readonly lead: number;
}

/**
 * The least probability for a choice where the question reads more like an out-of-scope one than like the best article. On
 * questions that were not learned: of 119 out of scope and near, 25 got choices without it and 17 with it; of 2,040 in scope,
 * 1,772 were helped without it and 1,763 with it.
 */
const leastBesideOutOfScope = 0.4;

export type PolicyOutcome = "answer" | "choices" | "none" | "human" | "greeting" | "useless";

/** Which rule decided, for `--explain` and the log. */
export type AnswerReason =
  | "nothing was said"
  | "a known error code"
  | "an unknown error code"
  | "names a topic and asks nothing"
  | `listed as ${keyof typeof outcomeOfExact}`
  | `reads like ${Intent["kind"]}`
  | "about another company's product"
  | "no article has any of these words"
  | "sure enough"
  | "names what is not ours"
  | "not sure enough"
  | "reads like what no article covers"
  | "nothing fits well enough";

interface PolicyDecision {
  readonly outcome: PolicyOutcome;
  readonly reason: AnswerReason;
}

/** The first rule that fits decides. */
export function chooseOutcome(findings: Findings): PolicyDecision {
  const { exact, intent, article } = findings;
  if (findings.empty) return { outcome: "none", reason: "nothing was said" };
  if (findings.errorCode) return { outcome: "answer", reason: "a known error code" };
  if (findings.unknownCode) return { outcome: "none", reason: "an unknown error code" };
  if (findings.bareTopic) return { outcome: "choices", reason: "names a topic and asks nothing" };
  if (exact !== undefined) return { outcome: outcomeOfExact[exact], reason: `listed as ${exact}` };
  if (intent && intent.lead >= intentLeads[intent.kind]) {
    return { outcome: outcomeOfExact[intent.kind], reason: `reads like ${intent.kind}` };
  }
  if (findings.foreignProduct === "theirs")
    return { outcome: "none", reason: "about another company's product" };
  if (article === undefined)
    return { outcome: "none", reason: "no article has any of these words" };
  const { answer, choices } = (findings.smallContent ? smallThresholds : thresholds)[
    article.urgency
  ];
  const mustAskBack = findings.guessed || findings.foreignProduct !== undefined;
  if (article.probability >= answer && !mustAskBack)
    return { outcome: "answer", reason: "sure enough" };
  const doubt = findings.foreignProduct ? "names what is not ours" : "not sure enough";
  if (findings.outOfScope && article.probability < leastBesideOutOfScope)
    return { outcome: "none", reason: "reads like what no article covers" };
  if (article.probability >= choices) return { outcome: "choices", reason: doubt };
  return { outcome: "none", reason: "nothing fits well enough" };
}

const outcomeOfExact = {
  article: "answer",
  human: "human",
  greeting: "greeting",
  useless: "useless",
  outOfScope: "none",
} as const;

import type { Priority } from "../../../protocol/conversation.ts";

/**
 * From which probability an article is given as the answer, and from which as one of the choices. The one table of
 * thresholds: a wrong answer about stolen money costs more than asking back, so the urgent ones ask sooner. Chosen on what
 * was held out (calibration.json): the lowest from which fewer than 6 % of the out-of-scope questions are answered, and
 * fewer than 3 % of the others answered wrongly.
 */
export const thresholds: Readonly<
  Record<Priority, { readonly answer: number; readonly choices: number }>
> = {
  normal: { answer: 0.8, choices: 0.25 },
  high: { answer: 0.82, choices: 0.25 },
  urgent: { answer: 0.85, choices: 0.2 },
};

/**
 * How far a wish for a human, a greeting or a “that did not help” may rank behind the best article and still be taken as
 * one. Asking for a human in vain is worse than getting one too soon, so that one may even be second. Measured on
 * held-out phrasings: at −0.15 95 % of the wishes are heard and 2 % of other questions taken for one, most of
 * them complaints that ask for a manager.
 */
export const intentLeads = { human: -0.15, greeting: -0.05, useless: -0.05 } as const;

/** What has been found out about a question. */
export interface Findings {
  /** Nothing but punctuation, emoji or silence. */
  readonly empty: boolean;
  /** Nothing but first letters; what they stand for was guessed. */
  readonly guessed: boolean;
  /** It names another's product, which the best article does not. */
  readonly stranger?: true;
  /** A known error code stands in it. */
  readonly errorCode: boolean;
  /** It is, word for word, what the editors listed. */
  readonly exact?: "article" | "human" | "greeting" | "useless" | "outside";
  /** What it reads like beside the articles, and how far that leads before the best of them (below 0: behind). */
  readonly intent?: {
    readonly kind: "human" | "greeting" | "useless";
    readonly lead: number;
  };
  /** The best article. */
  readonly article?: { readonly probability: number; readonly urgency: Priority };
}

export type Verdict = "answer" | "choices" | "none" | "human" | "greeting" | "useless";

export interface Decision {
  readonly verdict: Verdict;
  /** Which rule decided, for `--explain` and the log. */
  readonly reason: string;
}

/** The first rule that fits decides. */
export function decide(findings: Findings): Decision {
  const { exact, intent, article } = findings;
  if (findings.empty) return { verdict: "none", reason: "nothing was said" };
  if (findings.errorCode) return { verdict: "answer", reason: "a known error code" };
  if (exact !== undefined) return { verdict: verdictOf[exact], reason: `listed as ${exact}` };
  if (intent && intent.lead >= intentLeads[intent.kind]) {
    return { verdict: verdictOf[intent.kind], reason: `reads like ${intent.kind}` };
  }
  if (article === undefined)
    return { verdict: "none", reason: "no article has any of these words" };
  const { answer, choices } = thresholds[article.urgency];
  const askedBack = findings.guessed || findings.stranger;
  if (article.probability >= answer && !askedBack)
    return { verdict: "answer", reason: "sure enough" };
  const doubt = findings.stranger ? "names what is not ours" : "not sure enough";
  if (article.probability >= choices) return { verdict: "choices", reason: doubt };
  return { verdict: "none", reason: "nothing fits well enough" };
}

const verdictOf = {
  article: "answer",
  human: "human",
  greeting: "greeting",
  useless: "useless",
  outside: "none",
} as const;

import type { ArticleId } from "../../../protocol/conversation.ts";
import type { Content } from "../content/content.ts";

/**
 * What a question can mean. Requests for a human and small talk are ranked together with the articles: “客服电话打不通” is a
 * question about support, although it shares words with “转人工客服”.
 */
export type Target =
  | { readonly kind: "article"; readonly id: ArticleId }
  | { readonly kind: "human" }
  | { readonly kind: "greeting"; readonly name: string }
  | { readonly kind: "useless" }
  /** Out of scope. Only the classifier knows this target: it has no document in the index. */
  | { readonly kind: "outOfScope"; readonly name: "near" | "far" };

export interface TargetTexts {
  readonly target: Target;
  readonly texts: readonly string[];
}

/** Articles first, sorted by id; then the other targets. */
export function listTargets(content: Content): readonly TargetTexts[] {
  const articles = [...content.articles].map(([id, versions]) => ({
    target: { kind: "article" as const, id },
    texts: [...versions.values()].flatMap((version) => [
      version.title,
      ...version.phrasings.map((phrasing) => phrasing.text),
    ]),
  }));
  return [...articles, ...listIntents(content)];
}

function listIntents({ smallTalk, outOfScope }: Content): readonly TargetTexts[] {
  const greetings = Object.entries(smallTalk.greeting).map(([name, { phrasings }]) => ({
    target: { kind: "greeting" as const, name },
    texts: phrasings,
  }));
  return [
    { target: { kind: "human" as const }, texts: smallTalk.human.phrasings },
    ...greetings,
    { target: { kind: "useless" as const }, texts: smallTalk.useless.phrasings },
    { target: { kind: "outOfScope" as const, name: "near" as const }, texts: outOfScope.near },
    { target: { kind: "outOfScope" as const, name: "far" as const }, texts: outOfScope.far },
  ].filter(({ texts }) => texts.length > 0);
}

/** For the reader of an explanation. */
export function nameOf(target: Target | undefined): string {
  if (target === undefined) return "?";
  if (target.kind === "article") return target.id;
  return "name" in target ? `@${target.kind}:${target.name}` : `@${target.kind}`;
}

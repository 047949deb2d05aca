import type { ArticleId, Locale } from "../../protocol/conversation.ts";
import type { GapAnswer, GapId, GapQuestion, GapView, NamedArticle } from "../../protocol/gaps.ts";
import { isoTime } from "./time.ts";

interface GapRecord {
  readonly id: string;
  readonly name: string;
  readonly customers: number;
  readonly handedOver: number;
  readonly unhelpful: number;
  readonly corrected: number;
  readonly near?: ArticleId | undefined;
  readonly lastAt: number;
}

export const presentGap = (gap: GapRecord, titleOf: (id: ArticleId) => string): GapView => ({
  id: gap.id as GapId,
  name: gap.name,
  customers: gap.customers,
  handedOver: gap.handedOver,
  unhelpful: gap.unhelpful,
  corrected: gap.corrected,
  near: named(gap.near, titleOf),
  lastAt: isoTime(gap.lastAt),
});

interface WordingRecord {
  readonly text: string;
  readonly locale: Locale;
  readonly customers: number;
  readonly now: GapQuestion["now"];
  readonly like?: ArticleId | undefined;
  readonly fits: boolean;
}

export const presentGapQuestion = (
  one: WordingRecord,
  titleOf: (id: ArticleId) => string,
): GapQuestion => ({
  text: one.text,
  locale: one.locale,
  customers: one.customers,
  now: one.now,
  like: named(one.like, titleOf),
  fits: one.fits,
});

export const presentGapAnswer = (
  one: Omit<GapAnswer, "at"> & { readonly at: number },
): GapAnswer => ({
  text: one.text,
  agentName: one.agentName,
  at: isoTime(one.at),
  score: one.score,
});

const named = (
  id: ArticleId | undefined,
  titleOf: (id: ArticleId) => string,
): NamedArticle | undefined => id && { id, title: titleOf(id) };

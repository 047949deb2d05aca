import type { EditorStart } from "../../protocol/editor-start.ts";
import { isoTime } from "./time.ts";

interface StartRecords extends Omit<EditorStart, "questions"> {
  readonly questions: readonly {
    readonly name: string;
    readonly customers: number;
    readonly unhelpful: number;
    readonly lastAt: number;
  }[];
}

export const presentEditorStart = ({
  days,
  questions,
  reviews,
  articles,
  figureDays,
  problems,
}: StartRecords): EditorStart => ({
  days,
  questions: questions.map(({ name, customers, unhelpful, lastAt }) => ({
    question: name,
    count: customers,
    unhelpful,
    lastAt: isoTime(lastAt),
  })),
  reviews: reviews.map(({ id, title, file, reviewBy }) => ({ id, title, file, reviewBy })),
  articles: articles.map(({ reasons, ...figures }) => ({
    id: figures.id,
    title: figures.title,
    shown: figures.shown,
    helpful: figures.helpful,
    unhelpful: figures.unhelpful,
    handedOver: figures.handedOver,
    reasons: reasons.map(({ reason, count }) => ({ reason, count })),
    reviewBy: figures.reviewBy,
  })),
  figureDays,
  problems: problems.map(({ file, line, severity, text }) => ({ file, line, severity, text })),
});

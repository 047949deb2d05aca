import type { EditorStart } from "../../protocol/editor-start.ts";
import { isoTime } from "./time.ts";

interface StartRecords extends Omit<EditorStart, "questions"> {
  readonly questions: readonly (Omit<EditorStart["questions"][number], "lastAt"> & {
    readonly lastAt: number;
  })[];
}

export const presentEditorStart = ({
  days,
  questions,
  reviews,
  problems,
}: StartRecords): EditorStart => ({
  days,
  questions: questions.map(({ lastAt, ...rest }) => ({ ...rest, lastAt: isoTime(lastAt) })),
  reviews: reviews.map(({ id, title, file, reviewBy }) => ({ id, title, file, reviewBy })),
  problems: problems.map(({ file, line, severity, text }) => ({ file, line, severity, text })),
});

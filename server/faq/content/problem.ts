import type { Locale } from "../../../protocol/conversation.ts";
import en from "../locales/en.json" with { type: "json" };
import zhCN from "../locales/zh-CN.json" with { type: "json" };
import zhTW from "../locales/zh-TW.json" with { type: "json" };

export type ProblemCode = keyof typeof zhCN;
type Values = Readonly<Record<string, string | number>>;

/** Something that an editor should correct. `line` counts from 1; `file` is a path within the content folder. */
export interface ContentProblem {
  readonly file: string;
  readonly line: number;
  readonly severity: "error" | "warning";
  readonly code: ProblemCode;
  /** What is filled into the text. */
  readonly values: Values;
}

type FileAndLine = readonly [file: string, line: number];

export const error = (
  [file, line]: FileAndLine,
  code: ProblemCode,
  values: Values = {},
): ContentProblem => ({ file, line, severity: "error", code, values });

export const warning = (
  place: FileAndLine,
  code: ProblemCode,
  values: Values = {},
): ContentProblem => ({
  ...error(place, code, values),
  severity: "warning",
});

const texts: Readonly<Record<Locale, Readonly<Record<ProblemCode, string>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

/** The code of this name, if it is one. */
export const problemCode = (name: string): ProblemCode | undefined =>
  Object.hasOwn(zhCN, name) ? (name as ProblemCode) : undefined;

/** What is wrong, and what to do. */
export const describeProblem = ({ code, values }: ContentProblem, locale: Locale): string =>
  texts[locale][code].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

const warningMark: Readonly<Record<Locale, string>> = {
  "zh-CN": "提醒：",
  "zh-TW": "提醒：",
  en: "warning: ",
};

export function formatProblemIn(problem: ContentProblem, locale: Locale): string {
  const kind = problem.severity === "warning" ? warningMark[locale] : "";
  return `${problem.file}:${problem.line}: ${kind}${describeProblem(problem, locale)}`;
}

/** For logs. */
export const formatProblem = (problem: ContentProblem): string => formatProblemIn(problem, "en");

/** What the blocks cannot carry, or show otherwise than it was meant. `line` counts from 0 within the text. */
export interface Loss {
  readonly line: number;
  readonly code: LossCode;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** An article with an error is not shown: what must not be read by customers would be. */
export const lossSeverity = {
  comment: "error",
  conflict: "error",
  pictureAlt: "error",
  pictureAddress: "warning",
  pictureInText: "warning",
  html: "warning",
  footnote: "warning",
  task: "warning",
  emphasis: "warning",
  linkTitle: "warning",
  linkAddress: "warning",
  linkUnused: "warning",
  heading: "warning",
  rule: "warning",
  indentedCode: "warning",
  codeLanguage: "warning",
  codePlaceholder: "warning",
  listTooDeep: "warning",
  listNumber: "warning",
  listSpace: "warning",
  listSign: "warning",
  singleBrace: "warning",
  screenUnknown: "warning",
  tableColumns: "warning",
  tableBroken: "warning",
  signs: "warning",
  longRun: "warning",
  linkEmpty: "warning",
  quoteSign: "warning",
  headingSpace: "warning",
  listJoined: "warning",
  wideSigns: "warning",
  otherDialect: "warning",
  fenceOpen: "warning",
  backslash: "warning",
  lost: "warning",
} as const;

type LossCode = keyof typeof lossSeverity;

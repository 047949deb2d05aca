/**
 * Splits a message that may contain several questions: “提现多久到账？手续费怎么算？”, “付不了款，还有提现要手续费吗”. This file finds the
 * possible ways to split it; `several-questions.ts` decides whether the segments are questions of their own.
 */

/** What precedes a segment: “also” or a number; a question mark; a pause after a question; a pause after a statement. */
export type SegmentStart = "also" | "after-mark" | "after-question" | "after-statement";

export interface Segment {
  readonly text: string;
  readonly start: SegmentStart;
}

/** One way to split a message. */
export interface Segmentation {
  readonly segments: readonly Segment[];
  /** True where segments may be statements: not every sentence of a message is a question. */
  readonly allowsStatements: boolean;
}

/** A longer message is a story, whose sentences are not answered one by one. */
const maxMessageLength = 240;
/** Each segment is searched by itself, so this limits the time. */
const maxSegments = 6;
const maxHalves = 3;
/** Answers to one message. More would fill several screens of a phone. */
export const maxAnswers = 3;

/** Words of a question. */
const questionWords =
  /怎么|怎麼|怎样|如何|什么|什麼|为啥|多久|多少|几天|哪|吗|嗎|麼$|呢$|能不能|可不可以|是否|咋|\b(?:how|what|why|when|where|which|who|can|could|do|does|did|is|are|should|will)\b/iu;

const conjunctions =
  "(?<=[,，。.;；\\s])(?:然后|然後)(?!呢)|另外|还有|還有|以及|第[一二三](?=[,，、])|(?:顺便|順便)(?:[问問]一?下?)?|再[问問]一?下?|\\band also\\b|\\balso\\b|\\bbesides\\b";
const number = "(?:[(（]?[0-9一二三][)）、.:：](?!\\d)|[①②③④])";
const patterns = [
  `(?<also>[?？!！。；;,，、.\\s]*(?:${conjunctions})[,，、\\s]*|[?？!！。；;,，、.\\s]+${number}\\s*)`,
  String.raw`(?<end>[?？!！。；;\n]+\s*|(?<=\p{L}{2})\.\s+)`,
  // A comma, a space between Chinese words, “和” between them, the end of “吗” before more of them.
  String.raw`[,，、]\s*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})|\s+and\s+`,
  String.raw`(?<=\p{Script=Han}{2})[和跟](?=\p{Script=Han}{2})|(?<=[吗嗎])(?=\p{Script=Han})`,
];
const separatorPattern = new RegExp(patterns.join("|"), "giu");
const firstNumber = new RegExp(`^\\s*(?:${number}|(?:${conjunctions})[,，、\\s]*)\\s*`, "iu");

/** Whole sentences first; none where the message cannot be split. */
export function segmentationsOf(message: string): readonly Segmentation[] {
  if (message.length > maxMessageLength) return [];
  const text = message.replace(firstNumber, "").trim();
  const separations = findSeparators(text);
  if (separations.length === 0 || separations.length >= maxSegments) return [];
  const bySentence = separations.filter(({ endsSentence }) => endsSentence);
  const everywhere = separations.length < maxAnswers ? [separations] : [];
  const inHalves =
    separations.length > 1 ? nearestToMiddle(separations, text).map((one) => [one]) : [];
  return [
    { segments: segmentsOf(text, bySentence), allowsStatements: true },
    ...[...everywhere, ...inHalves].map((some) => ({
      segments: segmentsOf(text, some),
      allowsStatements: false,
    })),
  ].filter(({ segments }) => segments.length > 1);
}

/** A question, or what “also” leads in; no statement beside one. */
export const asksOrAdds = ({ text, start }: Segment): boolean =>
  start === "also" || questionWords.test(text) || /[?？]$/.test(text);

/** Two questions mostly have a similar length. Each try takes the time of two questions, so only a few are made. */
function nearestToMiddle(separators: readonly Separator[], text: string): readonly Separator[] {
  const distance = ({ from, to }: Separator) => Math.abs(from + to - text.length);
  return [...separators].sort((a, b) => distance(a) - distance(b)).slice(0, maxHalves);
}

/** Characters between two segments. */
interface Separator {
  readonly from: number;
  readonly to: number;
  readonly isConjunction: boolean;
  readonly hasQuestionMark: boolean;
  readonly endsSentence: boolean;
}

function findSeparators(text: string): readonly Separator[] {
  return [...text.matchAll(separatorPattern)].flatMap((found) => {
    const { also, end } = found.groups ?? {};
    const [from, to] = [found.index, found.index + found[0].length];
    const isBetween = hasWords(text.slice(0, from)) && hasWords(text.slice(to));
    if (!isBetween) return [];
    return [
      {
        from,
        to,
        isConjunction: also !== undefined,
        hasQuestionMark: /[?？]/.test(found[0]),
        endsSentence: also !== undefined || end !== undefined,
      },
    ];
  });
}

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);

function segmentsOf(text: string, separators: readonly Separator[]): readonly Segment[] {
  const starts = [0, ...separators.map(({ to }) => to)];
  const ends = [...separators.map(({ from }) => from), text.length];
  const texts = starts.map((from, at) => text.slice(from, ends[at]).trim());
  return texts.map((segment, at) => ({
    text: segment,
    start: startOf(separators[at - 1], texts[at - 1] ?? ""),
  }));
}

function startOf(separator: Separator | undefined, textBefore: string): SegmentStart {
  if (separator?.isConjunction) return "also";
  if (separator?.hasQuestionMark) return "after-mark";
  return questionWords.test(textBefore) ? "after-question" : "after-statement";
}

/**
 * One message, several questions: “提现多久到账？手续费怎么算？”, “付不了款，还有提现要手续费吗”. Here are only the ways it may be cut;
 * whether the pieces are questions of their own is for `several-questions.ts` to say.
 */

/** What parts a piece from the one before: “also” or a number; a pause, after something asked or something told. */
export type Joint = "also" | "asked" | "told";

export interface Piece {
  readonly text: string;
  readonly joint: Joint;
}

/** One way to cut a message. */
export interface Cut {
  readonly pieces: readonly Piece[];
  /** Whether some pieces may be no questions: of whole sentences some may only tell. */
  readonly maySkip: boolean;
}

/** More than this is a story, whose sentences are not to be answered one by one. */
const longest = 240;
/** Each piece is read by itself: this bounds the time. */
const mostPieces = 6;
const mostHalves = 3;
/** To one message; more would be a wall of text on a phone. */
export const mostAnswers = 3;

const asks =
  /怎么|怎麼|怎样|如何|什么|什麼|为啥|多久|多少|几天|哪|吗|嗎|麼$|呢$|能不能|可不可以|是否|咋|\b(?:how|what|why|when|where|which|who|can|could|do|does|did|is|are|should|will)\b/iu;

const also =
  "另外|还有|還有|以及|第[一二三](?=[,，、])|(?:顺便|順便)(?:[问問]一?下?)?|再[问問]一?下?|\\band also\\b|\\balso\\b|\\bbesides\\b";
const number = "(?:[(（]?[0-9一二三][)）、.:：](?!\\d)|[①②③④])";
const separators = [
  `(?<also>[?？!！。；;,，、.\\s]*(?:${also})[,，、\\s]*|[?？!！。；;,，、.\\s]+${number}\\s*)`,
  String.raw`(?<end>[?？!！。；;\n]+\s*|(?<=\p{L}{2})\.\s+)`,
  // A pause, a space between Chinese words, “和” between them, “吗” before more of them.
  String.raw`[,，、]\s*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})|\s+and\s+`,
  String.raw`(?<=\p{Script=Han}{2})[和跟](?=\p{Script=Han}{2})|(?<=[吗嗎])(?=\p{Script=Han})`,
];
const separator = new RegExp(separators.join("|"), "giu");
const firstNumber = new RegExp(`^\\s*(?:${number}|(?:${also})[,，、\\s]*)\\s*`, "iu");

/** The ways in which the message may be cut, by whole sentences first; none where it is one thought. */
export function cutsOf(message: string): readonly Cut[] {
  if (message.length > longest) return [];
  const text = message.replace(firstNumber, "").trim();
  const seams = seamsOf(text);
  if (seams.length === 0 || seams.length >= mostPieces) return [];
  const sentences = seams.filter(({ endsSentence }) => endsSentence);
  const halves = seams.length > 1 ? nearestToMiddle(seams, text).map((seam) => [seam]) : [];
  return [
    { pieces: piecesOf(text, sentences), maySkip: true },
    ...(seams.length < mostAnswers ? [{ pieces: piecesOf(text, seams), maySkip: false }] : []),
    ...halves.map((one) => ({ pieces: piecesOf(text, one), maySkip: false })),
  ].filter(({ pieces }) => pieces.length > 1);
}

/** Two questions are mostly of like length. Each try costs two questions' time, so that only a few are made. */
function nearestToMiddle(seams: readonly Seam[], text: string): readonly Seam[] {
  const off = ({ from, to }: Seam) => Math.abs(from + to - text.length);
  return [...seams].sort((one, other) => off(one) - off(other)).slice(0, mostHalves);
}

/** From where to where nothing is said but that something else begins. */
interface Seam {
  readonly from: number;
  readonly to: number;
  readonly also: boolean;
  readonly mark: boolean;
  readonly endsSentence: boolean;
}

function seamsOf(text: string): readonly Seam[] {
  return [...text.matchAll(separator)].flatMap((found) => {
    const { also: isAlso, end } = found.groups ?? {};
    const [from, to] = [found.index, found.index + found[0].length];
    const between = saysSomething(text.slice(0, from)) && saysSomething(text.slice(to));
    if (!between) return [];
    return [
      {
        from,
        to,
        also: isAlso !== undefined,
        mark: /[?？]/.test(found[0]),
        endsSentence: isAlso !== undefined || end !== undefined,
      },
    ];
  });
}

const saysSomething = (text: string) => /[\p{L}\p{N}]/u.test(text);

function piecesOf(text: string, seams: readonly Seam[]): readonly Piece[] {
  const starts = [0, ...seams.map(({ to }) => to)];
  const stops = [...seams.map(({ from }) => from), text.length];
  const texts = starts.map((from, at) => text.slice(from, stops[at]).trim());
  return texts.map((piece, at) => {
    const seam = seams[at - 1];
    const asked = seam?.mark || asks.test(texts[at - 1] ?? "");
    return { text: piece, joint: seam?.also ? "also" : asked ? "asked" : "told" };
  });
}

export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** 汉字 that stand in nearly every question say nothing about a match. */
const common = new Set("的了吗呢么我你您是不在有怎和");

/** A title in pieces: what of it stands in the question, a 汉字 each, and words of letters from their beginning. */
export function highlight(title: string, question: string): readonly Piece[] {
  const words = question.toLowerCase().match(/[\u3400-\u9fff]|[\p{L}\p{N}]{2,}/gu) ?? [];
  const wanted = words.filter((word) => !common.has(word));
  const pieces = title.match(/[\u3400-\u9fff]|[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu) ?? [];
  const row: Piece[] = [];
  for (const text of pieces) {
    const found = wanted.some((word) => text.toLowerCase().startsWith(word));
    const last = row.at(-1);
    if (last?.found === found) row[row.length - 1] = { text: last.text + text, found };
    else row.push({ text, found });
  }
  return row;
}

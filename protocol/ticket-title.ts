/** In characters: as far as a title goes. */
const longest = 40;
/** In characters: "您好。" says nothing of what a complaint is about. */
const shortest = 5;

/** A full stop ends one where the next begins, and not in 3.5 or “No. 7”. */
const sentence = /(?:[^\n。！？!?.]|\.(?!\s+\p{Lu}|\s*$))+[。！？!?.\n]*/gu;
/** Of Latin words none is cut in two: what was begun at the end goes, where enough is left. */
const begunWord = /^(.{20,}?)\s+[\w'’-]+$/u;

interface TitledTicket {
  readonly description: string;
  readonly topic: string;
}

/** What a complaint is called where it stands alone: the first sentence that says something, or its topic where nothing was written. */
export function ticketTitle({ description, topic }: TitledTicket): string {
  const said = (description.match(sentence) ?? []).map((one) =>
    one
      .replaceAll(/\s+/gu, " ")
      .trim()
      .replace(/[。！!.]+$/u, ""),
  );
  const title = said.find((one) => one.length >= shortest) ?? said[0] ?? "";
  const signs = [...title];
  return signs.length > longest ? `${shortened(signs)}…` : title || topic;
}

function shortened(signs: readonly string[]): string {
  const cut = signs.slice(0, longest).join("");
  return /\w/.test(signs[longest] ?? "") ? cut.replace(begunWord, "$1") : cut.trimEnd();
}

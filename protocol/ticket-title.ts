/** In characters: as far as a title goes. */
const longest = 40;
/** In characters: "您好。" says nothing of what a complaint is about. */
const shortest = 5;

const sentence = /[^\n。！？!?]+[。！？!?\n]*/gu;

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
      .replace(/[。！!]+$/u, ""),
  );
  const title = said.find((one) => one.length >= shortest) ?? said[0] ?? "";
  const signs = [...title];
  return signs.length > longest ? `${signs.slice(0, longest).join("")}…` : title || topic;
}

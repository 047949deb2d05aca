import type { ArticleId, ArticleLink } from "../../protocol/conversation.ts";
import type { MessageRecord } from "../domain/records.ts";
import { writtenIn } from "../domain/written.ts";
import { askedOf } from "./lexicon.ts";

/** What the bot must know of what was said so far; taken from the messages themselves, nothing else is stored. */
export interface Memory {
  /** The bot has offered a human in its last words, and the customer has not answered. */
  readonly offersAgent: boolean;
  /** … by a question: “需要为您转接吗？”. Beside a statement, “好的谢谢” accepts nothing. */
  readonly asksWhetherAgent: boolean;
  /** The last list that was shown, in the order shown. Empty where there was none of late. */
  readonly choices: readonly ArticleLink[];
  /** The list was the bot's last word. */
  readonly choicesAreOpen: boolean;
  /** Articles in the order in which they were shown; one that was shown twice stands here twice. */
  readonly shown: readonly ArticleId[];
  /** The articles of the bot's last answer: several where several questions were answered. */
  readonly lastShown: readonly ArticleId[];
  /** Bot texts word for word: none is said twice. */
  readonly said: ReadonlySet<string>;
  /** The parts of articles that were quoted, as JSON. */
  readonly quoted: ReadonlySet<string>;
  /** How often the bot has said something of this kind. */
  readonly timesSaid: (code: string) => number;
  /** The code of the bot's last text; `undefined` after an article, a list or anybody else's word. */
  readonly lastCode: string | undefined;
  /** The bot's last text can be answered by a yes or a no. */
  readonly asksYesOrNo: boolean;
  /** The customer's messages since the bot or an agent last spoke, oldest first: one thought in several messages. */
  readonly unanswered: readonly MessageRecord[];
  /** The customer has sent a picture or a file, just now or before. */
  readonly hasFiles: boolean;
  /** The customer's messages before those, oldest first, in the form of `askedOf`. */
  readonly asked: readonly string[];
}

/** “Actually the third” is understood so many of the bot's messages later. */
const listLivesFor = 3;

/** `messages` in order of seq: of the conversation since it began or reopened, or as many as are worth looking at. */
export function recall(messages: readonly MessageRecord[]): Memory {
  const spoken = messages.filter(({ author }) => author.kind === "bot");
  const last = messages.findLast(isAnswer);
  const lastOfBot = last?.author.kind === "bot" ? last : undefined;
  const isCustomers = ({ author }: MessageRecord) => author.kind === "customer";
  const sinceThen = burstAtEnd(
    messages.filter((one) => isCustomers(one) && one.seq > (last?.seq ?? 0)),
  );
  const before = messages.filter((one) => isCustomers(one) && one.seq <= (last?.seq ?? 0));
  const lists = spoken
    .slice(-listLivesFor)
    .flatMap(({ body }) => (body.kind === "choices" ? [body.choices] : []));
  const codes = spoken.flatMap(({ body }) =>
    body.kind === "text" && body.code !== undefined ? [body.code] : [],
  );
  return {
    offersAgent: offers(lastOfBot),
    asksWhetherAgent: offers(lastOfBot) && asksSomething(lastOfBot),
    choices: lists.at(-1) ?? [],
    choicesAreOpen: lastOfBot?.body.kind === "choices",
    shown: spoken.flatMap(({ body }) => (body.kind === "article" ? [body.articleId] : [])),
    lastShown: lastArticles(messages),
    said: new Set(spoken.flatMap(({ body }) => ("text" in body ? (body.text ?? []) : []))),
    quoted: new Set(
      spoken.flatMap(({ body }) =>
        body.kind === "article" && body.excerpt ? [JSON.stringify(body.blocks)] : [],
      ),
    ),
    timesSaid: (code) => codes.filter((one) => one === code).length,
    lastCode: lastOfBot?.body.kind === "text" ? lastOfBot.body.code : undefined,
    asksYesOrNo: lastOfBot?.body.kind === "text" && yesOrNo.test(lastOfBot.body.text),
    unanswered: sinceThen,
    hasFiles: messages.some((one) => isCustomers(one) && one.body.kind === "attachment"),
    asked: before.flatMap(textsOf).map(askedOf),
  };
}

/** Of the bot's last words in a row, or of those before, where it has said no article since. */
function lastArticles(messages: readonly MessageRecord[]): readonly ArticleId[] {
  const ids: ArticleId[] = [];
  for (const { author, body } of messages.toReversed()) {
    if (author.kind === "bot" && body.kind === "article") ids.unshift(body.articleId);
    else if (ids.length > 0) break;
  }
  return ids;
}

/** Milliseconds between two messages of the same thought; what came before a longer silence is read no more. */
const longestGapMs = 15_000;

function burstAtEnd(messages: readonly MessageRecord[]): readonly MessageRecord[] {
  const start = messages.findLastIndex(
    ({ at }, index) => index > 0 && at - (messages[index - 1]?.at ?? at) > longestGapMs,
  );
  return messages.slice(Math.max(0, start));
}

/** What the conversation has been answered with; a notice that it is open again answers nothing, nor does an update of an announcement. */
function isAnswer({ author, body }: MessageRecord): boolean {
  if (author.kind === "customer") return false;
  if (body.kind === "announcement") return body.stage === "known";
  return body.kind !== "notice" || body.code !== "reopened";
}

function offers(message: MessageRecord | undefined): boolean {
  const body = message?.body;
  return body !== undefined && "offersAgent" in body && body.offersAgent === true;
}

const yesOrNo = /[吗嗎][？?]|^(?:is|are|do|does|did|has|have)\b/iu;

const asksSomething = (message: MessageRecord | undefined) =>
  message?.body.kind === "text" && /[?？]/.test(message.body.text);

const textsOf = ({ body }: MessageRecord) => writtenIn(body) ?? [];

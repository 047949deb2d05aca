/** What an editor sees of a kind of questions: how customers said it and what agents answered, with nobody's details in it. */

import { detailsLeft } from "../../protocol/personal/doubts.ts";
import type { Gap } from "../faq/gaps/find-gaps.ts";
import { fitsAsPhrasing } from "../faq/gaps/fits-as-phrasing.ts";
import type { AskedQuestionRecord } from "../ports/question-store.ts";
import { anonymiserFor, type CodedFaq, codesOf } from "./anonymous.ts";
import type { Services } from "./services.ts";

export type AskedGap = Gap<AskedQuestionRecord>;

interface GapMaterialSources extends Pick<Services, "store"> {
  readonly faq: CodedFaq;
}

/** Named without what tells of who asked it so. */
export async function anonymousGap(sources: GapMaterialSources, gap: AskedGap): Promise<AskedGap> {
  const [first] = gap.wordings;
  const customerIds = first?.asked.slice(0, 1).map(({ customerId }) => customerId) ?? [];
  const anonymous = await anonymiserFor(
    { reads: sources.store, faq: sources.faq },
    {
      customerIds,
      locale: first?.locale ?? "zh-CN",
      texts: [gap.name],
    },
  );
  return { ...gap, name: anonymous(gap.name) };
}

/** As many customers' names are looked up. */
const customersRead = 200;

/** The wordings, and which of them an article can take. Those that are the same without their details are one. */
export async function anonymousWordings(sources: GapMaterialSources, gap: AskedGap, limit: number) {
  const isCode = codesOf(sources.faq);
  const wordings = gap.wordings.slice(0, limit);
  const asked = wordings.flatMap((one) => one.asked.map(({ customerId }) => customerId));
  const anonymous = await anonymiserFor(
    { reads: sources.store, faq: sources.faq },
    {
      customerIds: [...new Set(asked)].slice(0, customersRead),
      locale: wordings[0]?.locale ?? "zh-CN",
      texts: wordings.map(({ text }) => text),
    },
  );
  const found = new Map(
    wordings.toReversed().map((wording) => {
      const text = anonymous(wording.text);
      const fits =
        text === wording.text &&
        detailsLeft(text, isCode).length === 0 &&
        fitsAsPhrasing(wording, gap);
      return [text, { ...wording, text, fits }];
    }),
  );
  return [...found.values()].toReversed();
}

/** From this score on a customer was content. */
const contentFrom = 4;
const conversationsRead = 30;
const messagesRead = 60;
const answersShown = 5;
/** Shorter ones are greetings. */
const shortestAnswer = 12;

/** What agents wrote to customers of this kind who were content: material for an article, each answer once. */
export async function goodAnswers(sources: GapMaterialSources, { wordings }: AskedGap) {
  const { store } = sources;
  const asked = wordings.flatMap((one) => one.asked);
  const places = new Map(asked.map((one) => [one.conversationId, one.messageSeq]));
  const answers = [];
  for (const [conversationId, after] of [...places].slice(0, conversationsRead)) {
    const conversation = await store.conversation(conversationId);
    const { score = 0 } = conversation?.survey ?? {};
    if (conversation === undefined || score < contentFrom) continue;
    const messages = await store.messages(conversationId, { after, limit: messagesRead });
    const said = messages.flatMap(({ author, at, body }) =>
      body.kind === "text" ? [{ author, at, text: body.text }] : [],
    );
    const anonymous = await anonymiserFor(
      { reads: sources.store, faq: sources.faq },
      {
        customerIds: [conversation.customerId],
        locale: conversation.locale,
        texts: said.map(({ text }) => text),
      },
    );
    for (const { author, at, text } of said)
      if (author.kind === "agent" && text.length >= shortestAnswer)
        answers.push({ text: anonymous(text), agentName: author.name ?? "", at, score });
  }
  const best = answers.sort((one, other) => other.score - one.score || other.at - one.at);
  return [...new Map(best.toReversed().map((one) => [one.text, one])).values()]
    .toReversed()
    .slice(0, answersShown);
}

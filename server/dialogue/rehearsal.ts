import type {
  ArticleId,
  ConversationId,
  Locale,
  MessageId,
  Priority,
} from "../../protocol/conversation.ts";
import type { MessageRecord, StoredBody } from "../domain/records.ts";
import { morePressing } from "../domain/turns.ts";
import type { Effect } from "./effects.ts";
import type { Knowledge, Talk } from "./knowledge.ts";
import { dueAfter } from "./pause.ts";
import { recall } from "./recall.ts";
import { type Response, respond } from "./respond.ts";
import { noTicket } from "./ticket-answer.ts";

/** A conversation without a server: for the terminal, and for dialogues that are played to be judged. */
export interface Rehearsal {
  /** Texts of the customer's, `gapMs` apart; answers what the bot said to them, each with why. */
  say(texts: readonly string[]): readonly Said[];
  /** It is `now` (epoch milliseconds), and the desk is closed until `opensAt`, in the reader's words; `undefined` opens it. */
  at(clock: { readonly now: number; readonly opensAt: string | undefined }): void;
  readonly status: Talk["status"];
  readonly priority: Priority;
  readonly messages: readonly MessageRecord[];
}

export interface Said {
  readonly response: Response;
  readonly bodies: readonly StoredBody[];
}

/** So far apart are the messages of a burst. */
const gapMs = 400;

/** `start` is who has the conversation at its beginning. */
export function rehearse(
  knowledge: Knowledge,
  locale: Locale,
  start: Talk["status"] = "bot",
): Rehearsal {
  let messages: readonly MessageRecord[] = [];
  let status = start;
  let priority: Priority = "normal";
  let misses = 0;
  let opensAt: string | undefined;
  let lastArticle: ArticleId | undefined;
  let now = 0;

  function post(kind: "customer" | "bot" | "system", body: StoredBody) {
    const seq = messages.length + 1;
    messages = [
      ...messages,
      {
        id: `m${seq}` as MessageId,
        conversationId: "rehearsal" as ConversationId,
        seq,
        author: { kind },
        clientId: undefined,
        at: now,
        body,
        event: { type: "message.posted" },
      },
    ];
  }

  /** As the server does: who asks for a human after an urgent article is urgent. */
  const urgencyOf = (id: ArticleId | undefined): Priority =>
    (id && knowledge.articleBody(id, { confidence: 1, offersAgent: false })?.urgency) ?? "normal";

  function take(effect: Effect) {
    switch (effect.kind) {
      case "post":
        if (effect.body.kind === "article") lastArticle = effect.body.articleId;
        return post("bot", effect.body);
      case "queue":
        priority = morePressing(
          morePressing(priority, effect.priority),
          urgencyOf(effect.topic ?? lastArticle),
        );
        status = "queued";
        return post("system", { kind: "notice", code: "queued" });
      // Nobody who rehearses has a ticket.
      case "ticket":
        return post(
          "bot",
          noTicket(effect.mention.typed, { knowledge, said: recall(messages).said }),
        );
      case "leave-queue":
        status = "bot";
        return post("system", { kind: "notice", code: "cancelled" });
      case "raise":
        priority = morePressing(priority, effect.priority);
    }
  }

  /** As the server does: most messages to an agent never reach the engine. */
  const isWorthALook = ({ body }: MessageRecord) =>
    body.kind === "text" && knowledge.mayBeAlarm(body.text);

  const current = () =>
    respond(
      { status, priority, locale, misses, position: 1, opening: () => opensAt, messages },
      knowledge,
    );

  function answer(response: Response): Said {
    const before = messages.length;
    const { unanswered } = recall(messages);
    const isPassedOver = status === "assigned" && !unanswered.some(isWorthALook);
    for (const effect of isPassedOver ? [] : response.effects) take(effect);
    misses = response.plan.misses;
    const bodies = messages.slice(before).map(({ body }) => body);
    return { response, bodies };
  }

  return {
    at(clock) {
      now = Math.max(now, clock.now);
      opensAt = clock.opensAt;
    },
    get status() {
      return status;
    },
    get priority() {
      return priority;
    },
    get messages() {
      return messages;
    },
    say(texts) {
      const said: Said[] = [];
      let first: number | undefined;
      let due: number | undefined;
      for (const text of texts) {
        now += gapMs;
        if (due !== undefined && due <= now) {
          said.push(answer(current()));
          first = undefined;
        }
        post("customer", { kind: "text", text });
        first ??= now;
        due = dueAfter(current().pauseMs, { first, now });
      }
      if (due !== undefined) {
        now = Math.max(now, due);
        said.push(answer(current()));
      }
      return said;
    },
  };
}

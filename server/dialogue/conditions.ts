/** When the rules of the table apply. */

import { hasAlarmStem } from "./alarm.ts";
import { isCollecting } from "./collect.ts";
import { isSureEmergency } from "./heard-alarm.ts";
import type { Situation } from "./situation.ts";

export function hears(alert: "distress" | "legal") {
  return ({ heard }: Situation) => heard.alerts.has(alert);
}

/** A picture or a PDF without a word: the bot can read neither. */
export const sentOnlyFiles = ({ heard, memory }: Situation): boolean =>
  heard.text.trim() === "" && memory.unanswered.some(({ body }) => body.kind === "attachment");

/** Swearing and nothing else; “骗子公司，退款半个月没到” is a question. */
export function isMereInsult({ heard, finding }: Situation): boolean {
  const asksToo = finding.outcome === "answer" && finding.confidence >= sureBesideInsult;
  const wantsHuman = finding.outcome === "human" && heard.namesPerson;
  return heard.alerts.has("insult") && !wantsHuman && !asksToo && !finding.inPanic;
}
const sureBesideInsult = 0.9;

/**
 * “找到了” takes back an alarm that was raised, and never keeps one from being raised. After the steps, “要打给谁” is a question
 * about them, which they answer.
 */
export function isAlarm(situation: Situation): boolean {
  const { finding, heard, memory, transaction } = situation;
  const { alarm, inPanic } = finding;
  if (alarm === undefined) return false;
  if (transaction !== undefined && !isEmergencyInWords(situation)) return false;
  const wasShown = memory.shown.includes(alarm);
  return !(wasShown && (heard.alerts.has("calm") || (heard.asks && !inPanic)));
}

/** “这笔怎么回事” beside a transaction asks how it stands, however near the article of an emergency is. */
const isEmergencyInWords = (situation: Situation): boolean =>
  situation.finding.inPanic === true ||
  isSureEmergency(situation) ||
  hasAlarmStem(situation.heard.text);

/** “怎么办”, “这个怎么弄” before anything was answered; after an answer it asks how to go on. */
export function callsForHelp({ heard, memory }: Situation): boolean {
  return heard.reply === "help" && memory.lastShown.length === 0;
}

/** “有人吗” after an answer: the customer wants somebody. At the beginning it is a greeting. */
export function callsAfterAnswer({ heard, memory }: Situation): boolean {
  return heard.reply === "call" && memory.shown.length > 0;
}

/** “不要转人工” and nothing else. */
export function refusesOnly({ heard, finding }: Situation): boolean {
  return heard.refusesHuman && finding.outcome !== "answer";
}

export function callsInEmergency({ heard, priority, status }: Situation): boolean {
  return heard.reply === "help" && priority === "urgent" && status === "bot";
}

/** “我要告你们” is a threat; “怎么向监管部门投诉” is a question with an answer. */
export function threatens({ heard, finding }: Situation): boolean {
  return heard.alerts.has("legal") && !(heard.asks && finding.outcome === "answer");
}

/** “PD-… 再不处理我就起诉” is a threat first. */
export function namesTicket(situation: Situation): boolean {
  return situation.heard.ticket !== undefined && !threatens(situation);
}

export function refusesChoices({ heard, memory }: Situation): boolean {
  const refuses = heard.reply === "none" || (heard.reply === "no" && !heard.thanks);
  return memory.choicesAreOpen && refuses;
}

export function answersOffer(reply: "yes" | "no") {
  return ({ heard, memory, finding }: Situation) => {
    if (!memory.offersAgent) return false;
    const isThanks = heard.thanks && !memory.asksWhetherAgent;
    if (reply === "yes") return heard.reply === "yes" && !isThanks;
    // “不是这个” is said of the answer, not of the offer.
    return heard.reply === "no" ? finding.useless !== true : heard.afterNo !== undefined;
  };
}

/** A ticket number, an amount, a hash; “666” is praise. */
export function isQuestionable({ heard, finding }: Situation): boolean {
  return heard.piece !== undefined && finding.outcome !== "greeting";
}

/** “工商银行”, “asdfgh”: too little to say that we can't help with it. */
export function saysTooLittle({ heard, finding }: Situation): boolean {
  const isUnknown = finding.outcome === "none" && finding.listed !== true;
  return isUnknown && heard.isOneWord && !heard.asks;
}

/** “找到了” after an emergency whose steps offered a human. “已经冻结了，怎么解冻” asks something. */
export function isCalmAgain({ heard, memory, finding }: Situation): boolean {
  if (!heard.alerts.has("calm") || heard.asks) return false;
  return memory.offersAgent ? finding.alarm === undefined : finding.outcome !== "answer";
}

/** “工行的，早上九点多” after an answer: no question, but what an agent will want to know. */
export function addsDetails({ heard, memory, finding }: Situation): boolean {
  const isAfterAnswer = memory.shown.length > 0 && memory.lastCode === undefined;
  const isUnclear = finding.outcome === "choices" || finding.outcome === "none";
  return (
    isAfterAnswer &&
    !memory.choicesAreOpen &&
    isUnclear &&
    !heard.asks &&
    finding.outOfScope !== true &&
    finding.confidence < sureBesideDetails
  );
}
const sureBesideDetails = 0.8;

/** In the queue; “昨天下午三点” is a detail for the agent, and asks nothing. */
export function asksUnclearly({ heard, finding }: Situation): boolean {
  const isLikely = heard.asks || finding.confidence >= leastOfStatement;
  return finding.outcome === "choices" && isLikely;
}
const leastOfStatement = 0.6;

/** “快点”, “还要多久” of somebody who waits: not a question about withdrawals. */
export function isImpatient({ heard }: Situation): boolean {
  return heard.reply === "hurry" || heard.reply === "ping" || heard.reply === "call";
}

export function hasPassage({ finding, memory }: Situation): boolean {
  const blocks = finding.passage?.blocks ?? [];
  return blocks.length > 0 && !memory.quoted.has(JSON.stringify(blocks));
}

/** “那个白屏的我重装了还是不行”: an article that was shown has not helped, however long ago. */
export function triedInVain({ heard, finding, memory }: Situation): boolean {
  if (!heard.alerts.has("vain") || heard.asks) return false;
  const about = finding.articleId ?? finding.hits[0]?.articleId;
  const isAfterAnswer = memory.lastShown.length > 0 && finding.confidence < sureOfAnother;
  return isAfterAnswer || (about !== undefined && memory.shown.includes(about));
}

const sureOfAnother = 0.9;

/** Word for word, but for punctuation and “我是问”. What was not answered before is asked again with other words of the bot's. */
export function asksAgain({ heard, finding, memory }: Situation): boolean {
  const { articleId } = finding;
  const isAnswered = articleId !== undefined && articleId === memory.shown.at(-1);
  return isAnswered && memory.asked.includes(heard.plain);
}

export function endsInThanks({ heard, finding }: Situation): boolean {
  return heard.thanks && (finding.outcome !== "answer" || heard.isMereThanks);
}

/** The article shown last is meant, and does not say it. */
export function asksWhatIsMissing({ finding, memory }: Situation): boolean {
  const isMeant = finding.outcome === "answer" && finding.articleId === memory.shown.at(-1);
  return isMeant && !finding.more && finding.passage?.blocks.length === 0;
}

/** The article shown last is the nearest and does not say it; “is there a minimum” is not out of scope. */
export function asksBeyond({ finding, heard, memory }: Situation): boolean {
  const isNearest = finding.hits[0]?.articleId === memory.shown.at(-1);
  const isBeyond = finding.outOfScope === true && heard.asks && isNearest;
  return finding.passage?.blocks.length === 0 || (isBeyond && memory.shown.length > 0);
}

/** What is typed after a question of the bot's is its answer, unless it asks something itself. */
export function answersQuestion({ heard, memory }: Situation): boolean {
  return (
    isCollecting(memory.lastCode) && (heard.reply === "skip" || !heard.asks) && !heard.refusesHuman
  );
}

export function refusesHuman({ heard }: Situation): boolean {
  return heard.refusesHuman;
}

/** Thanks and goodbyes; “在吗” and “好的” of somebody who waits are answered with the place in the queue. */
export function isPlainSmallTalk({ finding, memory }: Situation): boolean {
  const kinds = ["thanks", "praise", "bye", "hello", "identity"];
  const known = finding.smallTalk !== undefined && kinds.includes(finding.smallTalk);
  return finding.outcome === "greeting" && known && !memory.said.has(finding.reply ?? "");
}

export function wasComforted({ memory, finding }: Situation): boolean {
  const isQuestion = finding.outcome === "answer" && finding.confidence >= sureBesideInsult;
  return memory.timesSaid("distress") > 0 && memory.timesSaid("stay") === 0 && !isQuestion;
}

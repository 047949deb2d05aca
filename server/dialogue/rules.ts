import {
  addsDetails,
  answersOffer,
  answersQuestion,
  asksAgain,
  asksBeyond,
  asksUnclearly,
  asksWhatIsMissing,
  callsAfterAnswer,
  callsForHelp,
  callsInEmergency,
  endsInThanks,
  hasPassage,
  hears,
  isAlarm,
  isCalmAgain,
  isImpatient,
  isMereInsult,
  isQuestionable,
  namesTicket,
  refusesChoices,
  refusesHuman,
  refusesOnly,
  saysTooLittle,
  sentOnlyFiles,
  threatens,
  triedInVain,
  wasComforted,
} from "./conditions.ts";
import {
  admit,
  admitUnknownCode,
  answerAfterNo,
  askAboutPiece,
  askAboutWord,
  askInstead,
  askMore,
  checkContacts,
  type Decision,
  giveAnswers,
  giveChoice,
  greet,
  noteDetails,
  nothing,
  offerChoices,
  once,
  only,
  quote,
  repeat,
  sayScope,
  stayCalm,
  stayWithBot,
} from "./decisions.ts";
import {
  acknowledgeLegal,
  climb,
  collectNext,
  comfort,
  giveSteps,
  leaveAfterAlarm,
  markForAgent,
  queue,
  queueAfterPlea,
  remindOfSteps,
  showTicket,
  takeFiles,
} from "./handing-over.ts";
import { dismissesAlarm, isCalmWhileWaiting, pleads } from "./heard-alarm.ts";
import type { Plan } from "./moves.ts";
import { keepPointedAt, pointsAtFiles, tellOfFiles } from "./shown-files.ts";
import { showsTransaction, tellTransaction } from "./shown-transaction.ts";
import type { Situation } from "./situation.ts";
import {
  answerImpatience,
  askWhatAgain,
  hasSettled,
  leaves,
  offerToLeave,
  saysNothing,
  tellHours,
  tellPlace,
  waitOn,
  waitsOn,
} from "./waiting.ts";

/** One line of the table: what it is called, when it applies, and what the bot then does. */
interface Rule {
  readonly name: string;
  readonly when: (situation: Situation) => boolean;
  readonly does: (situation: Situation) => Decision;
}

const withBot: readonly Rule[] = [
  { name: "files", when: sentOnlyFiles, does: once("files") },
  { name: "points at files", when: pointsAtFiles, does: tellOfFiles },
  { name: "distress", when: hears("distress"), does: comfort },
  { name: "plea in an emergency", when: pleads, does: queueAfterPlea },
  { name: "help in an emergency", when: callsInEmergency, does: remindOfSteps },
  { name: "help", when: callsForHelp, does: askMore },
  { name: "insult", when: isMereInsult, does: stayCalm },
  { name: "alarm", when: isAlarm, does: giveSteps },
  { name: "transaction", when: showsTransaction, does: tellTransaction },
  { name: "calm again", when: isCalmAgain, does: once("calm") },
  { name: "no emergency", when: ({ finding }) => finding.denied === true, does: once("calm") },
  { name: "choice", when: ({ heard }) => heard.pick !== undefined, does: giveChoice },
  { name: "none of the choices", when: refusesChoices, does: askInstead },
  { name: "offer accepted", when: answersOffer("yes"), does: queue },
  { name: "offer declined", when: answersOffer("no"), does: answerAfterNo },
  { name: "human refused", when: refusesOnly, does: stayWithBot },
  { name: "official", when: ({ heard }) => heard.contacts !== undefined, does: checkContacts },
  { name: "hours", when: ({ heard }) => heard.hoursOf.length > 0, does: tellHours },
  { name: "request for a human", when: ({ finding }) => finding.outcome === "human", does: queue },
  { name: "calls after an answer", when: callsAfterAnswer, does: queue },
  { name: "ticket", when: namesTicket, does: showTicket },
  {
    name: "unknown code",
    when: ({ finding }) => finding.unknownCode !== undefined && finding.outcome !== "answer",
    does: admitUnknownCode,
  },
  { name: "upset", when: ({ heard }) => heard.mood === "upset", does: once("upset") },
  { name: "happy", when: ({ heard }) => heard.mood === "happy", does: once("here.thanks") },
  { name: "piece", when: isQuestionable, does: askAboutPiece },
  { name: "legal", when: threatens, does: acknowledgeLegal },
  { name: "did not help", when: ({ finding }) => finding.useless === true, does: climb },
  { name: "did not help", when: triedInVain, does: climb },
  { name: "small talk", when: ({ finding }) => finding.outcome === "greeting", does: greet },
  { name: "thanks", when: endsInThanks, does: once("here.thanks") },
  { name: "asked before", when: asksAgain, does: repeat },
  { name: "sentence of the article", when: hasPassage, does: quote },
  { name: "not in the article", when: asksWhatIsMissing, does: admit },
  { name: "answer", when: ({ finding }) => finding.outcome === "answer", does: giveAnswers },
  { name: "not in the article", when: asksBeyond, does: admit },
  { name: "details", when: addsDetails, does: noteDetails },
  { name: "choices", when: ({ finding }) => finding.outcome === "choices", does: offerChoices },
  { name: "one word", when: saysTooLittle, does: askAboutWord },
  { name: "out of scope", when: ({ finding }) => finding.outOfScope === true, does: sayScope },
  { name: "not understood", when: () => true, does: askMore },
];

/** The bot goes on helping while the customer waits; what it can't answer is kept for the agent. */
const inQueue: readonly Rule[] = [
  { name: "distress", when: hears("distress"), does: comfort },
  { name: "no emergency", when: dismissesAlarm, does: leaveAfterAlarm },
  { name: "calm again", when: isCalmWhileWaiting, does: offerToLeave },
  { name: "alarm", when: isAlarm, does: giveSteps },
  { name: "legal", when: threatens, does: acknowledgeLegal },
  { name: "transaction", when: showsTransaction, does: tellTransaction },
  { name: "choice", when: ({ heard }) => heard.pick !== undefined, does: giveChoice },
  { name: "wait no longer", when: leaves, does: () => only({ kind: "leave-queue" }) },
  { name: "wait no longer", when: refusesHuman, does: () => only({ kind: "leave-queue" }) },
  { name: "waits on", when: waitsOn, does: waitOn },
  { name: "settled", when: hasSettled, does: offerToLeave },
  { name: "ticket", when: namesTicket, does: showTicket },
  { name: "official", when: ({ heard }) => heard.contacts !== undefined, does: checkContacts },
  { name: "hours", when: ({ heard }) => heard.hoursOf.length > 0, does: tellHours },
  { name: "comforted before", when: wasComforted, does: once("stay") },
  { name: "impatient", when: isImpatient, does: answerImpatience },
  { name: "files", when: sentOnlyFiles, does: takeFiles },
  { name: "points at files", when: pointsAtFiles, does: keepPointedAt },
  { name: "says nothing", when: saysNothing, does: askWhatAgain },
  { name: "collected", when: answersQuestion, does: collectNext },
  { name: "sentence of the article", when: hasPassage, does: quote },
  { name: "answer", when: ({ finding }) => finding.outcome === "answer", does: giveAnswers },
  { name: "choices", when: asksUnclearly, does: offerChoices },
  { name: "waiting", when: () => true, does: tellPlace },
];

/** An agent has the conversation: the bot only marks an emergency for them. */
const withAgent: readonly Rule[] = [
  { name: "alarm", when: (one) => isAlarm(one) || hears("distress")(one), does: markForAgent },
  { name: "legal", when: threatens, does: markForAgent },
  { name: "agent speaks", when: () => true, does: () => nothing },
];

const tables: Readonly<Record<Situation["status"], readonly Rule[]>> = {
  bot: withBot,
  queued: inQueue,
  assigned: withAgent,
};

/** What the bot does next: the first rule that applies. */
export function nextMoves(situation: Situation): Plan {
  for (const rule of tables[situation.status])
    if (rule.when(situation)) return { rule: rule.name, ...rule.does(situation) };
  return { rule: "silence", ...nothing };
}

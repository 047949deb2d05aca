import { chatLimits } from "./chat-limits.ts";

/** Lengths, sizes and rates that both ends obey. Text lengths are in UTF-16 code units. */
export const limits = {
  ...chatLimits,
  questionLength: 4_000,
  commentLength: 1_000,
  summaryLength: 2_000,
  topicLength: 60,
  tagLength: 30,
  /** Of a conversation. */
  tagCount: 10,
  reasonLength: 200,
  /** Of a customer or an agent; a longer one is cut. */
  nameLength: 100,
  /** Messages of a conversation sent with a snapshot, and with one page of it. */
  pageLength: 200,
  /** Kept events given by one `conversation:sync`; the client asks again while `lastSeq` is ahead. */
  syncLength: 500,
  /** Bytes of messages in one answer; whichever of the two comes first. */
  pageBytes: 65_536,
  /** Conversations in one page of a customer's list. */
  listLength: 20,
  suggestions: 5,
  choices: 3,
  frequent: 6,
  /** Bytes of one Socket.IO packet; a larger one closes the connection. */
  packetBytes: 131_072,
  /** Bytes of one HTTP body. */
  bodyBytes: 65_536,
} as const;

/** Of what the wallet's back end says. */
export const transactionLimits = {
  /** Of one list. */
  count: 50,
  /** A counterparty's name, and the wallet's words for a status. */
  wordsLength: 100,
  labelLength: 40,
  valueLength: 200,
  factCount: 20,
  /** Of the list that a page hands over, signed. */
  signedLength: 48_000,
} as const;

/** Of tickets: apart, as an open chat does without. */
export const ticketLimits = {
  /** Of a complaint, and of whatever is said about it. */
  textLength: 2_000,
  demandLength: 200,
  contactLength: 100,
  /** Of all that a customer writes in one ticket, with a hundred more for each time: every answer holds all of it. */
  wholeLength: 30_000,
  /** Into one ticket: it shows what each of them says. */
  merged: 20,
} as const;

/** Of announcements: apart, as an open chat does without. In characters, and how many. */
export const announcementLimits = {
  titleLength: 40,
  textLength: 500,
  topicCount: 20,
  codeCount: 20,
  tierCount: 20,
  /** As long as a wallet's token may have one. */
  tierLength: 40,
  /** Of one announcement: every one who opens the widget gets them. */
  updateCount: 50,
  /** Tasks of other teams that one incident names. */
  taskCount: 10,
} as const;

import type { AgentId, CustomerId } from "../../protocol/conversation.ts";
import type { SurveyAnswerId } from "../../protocol/survey-answer.ts";
import type { AgentRecord, CustomerRecord } from "../domain/records.ts";
import type { PeriodicQuestionRecord, SurveyAnswerRecord } from "../domain/survey-records.ts";
import type { Eventually } from "./eventually.ts";

/** Which answers a list holds, the newest first. */
export interface AnswersListed {
  /** Of a low score, or not solved. */
  readonly unhappy?: true | undefined;
  readonly agentId?: AgentId | undefined;
  readonly before?: SurveyAnswerId | undefined;
  readonly limit: number;
}

/** An answer with whose it is. */
export interface AnswerRow {
  readonly answer: SurveyAnswerRecord;
  readonly customer: CustomerRecord;
  readonly agent?: AgentRecord | undefined;
}

export interface SurveyReads {
  surveyAnswer(id: SurveyAnswerId): Eventually<SurveyAnswerRecord | undefined>;
  surveyAnswers(listed: AnswersListed): Eventually<readonly SurveyAnswerRecord[]>;
  /** The newest first. */
  surveyAnswersOf(customerId: CustomerId, limit: number): Eventually<readonly SurveyAnswerRecord[]>;
  /** Of the periodic question, the oldest first. */
  periodicAnswersBefore(at: number, limit: number): Eventually<readonly SurveyAnswerRecord[]>;
  /** Of the agent's services since then: how many customers said whether it was solved, and how many that it was. */
  solvedFor(
    agentId: AgentId,
    since: number,
  ): Eventually<{ readonly solved: number; readonly asked: number }>;
  periodicQuestion(customerId: CustomerId): Eventually<PeriodicQuestionRecord | undefined>;
}

export interface SurveyWrites {
  insertSurveyAnswer(answer: SurveyAnswerRecord): Eventually<void>;
  /** In the place of the one before. */
  savePeriodicQuestion(question: PeriodicQuestionRecord): Eventually<void>;
  /** What one customer has said, and when they were asked, is the other's now. */
  moveSurveys(from: CustomerId, to: CustomerId): Eventually<void>;
  /** Of the periodic question; answers how many. The others go with their conversation or ticket. */
  deletePeriodicAnswersBefore(at: number, limit: number): Eventually<number>;
}

import type { SurveyAnswer } from "../../protocol/survey-answer.ts";
import type { AgentRecord, CustomerRecord } from "../domain/records.ts";
import type { SurveyAnswerRecord } from "../domain/survey-records.ts";
import { presentCustomer } from "./customer.ts";
import { isoTime } from "./time.ts";

export const presentAnswer = ({
  answer,
  customer,
  agent,
}: {
  readonly answer: SurveyAnswerRecord;
  readonly customer: CustomerRecord;
  readonly agent?: AgentRecord | undefined;
}): SurveyAnswer => ({
  id: answer.id,
  at: isoTime(answer.at),
  kind: answer.kind,
  customer: presentCustomer(customer),
  agent: agent && { id: agent.id, name: agent.name },
  topic: answer.topic,
  conversationId: answer.conversationId,
  number: answer.number,
  ...said(answer),
});

const said = ({ score, resolved, reasons, comment }: SurveyAnswerRecord) => ({
  score,
  resolved,
  reasons,
  comment,
});

/** Without whose it is: it stands among the rest of the customer's data. */
export const presentExportedAnswer = (answer: SurveyAnswerRecord) => ({
  at: isoTime(answer.at),
  kind: answer.kind,
  conversationId: answer.conversationId,
  number: answer.number,
  ...said(answer),
});

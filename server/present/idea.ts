import type { DeskIdea, Idea } from "../../protocol/idea.ts";
import type { IdeaRecord } from "../domain/idea-records.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { presentCustomer } from "./customer.ts";
import { isoTime } from "./time.ts";

export const presentIdea = ({
  id,
  at,
  text,
  answer,
  answeredAt,
  answeredBy,
}: IdeaRecord): Idea => ({
  id,
  at: isoTime(at),
  text,
  answer:
    answer === undefined || answeredAt === undefined
      ? undefined
      : { text: answer, at: isoTime(answeredAt), by: answeredBy ?? "" },
});

export const presentDeskIdea = ({
  idea,
  customer,
}: {
  readonly idea: IdeaRecord;
  readonly customer: CustomerRecord;
}): DeskIdea => ({
  ...presentIdea(idea),
  customer: presentCustomer(customer),
  agentId: idea.agentId,
});

import type { CustomerView } from "../../protocol/conversation.ts";
import type { CustomerRecord } from "../domain/records.ts";

/** The wallet's own id stays inside: that there is one is all that leaves. */
export const presentCustomer = ({ id, subject, name }: CustomerRecord): CustomerView => ({
  id,
  verified: subject !== undefined,
  name,
});

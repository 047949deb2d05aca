import type { Locale } from "../../protocol/conversation.ts";
import type { AllParts, CustomerRecord } from "../domain/records.ts";
import type { UnitOfWork } from "./commit.ts";

const fallbackLocale: Locale = "zh-CN";

/** By the wallet's own id. One who has never opened the widget gets a record. */
export async function customerOfWallet(
  { services, tx, now }: UnitOfWork,
  subject: string,
): Promise<CustomerRecord> {
  const known = await tx.customerBySubject(subject);
  if (known) return known;
  const customer = {
    id: services.ids.next<CustomerRecord["id"]>(),
    subject,
    name: undefined,
    locale: fallbackLocale,
    tier: undefined,
    phoneMasked: undefined,
    region: undefined,
    createdAt: now,
  } satisfies AllParts<CustomerRecord>;
  await tx.insertCustomer(customer);
  return customer;
}

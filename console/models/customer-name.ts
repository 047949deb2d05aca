import type { CustomerView } from "../../protocol/conversation.ts";

type CalledKey = "customer.anonymous" | "customer.unnamed";

/** What a customer is called: one whom the wallet knows is not anonymous, whether it has given a name or not. */
export const calledBy = (
  { name, verified }: Pick<CustomerView, "name" | "verified">,
  t: (key: CalledKey) => string,
): string => name ?? t(verified ? "customer.unnamed" : "customer.anonymous");

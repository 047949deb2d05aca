import type { CustomerView } from "../../protocol/conversation.ts";

type CalledKey = "customer.anonymous" | "customer.unnamed" | "customer.short";

/** What a customer is called: one whom the wallet knows is not anonymous, whether it has given a name or not. */
export const calledBy = (
  { name, verified }: Pick<CustomerView, "name" | "verified">,
  t: (key: CalledKey) => string,
): string => name ?? t(verified ? "customer.unnamed" : "customer.anonymous");

/** In a list, where those without a name stand below each other: "匿名 8c1f". */
export const calledInList = (
  { id, name, verified }: Pick<CustomerView, "id" | "name" | "verified">,
  t: (key: CalledKey) => string,
): string =>
  name ?? `${t(verified ? "customer.short" : "customer.anonymous")} ${String(id).slice(0, 4)}`;

/** So many characters fit in one line beside other words. */
const shortNameLength = 24;

/** For a line that cannot be cut by its style, such as what stands in an empty field. */
export function cutName(name: string): string {
  const characters = [...name];
  if (characters.length <= shortNameLength) return name;
  return `${characters.slice(0, shortNameLength).join("")}…`;
}

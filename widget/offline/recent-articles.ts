import type { ArticleId } from "../../protocol/conversation.ts";
import type { LocalStore } from "../../ui/local-store.ts";

/** What was read last on this device, the newest first. It is the customer's, and goes when they sign out. */
const key = "read";
const most = 3;

/** An id has no spaces. */
export const recentArticles = (store: LocalStore): readonly string[] =>
  (store.read(key) ?? "").split(" ").filter((id) => id !== "");

export function noteRead(store: LocalStore, id: ArticleId): void {
  const others = recentArticles(store).filter((one) => one !== id);
  store.write(key, [id, ...others].slice(0, most).join(" "));
}

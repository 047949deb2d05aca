/** What a search finds, each in a list of its own. */
export const searchKinds = ["conversations", "customers", "tickets", "articles"] as const;
export type SearchKind = (typeof searchKinds)[number];

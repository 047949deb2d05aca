/** The keys of the page of the search, for its foot and for the help. They act once Esc has left the field. */
export const searchKeys = [
  { label: "J", text: "search.keys.down" },
  { label: "K", text: "search.keys.up" },
  { label: "Enter", text: "search.keys.open" },
  { label: "1–4", text: "search.keys.kind" },
  { label: "N", text: "search.keys.hit" },
  { label: "F", text: "search.keys.filter" },
  { label: "S", text: "search.save" },
  { label: "/", text: "search.keys.field" },
  { label: "Esc", text: "search.keys.leave" },
] as const;

import { leads } from "./permissions.ts";

/** Behind an alert stand conversations of all teams, and what is done about it is for those who lead. */
export const mayReadRadar = leads;
export const mayDismissAlert = leads;

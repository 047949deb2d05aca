import { leads } from "./permissions.ts";

/** How much each colleague has to do is for those who lead. */
export const mayWatchDesk = leads;

import { leads } from "./permissions.ts";

/** How each agent works is for those who lead. */
export const maySeeInsights = leads;

import { worksAtDesk } from "./permissions.ts";

/** Whoever works at the desk opens every conversation, and so finds them. */
export const maySearch = worksAtDesk;

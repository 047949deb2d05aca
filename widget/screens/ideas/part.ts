/** What customers suggest: few look for it, and nobody without a network. */

import { IdeasScreen } from "./ideas-screen.tsx";

export const ideas = { Component: IdeasScreen, css: "" };

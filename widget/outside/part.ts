/** Whom else a customer can turn to: read in few tickets, and at their end. */

import { OtherBodies } from "./other-bodies.tsx";
import css from "./outside.css?inline";

export const otherBodies = { Component: OtherBodies, css };

import type { JSX } from "preact";
import { agentLetter } from "../models/agent-letter.ts";
import "./agent-mark.css";

const tints = 6;

/** One letter of a name on a tint of its own: the same one for the same agent on every screen. */
export function AgentMark({
  id,
  name,
}: {
  readonly id: string;
  readonly name: string;
}): JSX.Element {
  return (
    <span class="agent-mark" data-tint={tintOf(id)} aria-hidden="true">
      {agentLetter(name)}
    </span>
  );
}

const tintOf = (id: string): number =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 7) % tints;

import type { JSX } from "preact";
import "./agent-mark.css";

const tints = 6;

/** The first letter of a name on a tint of its own: the same one for the same agent on every screen. */
export function AgentMark({
  id,
  name,
}: {
  readonly id: string;
  readonly name: string;
}): JSX.Element {
  const [letter = "·"] = name.trim();
  return (
    <span class="agent-mark" data-tint={tintOf(id)} aria-hidden="true">
      {letter.toUpperCase()}
    </span>
  );
}

const tintOf = (id: string): number =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 7) % tints;

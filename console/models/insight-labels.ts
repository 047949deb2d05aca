/** Names of lines: short enough for a chart, and never two that read the same. */

import type { InsightTopic } from "../../protocol/insights.ts";
import { cutTo, widthOfText } from "./insight-scales.ts";
import type { Translation } from "./texts.ts";

/** The id of an article is words joined by hyphens; what somebody has typed is not. */
const isId = (topic: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)+$/.test(topic);

/** As the catalogue has it, or as somebody has typed it. An id that no article has any more is said to be one. */
export const topicName = (
  { topic, title }: Pick<InsightTopic, "topic" | "title">,
  { t }: Pick<Translation, "t">,
): string => (title === topic && isId(topic) ? t("insights.unknownTopic", { topic }) : title);

/** In pixels; two lines at most. */
interface LabelRoom {
  readonly width: number;
  readonly lines: number;
}

/** Each name in the lines that it needs. Where two read the same once they are cut, both are whole. */
export function labelLines(
  names: readonly string[],
  room: LabelRoom,
): readonly (readonly string[])[] {
  const cut = names.map((name) => wrapped(name, room));
  const isTwice = (lines: readonly string[]) =>
    cut.filter((other) => other.join() === lines.join()).length > 1;
  return cut.map((lines, at) =>
    isTwice(lines) ? wrapped(names[at] ?? "", { ...room, lines: Number.MAX_SAFE_INTEGER }) : lines,
  );
}

/** As even as its lines can be. */
function wrapped(name: string, { width, lines }: LabelRoom): readonly string[] {
  const widest = filled(name, { width, lines });
  if (widest.length === 1 || widest.at(-1)?.endsWith("…")) return widest;
  for (let narrow = widthOfText(name) / widest.length; narrow < width; narrow += evenStep) {
    const found = filled(name, { width: narrow, lines: Number.MAX_SAFE_INTEGER });
    if (found.length === widest.length) return found;
  }
  return widest;
}
const evenStep = 6.5;

/** Latin text breaks at its spaces, 汉字 anywhere but before a sign; the last line is cut. */
function filled(name: string, { width, lines }: LabelRoom): readonly string[] {
  const done: string[] = [];
  let line = "";
  const parts = name.match(
    /[^\s\u2e80-\uffff]+\s*|[\u2e80-\uffff][，。、；：？！）》”」]*\s*/g,
  ) ?? [name];
  for (const [at, part] of parts.entries()) {
    if (line !== "" && widthOfText((line + part).trimEnd()) > width) {
      if (done.length + 1 === lines)
        return [...done, cutTo(line + parts.slice(at).join(""), Math.floor(width / 6.5))];
      done.push(line.trimEnd());
      line = "";
    }
    line += part;
  }
  return [...done, line.trimEnd()];
}

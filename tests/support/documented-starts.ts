/** How the docs tell people to start the server that is built. */

import { readFileSync } from "node:fs";
import { programOf, readDockerfile, textsOf } from "./dockerfile.ts";

type CommandLine = readonly [string, ...string[]];

const operating = readFileSync("docs/operating.md", "utf8");

export const documentedStarts: readonly (readonly [where: string, CommandLine])[] = [
  ["docs/operating.md", ["npm", "start"]],
  ["docs/operating.md", commandAfter(/```sh\n(?=node )/)],
  ["systemd unit", commandAfter(/ExecStart=/)],
  ["Dockerfile", programOf(textsOf(readDockerfile().at(-1), "CMD")[0])],
];

/** The rest of the line after a mark in the page. */
function commandAfter(mark: RegExp): CommandLine {
  const found = mark.exec(operating);
  const line = operating.slice((found?.index ?? 0) + (found?.[0].length ?? 0)).split("\n")[0] ?? "";
  const [program = "", ...args] = line.replace("/usr/bin/node", process.execPath).split(" ");
  return [program, ...args];
}

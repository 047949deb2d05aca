/** `npm run audit`: asks the registry for known holes of what is shipped. Exit 1 where there is one; a registry that does not answer says nothing. */

import { spawnSync } from "node:child_process";
import { root } from "./files.mjs";

const { stdout } = spawnSync("npm", ["audit", "--omit", "dev", "--json"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 64 * 1_024 ** 2,
});
const { vulnerabilities, metadata } = JSON.parse(stdout || "{}");
if (!metadata) {
  console.log("The registry answers no questions about holes: nothing was found out.");
} else {
  for (const { name, severity, range } of Object.values(vulnerabilities)) {
    console.log(`${severity}: ${name} ${range}`);
  }
  console.log(
    `${metadata.vulnerabilities.total} known holes in ${metadata.dependencies.prod} packages.`,
  );
  process.exitCode = metadata.vulnerabilities.total > 0 ? 1 : 0;
}

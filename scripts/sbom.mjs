/**
 * `npm run sbom -- [FILE]`: what the server and the pages are made of, as CycloneDX JSON, from the lock file; dist/sbom.cdx.json
 * by default. npm itself makes it.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { root } from "./files.mjs";

const file = resolve(process.argv[2] ?? join(root, "dist/sbom.cdx.json"));
const { status, stdout, stderr } = spawnSync(
  "npm",
  ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--omit", "dev"],
  { cwd: root, encoding: "utf8", maxBuffer: 64 * 1_024 ** 2 },
);
if (status !== 0) {
  console.error(stderr);
  process.exit(1);
}
const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const sbom = JSON.parse(stdout);
// npm names the project after its folder.
Object.assign(sbom.metadata.component, { name, version, type: "application" });
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
console.log(`${sbom.components.length} packages: ${file}`);

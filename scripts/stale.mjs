/**
 * Which parts are older than their sources. A part is current while the hash of its inputs' names and bytes is
 * the one that was noted when it was built, so `npm start` after an unchanged checkout builds nothing, and
 * neither does one in a copy of a built tree.
 */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { filesBelow, root } from "./files.mjs";
import { parts } from "./parts.mjs";

/** Each with the state to note once it is built. */
export function staleParts() {
  const digests = new Map();
  return parts
    .map((part) => ({ ...part, state: stateOf(part.inputs, digests) }))
    .filter((part) => noted(part) !== part.state);
}

/** Builds what is stale; returns the names of what that was. */
export async function buildStale() {
  const stale = staleParts();
  for (const part of stale) {
    await part.build();
    mkdirSync(join(root, "dist"), { recursive: true });
    writeFileSync(stampOf(part), part.state);
  }
  return stale.map((part) => part.name);
}

const stampOf = (part) => join(root, "dist", `.${part.name}.stamp`);

const noted = (part) => (existsSync(stampOf(part)) ? readFileSync(stampOf(part), "utf8") : "");

function stateOf(inputs, digests) {
  const hash = createHash("sha256");
  for (const input of inputs) hash.update(digestOf(input, digests));
  return hash.digest("hex");
}

/** Most inputs are those of several parts: each is read once. */
function digestOf(input, digests) {
  const known = digests.get(input);
  if (known) return known;
  const hash = createHash("sha256");
  for (const path of filesBelow(join(root, input))) {
    hash.update(`${relative(root, path)}\0`).update(readFileSync(path));
  }
  const digest = hash.digest("hex");
  digests.set(input, digest);
  return digest;
}

/** Bundles what runs in Node. */

import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./files.mjs";

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "linked",
  logLevel: "warning",
};

/**
 * The server, what encodes its pictures, and the operators' commands, each one file with all packages inside but the native ones: it starts
 * in half the time of loose packages, and `dist/` runs beside nothing else than `libsql` and `sharp`.
 */
export async function bundleServer() {
  await build({
    ...shared,
    entryPoints: [
      "server/main.ts",
      "server/media/picture-process.ts",
      "server/trial-process.ts",
      "server/cli/admin.ts",
    ],
    entryNames: "[name]",
    outExtension: { ".js": ".mjs" },
    outdir: "dist/server",
    // `pg` looks for its native twin only when asked for it, and for Cloudflare's sockets nowhere else.
    external: ["libsql", "sharp", "pg-native", "pg-cloudflare"],
    // It prints what the packages send and receive, texts and tokens among it, to whoever sets DEBUG.
    alias: { debug: join(root, "scripts/no-debug.cjs") },
    banner: {
      js: 'import { createRequire } from "node:module";const require = createRequire(import.meta.url);',
    },
  });
}

/** One of our own files with what it imports of ours; packages stay outside. Returns the bundle's path. What esbuild could not do, it has said by itself. */
export async function bundleToRun(entry) {
  const outfile = join(root, "dist/run", entry.replaceAll("/", "-").replace(/\.ts$/, ".mjs"));
  await build({ ...shared, entryPoints: [entry], outfile, packages: "external" }).catch(() =>
    process.exit(1),
  );
  return outfile;
}

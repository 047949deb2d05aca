/** What is built beside the widget's bundle: the files whose names stay the same, and all its styles in one. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import type { Plugin } from "vite";
import { launcherCss } from "../widget/embed/launcher.ts";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const from = (...path: string[]) => join(root, ...path);
export const publicFolder = from("dist/public");

/** Files whose names stay the same: by the first a page with an older loader finds today's widget, by the second a frame. */
export const stableNames = (): Plugin => ({
  name: "stable-names",
  generateBundle() {
    for (const [fileName, entry, name] of [
      ["widget.latest.js", "mount.tsx", "mount"],
      ["widget.frame.js", "frame/mount.ts", "mountFrame"],
    ] as const) {
      const source = `export { ${name} as mount } from "./widget/${widgetEntry(entry)}";`;
      this.emitFile({ type: "asset", fileName, source });
    }
  },
});

/** All styles in one file, for browsers that construct no sheets (Safari before 16.4). */
export const linkedSheet = (): Plugin => ({
  name: "linked-sheet",
  generateBundle() {
    const later = ["ui", "widget"].flatMap((folder) =>
      readdirSync(from(folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".css"))
        .map((name) => join(folder, name)),
    );
    const inOrder = sheetsOf("widget/styles.ts");
    const sheets = [...new Set([...inOrder, ...later])].map((path) =>
      readFileSync(from(path), "utf8"),
    );
    const source = transformSync([launcherCss, ...sheets].join("\n"), {
      loader: "css",
      minify: true,
    }).code;
    this.emitFile({ type: "asset", fileName: "widget.css", source });
  },
});

/** The sheets that a module imports, in the order in which it joins them. */
function sheetsOf(module: string): readonly string[] {
  const text = readFileSync(from(module), "utf8");
  return [...text.matchAll(/^import (\w+) from "(.+\.css)\?inline"/gm)]
    .map(([, name = "", path = ""]) => ({ at: text.lastIndexOf(name), path }))
    .sort((one, other) => one.at - other.at)
    .map(({ path }) => join(dirname(module), path));
}

/** The name of a built file that begins the widget, below `/widget/`. */
export function widgetEntry(source = "mount.tsx"): string {
  const manifest: Record<string, { readonly file: string }> = JSON.parse(
    readFileSync(join(publicFolder, "widget/manifest.json"), "utf8"),
  );
  const file = manifest[source]?.file;
  if (file === undefined) throw new Error("Build the widget first: npx vite build --mode widget");
  return file;
}

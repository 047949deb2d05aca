/**
 * Builds one bundle by `--mode`. The widget comes first: its loader and its full page carry the hashed name of
 * its entry. `module` is the widget for `import { createPocketDesk }`. No step here edits code.
 */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { launcherCss } from "./widget/embed/launcher.ts";

const root = dirname(fileURLToPath(import.meta.url));
const from = (...path: string[]) => join(root, ...path);
const publicFolder = from("dist/public");

/**
 * The oldest engines with what the sheets and the scripts use; a wallet's WebView is no older. Firefox has `ariaLabel` and
 * the like from 119 on. docs/embedding.md says the same.
 */
const target = ["es2022", "chrome111", "safari16.4", "firefox119"];

const shared = {
  publicDir: false,
  logLevel: "warn",
  // `pure` would put a comment before every element, and the minifier would leave it there.
  oxc: { jsx: { runtime: "automatic", importSource: "preact", pure: false } },
} satisfies UserConfig;

/** Two per cent smaller than by the bundler's own minifier, which does the rest faster. */
const smallest = {
  minify: "terser",
  terserOptions: {
    ecma: 2020,
    module: true,
    compress: { passes: 6, pure_getters: true, unsafe_arrows: true },
  },
} satisfies UserConfig["build"];

/**
 * The widget is built as a library: a library's `import()` is left as it is, a page's gets a wrapper of Vite's
 * that preloads, 0.6 kB of it.
 */
const library = (entry: Readonly<Record<string, string>>) =>
  ({ entry: { ...entry }, formats: ["es"] }) satisfies NonNullable<UserConfig["build"]>["lib"];

/** The frame around the widget stands alone on the page. */
const isOfFrame = (id: string) => /\/widget\/(frame\/|locales\/launcher\.json)/.test(id);

const bundles: Readonly<Record<string, () => UserConfig>> = {
  widget: () => ({
    ...shared,
    root: from("widget"),
    build: {
      target,
      // Prefixes stand in the sheets; rewriting color-scheme for engines before light-dark() would cost more.
      cssTarget: "esnext",
      outDir: join(publicFolder, "widget"),
      emptyOutDir: true,
      manifest: "manifest.json",
      lib: library({ app: from("widget/mount.tsx"), frame: from("widget/frame/mount.ts") }),
      ...smallest,
      rolldownOptions: {
        preserveEntrySignatures: "allow-extension",
        output: {
          entryFileNames: "[name]-[hash].js",
          chunkFileNames: "[name]-[hash].js",
          // What the app begins with is one file: else what it shares with several parts would be another one, a wait more.
          codeSplitting: {
            groups: [{ name: "app", tags: ["$initial"], test: (id) => !isOfFrame(id) }],
          },
        },
      },
    },
  }),
  support: () => ({
    ...shared,
    root: from("widget"),
    build: {
      target,
      outDir: publicFolder,
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: from("widget/support/index.html"),
        // The page loads the widget that is built already.
        external: [from("widget/mount.tsx")],
        output: {
          paths: { [from("widget/mount.tsx")]: `./widget/${widgetEntry()}` },
          entryFileNames: "widget/support-[hash].js",
        },
      },
    },
  }),
  verify: () => ({
    ...shared,
    root: from("widget"),
    build: {
      target,
      outDir: publicFolder,
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: from("widget/verify/index.html"),
        output: { entryFileNames: "widget/verify-[hash].js" },
      },
    },
  }),
  loader: () => ({
    ...shared,
    root: from("widget"),
    define: { __WIDGET__: JSON.stringify(widgetEntry()) },
    build: {
      target,
      outDir: publicFolder,
      emptyOutDir: false,
      lib: {
        entry: from("widget/embed/loader.ts"),
        formats: ["iife"],
        name: "PocketDesk",
        fileName: () => "widget.js",
      },
      ...smallest,
    },
    plugins: [stableNames(), linkedSheet()],
  }),
  module: () => ({
    ...shared,
    root: from("widget"),
    build: {
      target,
      outDir: from("npm/dist"),
      emptyOutDir: true,
      lib: library({ pocketdesk: from("widget/embed/api.ts") }),
      rolldownOptions: {
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  }),
  console: () => page("console"),
  demo: () => page("demo"),
};

/** Files whose names stay the same: by the first a page with an older loader finds today's widget, by the second a frame. */
const stableNames = (): Plugin => ({
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
const linkedSheet = (): Plugin => ({
  name: "linked-sheet",
  generateBundle() {
    const later = ["ui", "widget"].flatMap((folder) =>
      readdirSync(from(folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".css"))
        .map((name) => join(folder, name)),
    );
    const inOrder = ["widget/styles.ts", "widget/screens/first-parts.ts"].flatMap(sheetsOf);
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

function page(name: string): UserConfig {
  return {
    ...shared,
    root: from(name),
    base: `/${name}/`,
    build: { target, outDir: join(publicFolder, name), emptyOutDir: true, modulePreload: false },
  };
}

/** The name of a built file that begins the widget, below `/widget/`. */
function widgetEntry(source = "mount.tsx"): string {
  const manifest: Record<string, { readonly file: string }> = JSON.parse(
    readFileSync(join(publicFolder, "widget/manifest.json"), "utf8"),
  );
  const file = manifest[source]?.file;
  if (file === undefined) throw new Error("Build the widget first: npx vite build --mode widget");
  return file;
}

export default defineConfig(({ mode }) => {
  const bundle = bundles[mode];
  if (bundle === undefined)
    throw new Error(`--mode must be one of ${Object.keys(bundles).join(", ")}`);
  return bundle();
});

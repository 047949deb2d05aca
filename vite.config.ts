/**
 * Builds one part by `--mode`, the widget first: its loader and its full page carry the hashed name of its
 * entry. They are builds of their own, so that nothing is cut out of the entry to be shared. `module` is the widget for `import { createPocketDesk }`.
 */

import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, type UserConfig } from "vite";

const root = dirname(fileURLToPath(import.meta.url));
const out = join(root, "dist/public");
const at = (...path: string[]) => join(root, ...path);

const shared = {
  publicDir: false,
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
} satisfies UserConfig;

/** The oldest engines with what the sheets and the scripts use; a wallet's WebView is no older. */
const target = ["es2022", "chrome111", "safari16.4", "firefox113"];

const hashed = {
  entryFileNames: "widget/[name]-[hash].js",
  chunkFileNames: "widget/[name]-[hash].js",
  assetFileNames: "widget/[name]-[hash][extname]",
} as const;

const parts: Readonly<Record<string, () => UserConfig>> = {
  widget: () => ({
    ...shared,
    root: at("widget"),
    plugins: [slimSocketIo(), plainImports(), freshFolder("widget")],
    build: {
      target,
      outDir: out,
      emptyOutDir: false,
      manifest: "widget/manifest.json",
      modulePreload: false,
      rolldownOptions: {
        input: { app: at("widget/mount.tsx") },
        preserveEntrySignatures: "allow-extension",
        output: hashed,
      },
    },
  }),
  support: () => ({
    ...shared,
    root: at("widget"),
    define: { __APP__: JSON.stringify(widgetEntry()) },
    plugins: [plainImports(), supportPage()],
    build: {
      target,
      outDir: out,
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: { output: hashed },
    },
  }),
  loader: () => ({
    ...shared,
    root: at("widget"),
    define: { __APP__: JSON.stringify(widgetEntry()) },
    build: {
      target,
      outDir: out,
      emptyOutDir: false,
      lib: {
        entry: at("widget/embed/loader.ts"),
        formats: ["iife"],
        name: "PocketDesk",
        fileName: () => "widget.js",
      },
    },
  }),
  module: () => ({
    ...shared,
    root: at("widget"),
    plugins: [slimSocketIo(), plainImports()],
    build: {
      target,
      outDir: at("dist/widget-module"),
      emptyOutDir: true,
      modulePreload: false,
      rolldownOptions: {
        input: { pocketdesk: at("widget/embed/api.ts") },
        preserveEntrySignatures: "strict",
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  }),
  console: () => page("console"),
  demo: () => page("demo"),
};

function page(name: string): UserConfig {
  return {
    ...shared,
    root: at(name),
    base: `/${name}/`,
    build: { target, outDir: join(out, name), emptyOutDir: true, modulePreload: false },
  };
}

/**
 * The widget's copy of `socket.io-client`: its manager and socket as they are, on a parser and an engine
 * for text (widget/wire), 6.5 kB smaller than the browser build. Everything else uses the whole package.
 */
function slimSocketIo(): Plugin {
  const wire = (file: string) => at("widget/wire", file);
  const replaced: Readonly<Record<string, string>> = {
    "socket.io-client": wire("socket-io-client.ts"),
    "engine.io-client": wire("engine-io-client.ts"),
    "socket.io-parser": wire("socket-io-parser.ts"),
  };
  return {
    name: "slim-socket-io",
    enforce: "pre",
    resolveId(id, importer) {
      if (id === "socket.io-client" && importer?.endsWith("wire/socket-io-client.ts"))
        return at("node_modules/socket.io-client/build/esm/manager.js");
      return replaced[id];
    },
  };
}

/** Nothing is preloaded here, so a dynamic import is just that. */
function plainImports(): Plugin {
  return {
    name: "plain-imports",
    enforce: "pre",
    load: (id) =>
      id.includes("vite/preload-helper")
        ? "export const __vitePreload = (load) => load()"
        : undefined,
  };
}

/** Hashed files of earlier builds would pile up beside what others put into the same folder. */
function freshFolder(name: string): Plugin {
  return {
    name: "fresh-folder",
    buildStart: () => rmSync(join(out, name), { recursive: true, force: true }),
  };
}

/** `/support` has a folder of its own beside the others. */
function supportPage(): Plugin {
  return {
    name: "support-page",
    closeBundle() {
      mkdirSync(join(out, "support"), { recursive: true });
      renameSync(join(out, "index.html"), join(out, "support/index.html"));
    },
  };
}

function widgetEntry(): string {
  const manifest: Record<string, { readonly file: string }> = JSON.parse(
    readFileSync(join(out, "widget/manifest.json"), "utf8"),
  );
  const file = manifest["mount.tsx"]?.file;
  if (file === undefined) throw new Error("Build the widget first: npx vite build --mode widget");
  return file.replace("widget/", "");
}

export default defineConfig(({ mode }) => {
  const part = parts[mode];
  if (part === undefined) throw new Error(`--mode must be one of ${Object.keys(parts).join(", ")}`);
  return part();
});

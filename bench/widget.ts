import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { locales } from "../protocol/conversation.ts";
import { print } from "./table.ts";

/** Bytes over the wire, gzip at its best: what a server that compresses once sends. */
export interface WidgetSizes {
  /** What every page pays: the script tag, with the frame that it paints. */
  readonly loader: number;
  /** App with socket client and styles, what it imports at once, and the largest of the languages. */
  readonly openChat: number;
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly gzip: number;
  }[];
}

/** The first look for secrets took the open chat over its 34,000 B. It is not traded for the figure. */
export const widgetBars = { loader: 2_200, openChat: 34_900 } as const;

// Run from the repository: the bench is bundled elsewhere before it runs.
const builtFolder = join(process.cwd(), "dist/public");

/** Undefined where the widget has not been built. */
export function measureWidget(folder: string = builtFolder): WidgetSizes | undefined {
  const files = builtFiles(folder);
  const app = files.filter(({ name }) => loadedWithApp(folder).includes(name));
  const loader = files.find(({ name }) => name === "widget.js");
  if (app.length === 0 || loader === undefined) return undefined;
  const languages = files.filter(({ name }) =>
    locales.some((locale) => name.startsWith(`${locale}-`)),
  );
  const language = Math.max(...languages.map(({ gzip }) => gzip));
  return {
    loader: loader.gzip,
    openChat: app.reduce((sum, { gzip }) => sum + gzip, language),
    files,
  };
}

/** The widget's first file, and those that it can't begin without: the bundler may cut one out of it. */
function loadedWithApp(folder: string): readonly string[] {
  try {
    const manifest: Record<string, { readonly file: string; readonly imports?: string[] }> =
      JSON.parse(readFileSync(join(folder, "widget/manifest.json"), "utf8"));
    const { file, imports = [] } = manifest["mount.tsx"] ?? {};
    return [file, ...imports.map((name) => manifest[name]?.file)].flatMap((name) => name ?? []);
  } catch {
    return [];
  }
}

function builtFiles(folder: string): WidgetSizes["files"] {
  try {
    const parts = readdirSync(join(folder, "widget")).filter((name) => name.endsWith(".js"));
    return ["widget.js", ...parts.map((name) => `widget/${name}`)].map((path) => {
      const content = readFileSync(join(folder, path));
      const gzip = gzipSync(content, { level: 9 }).length;
      return { name: path.replace("widget/", ""), bytes: content.length, gzip };
    });
  } catch {
    return [];
  }
}

/** Prints what the built widget weighs; 1 kB is 1,000 bytes. */
export async function benchWidget(options: { json: boolean }): Promise<void> {
  const sizes = measureWidget();
  if (sizes === undefined) throw new Error("Build it first: npm run build");
  const { loader, openChat, files } = sizes;
  const byWeight = [...files].sort((one, other) => other.gzip - one.gzip);
  print(
    [
      {
        title: "What a browser loads (bytes)",
        columns: ["part", "gzip", "bar"],
        rows: [
          ["loader, on every page", loader, widgetBars.loader],
          ["an open chat", openChat, widgetBars.openChat],
        ],
      },
      {
        title: "The files (bytes)",
        columns: ["file", "raw", "gzip"],
        rows: byWeight.map(({ name, bytes, gzip }) => [name, bytes, gzip]),
      },
    ],
    options,
  );
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { locales } from "../protocol/conversation.ts";
import { print } from "./table.ts";

/** Bytes over the wire, gzip at its best: what a server that compresses once sends. */
export interface WidgetSizes {
  /** What every page pays: the script tag, with the frame that it paints. */
  readonly loader: number;
  /** What the loader fetches right behind itself. Nothing waits for it. */
  readonly early: number;
  /**
   * From the tap to a chat in which somebody asks and reads the answer: the app with all that it imports, and the largest
   * of the languages.
   */
  readonly opened: number;
  /** What is fetched behind that while nothing else is loaded: the screens for reading, tickets, the queue, the survey. */
  readonly idle: number;
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly gzip: number;
  }[];
}

export const widgetBars = {
  loader: 2_200,
  early: 3_800,
  opened: 49_700,
  idle: 63_400,
} as const;

// Run from the repository: the bench is bundled elsewhere before it runs.
const builtFolder = join(process.cwd(), "dist/public");

/** Undefined where the widget has not been built. */
export function measureWidget(folder: string = builtFolder): WidgetSizes | undefined {
  const files = builtFiles(folder);
  const manifest = readManifest(folder);
  const named = (wanted: string) => files.find(({ name }) => name === wanted);
  const loader = named("widget.js");
  const early = named("widget.early.js");
  if (!manifest || !loader || !early) return undefined;
  const sum = (names: ReadonlySet<string>) =>
    files.reduce((total, { name, gzip }) => total + (names.has(name) ? gzip : 0), 0);
  const languages = files.filter(({ name }) =>
    locales.some((locale) => name.startsWith(`${locale}-`)),
  );
  const language = Math.max(...languages.map(({ gzip }) => gzip));
  const app = withImports(manifest, "mount.tsx");
  const later = withImports(manifest, "screens/reading.ts");
  return {
    loader: loader.gzip,
    early: early.gzip,
    opened: language + sum(app),
    idle: sum(new Set([...later].filter((name) => !app.has(name)))),
    files,
  };
}

type Manifest = Readonly<
  Record<string, { readonly file: string; readonly imports?: readonly string[] }>
>;

function readManifest(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "widget/manifest.json"), "utf8"));
  } catch {
    return undefined;
  }
}

/** This file, and those that it can't begin without: the bundler may cut one out of it. */
function withImports(manifest: Manifest, source: string): ReadonlySet<string> {
  const found = new Set([source]);
  for (const one of found) for (const imported of manifest[one]?.imports ?? []) found.add(imported);
  return new Set([...found].flatMap((one) => manifest[one]?.file ?? []));
}

function builtFiles(folder: string): WidgetSizes["files"] {
  try {
    const parts = readdirSync(join(folder, "widget")).filter((name) => name.endsWith(".js"));
    return ["widget.js", "widget.early.js", ...parts.map((name) => `widget/${name}`)].map(
      (path) => {
        const content = readFileSync(join(folder, path));
        const gzip = gzipSync(content, { level: 9 }).length;
        return { name: path.replace("widget/", ""), bytes: content.length, gzip };
      },
    );
  } catch {
    return [];
  }
}

/** Prints what the built widget weighs; 1 kB is 1,000 bytes. */
export async function benchWidget(options: { json: boolean }): Promise<void> {
  const sizes = measureWidget();
  if (sizes === undefined) throw new Error("Build it first: npm run build");
  const { loader, early, opened, idle, files } = sizes;
  const byWeight = [...files].sort((one, other) => other.gzip - one.gzip);
  print(
    [
      {
        title: "What a browser loads (bytes)",
        columns: ["part", "gzip", "bar"],
        rows: [
          ["loader, on every page", loader, widgetBars.loader],
          ["right behind it", early, widgetBars.early],
          ["from the tap to an answer", opened, widgetBars.opened],
          ["behind that, when idle", idle, widgetBars.idle],
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

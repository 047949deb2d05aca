/** The project's sources as data: what each file imports and exports. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

export interface Import {
  /** A path from the root of the project, or a package or `node:` module as it is written. */
  readonly from: string;
  /** Exported names; `*` for all of them. */
  readonly names: readonly string[];
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  /** Types and functions of the file itself, exported or not. */
  readonly declares: readonly string[];
  /** Those of them that are types or classes. */
  readonly declaresTypes: readonly string[];
}

export interface Export {
  readonly name: string;
  /** False where the file only passes on what another one declares. */
  readonly isOwn: boolean;
  readonly isType: boolean;
}

/** All TypeScript and JavaScript files below a folder of the project, or the file itself. */
export const readSources = (...folders: readonly string[]): readonly SourceFile[] =>
  folders.flatMap(filesBelow).filter(isSource).map(readSource);

const isSource = (path: string) => /\.(ts|tsx|mjs|cjs)$/.test(path);

export const filesBelow = (path: string): readonly string[] =>
  /\.\w+$/.test(path)
    ? [path]
    : readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? filesBelow(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
      );

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const { module, program } = parseSync(path, text);
  const statements = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      from: moduleRequest.value,
      names: entries.flatMap(({ importName, localName }) =>
        importName.kind === "NamespaceObject"
          ? membersOf(localName.value, text)
          : [importName.name ?? nameOf(importName.kind)],
      ),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, importName }) =>
        moduleRequest ? { from: moduleRequest.value, names: [importName.name ?? "*"] } : [],
      ),
    ),
    ...dynamicImportsIn(text),
  ];
  return {
    path,
    text,
    declares: program.body.flatMap(namesIn),
    declaresTypes: program.body.flatMap(typeNamesIn),
    imports: statements.map(({ from, names }) => ({ from: resolve(path, from), names })),
    exports: module.staticExports.flatMap(({ entries }) =>
      entries.map(({ exportName, moduleRequest, isType }) => ({
        name: exportName.name ?? nameOf(exportName.kind),
        isOwn: moduleRequest === null,
        isType,
      })),
    ),
  };
}

type Statement = ReturnType<typeof parseSync>["program"]["body"][number];

function namesIn(statement: Statement): readonly string[] {
  switch (statement.type) {
    case "ExportNamedDeclaration":
      return statement.declaration ? namesIn(statement.declaration) : [];
    case "FunctionDeclaration":
    case "ClassDeclaration":
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return statement.id ? [statement.id.name] : [];
    case "VariableDeclaration":
      return statement.declarations.flatMap(({ id, init }) =>
        id.type === "Identifier" && init?.type === "ArrowFunctionExpression" ? [id.name] : [],
      );
    default:
      return [];
  }
}

function typeNamesIn(statement: Statement): readonly string[] {
  switch (statement.type) {
    case "ExportNamedDeclaration":
      return statement.declaration ? typeNamesIn(statement.declaration) : [];
    case "ClassDeclaration":
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return namesIn(statement);
    default:
      return [];
  }
}

const nameOf = (kind: string) => (kind === "Default" ? "default" : "*");

/** What is used of `import * as name`. */
const membersOf = (name: string, text: string) =>
  [...text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, "g"))].map(([, member = ""]) => member);

/** `import("./x.ts")`, and `import("./x.ts").Name` within a type. */
const dynamicImportsIn = (text: string) =>
  [...text.matchAll(/\bimport\("([^"]+)"\)(?:\.(\w+))?/g)].map(([, from = "", name = "*"]) => ({
    from,
    names: [name],
  }));

/** From the root of the project, without a bundler's flags behind the question mark. */
const resolve = (path: string, from: string) =>
  from.startsWith(".")
    ? relative(root, join(root, dirname(path), from.replace(/\?\w+$/, "")))
    : from;

/** Something that an editor should correct. `line` counts from 1; `file` is a path within the content folder. */
export interface ContentProblem {
  readonly file: string;
  readonly line: number;
  readonly severity: "error" | "warning";
  readonly message: string;
}

export function error(file: string, line: number, message: string): ContentProblem {
  return { file, line, severity: "error", message };
}

export function warning(file: string, line: number, message: string): ContentProblem {
  return { file, line, severity: "warning", message };
}

export function formatProblem(problem: ContentProblem): string {
  const kind = problem.severity === "warning" ? "warning: " : "";
  return `${problem.file}:${problem.line}: ${kind}${problem.message}`;
}

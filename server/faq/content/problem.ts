/** Something an editor should put right. `line` counts from 1; the file is named from the content folder. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly severity: "error" | "warning";
  readonly message: string;
}

export function error(file: string, line: number, message: string): Problem {
  return { file, line, severity: "error", message };
}

export function warning(file: string, line: number, message: string): Problem {
  return { file, line, severity: "warning", message };
}

export function describe(problem: Problem): string {
  const kind = problem.severity === "warning" ? "warning: " : "";
  return `${problem.file}:${problem.line}: ${kind}${problem.message}`;
}

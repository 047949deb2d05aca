/** Reads settings from the environment by name, and collects what is wrong with them. */

type Environment = Readonly<Record<string, string | undefined>>;

export interface SettingReader {
  /** A line each. */
  readonly problems: readonly string[];
  reject(problem: string): void;
  /** Undefined where it is unset or blank. */
  text(name: string): string | undefined;
  /** A port, or 0 for any free one. */
  port(name: string, fallback: number): number;
  /** A whole number of days, at least one; undefined where it is unset. */
  days(name: string): number | undefined;
  /** The first of those allowed is the default. */
  oneOf(name: string, allowed: readonly [string, ...string[]]): string;
  /** An address with one of these schemes; undefined where it is unset or none. */
  url(name: string, schemes: readonly [string, ...string[]]): string | undefined;
  /** A comma list of values that are of a kind; `kind` completes "… is not". */
  list(name: string, kind: ValueKind): readonly string[];
}

export interface ValueKind {
  readonly name: string;
  is(value: string): boolean;
}

/** What stands behind the scheme in the example of a refusal. */
const examples: Readonly<Record<string, string>> = {
  https: "wallet.example/path",
  redis: "user:password@host:6379/0",
  smtp: "user:password@host:587",
  file: "/srv/attachments",
  clamd: "127.0.0.1:3310",
};

export function createSettingReader(environment: Environment): SettingReader {
  const problems: string[] = [];
  const reject = (problem: string) => void problems.push(problem);
  const text = (name: string) => environment[name]?.trim() || undefined;

  return {
    problems,
    reject,
    text,
    port(name, fallback) {
      const value = text(name) ?? String(fallback);
      const port = Number(value);
      if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
      reject(`${name} must be a whole number from 0 to 65535, not "${value}".`);
      return fallback;
    },
    days(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (/^[1-9]\d{0,4}$/.test(value)) return Number(value);
      reject(`${name} must be a whole number of days from 1 to 99999, not "${value}".`);
      return undefined;
    },
    oneOf(name, allowed) {
      const value = text(name) ?? allowed[0];
      if (!allowed.includes(value)) {
        reject(`${name} must be one of ${allowed.join(", ")}, not "${value}".`);
      }
      return value;
    },
    url(name, schemes) {
      const value = text(name);
      if (value === undefined) return undefined;
      // Never the value itself: it holds a password.
      const isKnown = schemes.some((scheme) => value.startsWith(`${scheme}://`));
      if (isKnown && URL.canParse(value)) return value;
      const example = examples[schemes[0]] ?? "user:password@host/name";
      reject(`${name} must be an address such as ${schemes[0]}://${example}.`);
      return undefined;
    },
    list(name, kind) {
      const values = (text(name) ?? "").split(",").map((value) => value.trim());
      const given = values.filter((value) => value !== "");
      for (const value of given.filter((one) => !kind.is(one))) {
        reject(`${name}: "${value}" is not ${kind.name}.`);
      }
      return given;
    },
  };
}

/** compose.yml against the image and the settings that the server knows. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../server/config.ts";
import { environmentOf, readDockerfile } from "./support/dockerfile.ts";

interface Service {
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
}

const services: Readonly<Record<string, Service>> = parse(
  readFileSync("compose.yml", "utf8"),
).services;
const image = environmentOf(readDockerfile().at(-1));

/** What the shell or `.env` gives for `${NAME:?}` and `${NAME:-}`. */
const given: Readonly<Record<string, string>> = {
  IDENTITY_SECRET: "k3Jx9vQz7Lm2Wn8Rt5Yb1Hd6Fs4Gp0Ac",
  ALLOWED_ORIGINS: "https://wallet.example.com",
};

const filled = Object.fromEntries(
  Object.entries(services.server?.environment ?? {}).map(([name, value]) => [
    name,
    value.replace(/\$\{(\w+):[?-]\}/, (_, variable: string) => given[variable] ?? ""),
  ]),
);

test("the server starts in production with the two settings that must be given", () => {
  expect(readConfig({ ...image, ...filled })).toMatchObject({
    production: true,
    allowedOrigins: ["https://wallet.example.com"],
    admin: { password: undefined },
  });
  expect(() => readConfig({ ...image, ...filled, IDENTITY_SECRET: "" })).toThrow("IDENTITY_SECRET");
});

test("the volume holds the image's data folder, and the port is the image's", () => {
  expect(services.server?.volumes).toContain(`data:${image.DATA_DIR}`);
  expect(services.server?.ports).toEqual([`127.0.0.1:3000:${image.PORT}`]);
});

test("databases start only when they are asked for", () => {
  const asked = Object.entries(services).filter(([, { profiles = [] }]) => profiles.length > 0);
  expect(asked.map(([name]) => name)).toEqual(["postgres", "redis"]);
});

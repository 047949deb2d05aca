/** compose.yml against the image and the settings that the server knows. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../server/config.ts";
import { environmentOf, readDockerfile, textsOf } from "./support/dockerfile.ts";

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly networks?: readonly string[];
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: { readonly nodes: { readonly ipam: { readonly config: readonly Subnet[] } } };
}

interface Subnet {
  readonly subnet: string;
}

const { services, networks }: Compose = parse(readFileSync("compose.yml", "utf8"), { merge: true });
const image = environmentOf(readDockerfile().at(-1));

/** What the shell or `.env` gives for `${NAME:?}` and `${NAME:-}`. */
const given: Readonly<Record<string, string>> = {
  IDENTITY_SECRET: "k3Jx9vQz7Lm2Wn8Rt5Yb1Hd6Fs4Gp0Ac",
  ALLOWED_ORIGINS: "https://wallet.example.com",
};

const operating = readFileSync("docs/operating.md", "utf8");

const filledOf = (name: string) =>
  Object.fromEntries(
    Object.entries(services[name]?.environment ?? {}).map(([setting, value]) => [
      setting,
      value.replace(/\$\{(\w+):[?-]\}/, (_, variable: string) => given[variable] ?? ""),
    ]),
  );
const filled = filledOf("server");

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

test("alone, `docker compose up` starts one server on the embedded database", () => {
  const always = Object.entries(services).filter(([, { profiles = [] }]) => profiles.length === 0);
  expect(always.map(([name]) => name)).toEqual(["server"]);
  expect(readConfig({ ...image, ...filled }).databaseUrl).toBeUndefined();
});

const inProfile = (profile: string) =>
  Object.keys(services).filter((name) => services[name]?.profiles?.includes(profile));

test("databases start only when they are asked for", () => {
  expect(inProfile("databases")).toEqual(["postgres", "redis"]);
});

/** The version of `postgresql-client` in each Debian. */
const clientOf: Readonly<Record<string, number>> = { bookworm: 15, trixie: 17 };

describe("two nodes", () => {
  const nodes = ["node-1", "node-2"];
  const caddyfile = readFileSync("Caddyfile", "utf8");

  test("share PostgreSQL, Redis, secrets and the folder of attachments, and start in production", () => {
    expect(inProfile("nodes")).toEqual([...nodes, "proxy", "postgres", "redis"]);
    expect(services["node-1"]).toEqual(services["node-2"]);
    expect(readConfig({ ...image, ...filledOf("node-1") })).toMatchObject({
      production: true,
      databaseUrl: "postgres://pocketdesk:pocketdesk@postgres/pocketdesk",
      redisUrl: "redis://redis",
      trustProxy: [networks.nodes.ipam.config[0]?.subnet],
    });
    expect(services["node-1"]?.volumes).toContain(`nodes:${image.DATA_DIR}`);
  });

  test("are upgraded by the documented build, which makes the one image that all servers run", () => {
    for (const name of ["server", ...nodes]) {
      expect(services[name]).toMatchObject({ image: "pocketdesk", build: "." });
    }
    const typed = [...operating.matchAll(/^docker compose (.*)$/gm)].map(([, words = ""]) => words);
    const builds = typed.filter((words) => /\bbuild$/.test(words));
    // compose leaves out the services of a profile that is not named.
    expect(builds).toEqual(["--profile nodes build"]);
    const replaced = nodes.map((name) => `--profile nodes up -d --no-deps --wait ${name}`);
    expect(typed.slice(typed.indexOf(builds[0] ?? "")).slice(1, 3)).toEqual(replaced);
  });

  test("back up and restore with a client in the image that is as new as the database", () => {
    const stage = readDockerfile().at(-1);
    const [from = ""] = textsOf(stage, "FROM");
    const [install = ""] = textsOf(stage, "RUN").filter((text) => text.includes("apt-get"));
    expect(install).toMatch(/ postgresql-client /);
    const debian = /-(\w+)-slim/.exec(from)?.[1] ?? "";
    expect(services.postgres?.image).toBe(`postgres:${clientOf[debian]}`);
    expect(operating).toContain("node dist/server/admin.mjs restore /data/");
  });

  test("are reached through the proxy alone, in a network of their own", () => {
    for (const name of nodes) {
      expect(services[name]?.ports).toBeUndefined();
      expect(services[name]?.networks).toEqual(["nodes"]);
    }
    const inside = Object.keys(services).filter((name) =>
      services[name]?.networks?.includes("nodes"),
    );
    expect(inside).toEqual(inProfile("nodes"));
    expect(services.proxy?.volumes).toContain("./Caddyfile:/etc/caddy/Caddyfile:ro");
    expect(/^\tto (.*)$/m.exec(caddyfile)?.[1]?.split(" ")).toEqual(
      nodes.map((name) => `${name}:${image.PORT}`),
    );
  });

  test("are asked whether they are ready, and polling stays with one of them", () => {
    expect(caddyfile).toContain("health_uri /readyz");
    expect(caddyfile).toMatch(/@polling .*'transport': 'polling'/);
    expect(caddyfile).toMatch(
      /reverse_proxy @polling \{\n\t\timport nodes\n\t\tlb_policy ip_hash\n/,
    );
  });
});

/** Finds a Chromium for the browser tests, or installs one. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium as playwright } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of an executable, or undefined: the system's, else Playwright's own, else the distribution's package. */
export function findChromium() {
  return installed() ?? downloaded() ?? packaged();
}

function installed() {
  if (process.env.CHROMIUM && existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(process.platform === "win32" ? ";" : ":");
  const onPath = names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
  return [...onPath, ...places].find((path) => existsSync(path));
}

function downloaded() {
  const path = playwright.executablePath();
  if (path && existsSync(path)) return path;
  console.log("No Chromium found; asking Playwright for its own.");
  run(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"], 120_000);
  return path && existsSync(path) ? path : undefined;
}

function packaged() {
  if (!existsSync("/usr/bin/apt-get")) return undefined;
  console.log("Installing the distribution's Chromium.");
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = (...args) => run(...split([...asRoot, "apt-get", "-qq", ...args]), 600_000);
  apt("update");
  apt("install", "-y", "chromium", "fonts-noto-cjk");
  return installed();
}

const split = ([command, ...args]) => [command, args];

function run(command, args, timeout) {
  spawnSync(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

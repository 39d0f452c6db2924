// Lighthouse on pages, as on a phone with a slow line, in a browser of its own for each run.
//
// Given on standard input: {"chrome": path, "address": url, "runs": n}; answers a list of runs,
// each with the scores of the categories out of 100, some numbers, and what costs points.
import { readFileSync } from "node:fs";

import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";

const { chrome: chromePath, address, runs } = JSON.parse(readFileSync(0, "utf8"));
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const NUMBERS = {
  first_paint: "first-contentful-paint",
  largest_paint: "largest-contentful-paint",
  blocked: "total-blocking-time",
  shift: "cumulative-layout-shift",
  bytes: "total-byte-weight",
};
const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

function costs({ auditRefs }, audits) {
  return auditRefs
    .map(({ id, weight }) => ({ ...audits[id], weight }))
    .filter(({ score, weight }) => weight > 0 && score !== null && score < 1)
    .map(({ id, title, displayValue, score, details }) => ({
      id,
      title,
      value: displayValue ?? "",
      score: Math.round(score * 100),
      where: (details?.items ?? [])
        .map((item) => item.node?.snippet ?? item.url ?? item.source ?? "")
        .filter((text) => typeof text === "string" && text)
        .slice(0, 5),
    }));
}

const found = [];
for (let run = 0; run < runs; run += 1) {
  const chrome = await chromeLauncher.launch({ chromePath, chromeFlags: FLAGS, logLevel: "error" });
  try {
    const { lhr } = await lighthouse(address, {
      port: chrome.port,
      output: "json",
      logLevel: "error",
      onlyCategories: CATEGORIES,
    });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    found.push({
      version: lhr.lighthouseVersion,
      scores: Object.fromEntries(
        CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)]),
      ),
      numbers: Object.fromEntries(
        Object.entries(NUMBERS).map(([name, id]) => [name, lhr.audits[id].numericValue]),
      ),
      costs: Object.fromEntries(
        CATEGORIES.map((name) => [name, costs(lhr.categories[name], lhr.audits)]),
      ),
    });
  } finally {
    chrome.kill();
  }
}
process.stdout.write(JSON.stringify(found));

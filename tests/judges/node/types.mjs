// schema.org's types, as Google's schema-dts writes them down for TypeScript, over the objects on
// standard input: {"name": JSON-LD} gives {"name": ["what the compiler says"]}.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const objects = Object.entries(JSON.parse(await text(process.stdin)));
// Beside node_modules, where the compiler looks for the types.
const folder = mkdtempSync(join(here, "node_modules", ".types-"));

function source(said) {
  const type = said["@type"] === "JobPosting" ? "JobPosting" : "Thing";
  // Its type of a context is one of the two ways in which schema.org itself writes it.
  const context = said["@context"] === "https://schema.org/" ? "https://schema.org" : said["@context"];
  const value = JSON.stringify({ ...said, "@context": context });
  return `import type { ${type}, WithContext } from "schema-dts";\n`
    + `export const said: WithContext<${type}> = ${value};\n`;
}

try {
  objects.forEach(([, said], index) => writeFileSync(join(folder, `${index}.ts`), source(said)));
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--pretty", "false", "--noErrorTruncation"];
  const modules = ["--module", "esnext", "--moduleResolution", "bundler", "--types", ""];
  const files = objects.map((_, index) => `${index}.ts`);
  const compiler = join(here, "node_modules", "typescript", "bin", "tsc");
  const done = spawnSync(process.execPath, [compiler, ...options, ...modules, ...files], {
    cwd: folder,
    encoding: "utf-8",
  });
  if (done.error || done.stderr || ![0, 1, 2].includes(done.status)) {
    throw new Error(done.error ?? (done.stderr || done.stdout));
  }
  const said = Object.fromEntries(objects.map(([name]) => [name, []]));
  // What it says of one place ends where a line begins without a blank.
  for (const message of done.stdout.split(/\n(?! )/).filter(Boolean)) {
    const found = /^(\d+)\.ts\(\d+,\d+\): (.*)$/s.exec(message);
    if (!found) throw new Error(message);
    said[objects[found[1]][0]].push(found[2]);
  }
  console.log(JSON.stringify(said));
} finally {
  rmSync(folder, { recursive: true });
}

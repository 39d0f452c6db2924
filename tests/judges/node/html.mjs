// html-validate over the pages on standard input: {"path": "HTML"} gives
// {"path": [[rule, message, line, column]]}.
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const config = JSON.parse(readFileSync(new URL("html-validate.json", import.meta.url), "utf-8"));
const judge = new HtmlValidate(new StaticConfigLoader(config));

const said = {};
for (const [path, html] of Object.entries(JSON.parse(await text(process.stdin)))) {
  const { results } = await judge.validateString(html, path);
  said[path] = results
    .flatMap((result) => result.messages)
    .map(({ ruleId, message, line, column }) => [ruleId, message, line, column]);
}
console.log(JSON.stringify(said));

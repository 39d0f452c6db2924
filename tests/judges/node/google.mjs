// Google's rules for structured data, as Adobe wrote them down, over the pages on standard input:
// {"vocabulary": schema.org's JSON-LD, "pages": {"path": "HTML"}} gives {"path": [[severity, text]]}.
import { text } from "node:stream/consumers";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";

const { vocabulary, pages } = JSON.parse(await text(process.stdin));
const extractor = new WebAutoExtractor({ addLocation: true, embedSource: ["rdfa", "microdata"] });
const validator = new Validator(vocabulary);

// It takes one place for granted and looks for the country of a list, though Google takes
// several places. So each of them is judged as if it were the only one.
function onePlaceEach(posting) {
  const places = posting.jobLocation;
  if (!Array.isArray(places)) return [posting];
  return places.map((place) => ({ ...posting, jobLocation: place }));
}

const said = {};
for (const [path, html] of Object.entries(pages)) {
  const found = extractor.parse(html);
  for (const form of ["jsonld", "microdata", "rdfa"]) {
    const postings = found[form]?.JobPosting;
    if (postings) found[form].JobPosting = postings.flatMap(onePlaceEach);
  }
  const issues = await validator.validate(found);
  said[path] = issues.map((issue) => [issue.severity, issue.issueMessage]);
}
console.log(JSON.stringify(said));

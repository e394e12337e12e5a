// The peer in the benchmark of clean: Mozilla's Readability over linkedom, one process.
//   npm install @mozilla/readability linkedom && node readability.mjs PAGES.jsonl > pred.jsonl
// Writes {"id","text"} for score.py content; pages/s and MB/s of HTML on stderr, CPU time of all threads, reading
// and writing left out.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
const require = createRequire(join(process.cwd(), "package.json"));
const { Readability } = require("@mozilla/readability");
const { parseHTML } = require("linkedom");

const pages = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map(JSON.parse);
const limit = Number(process.argv[3] || pages.length);
let seconds = 0, bytes = 0;
for (const page of pages.slice(0, limit)) {
  const begin = process.cpuUsage();
  let text = "";
  try {
    const { document } = parseHTML(page.html);
    text = new Readability(document).parse()?.textContent ?? "";
  } catch {
    text = "";  // a page that it cannot read gives nothing
  }
  const used = process.cpuUsage(begin);
  seconds += (used.user + used.system) / 1e6;
  bytes += Buffer.byteLength(page.html);
  console.log(JSON.stringify({ id: page.id, text }));
}
const count = Math.min(limit, pages.length);
console.error(`readability.js: ${(count / seconds).toFixed(1)} pages/s, ${(bytes / 1e6 / seconds).toFixed(2)} MB/s of HTML, ${count} pages`);

// How fast two other readers of Chinese go through a folder of reports:
//
//     node peers.js FOLDER SECONDS
//
// Run in the folder into which package.json was installed. Each peer reads files of
// FOLDER in order of name, line by line, until SECONDS are over. Prints a row for
// each: name, bytes, seconds, things found.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import suite from "@microsoft/recognizers-text-suite";

const [folder, limit] = [process.argv[2], Number(process.argv[3])];

const lines = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
    .filter((line) => line.length > 0)
    .map((text) => ({ text, bytes: Buffer.byteLength(text) + 1 }));

const jieba = Jieba.withDict(dict);
const chinese = suite.Culture.Chinese;

const peers = {
    // Splits into words; reads no values.
    "@node-rs/jieba": (text) => jieba.cut(text, true).length,
    // Numbers, shares, units and dates with their values.
    "@microsoft/recognizers-text-suite": (text) =>
        suite.recognizeNumber(text, chinese).length +
        suite.recognizePercentage(text, chinese).length +
        suite.recognizeCurrency(text, chinese).length +
        suite.recognizeDimension(text, chinese).length +
        suite.recognizeDateTime(text, chinese).length,
};

for (const [name, read] of Object.entries(peers)) {
    lines.slice(0, 10).forEach((line) => read(line.text));
    const start = process.hrtime.bigint();
    const elapsed = () => Number(process.hrtime.bigint() - start) / 1e9;
    let bytes = 0;
    let found = 0;
    for (const line of lines) {
        found += read(line.text);
        bytes += line.bytes;
        if (elapsed() > limit) break;
    }
    console.log([name, bytes, elapsed().toFixed(4), found].join("\t"));
}

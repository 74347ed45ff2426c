// The reports that copies.c wrote, by minhash 0.0.9 (npm): signatures of runs of five letters and their LSH index, as its
// description shows; pairs only, no passages. Prints reports, megabytes, seconds, planted pairs that are alike, and those found.
//
//     node copies_peer.js FILE
import { readFileSync } from "node:fs";
import minhash from "minhash";

const { Minhash, LshIndex } = minhash;
const rows = readFileSync(process.argv[2], "utf8").trimEnd().split("\n").map((line) => line.split("\t"));
const bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(row[2]), 0);

const start = process.hrtime.bigint();
const index = new LshIndex();
const signatures = rows.map(([, , text], at) => {
    const signature = new Minhash();
    for (let i = 0; i + 5 <= text.length; i++) signature.update(text.slice(i, i + 5));
    index.insert(String(at), signature);
    return signature;
});
const near = signatures.map((signature) => new Set(index.query(signature)));
const seconds = Number(process.hrtime.bigint() - start) / 1e9;

let planted = 0;
let found = 0;
rows.forEach(([source, likeness], at) => {
    if (source === "-" || Number(likeness) < 50) return;
    planted++;
    if (near[at].has(source)) found++;
});
console.log([rows.length, bytes / 1e6, seconds, planted, found].join("\t"));

// The figures of grid_store in tables of DuckDB and PostgreSQL, and the same questions in SQL.
//
//     node grid_peers.js duckdb FOLDER QUESTIONS
//     node grid_peers.js postgresql SOCKETS QUESTIONS
//
// QUESTIONS is what grid_store wrote. DuckDB runs in this process and keeps its file in FOLDER; PostgreSQL is asked
// by the socket in SOCKETS. All answers are compared before anything is timed; statements are prepared once.
import { readFileSync, statSync } from "node:fs";

const [, , which, folder, questionsFolder] = process.argv;
const names = { dashboard: "dashboard, all values of a month", ranking: "ranking of the children in a year", series: "series, 24 months" };

// $1 agency, $2 first and $3 last month, $4 measure.
const below = "WITH RECURSIVE below(id) AS (SELECT $1::BIGINT UNION ALL SELECT tree.id FROM below JOIN tree ON tree.parent = below.id) ";
const sql = {
    dashboard: {
        text: below + "SELECT sum(value)::BIGINT AS value FROM below JOIN figure ON figure.agency = below.id WHERE month = $2 GROUP BY measure ORDER BY measure",
        parameters: 2,
    },
    ranking: {
        text: "WITH RECURSIVE below(top, id) AS (SELECT id, id FROM tree WHERE parent = $1::BIGINT UNION ALL " +
            "SELECT below.top, tree.id FROM below JOIN tree ON tree.parent = below.id) " +
            "SELECT sum(value)::BIGINT AS value FROM below JOIN figure ON figure.agency = below.id " +
            "WHERE measure = $4 AND month BETWEEN $2 AND $3 GROUP BY top ORDER BY 1 DESC",
        parameters: 4,
    },
    series: {
        text: below + "SELECT sum(value)::BIGINT AS value FROM below JOIN figure ON figure.agency = below.id " +
            "WHERE measure = $4 AND month BETWEEN $2 AND $3 GROUP BY month ORDER BY month",
        parameters: 4,
    },
};

const questions = readFileSync(`${questionsFolder}/questions.csv`, "utf8").trimEnd().split("\n").map((line) => {
    const [kind, agency, first, last, measure, answer] = line.split(",");
    return { kind, parameters: [BigInt(agency), Number(first), Number(last), Number(measure)], answer };
});
const values = readFileSync(`${questionsFolder}/figures.csv`, "latin1").split("\n").length - 1;

const database = which === "duckdb" ? await duckdb() : await postgresql();
await measure(database);
await database.close();

async function duckdb() {
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const file = `${folder}/plain.duckdb`;
    const instance = await DuckDBInstance.create(file, { threads: "1" });
    const connection = await instance.connect();
    const prepared = {};

    const start = process.hrtime.bigint();
    await connection.run(`CREATE TABLE tree AS SELECT * FROM read_csv('${questionsFolder}/tree.csv', header = false, columns = { id: 'BIGINT', parent: 'BIGINT' })`);
    await connection.run(`CREATE TABLE figure AS SELECT * FROM read_csv('${questionsFolder}/figures.csv', header = false, columns = { agency: 'BIGINT', month: 'INTEGER', measure: 'INTEGER', value: 'BIGINT' }) ORDER BY agency, month, measure`);
    await connection.run("CHECKPOINT");
    const seconds = secondsSince(start);
    for (const kind of Object.keys(sql))
        prepared[kind] = await connection.prepare(sql[kind].text);
    return {
        name: "DuckDB, one core",
        seconds,
        bytes: statSync(file).size,
        async ask(question) {
            const statement = prepared[question.kind];
            const [agency, first, last, measure] = question.parameters;
            statement.bindBigInt(1, agency);
            statement.bindInteger(2, first);
            if (sql[question.kind].parameters > 2) {
                statement.bindInteger(3, last);
                statement.bindInteger(4, measure);
            }
            return (await statement.runAndReadAll()).getRows().map((row) => row[0]);
        },
        async close() {
            connection.closeSync();
        },
    };
}

async function postgresql() {
    const { default: pg } = await import("pg");
    const client = new pg.Client({ host: folder, database: "postgres", user: "bench" });

    await client.connect();
    const start = process.hrtime.bigint();
    await client.query("CREATE TABLE tree (id BIGINT PRIMARY KEY, parent BIGINT NOT NULL)");
    await client.query("CREATE INDEX tree_parent ON tree (parent, id)");
    await client.query("CREATE TABLE figure (agency BIGINT NOT NULL, month INTEGER NOT NULL, measure INTEGER NOT NULL, value BIGINT NOT NULL)");
    // The server reads the files; the indexes are made afterwards, which is quicker.
    await client.query(`COPY tree FROM '${questionsFolder}/tree.csv' CSV`);
    await client.query(`COPY figure FROM '${questionsFolder}/figures.csv' CSV`);
    await client.query("CREATE UNIQUE INDEX figure_measure ON figure (agency, measure, month) INCLUDE (value)");
    await client.query("CREATE UNIQUE INDEX figure_month ON figure (agency, month, measure) INCLUDE (value)");
    await client.query("VACUUM ANALYZE");
    const seconds = secondsSince(start);
    const size = await client.query("SELECT pg_total_relation_size('figure') + pg_total_relation_size('tree') AS bytes");
    return {
        name: "PostgreSQL",
        seconds,
        bytes: Number(size.rows[0].bytes),
        async ask(question) {
            const { text, parameters } = sql[question.kind];
            const answer = await client.query({ name: question.kind, text, values: question.parameters.slice(0, parameters), rowMode: "array" });
            return answer.rows.map((row) => row[0]);
        },
        async close() {
            await client.end();
        },
    };
}

function secondsSince(start) {
    return Number(process.hrtime.bigint() - start) / 1e9;
}

async function measure(database) {
    const { name, seconds, bytes } = database;

    console.log(`${name}\tin bulk, with its indexes\t${Math.round(values / seconds)} values/s`);
    console.log(`${name}\t${values} values\tdatabase ${(bytes / 1e6).toFixed(1)} MB, ${Math.round(bytes / values)} bytes a value`);
    for (const question of questions) {
        const answer = (await database.ask(question)).join(" ");
        if (answer !== question.answer) {
            console.error(`bench: ${name} and the grid do not give the same answer`);
            process.exit(1);
        }
    }
    console.log(`${name}\t${questions.length} questions\tthe same answers as the grid`);
    for (const kind of Object.keys(sql)) {
        const times = [];
        for (const question of questions.filter((one) => one.kind === kind)) {
            const start = process.hrtime.bigint();
            await database.ask(question);
            times.push(Number(process.hrtime.bigint() - start) / 1e3);
        }
        times.sort((a, b) => a - b);
        const at = (share) => times[Math.floor(times.length * share)].toFixed(1);
        console.log(`${name}\t${names[kind]}\tp50 ${at(0.5)} µs\tp99 ${at(0.99)} µs`);
    }
}

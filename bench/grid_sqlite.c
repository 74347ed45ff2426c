/* grid_sqlite.c - the figures of grid_store in a plain table of SQLite, and the same questions in SQL.
 *
 *     grid_sqlite FOLDER QUESTIONS
 *
 * QUESTIONS is what grid_store wrote; FOLDER gets the database. One row a figure, clustered by agency, measure and
 * month; a second index that holds all columns serves the dashboard. Sums go over the agencies below by a recursive
 * query. All answers are compared before anything is timed. Written as the grid is: WAL, synchronous=FULL. */
#include "measuring.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE_MOST = 1 << 16, QUESTIONS_MOST = 4096, KINDS = 3 };

static const char *const kind_words[KINDS] = { "dashboard", "ranking", "series" };
static const char *const kind_names[KINDS] = { "dashboard, all values of a month",
                                               "ranking of the children in a year", "series, 24 months" };

#define BELOW                                          \
    "WITH RECURSIVE below(id) AS (SELECT ?1 UNION ALL" \
    " SELECT tree.id FROM below JOIN tree ON tree.parent = below.id) "

/* ?1 agency, ?2 first and ?3 last month, ?4 measure. The sums are column 0. */
static const char *const kind_sql[KINDS] = {
    BELOW "SELECT sum(value) FROM below CROSS JOIN figure ON figure.agency = below.id AND month = ?2"
          " WHERE ?3 + ?4 GROUP BY measure ORDER BY measure",
    "WITH RECURSIVE below(top, id) AS (SELECT id, id FROM tree WHERE parent = ?1 UNION ALL"
    " SELECT below.top, tree.id FROM below JOIN tree ON tree.parent = below.id) "
    "SELECT sum(value) FROM below CROSS JOIN figure ON figure.agency = below.id AND measure = ?4"
    " AND month BETWEEN ?2 AND ?3 GROUP BY top ORDER BY 1 DESC",
    BELOW "SELECT sum(value) FROM below CROSS JOIN figure ON figure.agency = below.id AND measure = ?4"
          " AND month BETWEEN ?2 AND ?3 GROUP BY month ORDER BY month",
};

typedef struct {
    int kind;
    sqlite3_int64 numbers[4];
    char *answer;
} Question;

static sqlite3 *db;

static void run(const char *sql)
{
    must_be(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, sqlite3_errmsg(db));
}

static sqlite3_stmt *prepare(const char *sql)
{
    sqlite3_stmt *statement = NULL;

    must_be(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, sqlite3_errmsg(db));
    return statement;
}

static FILE *open_list(const char *folder, const char *name)
{
    char path[600];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    must_be(file != NULL, path);
    return file;
}

/* Numbers between commas, each bound and the row put. */
static void put(sqlite3_stmt *insert, char *line)
{
    int number = 1;

    for (char *at = line; number <= sqlite3_bind_parameter_count(insert); at++, number++)
        sqlite3_bind_int64(insert, number, strtoll(at, &at, 10));
    must_be(sqlite3_step(insert) == SQLITE_DONE, sqlite3_errmsg(db));
    sqlite3_reset(insert);
}

/* A transaction a month, as the tables of the grid came in. */
static void fill(const char *folder, const char *path)
{
    sqlite3_stmt *tree = prepare("INSERT INTO tree VALUES (?1, ?2)");
    sqlite3_stmt *figure = prepare("INSERT INTO figure VALUES (?1, ?2, ?3, ?4)");
    char line[256], month[8] = "";
    size_t values = 0;
    struct stat file;

    FILE *list = open_list(folder, "tree.csv");
    while (fgets(line, sizeof line, list))
        put(tree, line);
    fclose(list);

    list = open_list(folder, "figures.csv");
    double wall = wall_now(), cpu = cpu_now();
    while (fgets(line, sizeof line, list)) {
        const char *when = strchr(line, ',') + 1;
        if (strncmp(when, month, 6) != 0) {
            run(values ? "COMMIT; BEGIN" : "BEGIN");
            memcpy(month, when, 6);
        }
        put(figure, line);
        values++;
    }
    run("COMMIT");
    wall = wall_now() - wall;
    cpu = cpu_now() - cpu;
    fclose(list);
    sqlite3_finalize(tree);
    sqlite3_finalize(figure);
    run("PRAGMA wal_checkpoint(TRUNCATE)");
    must_be(stat(path, &file) == 0, path);
    printf("plain SQLite\tin bulk\t%.0f values/s, %.0f of the processor's\n", (double)values / wall,
           (double)values / cpu);
    printf("plain SQLite\t%zu values\tdatabase %.1f MB, %.0f bytes a value\n", values, (double)file.st_size / 1e6,
           (double)file.st_size / (double)values);
}

static size_t read_questions(const char *folder, Question *out)
{
    static char line[LINE_MOST];
    FILE *list = open_list(folder, "questions.csv");
    size_t count = 0;

    while (count < QUESTIONS_MOST && fgets(line, sizeof line, list)) {
        Question *question = &out[count++];
        char *at = strchr(line, ',') + 1;

        line[strcspn(line, "\n")] = 0;
        for (question->kind = 0;
             strncmp(line, kind_words[question->kind], strlen(kind_words[question->kind])) != 0;)
            must_be(++question->kind < KINDS, line);
        for (int i = 0; i < 4; i++, at++)
            question->numbers[i] = strtoll(at, &at, 10);
        question->answer = strdup(at);
    }
    fclose(list);
    must_be(count > 0, "no questions");
    return count;
}

/* The sums with blanks between them. */
static void ask(sqlite3_stmt **statements, const Question *question, char *out)
{
    sqlite3_stmt *statement = statements[question->kind];
    size_t length = 0;
    int code;

    out[0] = 0;
    for (int i = 0; i < 4; i++)
        sqlite3_bind_int64(statement, i + 1, question->numbers[i]);
    while ((code = sqlite3_step(statement)) == SQLITE_ROW && length < LINE_MOST - 32)
        length += (size_t)snprintf(out + length, LINE_MOST - length, length ? " %lld" : "%lld",
                                   (long long)sqlite3_column_int64(statement, 0));
    must_be(code == SQLITE_DONE, sqlite3_errmsg(db));
    sqlite3_reset(statement);
}

static void measure(const Question *questions, size_t count)
{
    static char answer[LINE_MOST];
    double *times = malloc(count * sizeof *times);
    sqlite3_stmt *statements[KINDS];

    for (int kind = 0; kind < KINDS; kind++)
        statements[kind] = prepare(kind_sql[kind]);
    for (size_t i = 0; i < count; i++) {
        ask(statements, &questions[i], answer);
        must_be(strcmp(answer, questions[i].answer) == 0, "plain SQLite and the grid do not give the same answer");
    }
    printf("plain SQLite\t%zu questions\tthe same answers as the grid\n", count);
    for (int kind = 0; kind < KINDS; kind++) {
        size_t asked = 0;
        for (size_t i = 0; i < count; i++) {
            if (questions[i].kind != kind)
                continue;
            double start = wall_now();
            ask(statements, &questions[i], answer);
            times[asked++] = wall_now() - start;
        }
        print_times("plain SQLite", kind_names[kind], times, asked);
        sqlite3_finalize(statements[kind]);
    }
    free(times);
}

int main(int count, char **arguments)
{
    static Question questions[QUESTIONS_MOST];
    char path[600];

    if (count != 3) {
        fprintf(stderr, "grid_sqlite FOLDER QUESTIONS\n");
        return 1;
    }
    snprintf(path, sizeof path, "%s/plain.db", arguments[1]);
    unlink(path);
    must_be(sqlite3_open(path, &db) == SQLITE_OK, path);
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;"
        "CREATE TABLE tree (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL);"
        "CREATE INDEX tree_parent ON tree (parent);"
        "CREATE TABLE figure (agency INTEGER NOT NULL, month INTEGER NOT NULL, measure INTEGER NOT NULL,"
        " value INTEGER NOT NULL, PRIMARY KEY (agency, measure, month)) WITHOUT ROWID;"
        "CREATE INDEX figure_month ON figure (agency, month, measure, value)");
    fill(arguments[2], path);
    measure(questions, read_questions(arguments[2], questions));
    sqlite3_close(db);
    return 0;
}

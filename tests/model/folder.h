/* folder.h - a small catalog in a folder of its own, for tests. */
#ifndef HALFSKY_TESTS_MODEL_FOLDER_H
#define HALFSKY_TESTS_MODEL_FOLDER_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    char path[32];
} Folder;

typedef struct {
    const char *name, *text;
} FolderFile;

static const FolderFile folder_files[] = {
    { "units.tsv", "# people first\nunit\tfamily\tkind\tflags\n"
                   "人\tperson\tcount\tword\n名\tperson\tcount\tlone|word\n份\tcopy\tcount\t\n"
                   "元\tmoney\tmoney\t\n%\tpercent\tpercent\t\n场\tsession\tcount\t\n" },
    { "names.tsv", "word\tkind\n三八\tfestival\n12338\thotline\n" },
    { "cues.tsv",
      "word\tcue\tvalue\n近\tbefore\tunder\n余\tafter\tover\n其中\tpart\t\n减少\tby\tdown\n本局\textent\town\n"
      "翻一番\tnumber\ttwice\n" },
    { "topics.tsv", "topic\tzh\ten\npublicity\t宣传\tpublicity\ntraining\t培训\ttraining\nother\t其他\tother\n" },
    { "topic_words.tsv", "word\ttopic\tweight\n宣传\tpublicity\t5\n宣传资料\tpublicity\t7\n培训\ttraining\t9\n" },
    { "surnames.tsv", "surname\n王\n欧阳\n" },
    { "titles.tsv", "title\tkind\n局长\toffice\n同志\taddress\n" },
    { "laws.tsv",
      "title\tshort\tin_force\tended\tsuccessor\tkind\n"
      "反家庭暴力法\t反家暴法\t2016-03-01\t\t\tlaw\n旧办法\t\t1990-01-01\t2016-02-29\t反家庭暴力法\tpolicy\n" },
    { "years.tsv", "cue\tfirst\tlast\tconfidence\tkind\n雅安地震\t2013\t\t80\tevent\n十二五\t2011\t2015\t60\tplan\n"
                   "第{n}个三八\t1910\t\t90\tordinal\n收官之年\t\t\t30\tfinal\n" },
    { "dates.tsv", "word\toffset\thalf\tquarter\tpart\n去年\t-1\t\t\t\n上半年\t\t1\t\t\n年底\t0\t\t\tend\n" },
    { "measures.tsv", "key\tzh\ten\tunit\ttopic\tnature\tover_time\tanswers\n"
                      "publicity.leaflets\t宣传资料\tleaflets\t份\tpublicity\tactivity\tflow\t\n"
                      "training.people\t培训人数\tpeople trained\t人\ttraining\tactivity\tdistinct\t人社局\n" },
    { "groups.tsv", "group\twords\n发放\t发放|印发|散发\n" },
    { "phrases.tsv", "measure\tphrase\n"
                     "publicity.leaflets\t宣传资料/传单 <发放>\n"
                     "training.people\t培训 ^妇女 !宣传资料 @人/money\n"
                     "publicity.leaflets\t传单 #count &每\n" },
    { "lists.tsv", "list\twords\nagency_ending\t局|委员会\nagency_ending\t员会|No.\nmoney\t经费\n" },
    { "checks.tsv", "rule\tclass\tzh\ten\n"
                    "ratio\tB\t“{quote}”\t{quote}\n"
                    "sum\tB\t“{quote}”\t{quote}\n"
                    "part\tA\t“{quote}”\t{quote}\n"
                    "product\tB\t“{quote}”\t{quote}\n"
                    "difference\tB\t“{quote}”\t{quote}\n"
                    "completion\tB\t“{quote}”\t{quote}\n"
                    "percent\tA\t“{quote}”\t{quote}\n"
                    "placeholder\tA\t“{quote}”\t{quote}\n"
                    "missing\tB\t“{quote}”\t{quote}\n"
                    "date\tB\t“{quote}”\t{quote}\n"
                    "privacy\tA\t“{quote}”\t{quote}\n"
                    "word\tB\t“{quote}”\t{quote}\n"
                    "noise\tB\t“{quote}”\t{quote}\n"
                    "contradiction\tB\t“{quote}”\t{quote}\n"
                    "count\tB\t“{quote}”\t{quote}\n"
                    "copy\tB\t“{quote}”\t{quote}\n"
                    "year\tB\t“{quote}”\t{quote}\n"
                    "repeat\tB\t“{quote}”\t{quote}\n"
                    "place\tB\t“{quote}”\t{quote}\n"
                    "law\tB\t“{quote}”\t{quote}\n"
                    "topic\tB\t“{quote}”\t{quote}\n"
                    "unsupported\tB\t“{quote}”\t{quote}\n"
                    "vague\tB\t“{quote}”\t{quote}\n"
                    "compliance\tB\t“{quote}”\t{quote}\n"
                    "sex\tB\t“{quote}”\t{quote}\n"
                    "age\tB\t“{quote}”\t{quote}\n"
                    "title\tB\t“{quote}”\t{quote}\n"
                    "noise.width\tB\t“{quote}”\t{quote}\n"
                    "year.unsure\tB\t“{quote}”\t{quote}\n"
                    "missing.text\tB\t“{quote}”\t{quote}\n"
                    "noise.unclosed\tB\t“{quote}”\t{quote}\n"
                    "placeholder.name\tC\t“{quote}”\t{quote}\n"
                    "missing.letters\tB\t“{quote}”\t{quote}\n" },
    { "personal.tsv", "sort\tclass\tzh\ten\n"
                      "identity\tA\t号\tnumber\n"
                      "old_identity\tA\t号\tnumber\n"
                      "disability_card\tA\t号\tnumber\n"
                      "phone\tA\t号\tnumber\n"
                      "bank_card\tA\t号\tnumber\n"
                      "passport\tA\t号\tnumber\n"
                      "landline\tA\t号\tnumber\n"
                      "mail\tA\t号\tnumber\n"
                      "chat\tA\t号\tnumber\n"
                      "plate\tA\t号\tnumber\n"
                      "address\tA\t号\tnumber\n"
                      "minor\tA\t号\tnumber\n"
                      "victim\tA\t号\tnumber\n"
                      "patient\tA\t号\tnumber\n"
                      "party\tA\t号\tnumber\n"
                      "bereaved\tA\t号\tnumber\n"
                      "helped\tA\t号\tnumber\n"
                      "named_again\tA\t号\tnumber\n"
                      "case\tA\t号\tnumber\n"
                      "few\tA\t号\tnumber\n" },
    { "labels.tsv", "measure\twhole\tcategory\tlabels\ntraining.people\t\t\t[参加]培训(人员|学员)\n" },
    { "holidays.tsv", "day\tkind\tname\n2025-10-01\toff\t国庆节\n2025-10-11\twork\t国庆节\n" },
    { "marks.tsv",
      "word\tkind\tlow\thigh\tzh\ten\n劳教\tcompliance\t\t2013\t已废止\tabolished\n妇女\ttheme\t\t\t\t\n" },
    { "person_words.tsv", "word\tkind\n孤儿\tminor\n荣获\thonour\n" },
    { "typos.tsv", "wrong\tright\n教肓\t教育\n" },
    { NULL, NULL }
};

/* Writes one file of the folder; a NULL text removes it. */
static inline void folder_write(const Folder *folder, const char *name, const char *text)
{
    char path[96];

    snprintf(path, sizeof path, "%s/%s", folder->path, name);
    if (!text) {
        remove(path);
        return;
    }
    FILE *file = fopen(path, "wb");
    assert(file);
    fwrite(text, 1, strlen(text), file);
    fclose(file);
}

static inline Folder folder_make(void)
{
    Folder folder = { "/tmp/halfsky-catalog-XXXXXX" };

    if (!mkdtemp(folder.path))
        abort();
    for (const FolderFile *file = folder_files; file->name; file++)
        folder_write(&folder, file->name, file->text);
    return folder;
}

static inline void folder_remove(const Folder *folder)
{
    for (const FolderFile *file = folder_files; file->name; file++)
        folder_write(folder, file->name, NULL);
    rmdir(folder->path);
}

#endif

-- What a county keeps. A paragraph before each table says what one row means.
--
-- Part 1 is permanent: what was sent, said and decided. Part 2 is derived: "halfsky rebuild"
-- makes it again from part 1 and the program's catalog.
--
-- Every table begins with the county, so that several counties share a database and the tables
-- distribute by it. Ids are made by the program (src/base/id.h). Days are ISO text, moments are
-- milliseconds since 1970 UTC, periods are written as src/base/date.h says (2023, 2023-S1).
-- A column whose name ends in _sealed holds bytes that src/safe sealed; one that ends in _key is
-- a keyed hash, to find such a value again without opening it.

-- ===== Part 1: permanent =====

-- The fingerprint of the key ring that sealed what is here (src/safe/keyed_hash.h): one row.
CREATE TABLE key_ring (
    ring        BLOB    NOT NULL,
    PRIMARY KEY (ring)
);

-- A county: its region code (GB/T 2260, six digits) and the names that its papers use. `stamp` rises with each
-- change of the tree of agencies, of what agencies are called, and of the slots: what was read of these holds while it
-- is the same.
--
-- Indexes end in the column that questions order by, mostly the id: otherwise SQLite would rather go through all rows
-- of the county in that order than sort the few that are asked for. In tables that are written much a CHECK lists two
-- words at a time: of three and more SQLite makes a table of its own for each row.
CREATE TABLE county (
    county      INTEGER NOT NULL,
    code        TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    made_at     INTEGER NOT NULL,
    stamp       INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (county)
);

-- One setting that differs from the program's own: the committee's name, the first day of the
-- school year, a ledger's place. Which names there are stands in src/model/settings.h.
CREATE TABLE setting (
    county      INTEGER NOT NULL REFERENCES county,
    name        TEXT    NOT NULL,
    value       TEXT    NOT NULL,
    PRIMARY KEY (county, name)
);

-- Somebody who works with the program. `role` is one of src/work/rights.h; `agency` is where.
CREATE TABLE actor (
    county      INTEGER NOT NULL REFERENCES county,
    id          INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    role        TEXT    NOT NULL,
    agency      INTEGER,
    state       TEXT    NOT NULL CHECK (state IN ('active', 'ended')),
    PRIMARY KEY (county, id)
);

-- An agency (单位): a node of the tree of those who report, from its first day to its last.
CREATE TABLE agency (
    county      INTEGER NOT NULL REFERENCES county,
    id          INTEGER NOT NULL,
    kind        TEXT    NOT NULL, -- a word of src/model/tree.h
    first_day   TEXT    NOT NULL,
    last_day    TEXT,             -- inside; nothing: it still is
    made_at     INTEGER NOT NULL,
    PRIMARY KEY (county, id)
);

-- What an agency was called, from a day to a day.
CREATE TABLE agency_name (
    county      INTEGER NOT NULL,
    agency      INTEGER NOT NULL,
    first_day   TEXT    NOT NULL,
    last_day    TEXT,
    name        TEXT    NOT NULL,
    PRIMARY KEY (county, agency, first_day),
    FOREIGN KEY (county, agency) REFERENCES agency (county, id)
);
CREATE INDEX agency_name_name ON agency_name (county, name);

-- A code that an agency had, from a day to a day: its region code of 6, 9 or 12 digits, its credit code of 18 characters.
CREATE TABLE agency_code (
    county      INTEGER NOT NULL,
    agency      INTEGER NOT NULL,
    sort        TEXT    NOT NULL CHECK (sort IN ('region', 'credit')),
    first_day   TEXT    NOT NULL,
    last_day    TEXT,
    code        TEXT    NOT NULL,
    PRIMARY KEY (county, agency, sort, first_day),
    FOREIGN KEY (county, agency) REFERENCES agency (county, id)
);

-- Another word for an agency, as prose and file names call it: 县教育局, 教体局.
CREATE TABLE agency_alias (
    county      INTEGER NOT NULL,
    agency      INTEGER NOT NULL,
    alias       TEXT    NOT NULL,
    PRIMARY KEY (county, agency, alias),
    FOREIGN KEY (county, agency) REFERENCES agency (county, id)
);
CREATE INDEX agency_alias_alias ON agency_alias (county, alias);

-- Which agency it stood below, from a day to a day. The county's node stands below none.
CREATE TABLE agency_edge (
    county      INTEGER NOT NULL,
    agency      INTEGER NOT NULL,
    first_day   TEXT    NOT NULL,
    last_day    TEXT,
    parent      INTEGER NOT NULL,
    PRIMARY KEY (county, agency, first_day),
    FOREIGN KEY (county, agency) REFERENCES agency (county, id),
    FOREIGN KEY (county, parent) REFERENCES agency (county, id)
);
CREATE INDEX agency_edge_parent ON agency_edge (county, parent);

-- An agency that ended the day before `day`, and one that took over what it was, whole or a part of it.
CREATE TABLE agency_succession (
    county      INTEGER NOT NULL,
    agency      INTEGER NOT NULL,
    successor   INTEGER NOT NULL,
    day         TEXT    NOT NULL,
    PRIMARY KEY (county, agency, successor),
    FOREIGN KEY (county, agency) REFERENCES agency (county, id),
    FOREIGN KEY (county, successor) REFERENCES agency (county, id)
);

-- A link beside the tree: a line (条线: 县妇联 and a town's 妇联) or a place that somebody of an
-- agency answers for (挂点).
CREATE TABLE agency_link (
    county      INTEGER NOT NULL,
    agency      INTEGER NOT NULL,
    other       INTEGER NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('line', 'post')),
    first_day   TEXT    NOT NULL,
    last_day    TEXT,
    PRIMARY KEY (county, agency, other, kind, first_day),
    FOREIGN KEY (county, agency) REFERENCES agency (county, id),
    FOREIGN KEY (county, other) REFERENCES agency (county, id)
);

-- A term of office: who is in charge of this work at an agency, its liaison or statistician.
CREATE TABLE agency_person (
    county       INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    agency       INTEGER NOT NULL,
    duty         TEXT    NOT NULL CHECK (duty IN ('leader', 'liaison', 'statistician')),
    sex          TEXT    CHECK (sex IN ('female', 'male')),
    first_day    TEXT    NOT NULL,
    last_day     TEXT,
    name_sealed  BLOB    NOT NULL,
    phone_sealed BLOB,
    name_key     BLOB    NOT NULL,
    PRIMARY KEY (county, id),
    FOREIGN KEY (county, agency) REFERENCES agency (county, id)
);
CREATE INDEX agency_person_agency ON agency_person (county, agency, duty, first_day);
CREATE INDEX agency_person_name ON agency_person (county, name_key);

-- A slot: one measure of one issuer's definition in one category of its breakdown ('' is the whole).
-- Slots are numbered from 1 and never go away: sheets know them by number. What is known of the
-- measure stands here too, so that a catalog which drops or changes it moves no figure.
CREATE TABLE slot (
    county      INTEGER NOT NULL REFERENCES county,
    slot        INTEGER NOT NULL,
    measure     TEXT    NOT NULL, -- key of the catalog
    category    TEXT    NOT NULL,
    issuer      TEXT    NOT NULL,
    nature      TEXT    NOT NULL CHECK (nature IN ('activity', 'state')),
    over_time   TEXT    NOT NULL CHECK (over_time IN ('flow', 'stock', 'last', 'max', 'distinct')),
    sources     TEXT    NOT NULL, -- words of src/model/slot.h from the first that counts, by |; '': the usual order
    PRIMARY KEY (county, slot)
);
CREATE UNIQUE INDEX slot_measure ON slot (county, measure, category, issuer);

-- A call (报送任务): for this period, by this day.
CREATE TABLE call (
    county      INTEGER NOT NULL REFERENCES county,
    id          INTEGER NOT NULL,
    title       TEXT    NOT NULL,
    period      TEXT    NOT NULL, -- the window asked for (统计时段)
    due_day     TEXT    NOT NULL,
    wants_document INTEGER NOT NULL CHECK (wants_document IN (0, 1)),
    wants_form  INTEGER NOT NULL CHECK (wants_form IN (0, 1)),
    form        INTEGER,          -- the form to fill, if any, in this version
    form_version INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('open', 'closed', 'withdrawn')),
    note        TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    made_by     INTEGER NOT NULL,
    made_at     INTEGER NOT NULL,
    PRIMARY KEY (county, id),
    FOREIGN KEY (county, made_by) REFERENCES actor (county, id)
);

-- A measure that a call asks for.
CREATE TABLE call_measure (
    county      INTEGER NOT NULL,
    call        INTEGER NOT NULL,
    slot        INTEGER NOT NULL,
    place       INTEGER NOT NULL, -- order in which it is asked
    PRIMARY KEY (county, call, slot),
    FOREIGN KEY (county, call) REFERENCES call (county, id),
    FOREIGN KEY (county, slot) REFERENCES slot (county, slot)
);

-- An agency that a call is put to, and how far its answer is. Late (逾期) is no state: it follows from the
-- day. `through` is the agency that passes the call on and confirms what comes back.
CREATE TABLE call_agency (
    county      INTEGER NOT NULL,
    call        INTEGER NOT NULL,
    agency      INTEGER NOT NULL,
    through     INTEGER,
    state       TEXT    NOT NULL
                CHECK (state IN ('waiting', 'draft') OR state IN ('submitted', 'returned') OR state = 'accepted'),
    confirmed   INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    submitted   TEXT,             -- the day, since it was last a draft
    revision    INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    PRIMARY KEY (county, call, agency),
    FOREIGN KEY (county, call) REFERENCES call (county, id),
    FOREIGN KEY (county, agency) REFERENCES agency (county, id),
    FOREIGN KEY (county, through) REFERENCES agency (county, id)
);
CREATE INDEX call_agency_agency ON call_agency (county, agency, call);

-- A file as received. Its bytes lie sealed in the folder files/, under `stored`, a keyed hash of
-- them; the same bytes sent twice are one row. `extracted_sealed` is the text that the reader of its
-- format made of it, by that version; a later version adds nothing here but is told apart.
CREATE TABLE file (
    county           INTEGER NOT NULL REFERENCES county,
    id               INTEGER NOT NULL,
    stored           TEXT    NOT NULL,
    size             INTEGER NOT NULL,
    format           TEXT    NOT NULL, -- docx, pdf, … as found by content
    name_sealed      BLOB    NOT NULL,
    name_key         BLOB    NOT NULL,
    extracted_sealed BLOB    NOT NULL,
    extractor        TEXT    NOT NULL,
    received_at      INTEGER NOT NULL,
    received_by      INTEGER NOT NULL,
    PRIMARY KEY (county, id),
    FOREIGN KEY (county, received_by) REFERENCES actor (county, id)
);
CREATE UNIQUE INDEX file_stored ON file (stored, county); -- also asked for without the county: what lies in the folder

-- A document (材料): one report inside a file, from byte `start` to `end` of the extracted text.
-- A mended version is a row of its own that names what it replaces.
CREATE TABLE document (
    county      INTEGER NOT NULL,
    id          INTEGER NOT NULL,
    file        INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    stop        INTEGER NOT NULL,
    text_key    BLOB    NOT NULL, -- of its words: what decisions are anchored to
    agency      INTEGER,          -- whose it is; nothing until somebody says so
    guessed     INTEGER,          -- whose it seems to be
    period      TEXT    NOT NULL, -- what it reports on, '' when nothing tells
    call        INTEGER,          -- answers this call
    version     INTEGER NOT NULL, -- from 1
    replaces    INTEGER,
    state       TEXT    NOT NULL CHECK (state IN ('received', 'submitted', 'returned', 'accepted', 'replaced')),
    title_sealed BLOB   NOT NULL,
    revision    INTEGER NOT NULL,
    made_at     INTEGER NOT NULL,
    made_by     INTEGER NOT NULL, -- who handed it in, perhaps for an agency without an account (代报)
    PRIMARY KEY (county, id),
    FOREIGN KEY (county, file) REFERENCES file (county, id),
    FOREIGN KEY (county, agency) REFERENCES agency (county, id),
    FOREIGN KEY (county, call) REFERENCES call (county, id),
    FOREIGN KEY (county, made_by) REFERENCES actor (county, id)
);
CREATE INDEX document_agency ON document (county, agency, period);
CREATE INDEX document_call ON document (county, call, agency);
CREATE INDEX document_file ON document (county, file, start);
CREATE INDEX document_text ON document (county, text_key, id);

-- A remark on a document, sent back with it, on the words from `start` to `end` or on the whole.
CREATE TABLE remark (
    county      INTEGER NOT NULL,
    id          INTEGER NOT NULL,
    document    INTEGER NOT NULL,
    start       INTEGER,
    stop        INTEGER,
    text_sealed BLOB    NOT NULL,
    made_at     INTEGER NOT NULL,
    made_by     INTEGER NOT NULL,
    PRIMARY KEY (county, id),
    FOREIGN KEY (county, document) REFERENCES document (county, id)
);
CREATE INDEX remark_document ON remark (county, document, id);

-- A decision on one quantity of a document. It is anchored to the document's words: text_key, span and
-- the quoted words; what a better reader later reads there never changes it. A changed mind is a new row
-- with the next `revision`; the last one holds.
CREATE TABLE decision (
    county      INTEGER NOT NULL,
    id          INTEGER NOT NULL,
    document    INTEGER NOT NULL,
    text_key    BLOB    NOT NULL,
    start       INTEGER NOT NULL, -- bytes of the document
    stop        INTEGER NOT NULL,
    quote_sealed BLOB   NOT NULL,
    revision    INTEGER NOT NULL, -- from 1
    verdict     TEXT    NOT NULL CHECK (verdict IN ('accepted', 'corrected') OR verdict = 'rejected'),
    cell        INTEGER,          -- what it put into the grid
    reading     TEXT    NOT NULL, -- what the program read there then, as one line: another line later is a proposal
    note_sealed BLOB    NOT NULL,
    made_at     INTEGER NOT NULL,
    made_by     INTEGER NOT NULL,
    PRIMARY KEY (county, id),
    FOREIGN KEY (county, document) REFERENCES document (county, id),
    FOREIGN KEY (county, cell) REFERENCES cell (county, id),
    FOREIGN KEY (county, made_by) REFERENCES actor (county, id)
);
CREATE UNIQUE INDEX decision_anchor ON decision (county, document, start, stop, revision);

-- What was said to a finding of a document: by the agency, why it is right all the same (given); by the
-- office, that there is nothing to object to (unfounded). Anchored as a decision is, and to the rule; a
-- changed mind is a new row with the next `revision`; the last one holds.
CREATE TABLE explanation (
    county      INTEGER NOT NULL,
    id          INTEGER NOT NULL,
    document    INTEGER NOT NULL,
    text_key    BLOB    NOT NULL,
    rule        TEXT    NOT NULL,
    start       INTEGER NOT NULL, -- bytes of the document
    stop        INTEGER NOT NULL,
    quote_sealed BLOB   NOT NULL,
    revision    INTEGER NOT NULL, -- from 1
    kind        TEXT    NOT NULL CHECK (kind IN ('given', 'unfounded', 'taken back')),
    text_sealed BLOB    NOT NULL,
    made_at     INTEGER NOT NULL,
    made_by     INTEGER NOT NULL,
    PRIMARY KEY (county, id),
    FOREIGN KEY (county, document) REFERENCES document (county, id),
    FOREIGN KEY (county, made_by) REFERENCES actor (county, id)
);
CREATE UNIQUE INDEX explanation_anchor ON explanation (county, document, start, stop, rule, revision);

-- A cell: one stated value, whose it is, for when, and by whom. It is never changed: a correction voids
-- it and adds another; but it may be attached to the host's cell of a joint activity later. Rows of source 'record' are counted from entries and belong to part 2.
-- low and high are coefficients at `scale`, one that is not there is open. origin is the decision, filled
-- form, ledger or issued paper that it comes from. Cells of a place lie beside each other: they are written and
-- read together. By origin only those are looked for that the index holds.
CREATE TABLE cell (
    county      INTEGER NOT NULL,
    id          INTEGER NOT NULL,
    subject     INTEGER NOT NULL,
    period      TEXT    NOT NULL,
    slot        INTEGER NOT NULL,
    extent      TEXT    NOT NULL CHECK (extent IN ('own', 'all') OR extent = 'staff'),
    source      TEXT    NOT NULL CHECK (source IN ('claim', 'record') OR source IN ('return', 'certified')),
    state       TEXT    NOT NULL
                CHECK (state IN ('blank', 'not_applicable') OR state IN ('zero', 'number') OR state IN ('interval', 'about')),
    scale       INTEGER NOT NULL,
    low         INTEGER,
    high        INTEGER,
    said_by     INTEGER,          -- an agency; nothing: the subject itself
    as_of       TEXT,
    joint       INTEGER NOT NULL, -- of the joint activity that it tells of; 0: none
    partner     INTEGER NOT NULL CHECK (partner IN (0, 1)), -- the host's cell of that activity counts
    running     INTEGER NOT NULL CHECK (running IN (0, 1)),
    complete    INTEGER NOT NULL CHECK (complete IN (0, 1)), -- a record of a ledger that is whole for the period
    settled     INTEGER NOT NULL CHECK (settled IN (0, 1)),
    reason      TEXT    NOT NULL, -- why it was settled by hand, or ''
    origin_kind TEXT    NOT NULL
                CHECK (origin_kind IN ('issued', 'decision') OR origin_kind IN ('item', 'entries') OR origin_kind = 'difference'),
    origin      INTEGER NOT NULL,
    made_at     INTEGER NOT NULL,
    void_at     INTEGER,          -- since when it counts no more
    PRIMARY KEY (county, subject, period, slot, id),
    FOREIGN KEY (county, subject) REFERENCES agency (county, id),
    FOREIGN KEY (county, said_by) REFERENCES agency (county, id),
    FOREIGN KEY (county, slot) REFERENCES slot (county, slot)
) WITHOUT ROWID;
CREATE UNIQUE INDEX cell_id ON cell (county, id);
CREATE INDEX cell_origin ON cell (county, origin_kind, origin, id) WHERE origin_kind IN ('item', 'difference');

-- A form (报表) in one version, with its legal head: number (表号), issuer (制定机关), approval (批准文号)
-- and last day (有效期至). A form without these is the office's own. `call`: made of the measures of that
-- call, and of use for it alone.
CREATE TABLE form (
    county      INTEGER NOT NULL REFERENCES county,
    id          INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    title       TEXT    NOT NULL,
    number      TEXT    NOT NULL,
    issuer      TEXT    NOT NULL,
    approval    TEXT    NOT NULL,
    valid_to    TEXT,
    call        INTEGER,
    made_at     INTEGER NOT NULL,
    made_by     INTEGER NOT NULL,
    PRIMARY KEY (county, id, version)
);

-- A line of a form. `whole` is the line that it is a part of (其中), 0 for none; the lines of one whole that
-- are addends (分项) add up to it. One that is not needed may stay blank.
CREATE TABLE form_item (
    county      INTEGER NOT NULL,
    form        INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    place       INTEGER NOT NULL, -- from 1
    slot        INTEGER NOT NULL,
    extent      TEXT    NOT NULL CHECK (extent IN ('own', 'all', 'staff')),
    label       TEXT    NOT NULL,
    whole       INTEGER NOT NULL,
    addend      INTEGER NOT NULL CHECK (addend IN (0, 1)),
    needed      INTEGER NOT NULL CHECK (needed IN (0, 1)),
    PRIMARY KEY (county, form, version, place),
    FOREIGN KEY (county, form, version) REFERENCES form (county, id, version),
    FOREIGN KEY (county, slot) REFERENCES slot (county, slot)
);
CREATE UNIQUE INDEX form_item_slot ON form_item (county, form, version, slot, extent);

-- A form filled by an agency for a call. The three who sign are sealed, as are all names.
CREATE TABLE filled_form (
    county      INTEGER NOT NULL,
    id          INTEGER NOT NULL,
    form        INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    agency      INTEGER NOT NULL,
    period      TEXT    NOT NULL,
    call        INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'accepted')),
    signed_sealed BLOB  NOT NULL, -- filled by, checked by, head, one a line
    remark_sealed BLOB  NOT NULL, -- why it was sent back
    revision    INTEGER NOT NULL,
    made_at     INTEGER NOT NULL,
    made_by     INTEGER NOT NULL,
    PRIMARY KEY (county, id),
    FOREIGN KEY (county, form, version) REFERENCES form (county, id, version),
    FOREIGN KEY (county, agency) REFERENCES agency (county, id),
    FOREIGN KEY (county, call) REFERENCES call (county, id)
);
CREATE UNIQUE INDEX filled_form_once ON filled_form (county, call, agency);

-- What stands in a line of a filled form; the columns of the value are those of a cell. `source` is where
-- it was taken from before anybody typed, '' for what was typed.
CREATE TABLE filled_item (
    county      INTEGER NOT NULL,
    id          INTEGER NOT NULL,
    filled      INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('blank', 'not_applicable') OR state IN ('zero', 'number')),
    scale       INTEGER NOT NULL,
    low         INTEGER,
    high        INTEGER,
    source      TEXT    NOT NULL
                CHECK (source IN ('', 'claim') OR source IN ('record', 'return') OR source IN ('certified', 'summed')),
    explanation_sealed BLOB NOT NULL, -- of what a check objects to
    revision    INTEGER NOT NULL,
    PRIMARY KEY (county, id),
    FOREIGN KEY (county, filled) REFERENCES filled_form (county, id)
);
CREATE UNIQUE INDEX filled_item_place ON filled_item (county, filled, place);

-- A paper or table that figures are taken from as they are: of the statistics bureau or a superior
-- (核定数), or what an agency reports in a table (填报数). Without a title: reported by word of mouth.
CREATE TABLE issued_paper (
    county      INTEGER NOT NULL REFERENCES county,
    id          INTEGER NOT NULL,
    issuer      INTEGER NOT NULL, -- an agency
    title       TEXT    NOT NULL,
    day         TEXT    NOT NULL,
    file        INTEGER,
    made_at     INTEGER NOT NULL,
    made_by     INTEGER NOT NULL,
    PRIMARY KEY (county, id),
    FOREIGN KEY (county, issuer) REFERENCES agency (county, id),
    FOREIGN KEY (county, file) REFERENCES file (county, id)
);
CREATE UNIQUE INDEX issued_paper_title ON issued_paper (county, issuer, title);

-- An entry (记录): a row of a ledger. `body` is JSON of the fields that anybody may see who sees the
-- ledger, `body_sealed` of the others. A corrected entry is the same row with the next revision.
CREATE TABLE entry (
    county      INTEGER NOT NULL,
    ledger      TEXT    NOT NULL, -- its file in catalog/ledgers
    id          INTEGER NOT NULL,
    version     INTEGER NOT NULL, -- of the ledger's definition
    agency      INTEGER NOT NULL,
    day         TEXT    NOT NULL,
    state       TEXT    NOT NULL
                CHECK (state IN ('draft', 'reported') OR state IN ('returned', 'checked') OR state IN ('locked', 'void')),
    body        TEXT    NOT NULL,
    body_sealed BLOB,
    revision    INTEGER NOT NULL,
    made_at     INTEGER NOT NULL,
    made_by     INTEGER NOT NULL,
    PRIMARY KEY (county, ledger, id),
    FOREIGN KEY (county, agency) REFERENCES agency (county, id)
);
CREATE INDEX entry_agency ON entry (county, ledger, agency, day);
CREATE INDEX entry_id ON entry (county, id);

-- A person whom entries name, as a number that bitmaps know them by: dense, from 0, never given twice and
-- never taken away. `person_key` is a keyed hash of the identity number (sure), or of name and birthday,
-- telephone or village where none was given. Nothing here tells who it is.
CREATE TABLE person (
    county      INTEGER NOT NULL REFERENCES county,
    ordinal     INTEGER NOT NULL,
    person_key  BLOB    NOT NULL,
    sure        INTEGER NOT NULL CHECK (sure IN (0, 1)),
    PRIMARY KEY (county, ordinal)
);
CREATE UNIQUE INDEX person_once ON person (county, person_key);

-- What was decided on a proposal of the grid: that two tell of one activity (first: the host), or that the
-- difference of two running totals is a figure. Both are named by what stays: document 7 24-31, entry 9, cell 5.
CREATE TABLE proposal (
    county      INTEGER NOT NULL REFERENCES county,
    kind        TEXT    NOT NULL CHECK (kind IN ('joint', 'difference')),
    first       TEXT    NOT NULL,
    second      TEXT    NOT NULL,
    slot        INTEGER NOT NULL,
    verdict     TEXT    NOT NULL CHECK (verdict IN ('accepted', 'declined')),
    made_at     INTEGER NOT NULL,
    made_by     INTEGER NOT NULL,
    PRIMARY KEY (county, kind, first, second, slot),
    FOREIGN KEY (county, slot) REFERENCES slot (county, slot),
    FOREIGN KEY (county, made_by) REFERENCES actor (county, id)
);

-- An agency that says its ledger is whole for a period: only then does a count stand above a claim.
CREATE TABLE ledger_complete (
    county      INTEGER NOT NULL,
    ledger      TEXT    NOT NULL,
    agency      INTEGER NOT NULL,
    period      TEXT    NOT NULL,
    made_at     INTEGER NOT NULL,
    made_by     INTEGER NOT NULL,
    PRIMARY KEY (county, ledger, agency, period),
    FOREIGN KEY (county, agency) REFERENCES agency (county, id)
);

-- ===== Part 2: derived =====

-- A quantity that the reader found in a document: only what lists ask for; the rest is read again.
-- `fits`: it may stand as a figure of its measure: done, no rate, no change, no part of the same measure.
CREATE TABLE fact (
    county      INTEGER NOT NULL,
    document    INTEGER NOT NULL,
    start       INTEGER NOT NULL, -- bytes of the document
    stop        INTEGER NOT NULL,
    slot        INTEGER,          -- nothing: no measure fits
    fits        INTEGER NOT NULL CHECK (fits IN (0, 1)),
    status      TEXT    NOT NULL, -- actual plan target …
    extent      TEXT    NOT NULL,
    period      TEXT    NOT NULL, -- as read: Y0 stands for a year that the text does not tell
    as_of       TEXT    NOT NULL,
    year        INTEGER NOT NULL, -- the report's as read, by which these go; 0: they name their own
    whole       INTEGER NOT NULL CHECK (whole IN (0, 1)), -- period is the report's: no words name one
    subject     INTEGER,          -- the agency that its row of a table names
    unit        TEXT    NOT NULL,
    running     INTEGER NOT NULL,
    state       TEXT    NOT NULL,
    scale       INTEGER NOT NULL,
    low         INTEGER,
    high        INTEGER,
    confidence  INTEGER NOT NULL,
    place_key   BLOB,             -- of the words for the place of the one activity that its sentence tells of
    PRIMARY KEY (county, document, start, stop),
    FOREIGN KEY (county, document) REFERENCES document (county, id)
);
CREATE INDEX fact_slot ON fact (county, slot, document);

-- What a check objects to in a document. Its sentences are made when asked for, from the words.
CREATE TABLE finding (
    county      INTEGER NOT NULL,
    document    INTEGER NOT NULL,
    place       INTEGER NOT NULL, -- from 0, in text order
    rule        TEXT    NOT NULL,
    class       TEXT    NOT NULL CHECK (class IN ('A', 'B') OR class IN ('C', 'D')),
    start       INTEGER NOT NULL,
    stop        INTEGER NOT NULL,
    message_sealed BLOB NOT NULL, -- zh, NUL, en: it quotes the words
    PRIMARY KEY (county, document, place),
    FOREIGN KEY (county, document) REFERENCES document (county, id)
);

-- The sketch of a document, by which copies of it are found.
CREATE TABLE sketch (
    county      INTEGER NOT NULL,
    document    INTEGER NOT NULL,
    body        BLOB    NOT NULL,
    PRIMARY KEY (county, document),
    FOREIGN KEY (county, document) REFERENCES document (county, id)
);

-- A crowd: the persons behind a figure that counts persons (src/grid/crowd.h), so that each counts once.
-- `figure` is the key of a sheet's record. `counted`: of the agency's own entries in that period; else of the
-- figure as the sheet has it, over those below and the parts of the period.
CREATE TABLE crowd (
    county      INTEGER NOT NULL,
    agency      INTEGER NOT NULL,
    period      TEXT    NOT NULL,
    figure      INTEGER NOT NULL,
    counted     INTEGER NOT NULL CHECK (counted IN (0, 1)),
    body        BLOB    NOT NULL,
    PRIMARY KEY (county, agency, period, figure, counted)
);

-- A number of a document's sketch: by it the documents are found that have it too. What is asked grows with the
-- answer, not with all documents.
CREATE TABLE sketch_number (
    county      INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    document    INTEGER NOT NULL,
    PRIMARY KEY (county, number, document)
) WITHOUT ROWID;

-- A sheet: the resolved value of every slot of an agency in a period, one blob (src/grid/sheet.h).
-- The key keeps the children of a parent beside each other: a ranking reads one stretch.
CREATE TABLE sheet (
    county      INTEGER NOT NULL,
    period      TEXT    NOT NULL,
    parent      INTEGER NOT NULL, -- 0 for the county's node
    agency      INTEGER NOT NULL,
    body        BLOB    NOT NULL,
    PRIMARY KEY (county, period, parent, agency)
);
CREATE INDEX sheet_agency ON sheet (county, agency, period);

-- One thing that somebody did, or read of what is sensitive. Rows are only ever added; `number`
-- goes from 1 without gaps in each county. `mac` is made under a key from this row and the one
-- before: a row that is altered, removed or moved later breaks the chain (src/store/audit.h).
CREATE TABLE audit (
    county         INTEGER NOT NULL REFERENCES county,
    number         INTEGER NOT NULL,
    id             INTEGER NOT NULL,
    at             INTEGER NOT NULL, -- milliseconds since 1970 UTC
    actor          INTEGER NOT NULL,
    verb           TEXT    NOT NULL, -- accept, submit, read …
    noun           TEXT    NOT NULL, -- the table of what it was done to
    subject        INTEGER NOT NULL, -- its id there
    details_sealed BLOB    NOT NULL,
    mac            BLOB    NOT NULL,
    PRIMARY KEY (county, number)
);
CREATE UNIQUE INDEX audit_id ON audit (county, id);
CREATE INDEX audit_subject ON audit (county, subject);

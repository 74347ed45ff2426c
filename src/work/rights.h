/* rights.h - who may do what, in one table.
 *
 * A verb is what somebody does; a role says which verbs, and whether for every agency of the county or only
 * for one's own and those below it. Every verb of this room asks before it begins, so nothing that calls
 * them can forget to. */
#ifndef HALFSKY_WORK_RIGHTS_H
#define HALFSKY_WORK_RIGHTS_H

#include "base/id.h"
#include "base/text.h"

typedef enum {
    ROLE_OPERATOR, /* the one person at a desk without accounts */
    ROLE_OFFICE,   /* of the committee */
    ROLE_LIAISON,  /* of an agency */
    ROLE_CADRE,    /* of a village */
    ROLE_CASE_WORKER,
    ROLE_LEADER,
    ROLE_ADMINISTRATOR,
    ROLE_SECURITY_OFFICER,
    ROLE_AUDITOR,
    ROLES
} Role;

typedef struct {
    Id id;
    Role role;
    Id agency; /* where; the county's node for those who work for all of it */
} Actor;

/* One per row of the table in rights.c, in its order. */
typedef enum {
    VERB_AGENCY_CHANGE,
    VERB_PERSON_CHANGE,
    VERB_PERSON_READ, /* names and phones whole */
    VERB_SETTING_CHANGE,
    VERB_CALL_CHANGE,
    VERB_CALL_PASS,
    VERB_CALL_CONFIRM,
    VERB_CALL_READ,
    VERB_DOCUMENT_SUBMIT,
    VERB_DOCUMENT_ASSIGN,
    VERB_DOCUMENT_READ,
    VERB_DOCUMENT_REVIEW,
    VERB_FINDING_EXPLAIN,
    VERB_FORM_CHANGE,
    VERB_FORM_FILL,
    VERB_FORM_REVIEW,
    VERB_FIGURE_ISSUE,
    VERB_FIGURE_SETTLE,
    VERB_PROPOSAL_DECIDE,
    VERB_GRID_READ,
    VERB_ENTRY_RECORD,
    VERB_ENTRY_READ, /* with what tells of somebody */
    VERB_DATA_REBUILD,
    VERB_DATA_BACKUP,
    VERB_DATA_CHECK,
    VERB_AUDIT_READ,
    VERB_KEY_EXPORT,
    VERB_KEY_RENEW,
    VERBS
} Verb;

const char *role_word(Role role); /* "office" */
bool role_read(Text word, Role *out);
const char *verb_word(Verb verb); /* "document.submit" */

typedef enum { MAY_NOT, MAY_BELOW, MAY_ANYWHERE } May;

/* Whether the role may, and where: for its own agency and those below it, or for all. */
May role_may(Role role, Verb verb);

#endif

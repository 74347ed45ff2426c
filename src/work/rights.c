/* rights.c - the table of who may do what. */
#include "work/rights.h"

static const char *const role_words[ROLES] = { "operator",      "office",           "liaison",
                                               "cadre",         "case_worker",      "leader",
                                               "administrator", "security_officer", "auditor" };

#define R(role) (1u << ROLE_##role)

/* `anywhere` and `below`: the roles that may. The operator of a desk is all of them at once. */
static const struct {
    const char *word;
    unsigned anywhere, below;
} verbs[VERBS] = {
    [VERB_AGENCY_CHANGE] = { "agency.change", R(OFFICE), 0 },
    [VERB_PERSON_CHANGE] = { "person.change", R(OFFICE), R(LIAISON) },
    [VERB_PERSON_READ] = { "person.read", R(OFFICE), R(LIAISON) },
    [VERB_SETTING_CHANGE] = { "setting.change", R(OFFICE) | R(ADMINISTRATOR), 0 },
    [VERB_CALL_CHANGE] = { "call.change", R(OFFICE), 0 },
    [VERB_CALL_PASS] = { "call.pass", R(OFFICE), R(LIAISON) },
    [VERB_CALL_CONFIRM] = { "call.confirm", R(OFFICE), R(LIAISON) },
    [VERB_CALL_READ] = { "call.read", R(OFFICE) | R(LEADER), R(LIAISON) | R(CADRE) },
    [VERB_DOCUMENT_SUBMIT] = { "document.submit", R(OFFICE), R(LIAISON) | R(CADRE) },
    [VERB_DOCUMENT_ASSIGN] = { "document.assign", R(OFFICE), 0 },
    [VERB_DOCUMENT_READ] = { "document.read", R(OFFICE), R(LIAISON) | R(CADRE) },
    [VERB_DOCUMENT_REVIEW] = { "document.review", R(OFFICE), 0 },
    [VERB_FINDING_EXPLAIN] = { "finding.explain", R(OFFICE), R(LIAISON) | R(CADRE) },
    [VERB_FORM_CHANGE] = { "form.change", R(OFFICE), 0 },
    [VERB_FORM_FILL] = { "form.fill", R(OFFICE), R(LIAISON) | R(CADRE) },
    [VERB_FORM_REVIEW] = { "form.review", R(OFFICE), 0 },
    [VERB_FIGURE_ISSUE] = { "figure.issue", R(OFFICE), 0 },
    [VERB_FIGURE_SETTLE] = { "figure.settle", R(OFFICE), 0 },
    [VERB_PROPOSAL_DECIDE] = { "proposal.decide", R(OFFICE), 0 },
    [VERB_GRID_READ] = { "grid.read", R(OFFICE) | R(LEADER), R(LIAISON) | R(CADRE) },
    [VERB_ENTRY_RECORD] = { "entry.record", R(OFFICE), R(LIAISON) | R(CADRE) | R(CASE_WORKER) },
    [VERB_ENTRY_READ] = { "entry.read", R(OFFICE), R(LIAISON) | R(CADRE) | R(CASE_WORKER) },
    [VERB_DATA_REBUILD] = { "data.rebuild", R(OFFICE) | R(ADMINISTRATOR), 0 },
    [VERB_DATA_BACKUP] = { "data.backup", R(ADMINISTRATOR), 0 },
    [VERB_DATA_CHECK] = { "data.check", R(OFFICE) | R(ADMINISTRATOR), 0 },
    [VERB_AUDIT_READ] = { "audit.read", R(AUDITOR), 0 },
    [VERB_KEY_EXPORT] = { "key.export", R(SECURITY_OFFICER), 0 },
    [VERB_KEY_RENEW] = { "key.renew", R(SECURITY_OFFICER), 0 },
};

const char *role_word(Role role)
{
    return role_words[role];
}

bool role_read(Text word, Role *out)
{
    for (int i = 0; i < ROLES; i++)
        if (text_equal(word, text_of(role_words[i]))) {
            *out = (Role)i;
            return true;
        }
    return false;
}

const char *verb_word(Verb verb)
{
    return verbs[verb].word;
}

May role_may(Role role, Verb verb)
{
    if (role == ROLE_OPERATOR || verbs[verb].anywhere & (1u << role))
        return MAY_ANYWHERE;
    return verbs[verb].below & (1u << role) ? MAY_BELOW : MAY_NOT;
}

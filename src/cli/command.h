/* command.h - what a sub-command is. */
#ifndef HALFSKY_CLI_COMMAND_H
#define HALFSKY_CLI_COMMAND_H

#include "cli/console.h"
#include "cli/options.h"
#include "halfsky/catalog.h"
#include "work/work.h"

/* What every command is given. */
typedef struct {
    Language language;
    Console *console;
    bool colours;                   /* a terminal may be shown some */
    int64_t (*milliseconds)(void);  /* for how long something took; only main has clocks */
    int64_t now;                    /* when the command began, in milliseconds since 1970 */
    const halfsky_catalog *catalog; /* the built-in one or that of --catalog */
    const char *catalog_folder;     /* that of --catalog, or NULL */
    const char *data, *keys;        /* the data folder and that of its keys */
    Work *work;                     /* over the data folder, for commands that need it; else NULL */
} Session;

/* Both return an exit status: that of the Problem, or 0. */
int session_complain(const Session *session, Problem problem);
int session_print(const Session *session, Text text); /* to standard output, by plain.h */
int session_save(const Session *session, const char *path,
                 Text text); /* the same, to a file; NULL: standard output */

typedef struct Command Command;

struct Command {
    const char *name;                    /* one word or two: "check", "agency list" */
    const char *usage;                   /* what stands behind "halfsky " */
    const char *zh, *en;                 /* in the list of commands */
    const char *details_zh, *details_en; /* in its own help, below the usage */
    const Option *options;               /* ends with an empty row */
    int most_operands;                   /* words that are no options; -1: any number */
    bool needs_catalog;
    bool needs_data; /* a data folder that is there, opened as Session.work */
    /* `values` has one row per option. Returns the exit status. */
    int (*run)(const Session *session, const OptionValue *values, char **operands, int count);
};

enum { COMMAND_OPTIONS_MAX = 12 };

extern const Command read_command;          /* read.c */
extern const Command check_command;         /* check.c */
extern const Command clean_command;         /* clean.c */
extern const Command mask_command;          /* mask.c */
extern const Command models_command;        /* models.c */
extern const Command measures_command;      /* measures.c */
extern const Command init_command;          /* init.c */
extern const Command agency_list_command;   /* agency_list.c */
extern const Command agency_import_command; /* agency_import.c */
extern const Command agency_add_command;    /* agency_add.c */
extern const Command agency_show_command;   /* agency_show.c */
extern const Command agency_move_command, agency_rename_command, agency_code_command, agency_merge_command,
    agency_split_command, agency_end_command;                    /* agency_change.c */
extern const Command agency_link_command, agency_unlink_command; /* agency_link.c */

extern const Command ledger_list_command, ledger_show_command, ledger_complete_command; /* ledger.c */
extern const Command entry_list_command;                                                /* entry_list.c */
extern const Command entry_add_command, entry_correct_command, entry_void_command,
    entry_import_command; /* entry.c */

extern const Command figure_import_command; /* figure_import.c */
extern const Command figure_settle_command, figure_unsettle_command;

extern const Command setting_list_command, setting_set_command; /* setting.c */

extern const Command person_list_command;                                           /* person_list.c */
extern const Command person_add_command, person_end_command, person_import_command; /* person_change.c */

extern const Command call_make_command;      /* call_make.c */
extern const Command call_list_command;      /* call_list.c */
extern const Command call_show_command;      /* call_show.c */
extern const Command call_pass_command;      /* call_pass.c */
extern const Command call_confirm_command;   /* call_confirm.c */
extern const Command call_change_command;    /* call_change.c */
extern const Command call_close_command;     /* call_close.c */
extern const Command call_inventory_command; /* call_inventory.c */

extern const Command form_make_command;   /* form_make.c */
extern const Command form_list_command;   /* form_list.c */
extern const Command form_show_command;   /* form_show.c */
extern const Command form_fill_command;   /* form_fill.c */
extern const Command form_zero_command;   /* form_zero.c */
extern const Command form_submit_command; /* form_submit.c */
extern const Command form_return_command; /* form_return.c */
extern const Command form_accept_command; /* form_accept.c */

extern const Command form_template_command; /* form_template.c */
extern const Command form_load_command;     /* form_load.c */

extern const Command submit_command; /* submit.c */
extern const Command document_list_command, document_show_command, document_assign_command, document_split_command,
    document_return_command, document_accept_command, document_draft_command; /* document_list.c ... */
extern const Command finding_list_command, finding_explain_command, finding_dismiss_command;
extern const Command fact_list_command, fact_accept_command, fact_correct_command,
    fact_reject_command;              /* fact_list.c ... */
extern const Command rebuild_command; /* rebuild.c */

extern const Command grid_show_command;    /* grid_show.c */
extern const Command grid_rank_command;    /* grid_rank.c */
extern const Command grid_trace_command;   /* grid_trace.c */
extern const Command grid_series_command;  /* grid_series.c */
extern const Command grid_compare_command; /* grid_compare.c */
extern const Command grid_pivot_command;   /* grid_pivot.c */
extern const Command table_fill_command;   /* table_fill.c */
extern const Command grid_propose_command; /* grid_propose.c */
extern const Command grid_verify_command;  /* grid_verify.c */
extern const Command db_check_command;     /* db_check.c */
extern const Command db_backup_command;    /* db_backup.c */
extern const Command db_restore_command;   /* db_restore.c */
extern const Command key_export_command;   /* key_export.c */
extern const Command key_renew_command;    /* key_renew.c */
extern const Command key_import_command;   /* key_import.c */
extern const Command audit_list_command;   /* audit_list.c */
extern const Command audit_verify_command; /* audit_verify.c */
extern const Command help_command;         /* help.c */

#endif

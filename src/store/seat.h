/* seat.h - a program's place at a data folder.
 *
 * Several programs may work on one folder. Each takes a seat, whose number keeps the ids that it
 * makes apart from the others' (the node of base/id.h). What must be alone with the data
 * (restore, renewal of keys) takes all seats at once. A seat is given back when the program
 * ends, however it ends. */
#ifndef HALFSKY_STORE_SEAT_H
#define HALFSKY_STORE_SEAT_H

#include "base/problem.h"

#include <stdbool.h>

enum { SEATS = 1023 };

typedef struct {
    int file;    /* of the locks; -1: none */
    int number;  /* from 1; 0: all */
    bool marked; /* by seat_mark */
} Seat;

/* A seat that is free; DATABASE_ALONE when somebody has them all. The folder must be there. */
Problem seat_take(const char *folder, Seat *seat);
/* All of them; DATABASE_IN_USE when somebody has one. */
Problem seat_take_all(const char *folder, Seat *seat);
void seat_leave(Seat *seat);

/* Says on the disk that files are on their way in that no row speaks of yet. A program that ends before
 * seat_unmark leaves that mark behind. */
Problem seat_mark(Seat *seat);
void seat_unmark(Seat *seat);
/* Whether programs that are gone left marks; and wipes these. */
bool seat_finds_marks(const Seat *seat);
void seat_wipe_marks(const Seat *seat);

#endif

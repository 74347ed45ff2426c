#include "read/agency.h"
void agency_find(Reading *reading, uint32_t document)
{
    (void)reading; (void)document;
}

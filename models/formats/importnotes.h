// SPDX-License-Identifier: GPL-3.0-or-later
// What an import made of a file, and what it left: nothing is dropped silently. Values; any thread.
#pragma once

#include "domain/plan.h"
#include "formats/mselmapping.h"

namespace muster
{

struct TakenPart
{
    QString from;   // a column's header, a key
    QString as;     // a field's word (mselFieldWord), a key of the plan
    QString remark; // how it was read, when that was a choice
    bool operator==(const TakenPart &) const = default;
};

struct ImportProblem
{
    int row = 0; // as the source counts (row, line); 0: the whole file
    QString text;
    bool operator==(const ImportProblem &) const = default;
};

struct ImportNotes
{
    QVector<TakenPart> taken;
    QStringList dropped; // columns, keys, sheets, each with what it is
    QVector<ImportProblem> problems;
};

struct Imported
{
    QString form; // "msel", "openbas", "markdown", "exercise", "checklist", "cutover", "playbook", "runbook"
    Plan plan;
    ImportNotes notes;
    MselMapping mapping; // of a table: each column, with samples, as it was taken
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
// What was asked for on the command line, as values. Filled by commandline.cpp, read by the commands.
#pragma once

#include <QMap>
#include <QStringList>

namespace muster::cli {

enum class Command {
    PlanCheck,
    PlanNew,
    PlanTemplates,
    PlanPromote,
    PlanCompare,
    PlanAdopt,
    Runbook,
    Drill,
    Run,
    Runs,
    Show,
    Resume,
    Report,
    Document,
    BaselineTake,
    JournalVerify,
    Cleanup,
    Import,
    Export,
    Gaps,
    GapSet,
    GapClose,
    GapReopen,
    GapSame,
    GapDifferent,
    GapImport,
    GapExport,
};

struct Arguments
{
    Command command = Command::Runs;

    // every command
    bool json = false;
    bool quiet = false;
    bool verbose = false;
    QString store; // empty = the user's own

    QStringList targets;           // FILE…, BACKUP, PLAN, RUN, CONNINFO, KIND
    QMap<QString, QString> values; // --set of a plan or a document
    QString output;                // -o
    QString format;                // report --format, export --format
    QString templateId;            // plan new --from
    int limit = 1000;              // runs --limit

    // document
    QString documentKind; // or "all"
    QString fieldsFile;   // --fields
    bool list = false;
    bool save = false;    // what was put in by hand, with the plan or run

    // import
    QString importForm;    // --as
    QString scenario;      // plan promote, too
    QString sheet;
    QStringList columnMap; // --map HEADER=FIELD
    bool keepColumns = false;
    bool freshColumns = false;
    QString into;     // the plan that is added to
    QString incident; // runbook, too
    QString runOfPlan; // plan compare, adopt
    QString search;   // runbook --search

    // gaps
    bool onlyOpen = false;
    bool onlyOverdue = false;
    bool onlyRecurring = false;
    QString csv;
    QString evidence; // RUN[:STEP_OR_CHECK]
    QString reason;

    // drill, run, resume
    bool dryRun = false; // cleanup, import too
    bool keep = false;
    bool unattended = false;
    bool ask = false; // run: people decide what a failed step means
    bool anonymous = false; // report, document too
    QString baseline;
    QString rto;
    QString rpo;
    QString level;
    QString profile;
    QString failureAt;
    QString reportFolder;
    QString sandboxFolder; // cleanup too
    QString sandboxUser;
    QString postgresBin;
    QString operatorName;

    [[nodiscard]] QString target() const { return targets.value(0); }
};

} // namespace muster::cli

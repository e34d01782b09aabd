// SPDX-License-Identifier: GPL-3.0-or-later
// muster-cli: the command line of Muster. Needs no display.
#include "cli/commandline.h"
#include "cli/commands.h"
#include "cli/exitcode.h"
#include "cli/output.h"

#include <QApplication>

#include <csignal>
#include <memory>

namespace {

using namespace muster::cli;

int dispatch(const Arguments &arguments)
{
    switch (arguments.command) {
    case Command::PlanCheck:
        return checkPlans(arguments);
    case Command::PlanNew:
        return newPlan(arguments);
    case Command::PlanTemplates:
        return listTemplates(arguments);
    case Command::PlanPromote:
        return promotePlan(arguments);
    case Command::PlanCompare:
        return compareTimesOfPlan(arguments);
    case Command::PlanAdopt:
        return adoptTimes(arguments);
    case Command::Runbook:
        return showRunbook(arguments);
    case Command::Drill:
        return drill(arguments);
    case Command::Run:
        return run(arguments);
    case Command::Resume:
        return resume(arguments);
    case Command::Runs:
        return listRuns(arguments);
    case Command::Show:
        return showRun(arguments);
    case Command::Report:
        return report(arguments);
    case Command::Document:
        return document(arguments);
    case Command::BaselineTake:
        return takeBaseline(arguments);
    case Command::JournalVerify:
        return verifyJournal(arguments);
    case Command::Cleanup:
        return cleanup(arguments);
    case Command::Import:
        return importPlan(arguments);
    case Command::Export:
        return exportPlanFile(arguments);
    case Command::Gaps:
    case Command::GapExport:
        return listGaps(arguments);
    case Command::GapSet:
    case Command::GapClose:
    case Command::GapReopen:
    case Command::GapSame:
    case Command::GapDifferent:
        return changeGap(arguments);
    case Command::GapImport:
        return importGaps(arguments);
    }
    return exitBadInput;
}

std::unique_ptr<QCoreApplication> makeApplication(const Arguments &arguments, int &argc, char **argv)
{
    if (!needsPaper(arguments)) {
        return std::make_unique<QCoreApplication>(argc, argv);
    }
    qputenv("QT_QPA_PLATFORM", "offscreen"); // charts are drawn, nothing is shown
    return std::make_unique<QApplication>(argc, argv);
}

// Qt's own remarks (no runtime folder, no fonts) are not for whoever reads a drill's result.
void swallow(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtFatalMsg) {
        notice(message);
    }
}

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away must not stop the clean-up
    const auto parsed = parseCommandLine(argc, argv);
    if (!parsed) {
        Arguments arguments;
        arguments.json = wantsJson(argc, argv);
        return printError(parsed.error(), arguments);
    }
    if (parsed->done) {
        return printLine(parsed->text) ? exitPassed : exitCannotRun;
    }
    if (!parsed->arguments.verbose) {
        qInstallMessageHandler(swallow);
    }
    const auto application = makeApplication(parsed->arguments, argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("muster"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MUSTER_VERSION));
    return dispatch(parsed->arguments);
}

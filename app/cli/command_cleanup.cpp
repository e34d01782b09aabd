// SPDX-License-Identifier: GPL-3.0-or-later
// cleanup
#include "cli/commands.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "postgres/leftovers.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace muster::cli
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QJsonObject leftoverObject(const Leftover &leftover)
{
    return {{QStringLiteral("kind"), leftover.kind},
            {QStringLiteral("path"), leftover.path},
            {QStringLiteral("pid"), leftover.pid > 0 ? QJsonValue(leftover.pid) : QJsonValue()},
            {QStringLiteral("run_id"), leftover.runId}};
}

QString leftoverText(const Leftover &leftover)
{
    QString text = QStringLiteral("%1  %2").arg(leftover.kind, leftover.path);
    if (leftover.pid > 0) {
        text += tr("  server %1").arg(leftover.pid);
    }
    return leftover.runId.isEmpty() ? text : text + tr("  of run %1").arg(leftover.runId);
}

struct Outcome
{
    QVector<Leftover> found;
    QVector<Leftover> removed;
    QVector<Leftover> spared;
    std::optional<Error> error; // the first
};

Outcome clean(const Arguments &arguments)
{
    Outcome outcome;
    for (const Leftover &leftover : findLeftovers(arguments.sandboxFolder)) {
        if (leftover.ownerAlive) {
            outcome.spared.append(leftover);
            continue;
        }
        outcome.found.append(leftover);
        if (arguments.dryRun) {
            continue;
        }
        const auto removed = removeLeftover(leftover);
        if (removed) {
            outcome.removed.append(leftover);
        } else if (!outcome.error) {
            outcome.error = removed.error();
        }
    }
    return outcome;
}

QJsonArray leftoverArray(const QVector<Leftover> &leftovers)
{
    QJsonArray array;
    for (const Leftover &leftover : leftovers) {
        array.append(leftoverObject(leftover));
    }
    return array;
}

void sayOutcome(const Arguments &arguments, const Outcome &outcome)
{
    for (const Leftover &leftover : arguments.dryRun ? outcome.found : outcome.removed) {
        printLine(arguments.dryRun ? tr("found    %1").arg(leftoverText(leftover))
                                   : tr("removed  %1").arg(leftoverText(leftover)));
    }
    for (const Leftover &leftover : outcome.spared) {
        notice(tr("in use   %1").arg(leftoverText(leftover)));
    }
    if (outcome.found.isEmpty()) {
        printLine(tr("Nothing is left behind."));
    }
}

} // namespace

int cleanup(const Arguments &arguments)
{
    const Outcome outcome = clean(arguments);
    if (arguments.json) {
        QJsonObject object{{QStringLiteral("found"), leftoverArray(outcome.found)},
                           {QStringLiteral("removed"), leftoverArray(outcome.removed)},
                           {QStringLiteral("spared"), leftoverArray(outcome.spared)}};
        if (outcome.error) {
            object.insert(QStringLiteral("error"), errorObject(*outcome.error));
        }
        printJson(QJsonDocument(object));
        return outcome.error ? exitCannotRun : exitPassed;
    }
    sayOutcome(arguments, outcome);
    if (outcome.error) {
        printError(*outcome.error, arguments);
        return exitCannotRun;
    }
    return exitPassed;
}

} // namespace muster::cli

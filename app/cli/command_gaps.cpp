// SPDX-License-Identifier: GPL-3.0-or-later
// gaps, gaps set, close, reopen, same, different, import, export
#include "cli/commands.h"
#include "cli/exitcode.h"
#include "cli/gapwords.h"
#include "cli/output.h"
#include "formats/ledgertable.h"
#include "session/runrecords.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

namespace muster::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QString actorOf(const Arguments &arguments)
{
    return arguments.operatorName.isEmpty() ? systemUser() : arguments.operatorName;
}

QVector<LedgerGap> wanted(const Ledger &ledger, const Arguments &a)
{
    QVector<LedgerGap> gaps;
    for (const LedgerGap &gap : ledger.gaps) {
        if ((!a.onlyOpen || passes(gap, GapFilter::Open)) && (!a.onlyOverdue || passes(gap, GapFilter::Overdue)) &&
            (!a.onlyRecurring || passes(gap, GapFilter::Recurring))) {
            gaps.append(gap);
        }
    }
    return gaps;
}

int writeCsvFile(const QString &path, const QVector<LedgerGap> &gaps, const Arguments &arguments)
{
    if (const Done written = writeGapTable(path, gaps); !written) {
        return printError(written.error(), arguments);
    }
    const QString whole = QFileInfo(path).absoluteFilePath();
    if (arguments.json) {
        printJson(QJsonDocument(QJsonObject{{QStringLiteral("path"), whole}, {QStringLiteral("gaps"), gaps.size()}}));
    } else {
        printLine(whole);
    }
    return exitPassed;
}

// Lines of one cell stand by themselves: they do not widen the first column.
QString gapTable(const QVector<QStringList> &rows)
{
    QVector<QStringList> cells;
    for (const QStringList &row : rows) {
        if (row.size() > 1) {
            cells.append(row);
        }
    }
    QStringList lines = table(cells).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (rows[i].size() == 1) {
            lines.insert(i, rows[i].first());
        }
    }
    return lines.join(QLatin1Char('\n'));
}

void sayGaps(const QVector<LedgerGap> &gaps, const Ledger &ledger, const Arguments &arguments)
{
    if (gaps.isEmpty()) {
        notice(ledger.gaps.isEmpty() ? tr("There are no gaps yet: exercises raise them.") : tr("No gap is like that."));
        return;
    }
    QVector<QStringList> rows{gapHeads()};
    for (const LedgerGap &gap : gaps) {
        rows.append(gapRow(gap));
        if (arguments.onlyRecurring || arguments.verbose) {
            for (const QString &line : seenLines(gap)) {
                rows.append(QStringList{QStringLiteral("  ") + line});
            }
        }
    }
    printLine(gapTable(rows));
}

Result<FollowUp> asked(const Arguments &a, const Ledger &ledger)
{
    const auto gap = findGap(ledger, a.target());
    if (!gap) {
        return fail(gap.error());
    }
    FollowUp what{QDateTime(), actorOf(a), FollowUpKind::Changed, gap->key};
    what.reason = a.reason;
    if (a.command == Command::GapClose) {
        what.kind = FollowUpKind::Closed;
        setEvidence(what, a.evidence);
    } else if (a.command == Command::GapReopen) {
        what.kind = FollowUpKind::Reopened;
    } else if (a.command == Command::GapSame || a.command == Command::GapDifferent) {
        const auto other = findGap(ledger, a.targets.value(1));
        if (!other) {
            return fail(other.error());
        }
        what.kind = a.command == Command::GapSame ? FollowUpKind::Same : FollowUpKind::Different;
        what.other = other->key;
    }
    for (qsizetype i = 1; a.command == Command::GapSet && i < a.targets.size(); ++i) {
        const qsizetype sign = a.targets[i].indexOf(QLatin1Char('='));
        if (sign < 1) {
            return fail({QStringLiteral("arguments.wrong"), tr("“%1” is not FIELD=VALUE.").arg(a.targets[i]),
                         tr("Known fields: %1.").arg(gapFieldKeys().join(QStringLiteral(", "))), Fault::BadInput});
        }
        what.fields.insert(a.targets[i].left(sign).toLower(), a.targets[i].mid(sign + 1).trimmed());
    }
    return what;
}

int importExit(const GapImport &import)
{
    if (import.refused.isEmpty()) {
        return exitPassed;
    }
    return import.changes.isEmpty() ? exitBadInput : exitFailed; // nothing taken, or not all
}

void sayImport(const GapImport &import, bool isTaken)
{
    for (const RefusedRow &row : import.refused) {
        printLine(tr("row %1 (%2): %3 %4").arg(row.row).arg(oneLine(row.key, 60), row.error.message, row.error.hint).trimmed());
    }
    if (!import.ignored.isEmpty()) {
        printLine(tr("Columns not taken: %1").arg(import.ignored.join(QStringLiteral(", "))));
    }
    const QString sum = isTaken ? tr("%1 changed, %2 unchanged, %3 refused") : tr("%1 would change, %2 unchanged, %3 refused");
    printLine(sum.arg(import.changes.size()).arg(import.unchanged).arg(import.refused.size()));
}

} // namespace

int listGaps(const Arguments &arguments)
{
    auto store = openStore(arguments.store);
    if (!store) {
        return printError(store.error(), arguments);
    }
    const auto ledger = loadLedger(**store);
    if (!ledger) {
        return printError(ledger.error(), arguments);
    }
    const QVector<LedgerGap> gaps = wanted(*ledger, arguments);
    const QString file = arguments.command == Command::GapExport ? arguments.output : arguments.csv;
    if (!file.isEmpty()) {
        return writeCsvFile(file, gaps, arguments);
    }
    if (arguments.command == Command::GapExport) {
        return print(ledgerToCsv(gaps)) ? exitPassed : exitCannotRun;
    }
    if (arguments.json) {
        QJsonArray list;
        for (const LedgerGap &gap : gaps) {
            list.append(gapObject(gap));
        }
        printJson(QJsonDocument(list));
    } else {
        sayGaps(gaps, *ledger, arguments);
    }
    return exitPassed;
}

int changeGap(const Arguments &arguments)
{
    auto store = openStore(arguments.store);
    if (!store) {
        return printError(store.error(), arguments);
    }
    const auto ledger = loadLedger(**store);
    if (!ledger) {
        return printError(ledger.error(), arguments);
    }
    const auto what = asked(arguments, *ledger);
    if (!what) {
        return printError(what.error(), arguments);
    }
    if (const auto done = followGap(**store, *ledger, *what); !done) {
        return printError(done.error(), arguments);
    }
    const auto after = loadLedger(**store);
    const LedgerGap *gap = after ? after->gap(what->gap) : nullptr;
    if (arguments.json && gap) {
        printJson(QJsonDocument(gapObject(*gap)));
    } else if (gap && !arguments.quiet) {
        QVector<QStringList> rows{gapHeads(), gapRow(*gap)};
        for (const QString &line : seenLines(*gap)) {
            rows.append(QStringList{QStringLiteral("  ") + line});
        }
        printLine(gapTable(rows));
    }
    return exitPassed;
}

int importGaps(const Arguments &arguments)
{
    auto store = openStore(arguments.store);
    if (!store) {
        return printError(store.error(), arguments);
    }
    const auto ledger = loadLedger(**store);
    if (!ledger) {
        return printError(ledger.error(), arguments);
    }
    const auto import = readGapTable(**store, *ledger, arguments.target(), actorOf(arguments));
    if (!import) {
        return printError(import.error(), arguments);
    }
    const bool isTaken = !arguments.dryRun && !import->changes.isEmpty();
    if (isTaken) {
        if (const Done done = applyGapImport(**store, *import); !done) {
            return printError(done.error(), arguments);
        }
    }
    if (arguments.json) {
        printJson(QJsonDocument(importObject(*import, isTaken)));
    } else if (!arguments.quiet || !import->refused.isEmpty()) {
        sayImport(*import, isTaken || import->changes.isEmpty());
    }
    return importExit(*import);
}

} // namespace muster::cli

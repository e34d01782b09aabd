// SPDX-License-Identifier: GPL-3.0-or-later
// journal verify
#include "cli/commands.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "domain/journal.h"
#include "library/runlibrary.h"
#include "reports/verifyreport.h"
#include "store/attachments.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace muster::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

struct Record
{
    QVector<QJsonObject> entries;
    std::optional<qint64> count; // what a report says of itself
    QString head;
    QJsonObject report; // when it came with one
    QStringList lost;   // evidence that is not what was attached
};

Result<Record> recordOfReport(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail({QStringLiteral("report.unreadable"),
                     tr("%1 cannot be read: %2").arg(path, file.errorString()),
                     {},
                     Fault::CannotRun});
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    const QJsonValue journal = document.object().value(QStringLiteral("journal"));
    if (!journal.isObject()) {
        const QString why = document.isNull() ? problem.errorString() : tr("it has no journal");
        return fail(
            {QStringLiteral("report.no_journal"), tr("%1 is not a report of a run: %2.").arg(path, why),
             tr("Give a run, or a report.json that was not made with --anonymous."), Fault::BadInput});
    }
    Record record;
    const QJsonObject object = journal.toObject();
    for (const QJsonValue &entry : object.value(QStringLiteral("entries")).toArray()) {
        record.entries.append(entry.toObject());
    }
    record.count = object.value(QStringLiteral("count")).toInteger();
    record.head = object.value(QStringLiteral("head")).toString();
    record.report = document.object();
    return record;
}

Result<Record> recordOfRun(const QString &location, const QString &id)
{
    auto store = openStore(location);
    if (!store) {
        return fail(store.error());
    }
    const auto summary = (*store)->run(id);
    if (!summary) {
        return fail(summary.error());
    }
    const auto entries = (*store)->journal(summary->runId);
    if (!entries) {
        return fail(entries.error());
    }
    Record record;
    QVector<Attachment> files;
    for (const JournalEntry &entry : *entries) {
        record.entries.append(entryToJson(entry));
        if (const auto *file = std::get_if<event::Attached>(&entry.event.body)) {
            files.append({entry.seq, entry.event.at, *file});
        }
    }
    const QHash<QString, QString> lost = lostFiles(files, (*store)->location(), summary->runId, true);
    for (const Attachment &each : std::as_const(files)) {
        if (const QString fault = lost.value(each.file.sha256); !fault.isEmpty()) {
            record.lost.append(fault == QLatin1String("missing") ? tr("“%1” is no longer there").arg(each.file.name)
                                                                 : tr("“%1” was changed after it was attached").arg(each.file.name));
        }
    }
    return record;
}

Result<JournalCheck> verify(const Record &record)
{
    auto check = muster::verifyJournal(record.entries);
    if (!check) {
        return check;
    }
    if (record.count && (*record.count != check->count || record.head != check->head)) {
        return fail({QStringLiteral("journal.cut"),
                     tr("The report says %1 entries with the head %2; it holds %3 with the head %4.")
                         .arg(QString::number(*record.count), record.head.left(12),
                              QString::number(check->count), check->head.left(12)),
                     tr("Entries were taken away or added after the report was made."), Fault::Failed});
    }
    return check;
}

} // namespace

int verifyJournal(const Arguments &arguments)
{
    const QString target = arguments.target();
    const auto record =
        QFileInfo(target).isFile() ? recordOfReport(target) : recordOfRun(arguments.store, target);
    if (!record) {
        return printError(record.error(), arguments);
    }
    const auto check = verify(*record);
    if (!check) {
        return printError(check.error(), arguments);
    }
    if (!record->lost.isEmpty()) {
        return printError({QStringLiteral("evidence.lost"),
                           tr("The journal holds, but its evidence does not: %1.").arg(record->lost.join(QStringLiteral(", "))),
                           tr("Attach the file again, or put it back from a backup of the attachments folder: the journal has its hash."),
                           Fault::Failed},
                          arguments);
    }
    ReportCheck report;
    if (!record->report.isEmpty()) {
        const auto compared = verifyReport(record->report);
        if (!compared) {
            return printError(compared.error(), arguments);
        }
        report = *compared;
    }
    if (arguments.json) {
        QJsonObject json{{QStringLiteral("ok"), true},
                         {QStringLiteral("count"), check->count},
                         {QStringLiteral("head"), check->head}};
        if (!record->report.isEmpty()) {
            json.insert(QStringLiteral("report_follows"), report.compared);
        }
        printJson(QJsonDocument(json));
    } else {
        printLine(QCoreApplication::translate("cli", "The journal holds: %n entries, head %1", nullptr,
                                              static_cast<int>(check->count))
                      .arg(check->head));
        if (!record->report.isEmpty()) {
            printLine(report.compared ? tr("The report follows from it.")
                                      : tr("The report was not compared with it: it was made by another version, or "
                                           "before the run was over."));
        }
    }
    return exitPassed;
}

} // namespace muster::cli

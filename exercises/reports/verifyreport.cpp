// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/verifyreport.h"

#include "formats/planjson.h"
#include "reports/report.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace muster
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("reports", text);
}

Error noJournal(const QString &why)
{
    return {QStringLiteral("report.no_journal"),
            tr("The report's journal cannot be folded: %1").arg(why),
            {},
            Fault::BadInput};
}

Result<QVector<JournalEntry>> entriesOf(const QJsonObject &report)
{
    QVector<JournalEntry> entries;
    const QJsonArray list = report.value(u"journal").toObject().value(u"entries").toArray();
    for (const QJsonValue &value : list) {
        Result<JournalEntry> entry = entryFromJson(value.toObject());
        if (!entry)
            return fail(entry.error());
        entries.append(*entry);
    }
    return entries;
}

// What people read, in the language of whoever wrote the report.
QJsonValue withoutTexts(const QJsonValue &value)
{
    static const QSet<QString> texts{QStringLiteral("headline"), QStringLiteral("message"),
                                     QStringLiteral("hint"),     QStringLiteral("text"),
                                     QStringLiteral("what"),     QStringLiteral("action"),
                                     QStringLiteral("language"), QStringLiteral("reason")};
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue &item : value.toArray())
            out.append(withoutTexts(item));
        return out;
    }
    if (!value.isObject())
        return value;
    QJsonObject out = value.toObject();
    for (const QString &key : out.keys()) {
        if (texts.contains(key))
            out.remove(key);
        else
            out.insert(key, withoutTexts(out.value(key)));
    }
    return out;
}

QStringList changedKeys(const QJsonObject &written, const QJsonObject &made, bool texts)
{
    static const QSet<QString> notFolded{QStringLiteral("journal"), QStringLiteral("log_file"), QStringLiteral("evidence_lost")};
    static const QSet<QString> sentences{QStringLiteral("headline"), QStringLiteral("must_be_fixed"),
                                         QStringLiteral("timeline"), QStringLiteral("drill_metrics"),
                                         QStringLiteral("language"), QStringLiteral("lessons")};
    QStringList changed;
    QStringList keys = made.keys();
    for (const QString &key : written.keys()) {
        if (!made.contains(key))
            changed.append(key);
    }
    for (const QString &key : std::as_const(keys)) {
        if (notFolded.contains(key) || (!texts && sentences.contains(key)))
            continue;
        const bool same = texts ? written.value(key) == made.value(key)
                                : withoutTexts(written.value(key)) == withoutTexts(made.value(key));
        if (!same)
            changed.append(key);
    }
    return changed;
}

} // namespace

Result<ReportCheck> verifyReport(const QJsonObject &report)
{
    const Result<QVector<JournalEntry>> entries = entriesOf(report);
    if (!entries)
        return fail(entries.error());
    const auto *created =
        entries->isEmpty() ? nullptr : std::get_if<event::RunCreated>(&entries->first().event.body);
    if (!created)
        return fail(noJournal(tr("it does not begin with the plan.")));
    const Result<Plan> plan = planFromObject(created->plan);
    if (!plan)
        return fail(noJournal(plan.error().message));
    const RunState state = foldAll(*plan, *entries);
    const QJsonObject made =
        QJsonDocument::fromJson(reportToJson(makeReport(*plan, state, *entries, {}))).object();
    ReportCheck check;
    check.compared = state.isOver() && report.value(u"made_by") == made.value(u"made_by");
    check.texts = report.value(u"language") == made.value(u"language");
    const QStringList changed = check.compared ? changedKeys(report, made, check.texts) : QStringList();
    if (!changed.isEmpty())
        return fail(
            {QStringLiteral("report.changed"),
             tr("The journal is whole, but the report was changed after it was made: %1 does not follow "
                "from the journal.")
                 .arg(changed.join(QStringLiteral(", "))),
             tr("Trust the journal only: `muster-cli report RUN` makes the report anew from the store."),
             Fault::Failed});
    return check;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reporttext.h"

#include "domain/elapsedtext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QMap>
#include <QVariant>

#include <algorithm>

namespace muster::reporttext
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}
} // namespace

QString statusGlyph(Status status)
{
    switch (status) {
    case Status::Passed:
        return QStringLiteral("✓");
    case Status::Failed:
        return QStringLiteral("✗");
    case Status::Unknown:
        return QStringLiteral("?");
    case Status::Skipped:
        return QStringLiteral("–");
    case Status::Running:
        return QStringLiteral("◐");
    case Status::Pending:
        break;
    }
    return QStringLiteral("☐");
}

QString statusLabel(Status status)
{
    switch (status) {
    case Status::Passed:
        return tr("passed");
    case Status::Failed:
        return tr("failed");
    case Status::Unknown:
        return tr("unknown");
    case Status::Skipped:
        return tr("skipped");
    case Status::Running:
        return tr("running");
    case Status::Pending:
        break;
    }
    return tr("not done");
}

QString verdictGlyph(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed:
        return QStringLiteral("✓");
    case Verdict::Warning:
        return QStringLiteral("!");
    case Verdict::Unknown:
        return QStringLiteral("?");
    case Verdict::Failed:
        break;
    }
    return QStringLiteral("✗");
}

namespace
{
QString sessionLabel(const Report &report)
{
    if (report.state == RunPhase::Aborted)
        return tr("Aborted before its end");
    switch (report.verdict) {
    case Verdict::Passed:
        return tr("Held: every step has an answer");
    case Verdict::Warning:
        return tr("Held: some steps have no answer");
    case Verdict::Unknown:
        return tr("Unknown: nothing was exercised");
    case Verdict::Failed:
        break;
    }
    return report.rto.status == TargetStatus::Missed ? tr("Held: by its estimates it does not fit its objective") : tr("Failed");
}
} // namespace

namespace
{
// Why a drill failed: the first reason in the order in which its headline looks for one.
QString failureLabel(const Report &report)
{
    for (const ReportStep &step : report.steps) {
        const bool ended = step.depth == 0 && step.critical && step.status == Status::Failed;
        if (ended && (!step.code.isEmpty() || step.action.isEmpty())) // a step that only its checks failed has no code
            return tr("Failed: “%1” failed").arg(step.text);
    }
    for (const RecordedCheck &recorded : report.checks) {
        if (recorded.check.critical && recorded.check.status == Status::Failed)
            return tr("Failed: the data is not what it should be");
    }
    const QString last = report.plan.recoveryStep();
    for (const ReportStep &step : report.steps) {
        if (step.id == last && step.status != Status::Passed)
            return tr("Failed: not recovered");
    }
    if (report.rto.status == TargetStatus::Missed)
        return tr("Failed: recovery time missed");
    return report.rpo.status == TargetStatus::Missed ? tr("Failed: too much data lost") : tr("Failed");
}
} // namespace

QString verdictLabel(const Report &report)
{
    if (report.runId.isEmpty())
        return isTabletop(report) ? tr("Plan only: no session recorded") : tr("Not run yet");
    if (report.state == RunPhase::Running || report.state == RunPhase::Paused ||
        report.state == RunPhase::Planned)
        return tr("Not over yet");
    if (report.state == RunPhase::Interrupted)
        return tr("Unknown: interrupted");
    if (isTabletop(report))
        return sessionLabel(report);
    switch (report.verdict) {
    case Verdict::Passed:
        return tr("Passed");
    case Verdict::Warning:
        return tr("Passed with warnings");
    case Verdict::Unknown:
        return report.state == RunPhase::Aborted ? tr("Unknown: aborted") : tr("Unknown: not proven");
    case Verdict::Failed:
        break;
    }
    return failureLabel(report);
}

QString stateLabel(RunPhase state)
{
    switch (state) {
    case RunPhase::Planned:
        return tr("planned");
    case RunPhase::Running:
        return tr("running");
    case RunPhase::Paused:
        return tr("paused");
    case RunPhase::Finished:
        return tr("finished");
    case RunPhase::Aborted:
        return tr("aborted");
    case RunPhase::Interrupted:
        break;
    }
    return tr("interrupted");
}

QString targetLabel(const TargetResult &target)
{
    if (!target.target)
        return tr("no objective set");
    const QString objective = tr("objective %1").arg(clockText(*target.target));
    switch (target.status) {
    case TargetStatus::Met:
        return objective + QStringLiteral("  ✓ ") + tr("met");
    case TargetStatus::Missed:
        return objective + QStringLiteral("  ✗ ") + tr("missed");
    case TargetStatus::Unknown:
    case TargetStatus::None:
        break;
    }
    return objective + QStringLiteral("  ? ") + tr("unknown");
}

QString measuredText(const TargetResult &target)
{
    if (!target.measured)
        return tr("unknown");
    return elapsedText(*target.measured);
}

QString checksText(const Report &report)
{
    const int counted = report.counts.total() - report.counts.skipped;
    if (counted == 0)
        return tr("none");
    return tr("%1 of %2").arg(report.counts.passed).arg(counted);
}

QString checksDetail(const Report &report)
{
    QStringList parts;
    if (report.counts.failed > 0)
        parts << QStringLiteral("✗ ") + tr("%1 failed").arg(report.counts.failed);
    if (report.counts.unknown > 0)
        parts << QStringLiteral("? ") + tr("%1 unknown").arg(report.counts.unknown);
    if (report.counts.skipped > 0)
        parts << QStringLiteral("– ") + tr("%1 skipped").arg(report.counts.skipped);
    if (parts.isEmpty())
        return report.counts.total() == 0 ? tr("nothing was checked")
                                          : QStringLiteral("✓ ") + tr("all passed");
    return parts.join(QStringLiteral("   "));
}

QString bytesText(qint64 bytes)
{
    static const QStringList units{QStringLiteral("bytes"), QStringLiteral("kB"), QStringLiteral("MB"),
                                   QStringLiteral("GB"),    QStringLiteral("TB"), QStringLiteral("PB")};
    double value = double(bytes);
    int unit = 0;
    while (value >= 1000.0 && unit + 1 < units.size()) {
        value /= 1000.0;
        ++unit;
    }
    if (unit == 0)
        return QStringLiteral("%1 %2").arg(bytes).arg(units.first());
    return QStringLiteral("%1 %2").arg(QString::number(value, 'f',
                                                       value < 10    ? 2
                                                       : value < 100 ? 1
                                                                     : 0),
                                       units.at(unit));
}

QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double: {
        const QVariant number = value.toVariant();
        if (number.typeId() == QMetaType::LongLong)
            return QString::number(number.toLongLong());
        return QString::number(value.toDouble(), 'g', 17).toDouble() == value.toDouble()
                   ? QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest)
                   : QString::number(value.toDouble());
    }
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

QString dateTimeText(const QDateTime &when)
{
    if (!when.isValid())
        return QStringLiteral("–");
    return when.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QStringLiteral(" UTC");
}

QString offsetOf(const Report &report, const QDateTime &when)
{
    if (!report.startedAt.isValid() || !when.isValid())
        return {};
    // Whole seconds, so that a line at T+0:00:00.4 does not read T+0:00:00 and the next T-0:00:00.
    const qint64 seconds = report.startedAt.msecsTo(when) / 1000;
    return offsetText(Seconds(seconds));
}

QString optionalClock(const std::optional<Milliseconds> &value)
{
    return value ? elapsedText(*value) : QStringLiteral("–");
}

QString tookText(const std::optional<Milliseconds> &value)
{
    if (value && value->count() >= 0 && value->count() < 1000)
        return tr("< 1 s");
    return optionalClock(value);
}

QString title(const Report &report)
{
    if (!report.plan.title.isEmpty())
        return report.plan.title;
    return report.plan.id.isEmpty() ? tr("Recovery drill") : report.plan.id;
}

QString checkTitle(const QString &name)
{
    static const QMap<QString, const char *> titles{
        {QStringLiteral("table_count"), QT_TRANSLATE_NOOP("Report", "Number of tables")},
        {QStringLiteral("critical_tables"), QT_TRANSLATE_NOOP("Report", "Critical table")},
        {QStringLiteral("contents_listed"), QT_TRANSLATE_NOOP("Report", "Listed in the backup")},
        {QStringLiteral("row_count"), QT_TRANSLATE_NOOP("Report", "Row count")},
        {QStringLiteral("content_checksum"), QT_TRANSLATE_NOOP("Report", "Content checksum")},
        {QStringLiteral("foreign_key"), QT_TRANSLATE_NOOP("Report", "Foreign key")},
        {QStringLiteral("null_primary_key"), QT_TRANSLATE_NOOP("Report", "Empty primary key")},
        {QStringLiteral("sequence"), QT_TRANSLATE_NOOP("Report", "Sequence")},
        {QStringLiteral("index"), QT_TRANSLATE_NOOP("Report", "Index")},
        {QStringLiteral("constraint"), QT_TRANSLATE_NOOP("Report", "Constraint")},
        {QStringLiteral("extension"), QT_TRANSLATE_NOOP("Report", "Extension")},
        {QStringLiteral("newest_timestamp"), QT_TRANSLATE_NOOP("Report", "Newest timestamp")},
        {QStringLiteral("heap_and_btree"), QT_TRANSLATE_NOOP("Report", "Heap and B-tree")},
        {QStringLiteral("consistency"), QT_TRANSLATE_NOOP("Report", "Consistency")},
    };
    const auto found = titles.constFind(name);
    return found == titles.cend() ? name : tr(*found);
}

QVector<TimelineItem> printedTimeline(const Report &report)
{
    constexpr qint64 moment = 10 * 60; // s
    QVector<TimelineItem> items;
    for (auto item = report.timeline.begin(); item != report.timeline.end(); ++item) {
        const QString withReason = item->text + QStringLiteral(": ");
        const bool isJudgement = item->kind == u"response" || item->kind == u"rating" || item->kind == u"inject";
        const auto completes = [&](const TimelineItem &later) {
            return later.kind == item->kind && (later.text.startsWith(withReason) || (&later == &*item + 1 && later.text == item->text)) && item->at.secsTo(later.at) <= moment;
        };
        if (!isJudgement || std::none_of(item + 1, report.timeline.end(), completes))
            items << *item;
    }
    std::stable_sort(items.begin(), items.end(), [](const TimelineItem &a, const TimelineItem &b) { return a.at < b.at; });
    return items;
}

} // namespace muster::reporttext

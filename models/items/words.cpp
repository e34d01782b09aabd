// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/words.h"

#include "domain/elapsedtext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace muster
{

namespace
{

QString word(const char *text)
{
    return QCoreApplication::translate("words", text);
}

} // namespace

QString statusLabel(Status status)
{
    switch (status) {
    case Status::Pending: return word(QT_TRANSLATE_NOOP("words", "to do"));
    case Status::Running: return word(QT_TRANSLATE_NOOP("words", "running"));
    case Status::Passed: return word(QT_TRANSLATE_NOOP("words", "passed"));
    case Status::Failed: return word(QT_TRANSLATE_NOOP("words", "failed"));
    case Status::Unknown: return word(QT_TRANSLATE_NOOP("words", "unknown"));
    case Status::Skipped: return word(QT_TRANSLATE_NOOP("words", "skipped"));
    }
    return {};
}

QString verdictLabel(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed: return word(QT_TRANSLATE_NOOP("words", "passed"));
    case Verdict::Warning: return word(QT_TRANSLATE_NOOP("words", "warning"));
    case Verdict::Unknown: return word(QT_TRANSLATE_NOOP("words", "unknown"));
    case Verdict::Failed: return word(QT_TRANSLATE_NOOP("words", "failed"));
    }
    return {};
}

QString runPhaseLabel(RunPhase phase)
{
    switch (phase) {
    case RunPhase::Planned: return word(QT_TRANSLATE_NOOP("words", "not started"));
    case RunPhase::Running: return word(QT_TRANSLATE_NOOP("words", "running"));
    case RunPhase::Paused: return word(QT_TRANSLATE_NOOP("words", "paused"));
    case RunPhase::Finished: return word(QT_TRANSLATE_NOOP("words", "finished"));
    case RunPhase::Aborted: return word(QT_TRANSLATE_NOOP("words", "aborted"));
    case RunPhase::Interrupted: return word(QT_TRANSLATE_NOOP("words", "cut off"));
    }
    return {};
}

QString planKindLabel(PlanKind kind)
{
    switch (kind) {
    case PlanKind::Tabletop: return word(QT_TRANSLATE_NOOP("words", "tabletop"));
    case PlanKind::Drill: return word(QT_TRANSLATE_NOOP("words", "drill"));
    case PlanKind::Partial: return word(QT_TRANSLATE_NOOP("words", "partial"));
    case PlanKind::Failover: return word(QT_TRANSLATE_NOOP("words", "failover"));
    case PlanKind::Verification: return word(QT_TRANSLATE_NOOP("words", "verification"));
    }
    return {};
}

QString onFailureLabel(OnFailure value)
{
    switch (value) {
    case OnFailure::Stop: return word(QT_TRANSLATE_NOOP("words", "stop the run"));
    case OnFailure::Continue: return word(QT_TRANSLATE_NOOP("words", "go on"));
    case OnFailure::Rollback: return word(QT_TRANSLATE_NOOP("words", "roll back"));
    }
    return {};
}

QString timelineKindLabel(const QString &kind)
{
    static const QHash<QString, const char *> labels{
        {QStringLiteral("step"), QT_TRANSLATE_NOOP("words", "step")},
        {QStringLiteral("check"), QT_TRANSLATE_NOOP("words", "check")},
        {QStringLiteral("note"), QT_TRANSLATE_NOOP("words", "note")},
        {QStringLiteral("issue"), QT_TRANSLATE_NOOP("words", "issue")},
        {QStringLiteral("gap"), QT_TRANSLATE_NOOP("words", "gap")},
        {QStringLiteral("run"), QT_TRANSLATE_NOOP("words", "run")},
        {QStringLiteral("log"), QT_TRANSLATE_NOOP("words", "log")},
        {QStringLiteral("decision"), QT_TRANSLATE_NOOP("words", "decision")},
        {QStringLiteral("deviation"), QT_TRANSLATE_NOOP("words", "deviation")},
        {QStringLiteral("question"), QT_TRANSLATE_NOOP("words", "question")},
        {QStringLiteral("measure"), QT_TRANSLATE_NOOP("words", "measure")},
        {QStringLiteral("sandbox"), QT_TRANSLATE_NOOP("words", "sandbox")},
        {QStringLiteral("scenario"), QT_TRANSLATE_NOOP("words", "scenario")},
        {QStringLiteral("inject"), QT_TRANSLATE_NOOP("words", "inject")},
        {QStringLiteral("response"), QT_TRANSLATE_NOOP("words", "response")},
        {QStringLiteral("correction"), QT_TRANSLATE_NOOP("words", "correction")},
        {QStringLiteral("attachment"), QT_TRANSLATE_NOOP("words", "attachment")},
        {QStringLiteral("rating"), QT_TRANSLATE_NOOP("words", "rating")},
    };
    const auto found = labels.constFind(kind);
    return found == labels.constEnd() ? kind : word(*found);
}

QString injectStatusLabel(InjectStatus status, bool isDue)
{
    switch (status) {
    case InjectStatus::Pending: return isDue ? word(QT_TRANSLATE_NOOP("words", "due")) : word(QT_TRANSLATE_NOOP("words", "to come"));
    case InjectStatus::Held: return word(QT_TRANSLATE_NOOP("words", "held"));
    case InjectStatus::Released: return word(QT_TRANSLATE_NOOP("words", "released"));
    case InjectStatus::Skipped: return word(QT_TRANSLATE_NOOP("words", "skipped"));
    }
    return {};
}

QString outcomeLabel(const QString &outcome)
{
    if (outcome == u"agreed")
        return word(QT_TRANSLATE_NOOP("words", "agreed"));
    if (outcome == u"changed")
        return word(QT_TRANSLATE_NOOP("words", "changed"));
    if (outcome == u"no_answer")
        return word(QT_TRANSLATE_NOOP("words", "no answer"));
    return outcome.isEmpty() ? word(QT_TRANSLATE_NOOP("words", "not discussed")) : outcome;
}

QString gapStatusLabel(GapStatus status)
{
    switch (status) {
    case GapStatus::Open: return word(QT_TRANSLATE_NOOP("words", "open"));
    case GapStatus::InProgress: return word(QT_TRANSLATE_NOOP("words", "in progress"));
    case GapStatus::Closed: return word(QT_TRANSLATE_NOOP("words", "closed"));
    }
    return {};
}

QString statusGlyph(Status status)
{
    switch (status) {
    case Status::Pending: return QStringLiteral("☐");
    case Status::Running: return QStringLiteral("◐");
    case Status::Passed: return QStringLiteral("✓");
    case Status::Failed: return QStringLiteral("✗");
    case Status::Unknown: return QStringLiteral("?");
    case Status::Skipped: return QStringLiteral("–");
    }
    return {};
}

Status statusOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed:
    case Verdict::Warning: return Status::Passed;
    case Verdict::Unknown: return Status::Unknown;
    case Verdict::Failed: return Status::Failed;
    }
    return Status::Unknown;
}

QString cellText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: return {};
    case QJsonValue::Bool: return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double: {
        const double number = value.toDouble();
        const auto whole = static_cast<qint64>(number);
        return static_cast<double>(whole) == number ? QLocale().toString(whole)
                                                    : QLocale().toString(number, 'g', 12);
    }
    case QJsonValue::String: return value.toString();
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    }
    return {};
}

QString targetText(const TargetResult &result)
{
    if (!result.measured && !result.target)
        return {};
    const QString measured = result.measured ? elapsedText(*result.measured) : QStringLiteral("–");
    return result.target ? measured + u" / " + clockText(*result.target) : measured;
}

QString whenText(const QDateTime &when, const QDateTime &now)
{
    if (!when.isValid())
        return {};
    const QLocale locale;
    const QDateTime local = when.toLocalTime();
    const QString clock = locale.toString(local.time(), QLocale::ShortFormat);
    const qint64 days = local.date().daysTo(now.toLocalTime().date());
    if (days == 0)
        return QCoreApplication::translate("words", "today %1").arg(clock);
    if (days == 1)
        return QCoreApplication::translate("words", "yesterday %1").arg(clock);
    if (days > 1 && days < 7)
        return locale.toString(local.date(), QStringLiteral("dddd")) + u' ' + clock;
    return locale.toString(local.date(), QLocale::ShortFormat) + u' ' + clock;
}

} // namespace muster

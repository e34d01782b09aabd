// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/incidentfacts.h"

#include "reports/timelinetext.h"

#include <QHash>

#include <algorithm>

namespace muster::reports
{

namespace
{
bool hasWord(const QString &text, const QStringList &words)
{
    return std::any_of(words.begin(), words.end(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

std::optional<RecoveryPhase> phaseOfAction(const QString &action)
{
    if (action.endsWith(QStringLiteral(".validate")))
        return RecoveryPhase::Validation;
    if (action.startsWith(QStringLiteral("postgres.")) && !action.endsWith(QStringLiteral(".preflight")))
        return RecoveryPhase::DatabaseRecovery;
    if (action.startsWith(QStringLiteral("backup.")) || action.endsWith(QStringLiteral(".preflight")))
        return RecoveryPhase::BackupVerification;
    if (action.endsWith(QStringLiteral(".restore")))
        return RecoveryPhase::ServiceRecovery;
    return std::nullopt;
}

std::optional<RecoveryPhase> phaseOfWords(const QString &text)
{
    const auto is = [&text](std::initializer_list<const char *> words) {
        return std::any_of(words.begin(), words.end(),
                           [&text](const char *word) { return text.contains(QLatin1String(word), Qt::CaseInsensitive); });
    };
    if (is({"validat", "prove"}))
        return RecoveryPhase::Validation;
    if (is({"backup"}))
        return RecoveryPhase::BackupVerification;
    if (is({"database", "postgres", "mysql"}))
        return RecoveryPhase::DatabaseRecovery;
    if (is({"service", "application", "cache", "redis", "queue", "rabbit", "online"}))
        return RecoveryPhase::ServiceRecovery;
    if (is({"assess", "prepar", "pre-drill"}))
        return RecoveryPhase::Assessment;
    return std::nullopt;
}
} // namespace

std::optional<RecoveryPhase> phaseFor(const ReportStep &step)
{
    if (step.cleanUp)
        return std::nullopt;
    if (const auto phase = phaseOfAction(step.action))
        return phase;
    if (const auto phase = phaseOfWords(step.phase))
        return phase;
    return phaseOfWords(step.text);
}

std::array<RecoveryTimes, recoveryPhases> recoveryTimes(const Report &report)
{
    std::array<RecoveryTimes, recoveryPhases> all;
    std::array<bool, recoveryPhases> open{};
    QHash<QString, std::size_t> phases;
    for (const ReportStep &step : report.steps) {
        const auto phase = phaseFor(step);
        if (!phase)
            continue;
        const auto at = static_cast<std::size_t>(*phase);
        phases.insert(step.id, at);
        RecoveryTimes &times = all[at];
        if (step.duration && (!times.from.isValid() || step.startedAt < times.from))
            times.from = step.startedAt;
        if (step.endedAt.isValid() && (!times.to.isValid() || step.endedAt > times.to))
            times.to = step.endedAt;
        open[at] = open[at] || !isFinal(step.status);
        if (step.status == Status::Failed || (step.status == Status::Unknown && !step.message.isEmpty()))
            times.issues.append(step.message.isEmpty() ? step.text : QStringLiteral("%1: %2").arg(step.text, reporttext::briefText(step.message)));
    }
    for (std::size_t i = 0; i < recoveryPhases; ++i) {
        if (open[i])
            all[i].to = {};
    }
    for (const TimelineItem &item : report.timeline) {
        if (item.kind == u"issue" && item.correctedBy == 0 && phases.contains(item.step))
            all[phases.value(item.step)].issues.append(item.text);
    }
    return all;
}

bool isProven(const Report &report, const QStringList &checks)
{
    bool passed = false;
    for (const RecordedCheck &recorded : report.checks) {
        if (!checks.contains(recorded.check.name) || recorded.check.status == Status::Skipped)
            continue;
        if (recorded.check.status != Status::Passed)
            return false;
        passed = true;
    }
    return passed;
}

Notification notified(const Report &report, const QStringList &who)
{
    static const QStringList told{QStringLiteral("notif"), QStringLiteral("inform"), QStringLiteral("tell"),
                                  QStringLiteral("told"),  QStringLiteral("know"),   QStringLiteral("page"),
                                  QStringLiteral("call"),  QStringLiteral("alert"),  QStringLiteral("escalat")};
    for (const ReportStep &step : report.steps) {
        QString text = step.text;
        for (const QString &word : who)
            text.remove(word, Qt::CaseInsensitive); // "on-call" tells nobody
        if (step.status == Status::Passed && hasWord(step.text, who) && hasWord(text, told))
            return {true, step.endedAt};
    }
    return {};
}

QDateTime recoveredAt(const Report &report)
{
    const QString last = report.plan.recoveryStep();
    for (const ReportStep &step : report.steps) {
        if (step.id == last && step.status == Status::Passed)
            return step.endedAt;
    }
    return {};
}

} // namespace muster::reports

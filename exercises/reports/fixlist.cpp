// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/internal.h"
#include "reports/reporttext.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

namespace muster::reports
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

constexpr int oneByOne = 3; // of the same check; more are put together

QString checkAction(const CheckResult &check)
{
    static const QMap<QString, const char *> actions{
        {QStringLiteral("table_count"),
         QT_TRANSLATE_NOOP("Report", "Find the tables that are missing from the backup job")},
        {QStringLiteral("critical_tables"),
         QT_TRANSLATE_NOOP("Report", "Add the table to the backup job and take a new backup")},
        {QStringLiteral("contents_listed"),
         QT_TRANSLATE_NOOP("Report", "Read why it did not arrive in the restore's log; take a new backup")},
        {QStringLiteral("row_count"),
         QT_TRANSLATE_NOOP("Report", "Compare with the source; find when the rows were lost")},
        {QStringLiteral("content_checksum"),
         QT_TRANSLATE_NOOP("Report",
                           "Compare with the source; restore an older backup to find when it changed")},
        {QStringLiteral("foreign_key"),
         QT_TRANSLATE_NOOP("Report", "Repair the orphans at the source, then take a new backup")},
        {QStringLiteral("null_primary_key"), QT_TRANSLATE_NOOP("Report", "Repair the rows at the source")},
        {QStringLiteral("sequence"),
         QT_TRANSLATE_NOOP("Report", "Set the sequence past the newest key before the system goes live")},
        {QStringLiteral("index"),
         QT_TRANSLATE_NOOP("Report", "Rebuild the index; find out why it did not arrive")},
        {QStringLiteral("constraint"),
         QT_TRANSLATE_NOOP("Report", "Find the rows that break it; take a new backup")},
        {QStringLiteral("extension"),
         QT_TRANSLATE_NOOP("Report", "Install the extension's package on the recovery machine")},
        {QStringLiteral("newest_timestamp"),
         QT_TRANSLATE_NOOP("Report", "Take backups more often, or ship the write-ahead log")},
        {QStringLiteral("heap_and_btree"),
         QT_TRANSLATE_NOOP("Report", "Treat the source's storage as suspect; check it")},
    };
    const auto found = actions.constFind(check.name);
    if (check.status == Status::Unknown)
        return tr("Make this check possible, then repeat the drill");
    return found == actions.cend() ? tr("Find the cause, repair it, repeat the drill") : tr(*found);
}

QString checkSentence(const CheckResult &check)
{
    const QString subject =
        check.object.isEmpty()
            ? reporttext::checkTitle(check.name)
            : QStringLiteral("%1 %2").arg(reporttext::checkTitle(check.name), check.object);
    const QString state = check.status == Status::Unknown ? tr("could not be checked") : tr("failed");
    if (check.message.isEmpty())
        return QStringLiteral("%1: %2").arg(subject, state);
    return QStringLiteral("%1: %2").arg(subject, check.message);
}

QString ownerOf(const Report &report, const QString &stepId)
{
    for (const ReportStep &step : report.steps) {
        if (step.id == stepId)
            return step.role;
    }
    return {};
}

// Late only when steps are done one after another is worth a word, not an alarm.
void addScenarios(const Report &report, QVector<ReportFix> &fixes)
{
    for (const AarScenario &scenario : report.tabletop.scenarios) {
        const TargetStatus status = reporttext::scenarioStatus(scenario);
        if (status == TargetStatus::Missed)
            fixes.push_back({QStringLiteral("P1"),
                             tr("“%1” takes %2 longer than its objective even along the critical path")
                                 .arg(scenario.name, wordsText(scenario.critical - *scenario.rto)),
                             tr("Shorten the critical path, or agree on another objective"),
                             {},
                             {},
                             QStringLiteral("target")});
        else if (status == TargetStatus::Unknown)
            fixes.push_back({QStringLiteral("P2"),
                             tr("“%1” meets its objective only if steps run side by side").arg(scenario.name),
                             tr("Make sure that enough people are there to do so"),
                             {},
                             {},
                             QStringLiteral("target")});
    }
}

void addTargets(const Report &report, QVector<ReportFix> &fixes)
{
    if (reporttext::isTabletop(report)) {
        addScenarios(report, fixes);
        return;
    }
    const auto late = [](const TargetResult &result) { return wordsText(*result.measured - *result.target); };
    if (report.rto.status == TargetStatus::Missed && report.rto.measured && report.rto.target) {
        const auto slowest =
            std::max_element(report.steps.cbegin(), report.steps.cend(), [](const auto &a, const auto &b) {
                return a.duration.value_or(Milliseconds(0)) < b.duration.value_or(Milliseconds(0));
            });
        const QString action =
            slowest != report.steps.cend() && slowest->duration
                ? tr("Shorten the slowest step: %1 (%2)").arg(slowest->text, wordsText(*slowest->duration))
                : tr("Shorten the recovery, or agree on another objective");
        fixes.push_back({QStringLiteral("P1"),
                         tr("Recovery took %1 longer than its objective").arg(late(report.rto)),
                         action,
                         {},
                         {},
                         QStringLiteral("target")});
    }
    if (report.rpo.status == TargetStatus::Missed && report.rpo.measured && report.rpo.target)
        fixes.push_back({QStringLiteral("P1"),
                         tr("Data lost: %1 more than the objective").arg(late(report.rpo)),
                         tr("Take backups more often, or ship the write-ahead log"),
                         {},
                         {},
                         QStringLiteral("target")});
    if (report.rpo.status == TargetStatus::Unknown && report.rto.measured)
        fixes.push_back({QStringLiteral("P2"),
                         tr("How much data was lost could not be measured"),
                         tr("Name a column that holds the newest change in the plan"),
                         {},
                         {},
                         QStringLiteral("target")});
}

// What was not reached because of something before it is no finding of its own.
bool notReached(const ReportStep &step)
{
    static const QStringList consequences{QStringLiteral("step.not_performed"),
                                          QStringLiteral("step.needs_failed")};
    return step.status == Status::Unknown && step.hint.isEmpty() &&
           (step.code.isEmpty() || consequences.contains(step.code));
}

void addNotReached(const Report &report, QVector<ReportFix> &fixes)
{
    QStringList names;
    for (const ReportStep &step : report.steps) {
        if (notReached(step) && step.depth == 0)
            names << step.text;
    }
    if (names.isEmpty())
        return;
    const qsizetype count = names.size();
    if (count > 3)
        names = names.mid(0, 3) << QStringLiteral("…");
    const QString what = count == 1 ? tr("One step was not carried out: %1")
                                    : tr("%1 steps were not carried out: %2").arg(count);
    fixes.push_back({QStringLiteral("P2"),
                     what.arg(names.join(QStringLiteral(", "))),
                     tr("Repeat the drill so that they are"),
                     {},
                     {},
                     QStringLiteral("step")});
}

void addSteps(const Report &report, QVector<ReportFix> &fixes)
{
    for (const ReportStep &step : report.steps) {
        if ((step.status != Status::Failed && step.status != Status::Unknown) || notReached(step))
            continue;
        const bool ownChecksFailed =
            std::any_of(report.checks.cbegin(), report.checks.cend(), [&](const auto &check) {
                return check.step == step.id && check.check.status == step.status;
            });
        if (ownChecksFailed)
            continue;
        const QString why = step.message.isEmpty()
                                ? (step.status == Status::Failed ? tr("failed") : tr("was not carried out"))
                                : step.message;
        fixes.push_back(
            {step.critical && step.status == Status::Failed ? QStringLiteral("P1") : QStringLiteral("P2"),
             QStringLiteral("%1: %2").arg(step.text, why),
             step.hint.isEmpty() ? tr("Find the cause, repair it, repeat the drill") : step.hint,
             step.role,
             {},
             QStringLiteral("step")});
    }
}

void addChecks(const Report &report, QVector<ReportFix> &fixes)
{
    QMap<QString, QVector<const RecordedCheck *>> groups; // "name|status"
    QStringList order;
    for (const RecordedCheck &check : report.checks) {
        if (check.check.status != Status::Failed && check.check.status != Status::Unknown)
            continue;
        const QString key = check.check.name + u'|' + statusWord(check.check.status) +
                            (check.check.critical ? QStringLiteral("|c") : QString());
        if (!groups.contains(key))
            order.push_back(key);
        groups[key].push_back(&check);
    }
    for (const QString &key : order) {
        const auto &group = groups[key];
        const CheckResult &first = group.first()->check;
        const QString priority = !first.critical                  ? QStringLiteral("P3")
                                 : first.status == Status::Failed ? QStringLiteral("P1")
                                                                  : QStringLiteral("P2");
        const QString owner = ownerOf(report, group.first()->step);
        if (group.size() > oneByOne) {
            const QString what = tr("%1: %2 objects, the first: %3")
                                     .arg(reporttext::checkTitle(first.name))
                                     .arg(group.size())
                                     .arg(first.object.isEmpty() ? first.message : first.object);
            fixes.push_back({priority, what, checkAction(first), owner, {}, QStringLiteral("check")});
            continue;
        }
        for (const RecordedCheck *check : group)
            fixes.push_back({priority,
                             checkSentence(check->check),
                             checkAction(check->check),
                             owner,
                             {},
                             QStringLiteral("check")});
    }
}
void addGaps(const Report &report, QVector<ReportFix> &fixes)
{
    for (const ReportGap &gap : report.gaps) {
        if (!reporttext::isOpen(gap.status))
            continue;
        fixes.push_back({gap.priority.isEmpty() ? QStringLiteral("P3") : gap.priority, gap.description,
                         gap.remediation, gap.owner, gap.due, QStringLiteral("gap")});
    }
}

// What people noted as an issue while it was on; a tabletop's stand among its lessons.
void addIssues(const Report &report, QVector<ReportFix> &fixes)
{
    if (reporttext::isTabletop(report))
        return;
    for (const ReportNote &note : report.notes) {
        if (note.kind == QStringLiteral("issue"))
            fixes.push_back({QStringLiteral("P3"), note.text, tr("Find the cause; name who sees to it, and until when"),
                             ownerOf(report, note.step), {}, QStringLiteral("issue")});
    }
}
} // namespace

QVector<ReportFix> fixList(const Report &report)
{
    QVector<ReportFix> fixes;
    addTargets(report, fixes);
    addGaps(report, fixes); // people have named an owner and a day
    addSteps(report, fixes);
    addChecks(report, fixes);
    addNotReached(report, fixes);
    addIssues(report, fixes);
    std::stable_sort(fixes.begin(), fixes.end(),
                     [](const ReportFix &a, const ReportFix &b) { return a.priority < b.priority; });
    return fixes;
}

} // namespace muster::reports

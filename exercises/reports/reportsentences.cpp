// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences and the evidence of a report.
#include "reports/reporttext.h"

#include <QCoreApplication>

namespace muster::reporttext
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}
} // namespace

namespace
{
// Environment as it came, nested objects one level down: "PostgreSQL: server 15.5".
void addEnvironment(QVector<EvidenceLine> &lines, const QString &prefix, const QJsonObject &values)
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        QString name = it.key();
        name.replace(u'_', u' ');
        if (!prefix.isEmpty())
            name = prefix + QStringLiteral(": ") + name;
        if (it->isObject() && prefix.isEmpty())
            addEnvironment(lines, name, it->toObject());
        else if (!valueText(*it).isEmpty())
            lines.push_back({name, valueText(*it)});
    }
}
} // namespace

QVector<EvidenceLine> evidence(const Report &report)
{
    QVector<EvidenceLine> lines;
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty() && value != QStringLiteral("–"))
            lines.push_back({name, value});
    };
    add(tr("Run"), report.runId);
    add(tr("Plan"), report.plan.id);
    add(tr("State"), stateLabel(report.state));
    add(tr("T+0"), dateTimeText(report.startedAt));
    add(tr("Finished"), dateTimeText(report.finishedAt));
    add(tr("Backup"), report.backup.location);
    add(tr("Backup format"), report.backup.format);
    add(tr("Backup made"), report.backup.createdAt);
    add(tr("Backup size"), report.backup.bytes ? bytesText(*report.backup.bytes) : QString());
    add(tr("Backup SHA-256"), report.backup.sha256);
    const auto count = [](const std::optional<qint64> &value) {
        return value ? QString::number(*value) : QString();
    };
    const auto bytes = [](const std::optional<qint64> &value) {
        return value ? bytesText(*value) : QString();
    };
    add(tr("Restored tables"), count(report.restored.tables));
    add(tr("Restored rows"), count(report.restored.rows));
    add(tr("Restored size"), bytes(report.restored.databaseBytes));
    add(tr("Write-ahead log written by the restore"), bytes(report.restored.walBytes));
    add(tr("Restore itself took"), report.restoreTime ? clockText(*report.restoreTime) : QString());
    add(tr("Data lost: measured from"), report.rpo.source);
    add(tr("People"), report.people.join(QStringLiteral(", ")));
    for (const Pause &pause : report.pauses)
        add(tr("Paused"),
            tr("%1 to %2: %3").arg(dateTimeText(pause.from), dateTimeText(pause.to), pause.reason));
    for (const event::ResourceAdded &resource : report.kept)
        add(tr("Kept for inspection"), resource.kind + u' ' + resource.path);
    QJsonObject environment = report.environment;
    if (isTabletop(report)) { // nothing was restored
        environment.remove(QStringLiteral("sandbox_profile"));
        environment.remove(QStringLiteral("versions"));
    }
    addEnvironment(lines, {}, environment);
    add(tr("Journal entries"), report.entryCount > 0 ? QString::number(report.entryCount) : QString());
    add(tr("Journal head"), report.head);
    return lines;
}

QString evidenceParagraph(const Report &report)
{
    QStringList parts;
    if (!report.backup.location.isEmpty()) {
        QStringList backup{report.backup.location.section(u'/', -1)};
        if (backup.first().isEmpty())
            backup.first() = report.backup.location;
        if (!report.backup.createdAt.isEmpty())
            backup << tr("made %1").arg(report.backup.createdAt);
        if (report.backup.bytes)
            backup << bytesText(*report.backup.bytes);
        if (report.backup.sha256.size() >= 16)
            backup << QStringLiteral("SHA-256 %1…%2")
                          .arg(report.backup.sha256.left(8), report.backup.sha256.right(8));
        parts << tr("Backup %1").arg(backup.join(QStringLiteral(", ")));
    }
    QString profile = report.environment.value(QStringLiteral("sandbox_profile")).toString();
    if (profile.isEmpty())
        profile = report.options.value(QStringLiteral("profile")).toString();
    if (!profile.isEmpty() && !isTabletop(report))
        parts << tr("restored into an isolated server, profile “%1”").arg(profile);
    if (report.counts.total() > 0)
        parts << tr("checks carried out: %1").arg(report.counts.performed());
    if (report.entryCount > 0) {
        QString journal = tr("journal entries: %1").arg(report.entryCount);
        if (report.head.size() >= 16)
            journal += tr(", head %1…%2").arg(report.head.left(8), report.head.right(8));
        if (!report.anonymous)
            journal += tr(", verifiable with “muster-cli journal verify report.json”");
        parts << journal;
    }
    if (parts.isEmpty())
        return tr("There is no evidence yet: the plan has not been run.");
    QString text = parts.join(QStringLiteral(" · ")) + u'.';
    text[0] = text.at(0).toUpper();
    return text;
}

namespace
{
QString nothingAfterPass(const Report &report)
{
    if (report.counts.skipped == 0)
        return tr("Nothing: every step and every check passed.");
    return tr("Nothing: whatever was checked passed. Checks left out because there was nothing to compare "
              "with: %1.")
        .arg(report.counts.skipped);
}
} // namespace

QString nothingToFix(const Report &report)
{
    if (isTabletop(report))
        return report.tabletop.run ? tr("No gap was found.") : tr("The plan names no gap.");
    if (report.runId.isEmpty())
        return tr("Not known before the plan has been run.");
    if (report.state != RunPhase::Finished)
        return tr("Nothing has been found so far.");
    return report.verdict == Verdict::Passed ? nothingAfterPass(report) : tr("Nothing was named.");
}

QString planHeadline(const Report &report)
{
    if (isTabletop(report))
        return tabletopHeadline(report.tabletop);
    return tr("This plan has not been run yet.");
}

namespace
{
QString planSummary(const Report &report)
{
    if (!report.plannedRecovery)
        return {};
    QString text = tr("By its estimates, recovery takes %1.").arg(wordsText(*report.plannedRecovery));
    if (report.rto.target)
        text += u' ' + tr("The objective is %1.").arg(wordsText(*report.rto.target));
    return text;
}
} // namespace

QString summaryParagraph(const Report &report)
{
    if (isTabletop(report))
        return tabletopSummary(report);
    if (report.runId.isEmpty())
        return planSummary(report);
    QStringList sentences;
    const bool over = report.state == RunPhase::Finished || report.state == RunPhase::Aborted;
    if (report.rto.measured && report.rto.target)
        sentences << tr("Recovery took %1; the objective is %2.")
                         .arg(wordsText(*report.rto.measured), wordsText(*report.rto.target));
    else if (report.rto.measured)
        sentences << tr("Recovery took %1; no objective is set.").arg(wordsText(*report.rto.measured));
    else if (report.startedAt.isValid() && !over)
        sentences << tr("Recovery has not come to its end yet.");
    else if (report.startedAt.isValid())
        sentences << tr("The recovery time is unknown: recovery did not come to its end.");
    if (report.rpo.measured)
        sentences << tr("The newest recovered data is %1 older than the moment of failure.")
                         .arg(wordsText(*report.rpo.measured));
    const CheckCounts &counts = report.counts;
    if (counts.failed > 0)
        sentences << tr("%1 of %2 checks failed.").arg(counts.failed).arg(counts.total() - counts.skipped);
    else if (counts.unknown > 0)
        sentences << tr("%1 of %2 checks could not be carried out.")
                         .arg(counts.unknown)
                         .arg(counts.total() - counts.skipped);
    else if (counts.passed > 0)
        sentences << tr("Every check of the restored data passed (%1).").arg(counts.passed);
    if (report.rto.measured && report.plannedRecovery && report.plannedRecovery->count() > 0) {
        const Milliseconds off = *report.rto.measured - *report.plannedRecovery;
        if (off >= std::chrono::minutes(1))
            sentences << tr("That is %1 longer than planned.").arg(wordsText(off));
    }
    return sentences.join(u' ');
}

} // namespace muster::reporttext

// SPDX-License-Identifier: GPL-3.0-or-later
// Prometheus text exposition format 0.0.4. What is not known has no sample, rather than a wrong one.
#include "reports/reporttext.h"

#include <QLocale>
#include <QMap>

#include <algorithm>

namespace muster
{

namespace
{
QString escaped(QString value) // of a label
{
    return value.replace(u'\\', QStringLiteral("\\\\"))
        .replace(u'"', QStringLiteral("\\\""))
        .replace(u'\n', QStringLiteral("\\n"));
}

using Labels = QVector<QPair<QString, QString>>;

class Exposition
{
public:
    explicit Exposition(Labels common) : m_common(std::move(common)) {}

    void family(const char *name, const char *help)
    {
        m_name = QString::fromLatin1(name);
        m_out += QStringLiteral("# HELP %1 %2\n# TYPE %1 gauge\n").arg(m_name, QString::fromLatin1(help));
    }
    void sample(double value, const Labels &labels = {})
    {
        QStringList pairs;
        for (const auto &[key, text] : m_common + labels)
            pairs << QStringLiteral("%1=\"%2\"").arg(key, escaped(text));
        m_out += m_name + u'{' + pairs.join(u',') + QStringLiteral("} ") +
                 QString::number(value, 'g', QLocale::FloatingPointShortest) + u'\n';
    }
    void optional(const char *name, const char *help, const std::optional<Milliseconds> &value)
    {
        if (!value)
            return;
        family(name, help);
        sample(double(value->count()) / 1000.0);
    }
    [[nodiscard]] QByteArray bytes() const { return m_out.toUtf8(); }

private:
    Labels m_common;
    QString m_name;
    QString m_out;
};

template<typename Enum>
void oneOf(Exposition &out, const QString &label, Enum now, std::initializer_list<Enum> all,
           QString (*word)(Enum))
{
    for (const Enum value : all)
        out.sample(value == now ? 1 : 0, {{label, word(value)}});
}

void targets(Exposition &out, const Report &report)
{
    out.optional("muster_run_rto_seconds", "Recovery time measured.", report.rto.measured);
    out.optional("muster_run_rto_target_seconds", "Recovery time objective.", report.rto.target);
    out.optional("muster_run_rpo_seconds", "Data loss measured.", report.rpo.measured);
    out.optional("muster_run_rpo_target_seconds", "Recovery point objective.", report.rpo.target);
    out.optional("muster_run_restore_seconds", "Time of the restore itself.", report.restoreTime);
    const std::initializer_list<TargetStatus> all{TargetStatus::None, TargetStatus::Unknown,
                                                  TargetStatus::Met, TargetStatus::Missed};
    out.family("muster_run_rto_status", "1 for the status that holds.");
    oneOf(out, QStringLiteral("status"), report.rto.status, all, &targetStatusWord);
    out.family("muster_run_rpo_status", "1 for the status that holds.");
    oneOf(out, QStringLiteral("status"), report.rpo.status, all, &targetStatusWord);
}

void checks(Exposition &out, const Report &report)
{
    out.family("muster_run_checks", "Checks by status.");
    const QMap<QString, int> counts{{QStringLiteral("passed"), report.counts.passed},
                                    {QStringLiteral("failed"), report.counts.failed},
                                    {QStringLiteral("unknown"), report.counts.unknown},
                                    {QStringLiteral("skipped"), report.counts.skipped}};
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        out.sample(it.value(), {{QStringLiteral("status"), it.key()}});
    QMap<QString, int> failed;
    for (const RecordedCheck &check : report.checks)
        failed[check.check.name] += check.check.status == Status::Failed ? 1 : 0;
    if (failed.isEmpty())
        return;
    out.family("muster_run_checks_failed", "Failed checks by name.");
    for (auto it = failed.cbegin(); it != failed.cend(); ++it)
        out.sample(it.value(), {{QStringLiteral("check"), it.key()}});
}

void steps(Exposition &out, const Report &report)
{
    const bool timed = std::any_of(report.steps.cbegin(), report.steps.cend(),
                                   [](const auto &s) { return s.duration.has_value(); });
    if (!timed)
        return;
    out.family("muster_step_duration_seconds", "Time of each step.");
    for (const ReportStep &step : report.steps) {
        if (step.duration)
            out.sample(
                double(step.duration->count()) / 1000.0,
                {{QStringLiteral("step"), step.id}, {QStringLiteral("status"), statusWord(step.status)}});
    }
}
} // namespace

QByteArray reportToPrometheus(const Report &report)
{
    // No run id: each drill of a plan is a point of the same series.
    Exposition out(
        {{QStringLiteral("plan"), report.plan.id.isEmpty() ? reporttext::title(report) : report.plan.id},
         {QStringLiteral("kind"), kindWord(report.plan.kind)}});
    out.family("muster_run_info", "The run that these figures are of.");
    out.sample(
        1, {{QStringLiteral("run_id"), report.runId}, {QStringLiteral("state"), runPhaseWord(report.state)}});
    out.family("muster_run_verdict", "1 for the verdict that holds.");
    oneOf(out, QStringLiteral("verdict"), report.verdict,
          {Verdict::Passed, Verdict::Warning, Verdict::Unknown, Verdict::Failed}, &verdictWord);
    targets(out, report);
    checks(out, report);
    out.family("muster_run_gaps", "Gaps by priority.");
    QMap<QString, int> gaps{{QStringLiteral("P1"), 0}, {QStringLiteral("P2"), 0}, {QStringLiteral("P3"), 0}};
    for (const ReportGap &gap : report.gaps)
        ++gaps[gap.priority];
    for (auto it = gaps.cbegin(); it != gaps.cend(); ++it)
        out.sample(it.value(), {{QStringLiteral("priority"), it.key()}});
    steps(out, report);
    if (report.backup.bytes) {
        out.family("muster_backup_bytes", "Size of the backup.");
        out.sample(double(*report.backup.bytes));
    }
    if (report.finishedAt.isValid()) {
        out.family("muster_run_finished_timestamp_seconds", "When the run finished, Unix time.");
        out.sample(double(report.finishedAt.toMSecsSinceEpoch()) / 1000.0);
    }
    return out.bytes();
}

} // namespace muster

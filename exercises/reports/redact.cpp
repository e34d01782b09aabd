// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/internal.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace muster::reports
{

namespace
{
// Replaces every known name, wherever it stands, by the person's role or "person N".
class Redactor
{
public:
    void know(const QString &name, const QString &role)
    {
        const QString trimmed = name.trimmed();
        static const QSet<QString> nobody{QStringLiteral("muster"),   QStringLiteral("root"),
                                          QStringLiteral("postgres"), QStringLiteral("nobody"),
                                          QStringLiteral("runner"),   QStringLiteral("ci")};
        if (trimmed.size() < 2 || nobody.contains(trimmed) || m_known.contains(trimmed))
            return;
        m_known.insert(trimmed);
        m_names.push_back({trimmed, role.isEmpty() ? QStringLiteral("person %1").arg(m_known.size()) : role});
        std::stable_sort(m_names.begin(), m_names.end(),
                         [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    }

    void in(QString &text) const
    {
        static const QRegularExpression home(QStringLiteral("(/home/|/Users/)[^/\\s]+"));
        if (text.contains(QStringLiteral("/home/")) || text.contains(QStringLiteral("/Users/")))
            text.replace(home, QStringLiteral("\\1someone"));
        for (const auto &[name, other] : m_names) {
            if (!text.contains(name, Qt::CaseInsensitive))
                continue;
            const QRegularExpression whole(
                QStringLiteral("(?<![\\w])%1(?![\\w])").arg(QRegularExpression::escape(name)),
                QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
            text.replace(whole, QString(other).replace(u'\\', QStringLiteral("\\\\")));
        }
    }

    [[nodiscard]] QJsonValue value(const QJsonValue &value) const
    {
        if (value.isString()) {
            QString text = value.toString();
            in(text);
            return text;
        }
        if (value.isArray()) {
            QJsonArray array;
            const QJsonArray values = value.toArray();
            for (const QJsonValue &item : values)
                array.append(this->value(item));
            return array;
        }
        if (value.isObject())
            return object(value.toObject());
        return value;
    }

    [[nodiscard]] QJsonObject object(const QJsonObject &values) const
    {
        QJsonObject result;
        for (auto it = values.begin(); it != values.end(); ++it)
            result.insert(it.key(), value(it.value()));
        return result;
    }

private:
    QSet<QString> m_known;
    QVector<QPair<QString, QString>> m_names;
};

// Whoever approved or was asked to do a step; the journal knows those too whose word was taken back. A role or a
// component of the plan is nobody's name.
void knowDecisions(const Report &report, Redactor *redactor)
{
    QSet<QString> roles;
    for (const Participant &person : report.plan.participants)
        roles.insert(person.role);
    for (const ReportStep &step : report.steps)
        roles.insert(step.role);
    const auto know = [&](const QString &name) {
        if (!roles.contains(name))
            redactor->know(name, {});
    };
    for (const Approval &approval : report.approvals)
        know(approval.by);
    for (const ReportStep &step : report.steps)
        know(step.assignee);
    for (const JournalEntry &entry : report.entries) {
        if (const auto *ticked = std::get_if<event::StepTicked>(&entry.event.body))
            know(ticked->approvedBy.value_or(QString()));
        else if (const auto *assigned = std::get_if<event::StepsAssigned>(&entry.event.body))
            know(assigned->to);
        else if (const auto *live = std::get_if<event::WentLive>(&entry.event.body))
            know(live->approvedBy);
    }
}

Redactor redactorOf(const Report &report)
{
    Redactor redactor;
    for (const Participant &person : report.plan.participants)
        redactor.know(person.name, person.role);
    redactor.know(report.plan.facilitator, QStringLiteral("facilitator"));
    redactor.know(report.plan.scribe, QStringLiteral("scribe"));
    for (const QString &key :
         {QStringLiteral("operator"), QStringLiteral("operator_name"), QStringLiteral("user")}) {
        redactor.know(report.options.value(key).toString(), QStringLiteral("operator"));
        redactor.know(report.environment.value(key).toString(), QStringLiteral("operator"));
    }
    for (const TimelineItem &item : report.timeline)
        redactor.know(item.actor, {});
    for (const ReportNote &note : report.notes)
        redactor.know(note.actor, {});
    for (const ReportStep &step : report.steps)
        redactor.know(step.actor, {});
    knowDecisions(report, &redactor);
    return redactor;
}

void redactPlan(Plan &plan, const Redactor &redactor)
{
    for (QString *text :
         {&plan.title, &plan.description, &plan.backup, &plan.target, &plan.facilitator, &plan.scribe})
        redactor.in(*text);
    for (Participant &person : plan.participants) {
        redactor.in(person.name);
        person.extra = {};
    }
    plan.extra = redactor.object(plan.extra);
}
} // namespace

void redact(Report &report)
{
    const Redactor redactor = redactorOf(report);
    redactPlan(report.plan, redactor);
    redactor.in(report.headline);
    redactor.in(report.logFile);
    redactor.in(report.backup.location);
    for (ReportStep &step : report.steps) {
        for (QString *text : {&step.text, &step.actor, &step.message, &step.hint, &step.role, &step.assignee,
                              &step.answerReason})
            redactor.in(*text);
    }
    for (Approval &approval : report.approvals)
        redactor.in(approval.by);
    for (ReportEvidence &file : report.attachments)
        redactor.in(file.name);
    for (RecordedCheck &check : report.checks) {
        redactor.in(check.check.message);
        check.check.expected = redactor.value(check.check.expected);
        check.check.actual = redactor.value(check.check.actual);
    }
    for (TimelineItem &item : report.timeline) {
        redactor.in(item.text);
        redactor.in(item.actor);
    }
    for (ReportGap &gap : report.gaps) {
        for (QString *text : {&gap.description, &gap.remediation, &gap.owner})
            redactor.in(*text);
    }
    for (CriterionResult &criterion : report.criteria) {
        redactor.in(criterion.how);
        for (QString &name : criterion.attestedBy)
            redactor.in(name);
    }
    for (ReportFix &fix : report.fixes) {
        for (QString *text : {&fix.what, &fix.action, &fix.owner})
            redactor.in(*text);
    }
    forEachText(report.tabletop, [&redactor](QString &text) { redactor.in(text); });
    for (ReportNote &note : report.notes) {
        redactor.in(note.text);
        redactor.in(note.actor);
    }
    for (StepMark &mark : report.marks.steps)
        redactor.in(mark.text);
    for (PauseMark &mark : report.marks.pauses)
        redactor.in(mark.reason);
    for (Pause &pause : report.pauses)
        redactor.in(pause.reason);
    for (QString &person : report.people)
        redactor.in(person);
    for (event::Measured &measure : report.measures)
        measure.value = redactor.value(measure.value);
    for (event::ResourceAdded &resource : report.kept) {
        redactor.in(resource.path);
        resource.detail = redactor.object(resource.detail);
    }
    report.environment = redactor.object(report.environment);
    report.options = redactor.object(report.options);
    report.entries.clear();
    report.anonymous = true;
}

} // namespace muster::reports

QJsonObject muster::withoutNames(const QJsonObject &texts, const Report &report)
{
    return report.anonymous ? texts : reports::redactorOf(report).object(texts);
}

muster::Report muster::anonymised(Report report)
{
    if (!report.anonymous)
        reports::redact(report);
    return report;
}

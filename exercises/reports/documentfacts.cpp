// SPDX-License-Identifier: GPL-3.0-or-later
// Facts that several documents need, taken from the plan and the run; what neither says is empty.
#include "reports/documentbuilder.h"
#include "reports/reporttext.h"
#include "reports/timelinetext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace muster::reports
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

bool hasWord(const QString &text, const QStringList &words)
{
    return std::any_of(words.begin(), words.end(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}
} // namespace

QString kindLabel(const Plan &plan)
{
    switch (plan.kind) {
    case PlanKind::Tabletop:
        return tr("Tabletop exercise");
    case PlanKind::Drill:
        return plan.surprise ? tr("Recovery drill, unannounced") : tr("Recovery drill");
    case PlanKind::Partial:
        return tr("Partial recovery test");
    case PlanKind::Failover:
        return tr("Failover drill");
    case PlanKind::Verification:
        break;
    }
    return tr("Backup verification");
}

QString titleOf(const Plan &plan)
{
    return plan.title.isEmpty() ? plan.id : plan.title;
}

QString dateOf(const Plan &plan, const Report *report)
{
    if (report && report->liveAt.isValid())
        return report->liveAt.toUTC().date().toString(Qt::ISODate);
    return plan.date;
}

QDateTime plannedStart(const Plan &plan)
{
    if (plan.date.size() <= 10) // a day alone
        return {};
    QString text = plan.date.trimmed();
    const QDateTime start = QDateTime::fromString(text.replace(10, 1, u'T'), Qt::ISODate);
    return start;
}

QString shortOffset(Milliseconds offset)
{
    QString text = offsetText(offset);
    if (text.endsWith(QStringLiteral(":00")) && text.count(u':') == 2)
        text.chop(3);
    return text;
}

QString shortTime(const QDateTime &when)
{
    return when.isValid() ? when.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QStringLiteral(" UTC") : QString();
}

QString wordsOr(const std::optional<Milliseconds> &value)
{
    return value ? wordsText(*value) : QString();
}

QStringList componentsOf(const Plan &plan, const Report *report)
{
    QStringList all;
    for (const Scenario &scenario : tabletopOf(plan).scenarios)
        all += scenario.affectedSystems;
    if (!plan.component.isEmpty())
        all.append(plan.component);
    for (const Phase &phase : plan.phases)
        all.append(phase.component);
    for (const ReportStep &step : report ? report->steps : QVector<ReportStep>()) {
        const bool named = std::any_of(all.begin(), all.end(), [&step](const QString &other) { // "PostgreSQL" is postgres
            return other.startsWith(step.component, Qt::CaseInsensitive);
        });
        if (!named)
            all.append(step.component);
    }
    all.removeAll(QString());
    all.removeDuplicates();
    return all;
}

QString personWith(const Plan &plan, const QStringList &roleWords)
{
    for (const Participant &person : plan.participants) {
        if (hasWord(person.role, roleWords))
            return person.name;
    }
    return {};
}

QString roleName(const QString &role)
{
    return role.startsWith(u'@') ? role.mid(1) : role;
}

QStringList textsIn(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().split(u'\n', Qt::SkipEmptyParts);
    if (value.isObject()) {
        for (const QString &key : {QStringLiteral("text"), QStringLiteral("description"), QStringLiteral("title"),
                                   QStringLiteral("name"), QStringLiteral("to")}) {
            if (!value[key].toString().isEmpty())
                return {value[key].toString()};
        }
        return {};
    }
    QStringList texts;
    for (const QJsonValue &item : value.toArray())
        texts += textsIn(item);
    return texts;
}

QStringList issueTexts(const Report &report)
{
    QStringList texts;
    for (const ReportNote &note : report.notes) {
        if (note.kind == u"issue")
            texts.append(note.text);
    }
    for (const ReportGap &gap : report.gaps) {
        if (!gap.beforehand && !gap.description.isEmpty())
            texts.append(gap.id.isEmpty() ? gap.description : QStringLiteral("%1: %2").arg(gap.id, gap.description));
    }
    for (const ReportFix &fix : report.fixes) {
        if (fix.source == u"check" || fix.source == u"step")
            texts.append(reporttext::briefText(fix.what));
    }
    texts.removeDuplicates();
    return texts;
}

QString dateAbout(const AarLessons &lessons, const QStringList &words)
{
    for (const QString &date : lessons.nextDates) {
        if (hasWord(date, words))
            return date;
    }
    return {};
}

QString nextDrill(const Plan &plan, const AarLessons &lessons)
{
    const QString written = dateAbout(lessons, {QStringLiteral("drill"), QStringLiteral("exercise"), QStringLiteral("test")});
    return written.isEmpty() ? plan.extra.value(u"next_drill").toString() : written;
}

QVector<ActionItem> actionItems(const Report &report)
{
    QVector<ActionItem> items;
    for (const ReportGap &gap : report.gaps) {
        if (reporttext::isOpen(gap.status))
            items.append({gap.remediation.isEmpty() ? gap.description : gap.remediation, gap.owner, gap.due});
    }
    QSet<QString> known;
    for (const ActionItem &item : std::as_const(items))
        known.insert(item.what);
    for (const ReportFix &fix : report.fixes) {
        const QString found = reporttext::briefText(fix.what);
        const QString what = fix.action.isEmpty()         ? found
                             : found.endsWith(u'.') ? QStringLiteral("%1 %2").arg(found, reporttext::briefText(fix.action))
                                                    : QStringLiteral("%1: %2").arg(found, reporttext::briefText(fix.action));
        if (fix.source != u"gap" && !known.contains(what))
            items.append({what, fix.owner, fix.until});
    }
    return items;
}

QString reportStatus(TargetStatus status)
{
    return status == TargetStatus::Met      ? QStringLiteral("Met")
           : status == TargetStatus::Missed ? QStringLiteral("Missed")
                                            : QString();
}

} // namespace muster::reports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reporttext.h"

namespace muster
{

namespace
{
bool isNumber(const QString &text)
{
    bool number = false;
    text.toDouble(&number);
    return number;
}

// RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front; plain numbers
// stay.
QString cell(QString text)
{
    static const QString dangerous = QStringLiteral("=+-@\t\r");
    if (!text.isEmpty() && dangerous.contains(text.front()) && !isNumber(text))
        text.prepend(u'\'');
    text.remove(QChar(0));
    if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r'))
        return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
    return text;
}

QString line(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &text : cells)
        quoted << cell(text);
    return quoted.join(u',') + QStringLiteral("\r\n");
}
// HSEEP's improvement plan, one line a gap.
QByteArray improvementCsv(const Report &report)
{
    QString out = line({QStringLiteral("exercise_id"), QStringLiteral("gap"), QStringLiteral("capability"),
                        QStringLiteral("issue"), QStringLiteral("corrective_action"), QStringLiteral("element"),
                        QStringLiteral("priority"), QStringLiteral("owner"), QStringLiteral("start"),
                        QStringLiteral("due"), QStringLiteral("status")});
    for (const AarImprovement &one : report.tabletop.improvements)
        out += line({report.plan.id, one.gap, one.capability, one.issue, one.correctiveAction, one.element,
                     one.priority, one.owner, one.start, one.due, one.status});
    return out.toUtf8();
}
} // namespace

QByteArray reportToCsv(const Report &report)
{
    if (reporttext::isTabletop(report))
        return improvementCsv(report);
    QString out = line({QStringLiteral("run_id"), QStringLiteral("step"), QStringLiteral("name"),
                        QStringLiteral("object"), QStringLiteral("status"), QStringLiteral("critical"),
                        QStringLiteral("expected"), QStringLiteral("actual"), QStringLiteral("message"),
                        QStringLiteral("duration_ms")});
    for (const RecordedCheck &recorded : report.checks) {
        const CheckResult &check = recorded.check;
        out += line({report.runId, recorded.step, check.name, check.object, statusWord(check.status),
                     check.critical ? QStringLiteral("true") : QStringLiteral("false"),
                     reporttext::valueText(check.expected), reporttext::valueText(check.actual),
                     check.message, QString::number(check.duration.count())});
    }
    return out.toUtf8();
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
// The success criteria in the report's formats.
#include "reports/internal.h"
#include "reports/reporttext.h"

#include <QCoreApplication>

namespace muster
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

QString cell(TargetStatus status)
{
    switch (status) {
    case TargetStatus::Met:
        return reporttext::statusGlyph(Status::Passed) + u' ' + tr("met");
    case TargetStatus::Missed:
        return reporttext::statusGlyph(Status::Failed) + u' ' + tr("missed");
    case TargetStatus::Unknown:
    case TargetStatus::None:
        break;
    }
    return reporttext::statusGlyph(Status::Unknown) + u' ' + tr("unknown");
}

} // namespace

reports::Ordered reports::criteriaJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const CriterionResult &result : report.criteria)
        list.push_back({{"id", text(result.id)},
                        {"text", text(result.text)},
                        {"status", text(targetStatusWord(result.status))},
                        {"how", text(result.how)},
                        {"attested_by", textOrNull(result.attestedBy.join(QStringLiteral(", ")))}});
    return list;
}

reporttext::FactTable reports::criteriaTable(const Report &report)
{
    reporttext::FactTable table{tr("Success criteria"), {tr("Criterion"), tr("Status"), tr("Why"), tr("Attested by")}, {}};
    for (const CriterionResult &result : report.criteria)
        table.rows.append({result.text, cell(result.status), result.how, result.attestedBy.join(QStringLiteral(", "))});
    return table;
}

} // namespace muster

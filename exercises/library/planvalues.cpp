// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/planvalues.h"

#include <QRegularExpression>

namespace muster
{

QVector<PlanValue> planValues(const Plan &plan)
{
    static const QRegularExpression form(
        QStringLiteral(R"((?<!\$)\$\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?\})"));
    QVector<PlanValue> values;
    auto matches = form.globalMatch(QString::fromUtf8(planToJson(plan)));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString name = match.captured(1);
        const bool needed = match.capturedStart(2) < 0;
        const auto known = std::find_if(values.begin(), values.end(),
                                        [&name](const PlanValue &value) { return value.name == name; });
        if (known == values.end())
            values.append({name, match.captured(3), needed});
        else
            known->needed = known->needed || needed;
    }
    return values;
}

Result<LoadedPlan> fillPlan(const Plan &plan, const Variables &variables, const QStringList &knownActions)
{
    return parsePlan(planToJson(plan), variables, knownActions);
}

} // namespace muster

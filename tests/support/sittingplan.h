// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop plan for the tests of the session: injects with and without times, contingencies, repeated and
// missing ids, response steps, a gap that is known beforehand.
#pragma once

#include "domain/plan.h"

#include <QJsonArray>

namespace muster
{

// `repeated`: with an id given twice, which the loader would refuse.
inline Plan sittingPlan(int injects = 6, int everyMinutes = 5, bool repeated = true)
{
    QJsonArray list;
    for (int i = 1; i <= injects; ++i)
        list.append(QJsonObject{{QStringLiteral("id"), QStringLiteral("i%1").arg(i)},
                                {QStringLiteral("number"), QString::number(i)},
                                {QStringLiteral("at"), QStringLiteral("T+%1").arg(i * everyMinutes)},
                                {QStringLiteral("from"), QStringLiteral("NOC")},
                                {QStringLiteral("to"), QJsonArray{QStringLiteral("Ops"), QStringLiteral("Legal")}},
                                {QStringLiteral("message"), QStringLiteral("Secret message %1").arg(i)},
                                {QStringLiteral("expected_response"), QStringLiteral("Hidden answer %1").arg(i)}});
    list.append(QJsonObject{{QStringLiteral("id"), QStringLiteral("c1")},
                            {QStringLiteral("contingency"), true},
                            {QStringLiteral("message"), QStringLiteral("Secret contingency")}});
    const QJsonArray second{
        QJsonObject{{QStringLiteral("id"), QStringLiteral("x")}, {QStringLiteral("at"), QStringLiteral("T+1")}, {QStringLiteral("message"), QStringLiteral("Secret x")}},
        QJsonObject{{QStringLiteral("id"), repeated ? QStringLiteral("x") : QStringLiteral("y")}, {QStringLiteral("at"), QStringLiteral("T+2")}, {QStringLiteral("message"), QStringLiteral("Secret second x")}},
        QJsonObject{{QStringLiteral("message"), QStringLiteral("Secret without id")}}};
    const QJsonArray steps{
        QJsonObject{{QStringLiteral("id"), QStringLiteral("1")}, {QStringLiteral("action"), QStringLiteral("Declare")}, {QStringLiteral("estimated_duration_minutes"), 10}},
        QJsonObject{{QStringLiteral("id"), QStringLiteral("2")}, {QStringLiteral("action"), QStringLiteral("Fail over")}, {QStringLiteral("estimated_duration_minutes"), 15}}};
    Plan plan;
    plan.kind = PlanKind::Tabletop;
    plan.id = QStringLiteral("TTX-1");
    plan.title = QStringLiteral("Region outage");
    plan.extra = {{QStringLiteral("scenarios"),
                   QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("Outage")}, {QStringLiteral("expected_rto"), 30}, {QStringLiteral("injects"), list}},
                              QJsonObject{{QStringLiteral("name"), QStringLiteral("Leak")}, {QStringLiteral("expected_rto"), 60}, {QStringLiteral("injects"), second}}}},
                  {QStringLiteral("response_steps"), QJsonObject{{QStringLiteral("Outage"), steps}}},
                  {QStringLiteral("objectives"), QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("o1")}, {QStringLiteral("text"), QStringLiteral("Decide in time")}}}},
                  {QStringLiteral("gaps"),
                   QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("G1")}, {QStringLiteral("description"), QStringLiteral("No password")}, {QStringLiteral("priority"), QStringLiteral("P1")}}}}};
    return plan;
}

} // namespace muster

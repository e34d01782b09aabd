// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/msel.h"
#include "formats/mselheaders.h"

#include <QJsonObject>
#include <QSet>

#include <set>

namespace muster
{

namespace
{

const QSet<QString> &knownKeys()
{
    static const QSet<QString> keys{
        QStringLiteral("id"),      QStringLiteral("number"),    QStringLiteral("at"),
        QStringLiteral("mode"),    QStringLiteral("from"),      QStringLiteral("to"),
        QStringLiteral("message"), QStringLiteral("objective"), QStringLiteral("expected_response"),
        QStringLiteral("notes"),   QStringLiteral("artifacts"), QStringLiteral("contingency")};
    return keys;
}

QString textOf(const QJsonValue &value)
{
    return value.isDouble() ? value.toVariant().toString() : value.toString();
}

// What columns there are, beyond HSEEP's.
struct Extent
{
    bool artifacts = false;
    bool scenarios = false;
    std::set<QString> kept;
};

Extent extentOf(const Tabletop &tabletop)
{
    Extent extent;
    extent.scenarios = tabletop.scenarios.size() > 1;
    for (const Scenario &scenario : tabletop.scenarios) {
        for (const Inject &inject : scenario.injects) {
            extent.artifacts = extent.artifacts || !inject.artifacts.isEmpty();
            for (auto it = inject.raw.begin(); it != inject.raw.end(); ++it) {
                if (!knownKeys().contains(it.key()) && !textOf(it.value()).isEmpty())
                    extent.kept.insert(it.key());
            }
        }
    }
    return extent;
}

QString objectiveText(const Tabletop &tabletop, const QString &id)
{
    for (const Objective &objective : tabletop.objectives) {
        if (!id.isEmpty() && objective.id == id)
            return objective.text.isEmpty() ? id : objective.text;
    }
    return id;
}

QString cellOf(const Tabletop &tabletop, const Inject &inject, MselField field)
{
    switch (field) {
    case MselField::Number:
        return inject.number;
    case MselField::At:
        return inject.at ? injectTimeText(*inject.at) : QString();
    case MselField::Type:
        return eventTypeWord(inject.contingency ? EventType::Contingency : EventType::Inject);
    case MselField::Mode:
        return inject.mode;
    case MselField::From:
        return inject.from;
    case MselField::To:
        return joinList(inject.to);
    case MselField::Message:
        return inject.message;
    case MselField::ExpectedResponse:
        return inject.expectedResponse;
    case MselField::Objective:
        return objectiveText(tabletop, inject.objective);
    case MselField::Notes:
        return inject.notes;
    case MselField::Artifacts:
        return joinList(inject.artifacts);
    case MselField::Scenario:
    case MselField::None:
        break;
    }
    return {};
}

QStringList headersOf(const Extent &extent)
{
    QStringList headers;
    for (const auto &[field, header] : hseepColumns())
        headers.append(header);
    if (extent.artifacts)
        headers.append(QStringLiteral("Artifacts"));
    if (extent.scenarios)
        headers.append(QStringLiteral("Scenario"));
    for (const QString &key : extent.kept)
        headers.append(key);
    return headers;
}

} // namespace

QVector<QStringList> mselRows(const Plan &plan)
{
    const Tabletop tabletop = tabletopOf(plan);
    const Extent extent = extentOf(tabletop);
    QVector<QStringList> rows{headersOf(extent)};
    for (const Scenario &scenario : tabletop.scenarios) {
        for (const Inject &inject : scenario.injects) {
            QStringList row;
            for (const auto &[field, header] : hseepColumns())
                row.append(cellOf(tabletop, inject, field));
            if (extent.artifacts)
                row.append(cellOf(tabletop, inject, MselField::Artifacts));
            if (extent.scenarios)
                row.append(scenario.name);
            for (const QString &key : extent.kept)
                row.append(textOf(inject.raw.value(key)));
            rows.append(row);
        }
    }
    return rows;
}

} // namespace muster

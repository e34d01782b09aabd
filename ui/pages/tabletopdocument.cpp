// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tabletopdocument.h"

#include <algorithm>

namespace muster
{

TabletopDocument::TabletopDocument(PlanDocument *document, QObject *parent)
    : QObject(parent), m_document(document)
{
    connect(document, &PlanDocument::headChanged, this, &TabletopDocument::read);
    read();
}

void TabletopDocument::read()
{
    if (plan().kind != PlanKind::Tabletop)
        return;
    m_tabletop = tabletopOf(plan());
    m_lists = listsOf(plan(), m_tabletop);
    const auto count = static_cast<int>(m_tabletop.scenarios.size());
    m_current = std::clamp(m_current, count > 0 ? 0 : -1, count - 1);
    Q_EMIT changed();
}

const Scenario *TabletopDocument::scenario() const
{
    return m_current >= 0 && m_current < m_tabletop.scenarios.size() ? &m_tabletop.scenarios.at(m_current) : nullptr;
}

void TabletopDocument::setCurrent(int scenario)
{
    if (scenario == m_current || scenario < 0 || scenario >= m_tabletop.scenarios.size())
        return;
    m_current = scenario;
    Q_EMIT changed();
}

void TabletopDocument::change(const QString &what, const std::function<void(Tabletop &)> &change,
                              const QString &mergeKey)
{
    Tabletop after = m_tabletop;
    change(after);
    if (after != m_tabletop)
        m_document->changeHead(
            what, [&after](Plan &plan) { plan = withTabletop(plan, after); }, mergeKey);
}

void TabletopDocument::changeScenario(const QString &what, const std::function<void(Scenario &)> &change,
                                      const QString &mergeKey)
{
    if (!scenario())
        return;
    const QString name = scenario()->name;
    this->change(
        what,
        [&](Tabletop &tabletop) {
            Scenario &shown = tabletop.scenarios[m_current];
            change(shown);
            // The file keeps response steps by name: scenarios of one name have the same.
            for (Scenario &other : tabletop.scenarios) {
                if (other.name == name && shown.name == name)
                    other.steps = shown.steps;
            }
        },
        mergeKey);
}

void TabletopDocument::changePlan(const QString &what, const std::function<void(Plan &)> &change,
                                  const QString &mergeKey)
{
    m_document->changeHead(what, change, mergeKey);
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/injectsmodel.h"

#include "items/roles.h"
#include "items/words.h"

namespace muster
{

namespace
{

Status glyphOf(const InjectRow &row)
{
    switch (row.inject.status) {
    case InjectStatus::Released: return Status::Passed;
    case InjectStatus::Skipped: return Status::Skipped;
    case InjectStatus::Held:
    case InjectStatus::Pending: break;
    }
    return row.isDue ? Status::Running : Status::Pending;
}

// "T+0:10:00 · 3 · Storage vendor → DBA · phone"
QString routeOf(const InjectRow &row)
{
    const Inject &inject = row.inject.inject;
    const QString number = inject.number.isEmpty() ? row.key : inject.number;
    QString people = inject.from;
    if (!inject.to.isEmpty())
        people += (people.isEmpty() ? QStringLiteral("→ ") : QStringLiteral(" → ")) + inject.to.join(u", ");
    QStringList parts{inject.at ? offsetText(*inject.at) : QString(), number, people, inject.mode};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

// What was said, and what the plan has when that is something else.
QString toolTipOf(const InjectState &inject)
{
    QStringList parts{inject.text(), inject.said.isEmpty() ? QString() : InjectsModel::tr("Reworded; planned: %1").arg(inject.inject.message),
                      inject.reason};
    parts.removeAll(QString());
    return parts.join(QStringLiteral("\n\n"));
}

} // namespace

InjectsModel::InjectsModel(Part part, QObject *parent) : KeyedTable<InjectRow>(parent), m_part(part)
{
}

void InjectsModel::update(const RunState &state, const QString &scenario, const QDateTime &now)
{
    QVector<InjectRow> rows;
    if (const ScenarioState *one = state.tabletop.scenario(scenario)) {
        const Milliseconds time = scenarioClock(state, scenario, now);
        for (const InjectState &inject : one->injects) {
            const bool inTray = inject.inject.contingency && inject.isOpen();
            if (inTray != (m_part == Tray))
                continue;
            InjectRow row{inject.key, inject, {}, false};
            if (inject.status == InjectStatus::Released) {
                row.due = clockText(inject.after);
            } else if (const auto late = overdue(inject, time, one->isStarted())) {
                row.isDue = *late >= Milliseconds(0);
                row.due = !row.isDue                    ? tr("in %1").arg(clockText(-*late))
                          : *late < Milliseconds(1000) ? tr("now")
                                                        : tr("%1 late").arg(clockText(*late));
            }
            rows.append(row);
        }
    }
    take(rows);
}

int InjectsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InjectsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const InjectRow &row = at(index.row());
    const Inject &inject = row.inject.inject;
    switch (role) {
    case IdRole: return row.key;
    case InjectStatusRole: return static_cast<int>(row.inject.status);
    case StatusRole: return static_cast<int>(glyphOf(row));
    case SubtitleRole: return routeOf(row);
    case AttentionRole: return row.isDue;
    case ContingencyRole: return inject.contingency;
    case SortRole: return inject.at ? QVariant(qlonglong(inject.at->count())) : QVariant();
    case Qt::ToolTipRole:
        return toolTipOf(row.inject);
    case Qt::AccessibleTextRole:
        return tr("Inject %1, %2: %3").arg(inject.number.isEmpty() ? row.key : inject.number,
                                           injectStatusLabel(row.inject.status, row.isDue), row.inject.text());
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case StatusColumn: return injectStatusLabel(row.inject.status, row.isDue);
    case TimeColumn: return inject.at ? offsetText(*inject.at) : QString();
    case DueColumn:
        return row.inject.status == InjectStatus::Held || row.inject.status == InjectStatus::Skipped
                   ? injectStatusLabel(row.inject.status, false)
                   : row.due;
    case NumberColumn: return inject.number.isEmpty() ? row.key : inject.number;
    case FromColumn: return inject.from;
    case ToColumn: return inject.to.join(u", ");
    case MessageColumn: return row.inject.text().simplified();
    default: return {};
    }
}

QVariant InjectsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StatusColumn: return tr("Status");
    case TimeColumn: return tr("Planned");
    case DueColumn: return tr("Due");
    case NumberColumn: return tr("No.");
    case FromColumn: return tr("From");
    case ToColumn: return tr("To");
    case MessageColumn: return tr("Message");
    default: return {};
    }
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/responsemodel.h"

#include "items/roles.h"
#include "items/words.h"

namespace muster
{

namespace
{

Status statusOfOutcome(const QString &outcome)
{
    if (outcome.isEmpty())
        return Status::Pending;
    return outcome == u"no_answer" ? Status::Failed : Status::Passed;
}

// "DBA · 10 min · after verify · psql, Patroni"
QString detailOf(const ResponseStep &step)
{
    QStringList parts{step.role, step.estimate ? wordsText(*step.estimate) : QString(),
                      step.dependencies.isEmpty() ? QString() : ResponseModel::tr("after %1").arg(step.dependencies.join(u", ")),
                      step.tools.join(u", ")};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ResponseModel::ResponseModel(QObject *parent) : KeyedTable<DiscussedStep>(parent)
{
}

void ResponseModel::update(const RunState &state, const QString &scenario)
{
    const ScenarioState *one = state.tabletop.scenario(scenario);
    take(one ? one->steps : QVector<DiscussedStep>());
}

int ResponseModel::discussed() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += at(row).outcome.isEmpty() ? 0 : 1;
    return count;
}

int ResponseModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ResponseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DiscussedStep &row = at(index.row());
    switch (role) {
    case IdRole: return row.key;
    case StatusRole: return static_cast<int>(statusOfOutcome(row.outcome));
    case OutcomeRole: return row.outcome;
    case SubtitleRole: return detailOf(row.step);
    case KindRole: return row.outcome == u"no_answer" ? QStringLiteral("issue")
                        : row.outcome == u"changed"  ? QStringLiteral("deviation")
                                                     : QStringLiteral("step");
    case Qt::ToolTipRole: return row.note.isEmpty() ? row.step.action : QString(row.step.action + QStringLiteral("\n\n") + row.note);
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(row.step.action, outcomeLabel(row.outcome));
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case OutcomeColumn: return outcomeLabel(row.outcome);
    case StepColumn: return row.step.action;
    case RoleColumn: return row.step.role;
    case EstimateColumn: return row.step.estimate ? wordsText(*row.step.estimate) : QString();
    case NoteColumn: return row.note;
    default: return {};
    }
}

QVariant ResponseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case OutcomeColumn: return tr("Outcome");
    case StepColumn: return tr("Step");
    case RoleColumn: return tr("Role");
    case EstimateColumn: return tr("Estimate");
    case NoteColumn: return tr("Note");
    default: return {};
    }
}

} // namespace muster

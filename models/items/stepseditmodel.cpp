// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/stepseditmodel.h"

#include "items/roles.h"
#include "items/words.h"

#include <QSet>

namespace muster
{

namespace
{

constexpr quintptr phaseMark = 0; // internal id of a phase; a step's is its phase + 1

} // namespace

StepsEditModel::StepsEditModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void StepsEditModel::setPhases(const QVector<Phase> &phases)
{
    beginResetModel();
    m_phases = phases;
    endResetModel();
}

void StepsEditModel::insertPhase(int at, const Phase &phase)
{
    if (at < 0 || at > m_phases.size())
        return;
    // Rows of steps carry their phase's number, so persistent indexes have to be made anew.
    beginResetModel();
    m_phases.insert(at, phase);
    endResetModel();
    Q_EMIT edited();
}

void StepsEditModel::removePhase(int at)
{
    if (!phase(at))
        return;
    beginResetModel();
    m_phases.removeAt(at);
    endResetModel();
    Q_EMIT edited();
}

void StepsEditModel::movePhase(int from, int to)
{
    if (!phase(from) || !phase(to) || from == to)
        return;
    beginResetModel();
    m_phases.move(from, to);
    endResetModel();
    Q_EMIT edited();
}

void StepsEditModel::setPhase(int at, const Phase &phase)
{
    if (!this->phase(at))
        return;
    const QVector<Step> steps = m_phases.at(at).steps;
    m_phases[at] = phase;
    m_phases[at].steps = steps;
    Q_EMIT dataChanged(indexOf({at, -1}), indexOf({at, -1}, ColumnCount - 1));
    Q_EMIT edited();
}

void StepsEditModel::insertStep(StepPlace at, const Step &step)
{
    if (!phase(at.phase) || at.step < 0 || at.step > m_phases.at(at.phase).steps.size())
        return;
    beginInsertRows(indexOf({at.phase, -1}), at.step, at.step);
    m_phases[at.phase].steps.insert(at.step, step);
    endInsertRows();
    Q_EMIT edited();
}

void StepsEditModel::removeStep(StepPlace at)
{
    if (!step(at))
        return;
    beginRemoveRows(indexOf({at.phase, -1}), at.step, at.step);
    m_phases[at.phase].steps.removeAt(at.step);
    endRemoveRows();
    Q_EMIT edited();
}

void StepsEditModel::setStep(StepPlace at, const Step &value)
{
    if (!step(at))
        return;
    m_phases[at.phase].steps[at.step] = value;
    Q_EMIT dataChanged(indexOf(at), indexOf(at, ColumnCount - 1));
    Q_EMIT edited();
}

void StepsEditModel::moveStep(StepPlace from, StepPlace to)
{
    if (!step(from) || !phase(to.phase) || from == to)
        return;
    const int limit = static_cast<int>(m_phases.at(to.phase).steps.size()) - (from.phase == to.phase ? 1 : 0);
    if (to.step < 0 || to.step > limit)
        return;
    const bool down = from.phase == to.phase && to.step > from.step;
    beginMoveRows(indexOf({from.phase, -1}), from.step, from.step, indexOf({to.phase, -1}),
                  down ? to.step + 1 : to.step);
    const Step taken = m_phases[from.phase].steps.takeAt(from.step);
    m_phases[to.phase].steps.insert(to.step, taken);
    endMoveRows();
    Q_EMIT edited();
}

StepPlace StepsEditModel::placeOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == phaseMark)
        return {index.row(), -1};
    return {static_cast<int>(index.internalId()) - 1, index.row()};
}

QModelIndex StepsEditModel::indexOf(StepPlace place, int column) const
{
    if (place.isPhase())
        return phase(place.phase) ? createIndex(place.phase, column, phaseMark) : QModelIndex();
    return step(place) ? createIndex(place.step, column, static_cast<quintptr>(place.phase) + 1) : QModelIndex();
}

const Phase *StepsEditModel::phase(int at) const
{
    return at >= 0 && at < m_phases.size() ? &m_phases.at(at) : nullptr;
}

const Step *StepsEditModel::step(StepPlace place) const
{
    const Phase *of = phase(place.phase);
    return of && place.step >= 0 && place.step < of->steps.size() ? &of->steps.at(place.step) : nullptr;
}

QString StepsEditModel::freeId(const QString &wanted) const
{
    QSet<QString> used;
    for (const Phase &phase : m_phases) {
        used.insert(phase.id);
        for (const Step &step : phase.steps) {
            used.insert(step.id);
            for (const Step &sub : step.steps)
                used.insert(sub.id);
        }
    }
    QString id = wanted;
    for (int n = 2; used.contains(id); ++n)
        id = wanted + u'-' + QString::number(n);
    return id;
}

QModelIndex StepsEditModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, static_cast<quintptr>(parent.row()) + 1)
                            : createIndex(row, column, phaseMark);
}

QModelIndex StepsEditModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == phaseMark)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, phaseMark);
}

int StepsEditModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_phases.size());
    if (parent.column() > 0 || parent.internalId() != phaseMark)
        return 0;
    const Phase *of = phase(parent.row());
    return of ? static_cast<int>(of->steps.size()) : 0;
}

int StepsEditModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString StepsEditModel::nameOf(const QString &stepId) const
{
    for (const Phase &phase : m_phases) {
        for (const Step &step : phase.steps) {
            if (step.id == stepId)
                return step.text;
        }
    }
    return stepId;
}

QVariant StepsEditModel::stepText(const Step &step, int column) const
{
    switch (column) {
    case TextColumn: return step.text;
    case DoesColumn: return step.action ? m_titles.value(step.action->type, step.action->type) : tr("by hand");
    case RoleColumn: return step.role;
    case EstimateColumn: return step.estimate ? wordsText(*step.estimate) : QString();
    case NeedsColumn: {
        QStringList names;
        for (const QString &need : step.needs)
            names << nameOf(need);
        return names.join(QStringLiteral(", "));
    }
    case FailureColumn: return step.always ? tr("always done") : onFailureLabel(step.onFailure);
    default: return {};
    }
}

QVariant StepsEditModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StepPlace place = placeOf(index);
    const bool shown = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (place.isPhase()) {
        const Phase &of = m_phases.at(place.phase);
        if (role == IsPhaseRole)
            return true;
        if (role == IdRole)
            return of.id;
        if (role == SubtitleRole)
            return of.due ? tr("due %1").arg(offsetText(*of.due)) : QString();
        return shown && index.column() == TextColumn ? QVariant(of.title.isEmpty() ? of.id : of.title) : QVariant();
    }
    const Step *of = step(place);
    if (!of)
        return {};
    if (role == IsPhaseRole)
        return false;
    if (role == IdRole)
        return of->id;
    if (role == AutomaticRole)
        return !of->isManual();
    return shown ? stepText(*of, index.column()) : QVariant();
}

QVariant StepsEditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TextColumn: return tr("Step");
    case DoesColumn: return tr("Does");
    case RoleColumn: return tr("Role");
    case EstimateColumn: return tr("Estimate");
    case NeedsColumn: return tr("Needs");
    case FailureColumn: return tr("If it fails");
    default: return {};
    }
}

} // namespace muster

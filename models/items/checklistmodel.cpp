// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/checklistmodel.h"

#include "items/roles.h"
#include "items/words.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace muster
{

struct ChecklistModel::Node
{
    Node *parent = nullptr;
    int row = 0;
    bool isPhase = false;
    Phase phase; // headings: without its steps
    Step step;   // steps: without their sub-steps
    StepState state;
    int done = 0; // passed, of a phase
    int total = 0;
    Status worst = Status::Pending; // of a phase: what its badge says
    std::vector<std::unique_ptr<Node>> children;
};

namespace
{

// "41 of 75 tables · about 1 min left"
QString progressText(const event::StepProgressed &progress)
{
    QStringList parts;
    if (progress.total > 0) {
        parts << ChecklistModel::tr("%1 of %2 %3", "41 of 75 tables")
                     .arg(progress.done)
                     .arg(progress.total)
                     .arg(progress.unit);
    } else if (!progress.what.isEmpty()) {
        parts << progress.what;
    }
    if (progress.leftMs >= 0)
        parts << ChecklistModel::tr("about %1 left").arg(wordsText(Milliseconds(progress.leftMs)));
    return parts.join(QStringLiteral(" · "));
}

// The mark of a phase: a step that failed or is unknown is never hidden behind those that passed.
Status worse(Status a, Status b)
{
    constexpr std::array order{Status::Failed,  Status::Unknown, Status::Running,
                               Status::Pending, Status::Skipped, Status::Passed};
    return *std::find_if(order.begin(), order.end(), [a, b](Status each) { return each == a || each == b; });
}

} // namespace

ChecklistModel::ChecklistModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

ChecklistModel::~ChecklistModel() = default;

void ChecklistModel::addSteps(Node *parent, const QVector<Step> &steps)
{
    for (const Step &step : steps) {
        auto node = std::make_unique<Node>();
        node->parent = parent;
        node->row = static_cast<int>(parent->children.size());
        node->step = step;
        node->step.steps.clear();
        m_byId.insert(step.id, node.get());
        addSteps(node.get(), step.steps);
        parent->children.push_back(std::move(node));
    }
}

void ChecklistModel::setRun(const RunState &state)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_byId.clear();
    m_runId = state.runId;
    m_liveAt = state.liveAt;
    for (const Phase &phase : state.phases) {
        auto node = std::make_unique<Node>();
        node->parent = m_root.get();
        node->row = static_cast<int>(m_root->children.size());
        node->isPhase = true;
        node->phase = phase;
        node->phase.steps.clear();
        addSteps(node.get(), phase.steps);
        m_root->children.push_back(std::move(node));
    }
    refresh(m_root.get(), state, false);
    endResetModel();
}

void ChecklistModel::clear()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_byId.clear();
    m_runId.clear();
    endResetModel();
}

void ChecklistModel::update(const RunState &state)
{
    if (state.runId != m_runId || static_cast<qsizetype>(m_root->children.size()) != state.phases.size()) {
        setRun(state);
        return;
    }
    m_liveAt = state.liveAt;
    refresh(m_root.get(), state, true);
}

void ChecklistModel::refresh(Node *node, const RunState &state, bool emitChanges)
{
    int done = 0;
    int total = 0;
    Status worst = node->children.empty() ? Status::Pending : Status::Passed;
    for (const auto &child : node->children) {
        refresh(child.get(), state, emitChanges);
        done += child->done;
        total += child->total;
        worst = worse(worst, child->worst);
    }
    bool changed = false;
    if (node != m_root.get() && !node->isPhase) {
        const StepState *now = state.step(node->step.id);
        if (now && *now != node->state) {
            node->state = *now;
            changed = true;
        }
        done += node->state.status == Status::Passed ? 1 : 0;
        total += 1;
        worst = node->children.empty() ? node->state.status : worse(worst, node->state.status);
    }
    changed = changed || done != node->done || total != node->total || worst != node->worst;
    node->worst = worst;
    node->done = done;
    node->total = total;
    if (changed && emitChanges && node != m_root.get())
        Q_EMIT dataChanged(indexOf(node, 0), indexOf(node, ColumnCount - 1));
}

void ChecklistModel::setProgress(const event::StepProgressed &progress)
{
    Node *node = m_byId.value(progress.step);
    if (!node || node->state.status != Status::Running)
        return;
    node->state.progress = progress;
    const QModelIndex index = indexOf(node, StepColumn);
    Q_EMIT dataChanged(index, index);
}

QModelIndex ChecklistModel::indexOf(const Node *node, int column) const
{
    return createIndex(node->row, column, node);
}

QModelIndex ChecklistModel::indexOf(const QString &stepId, int column) const
{
    const Node *node = m_byId.value(stepId);
    return node ? indexOf(node, column) : QModelIndex();
}

int ChecklistModel::doneCount() const
{
    return m_root->done;
}

int ChecklistModel::stepCount() const
{
    return m_root->total;
}

QString ChecklistModel::nextManual() const
{
    for (const auto &phase : m_root->children) {
        for (const auto &child : phase->children) {
            if (child->step.isManual() && !isFinal(child->state.status) && openNeed(*child).isEmpty())
                return child->step.id;
        }
    }
    return {};
}

QModelIndex ChecklistModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node *node = parent.isValid() ? static_cast<const Node *>(parent.constInternalPointer()) : m_root.get();
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ChecklistModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Node *node = static_cast<const Node *>(index.constInternalPointer())->parent;
    return node == m_root.get() ? QModelIndex() : indexOf(node, 0);
}

int ChecklistModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node *node = parent.isValid() ? static_cast<const Node *>(parent.constInternalPointer()) : m_root.get();
    return static_cast<int>(node->children.size());
}

int ChecklistModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString ChecklistModel::openNeed(const Node &node) const
{
    for (const QString &need : node.step.needs) {
        const Node *other = m_byId.value(need);
        if (other && !isFinal(other->state.status))
            return other->step.text;
    }
    return {};
}

QString ChecklistModel::subtitleOf(const Node &node) const
{
    const StepState &state = node.state;
    if (state.waitingForRetry)
        return tr("attempt %1 did not pass; trying again: %2").arg(state.attempt).arg(state.message);
    if (state.status == Status::Running && !node.step.isManual()) {
        const QString progress = progressText(state.progress);
        return progress.isEmpty() ? tr("automatic · started") : tr("automatic · %1").arg(progress);
    }
    if (isFinal(state.status))
        return state.message.isEmpty() && !node.step.isManual() ? tr("automatic") : state.message;
    const QString need = openNeed(node);
    if (!need.isEmpty())
        return tr("waits for “%1”").arg(need);
    return node.step.isManual() ? QString() : tr("automatic");
}

QVariant ChecklistModel::phaseData(const Node &node, int column, int role) const
{
    switch (role) {
    case IsPhaseRole: return true;
    case IdRole: return node.phase.id;
    case StatusRole: return static_cast<int>(node.worst);
    case DoneRole: return node.done;
    case TotalRole: return node.total;
    case SubtitleRole: return node.phase.due ? tr("due %1").arg(offsetText(*node.phase.due)) : QString();
    case Qt::DisplayRole:
        if (column == StepColumn)
            return node.phase.title;
        return column == TimeColumn ? QVariant(QStringLiteral("%1/%2").arg(node.done).arg(node.total)) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return isFinal(node.worst) ? tr("%1: %2 of %3 steps passed, %4")
                                         .arg(node.phase.title)
                                         .arg(node.done)
                                         .arg(node.total)
                                         .arg(statusLabel(node.worst))
                                   : tr("%1: %2 of %3 steps passed").arg(node.phase.title).arg(node.done).arg(node.total);
    default: return {};
    }
}

QVariant ChecklistModel::stepData(const Node &node, int column, int role) const
{
    const StepState &state = node.state;
    const QString subtitle = subtitleOf(node);
    switch (role) {
    case IsPhaseRole: return false;
    case IdRole: return node.step.id;
    case StatusRole: return static_cast<int>(state.status);
    case AutomaticRole: return !node.step.isManual();
    case SubtitleRole: return subtitle;
    case Qt::ToolTipRole: {
        QStringList lines{node.step.text, statusLabel(state.status), subtitle, state.hint, node.step.details};
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    case Qt::AccessibleTextRole:
        return subtitle.isEmpty() ? tr("%1: %2").arg(node.step.text, statusLabel(state.status))
                                  : tr("%1: %2, %3").arg(node.step.text, statusLabel(state.status), subtitle);
    case Qt::DisplayRole: break;
    default: return {};
    }
    if (column == StepColumn)
        return node.step.text;
    if (column == RoleColumn)
        return node.step.role;
    if (state.status == Status::Running)
        return tr("now");
    if (state.endedAt.isValid())
        return QLocale().toString(state.endedAt.toLocalTime().time(), QStringLiteral("HH:mm"));
    return node.step.estimate ? tr("~%1", "about").arg(wordsText(*node.step.estimate)) : QString();
}

QVariant ChecklistModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = *static_cast<const Node *>(index.constInternalPointer());
    return node.isPhase ? phaseData(node, index.column(), role) : stepData(node, index.column(), role);
}

QVariant ChecklistModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StepColumn: return tr("Step");
    case RoleColumn: return tr("Role");
    case TimeColumn: return tr("Time");
    default: return {};
    }
}

} // namespace muster

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
    PhaseTime time;                 // of a phase
    std::optional<Milliseconds> late;
    bool awaiting = false;          // people have to decide about its failure
    int evidence = 0;               // files that were attached to it
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
        m_order.append(step.id);
        addSteps(node.get(), step.steps);
        parent->children.push_back(std::move(node));
    }
}

void ChecklistModel::setRun(const RunState &state)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_byId.clear();
    m_order.clear();
    m_runId = state.runId;
    m_evidenceSeen = 0;
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
    countEvidence(state, false);
    endResetModel();
}

void ChecklistModel::clear()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_byId.clear();
    m_order.clear();
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
    countEvidence(state, true);
}

void ChecklistModel::countEvidence(const RunState &state, bool emitChanges)
{
    const QVector<Attachment> &all = state.tabletop.attachments;
    for (; m_evidenceSeen < all.size(); ++m_evidenceSeen) {
        Node *node = m_byId.value(all.at(m_evidenceSeen).file.step.value_or(QString()));
        if (!node)
            continue;
        ++node->evidence;
        if (emitChanges)
            Q_EMIT dataChanged(indexOf(node, 0), indexOf(node, ColumnCount - 1));
    }
}

void ChecklistModel::setTimes(const QVector<PhaseTime> &phases, const QVector<LateStep> &late)
{
    for (int i = 0; i < std::min<int>(phases.size(), int(m_root->children.size())); ++i) {
        Node *node = m_root->children.at(size_t(i)).get();
        const QString before = phaseText(*node);
        node->time = phases.at(i);
        if (phaseText(*node) != before)
            Q_EMIT dataChanged(indexOf(node, 0), indexOf(node, ColumnCount - 1));
    }
    QHash<QString, Milliseconds> now;
    for (const LateStep &step : late)
        now.insert(step.step, Milliseconds(step.by.count() / 60000 * 60000)); // full minutes: it changes once a minute
    for (auto it = m_byId.cbegin(); it != m_byId.cend(); ++it) {
        const auto found = now.constFind(it.key());
        const std::optional<Milliseconds> by = found == now.constEnd() ? std::nullopt : std::optional(*found);
        if (by == (*it)->late)
            continue;
        (*it)->late = by;
        Q_EMIT dataChanged(indexOf(*it, 0), indexOf(*it, ColumnCount - 1));
    }
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
        const bool awaiting = state.isAwaitingAnswer(node->step);
        changed = changed || awaiting != node->awaiting;
        node->awaiting = awaiting;
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

QString ChecklistModel::nextLate(const QString &after) const
{
    const qsizetype from = m_order.indexOf(after) + 1;
    for (qsizetype i = 0; i < m_order.size(); ++i) {
        const QString &id = m_order.at((from + i) % m_order.size());
        if (const Node *node = m_byId.value(id); node->late || node->awaiting)
            return id;
    }
    return {};
}

QModelIndex ChecklistModel::awaiting() const
{
    for (const QString &id : m_order)
        if (m_byId.value(id)->awaiting)
            return indexOf(id);
    return {};
}

QStringList ChecklistModel::people() const
{
    QStringList people;
    for (const QString &id : m_order) {
        const Node *node = m_byId.value(id);
        const QString who = node->state.assignee.isEmpty() ? node->step.role : node->state.assignee;
        if (!who.isEmpty() && !people.contains(who))
            people.append(who);
    }
    return people;
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

// What is odd comes first: a decision that is wanted, lateness; then how the step stands.
QString ChecklistModel::subtitleOf(const Node &node) const
{
    QStringList parts;
    if (node.awaiting)
        parts << tr("decide: R again, G go on without, X stop");
    else if (node.late)
        parts << (node.late->count() > 0 ? tr("late by %1").arg(wordsText(*node.late)) : tr("late"));
    parts << stateText(node);
    if (node.evidence > 0)
        parts << tr("%n file(s) attached", nullptr, node.evidence);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString ChecklistModel::stateText(const Node &node) const
{
    const StepState &state = node.state;
    if (state.waitingForRetry)
        return tr("attempt %1 did not pass; trying again: %2").arg(state.attempt).arg(state.message);
    if (state.status == Status::Running && !node.step.isManual()) {
        const QString progress = progressText(state.progress);
        return progress.isEmpty() ? tr("automatic · started") : tr("automatic · %1").arg(progress);
    }
    if (state.status == Status::Running)
        return tr("begun at %1").arg(QLocale().toString(state.startedAt.toLocalTime().time(), QStringLiteral("HH:mm")));
    if (isFinal(state.status)) {
        if (!state.answerReason.isEmpty())
            return tr("%1 · gone on without: %2").arg(state.message, state.answerReason);
        return state.message.isEmpty() && !node.step.isManual() ? tr("automatic") : state.message;
    }
    const QString need = openNeed(node);
    if (!need.isEmpty())
        return tr("waits for “%1”").arg(need);
    if (!node.step.approval.isEmpty())
        return node.step.approval == u"go_live" ? tr("approval, by name: sets T+0") : tr("approval, by name");
    return node.step.isManual() ? QString() : tr("automatic");
}

// Both timers: the phase's own against its target, and since T+0 against when it is due.
QString ChecklistModel::phaseText(const Node &node)
{
    const auto mark = [](TargetStatus status) {
        return status == TargetStatus::Met ? QStringLiteral(" ✓") : status == TargetStatus::Missed ? QStringLiteral(" ✗") : QString();
    };
    const auto whole = [](Milliseconds time) { return Milliseconds(time.count() / 1000 * 1000); };
    QStringList parts;
    const PhaseTime &time = node.time;
    if (time.own && node.phase.target)
        parts << tr("took %1 of %2").arg(clockText(whole(*time.own)), clockText(*node.phase.target)) + mark(time.ownStatus);
    else if (node.phase.target)
        parts << tr("%1 for it").arg(wordsText(*node.phase.target));
    else if (time.own && time.over)
        parts << tr("took %1").arg(clockText(whole(*time.own)));
    if (node.phase.due)
        parts << tr("due %1").arg(offsetText(*node.phase.due)) + mark(time.dueStatus);
    return parts.join(QStringLiteral(" · "));
}

QVariant ChecklistModel::phaseData(const Node &node, int column, int role) const
{
    switch (role) {
    case IsPhaseRole: return true;
    case IdRole: return node.phase.id;
    case StatusRole: return static_cast<int>(node.worst);
    case DoneRole: return node.done;
    case TotalRole: return node.total;
    case SubtitleRole: return phaseText(node);
    case TargetStatusRole: {
        const bool missed = node.time.ownStatus == TargetStatus::Missed || node.time.dueStatus == TargetStatus::Missed;
        return missed ? QVariant(static_cast<int>(TargetStatus::Missed)) : QVariant();
    }
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
    case LateRole: return node.late ? QVariant(qint64(node.late->count())) : QVariant();
    case AwaitingRole: return node.awaiting;
    case AttentionRole: return node.awaiting || node.late.has_value();
    case ApprovalRole: return node.step.approval;
    case PersonRole: return state.assignee.isEmpty() ? node.step.role : state.assignee;
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
        return state.assignee.isEmpty() ? node.step.role : state.assignee;
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

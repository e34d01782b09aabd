// SPDX-License-Identifier: GPL-3.0-or-later
// The check list of a run: phases, their steps, sub-steps. Window thread; owned by its page.
// Filled once by setRun(); after that only dataChanged, so that selection and scroll position stay.
#pragma once

#include "domain/outlook.h"
#include "domain/phasetimes.h"

#include <QAbstractItemModel>

#include <memory>

namespace muster
{

class ChecklistModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecklistModel)

public:
    enum Column { StepColumn, RoleColumn, TimeColumn, ColumnCount };

    explicit ChecklistModel(QObject *parent = nullptr);
    ~ChecklistModel() override;

    void setRun(const RunState &state); // resets
    void update(const RunState &state); // rows that differ emit dataChanged
    void setProgress(const event::StepProgressed &progress); // live figures, finer than the journal's
    // The two timers of each phase and what is late; rows that differ emit dataChanged. Once a second is enough.
    void setTimes(const QVector<PhaseTime> &phases, const QVector<LateStep> &late);
    void clear();

    [[nodiscard]] QModelIndex indexOf(const QString &stepId, int column = StepColumn) const;
    [[nodiscard]] int doneCount() const;  // steps that are over
    [[nodiscard]] int stepCount() const;
    [[nodiscard]] QString nextLate(const QString &after) const; // in document order, round; empty when none is
    [[nodiscard]] QModelIndex awaiting() const; // the first step about which people have to decide; invalid: none
    [[nodiscard]] QStringList people() const;  // names and roles that steps are given to, as they first come
    [[nodiscard]] QString nextManual() const; // first step a person can do now; empty when there is none

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    void addSteps(Node *parent, const QVector<Step> &steps);
    void refresh(Node *node, const RunState &state, bool emitChanges);
    void countEvidence(const RunState &state, bool emitChanges);
    [[nodiscard]] QString subtitleOf(const Node &node) const;
    [[nodiscard]] QString stateText(const Node &node) const;
    [[nodiscard]] static QString phaseText(const Node &node);
    [[nodiscard]] QVariant phaseData(const Node &node, int column, int role) const;
    [[nodiscard]] QVariant stepData(const Node &node, int column, int role) const;
    [[nodiscard]] QString openNeed(const Node &node) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node, int column) const;

    std::unique_ptr<Node> m_root;
    QHash<QString, Node *> m_byId;
    QStringList m_order; // step ids, document order
    qsizetype m_evidenceSeen = 0;
    QDateTime m_liveAt;
    QString m_runId;
};

} // namespace muster

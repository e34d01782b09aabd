// SPDX-License-Identifier: GPL-3.0-or-later
// Phases and steps of a plan being edited. Every change is a small invertible operation, so that undo commands
// (kept by the page) can call them both ways. Window thread; owned by its page.
#pragma once

#include "domain/plan.h"

#include <QAbstractItemModel>

namespace muster
{

// Where a row is: a phase (step −1) or a step of a phase.
struct StepPlace
{
    int phase = -1;
    int step = -1;
    bool operator==(const StepPlace &) const = default;
    [[nodiscard]] bool isValid() const { return phase >= 0; }
    [[nodiscard]] bool isPhase() const { return phase >= 0 && step < 0; }
};

class StepsEditModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepsEditModel)

public:
    enum Column { TextColumn, DoesColumn, RoleColumn, EstimateColumn, NeedsColumn, FailureColumn, ColumnCount };

    explicit StepsEditModel(QObject *parent = nullptr);

    void setPhases(const QVector<Phase> &phases); // resets
    [[nodiscard]] const QVector<Phase> &phases() const { return m_phases; }
    void setActionTitles(const QHash<QString, QString> &titles) { m_titles = titles; } // by action type

    // Places must exist (one past the end to insert); others are ignored.
    void insertPhase(int at, const Phase &phase);
    void removePhase(int at);
    void setPhase(int at, const Phase &phase); // its heading; the steps stay
    void insertStep(StepPlace at, const Step &step);
    void removeStep(StepPlace at);
    void setStep(StepPlace at, const Step &step);
    void moveStep(StepPlace from, StepPlace to); // `to` as it is after taking the step out
    void movePhase(int from, int to);

    [[nodiscard]] StepPlace placeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(StepPlace place, int column = 0) const;
    [[nodiscard]] const Step *step(StepPlace place) const;
    [[nodiscard]] const Phase *phase(int at) const;
    [[nodiscard]] QString freeId(const QString &wanted) const; // an id that no step or phase has

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void edited(); // something was changed by one of the operations

private:
    [[nodiscard]] QVariant stepText(const Step &step, int column) const;
    [[nodiscard]] QString nameOf(const QString &stepId) const;

    QVector<Phase> m_phases;
    QHash<QString, QString> m_titles;
};

} // namespace muster

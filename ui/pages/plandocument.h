// SPDX-License-Identifier: GPL-3.0-or-later
// A plan being edited: its head, its steps, and the undo stack that every change goes through. Window thread;
// owned by PlanEditor.
#pragma once

#include "items/stepseditmodel.h"

#include <QObject>
#include <QUndoStack>

#include <functional>

namespace muster
{

class PlanDocument final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanDocument)

public:
    explicit PlanDocument(QObject *parent = nullptr);

    void setPlan(const Plan &plan); // forgets the undo history
    [[nodiscard]] Plan plan() const;
    [[nodiscard]] const Plan &head() const { return m_head; } // everything but the phases
    [[nodiscard]] StepsEditModel *steps() const { return m_steps; }
    [[nodiscard]] QUndoStack *undo() const { return m_undo; }

    // `what` is the command's name in the undo history.
    // Changes with the same key, one after another, are one step of the history: typing in one field.
    void changeHead(const QString &what, const std::function<void(Plan &)> &change,
                    const QString &mergeKey = {});
    void replace(const QString &what, const Plan &plan); // all of it, as one step
    void changeStep(const QString &what, StepPlace at, const Step &step);
    void changePhase(const QString &what, int at, const Phase &phase);
    void addPhase(int at);
    StepPlace addStep(StepPlace after); // an empty step by hand, with a free id
    void remove(StepPlace at);
    void move(StepPlace at, int by); // −1 up, +1 down; steps also into the neighbouring phase

Q_SIGNALS:
    void changed();     // anything
    void headChanged(); // the head, by undo or redo too

private:
    void push(const QString &what, std::function<void()> redo, std::function<void()> undo,
              const QString &mergeKey = {});

    Plan m_head;
    StepsEditModel *m_steps;
    QUndoStack *m_undo;
};

} // namespace muster

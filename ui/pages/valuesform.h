// SPDX-License-Identifier: GPL-3.0-or-later
// The values that a plan asks for with ${NAME}: filled in here for this run, not written into the plan.
// Window thread; owned by PlanEditor.
#pragma once

#include "library/planvalues.h"

#include <QWidget>

class QFormLayout;
class QLineEdit;

namespace muster
{

class ValuesForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValuesForm)

public:
    explicit ValuesForm(QWidget *parent = nullptr);

    void setWanted(const QVector<PlanValue> &wanted);
    void setValues(const Variables &values);
    [[nodiscard]] Variables values() const; // those that are filled in
    [[nodiscard]] bool isWanted() const { return !m_wanted.isEmpty(); }
    [[nodiscard]] int missing() const; // needed and empty
    bool focusMissing();               // the first such field; false when there is none
    // On this machine, for the next run of the plan in that file; nothing for a plan that has none.
    void remember(const QString &planPath) const;
    [[nodiscard]] static Variables remembered(const QString &planPath);

Q_SIGNALS:
    void edited();

private:
    void build();
    void choose(QLineEdit *edit, bool folder);
    QVector<PlanValue> m_wanted;
    Variables m_values;
    QFormLayout *m_form;
};

} // namespace muster

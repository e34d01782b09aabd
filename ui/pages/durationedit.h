// SPDX-License-Identifier: GPL-3.0-or-later
// A duration as people type it: 45s, 30m, 1h30m, a bare number is minutes; or a ${VALUE}. What cannot be read
// is marked and told at once, under the field, and never thrown away. Window thread.
#pragma once

#include "domain/times.h"

#include <QLineEdit>

class QLabel;

namespace muster
{

class DurationEdit final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DurationEdit)

public:
    DurationEdit(const QString &name, const QString &accessible, QWidget *parent = nullptr);
    void setDuration(const std::optional<Milliseconds> &value, const QString &variable = {});
    void forget(); // another plan or step is shown: what could not be read goes with the old one
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    [[nodiscard]] QWidget *withMessage(); // itself over the label that says what is wrong with it

Q_SIGNALS:
    void edited(const std::optional<muster::Milliseconds> &value,
                const QString &variable); // one of them, or neither
    void problemChanged();

private:
    void read();
    void judge(const QString &typed);
    void showProblem(const std::optional<Error> &problem);

    QString m_shown;
    std::optional<Error> m_problem;
    QLabel *m_message;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about one step: its text, what it does, how it went, what to try. Window thread.
#pragma once

#include "domain/runstate.h"

#include <QTextBrowser>

namespace muster
{

class StepDetails final : public QTextBrowser
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepDetails)

public:
    explicit StepDetails(QWidget *parent = nullptr);
    void showStep(const Step &step, const RunState &run); // with what people wrote about it and attached
    [[nodiscard]] QString stepId() const { return m_id; }

Q_SIGNALS:
    void left(); // Esc

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_id;
    QString m_shown;
};

} // namespace muster

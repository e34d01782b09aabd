// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker is doing: what, how much, how fast, how long still. It moves only with real work. Window thread.
#pragma once

#include "domain/event.h"

#include <QElapsedTimer>
#include <QWidget>

namespace muster
{

class Chip;
class ElidedLabel;

class ProgressPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProgressPanel)

public:
    explicit ProgressPanel(QWidget *parent = nullptr);

    void showStep(const QString &title, Status status, const QString &message); // a step without figures yet
    void showProgress(const event::StepProgressed &progress, const QDateTime &startedAt);
    void clear();
    [[nodiscard]] double fraction() const { return m_fraction; } // 0…1, −1 = not known
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setDetail(const QString &text);
    ElidedLabel *m_title;
    Chip *m_chip;
    ElidedLabel *m_detail;
    ElidedLabel *m_what;
    double m_fraction = -1;
    Status m_status = Status::Pending;
};

// "320 MB", "1.4 GB" by the locale.
[[nodiscard]] QString bytesText(qint64 bytes);

} // namespace muster

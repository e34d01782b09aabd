// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a page: title, what it is about, actions. Window thread.
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace muster
{

class Chip;
class ElidedLabel;

class PageHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageHeader)

public:
    PageHeader(const QString &title, const QString &detail, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setDetail(const QString &detail);
    void addAction(QWidget *widget);
    [[nodiscard]] Chip *chip() const { return m_chip; } // hidden until shown

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_layout;
    ElidedLabel *m_title;
    ElidedLabel *m_detail;
    Chip *m_chip;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
// A surface with a rounded border, a heading and room for actions beside it. Window thread.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace muster
{

class ElidedLabel;

class Card final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Card)

public:
    explicit Card(const QString &title, QWidget *parent = nullptr); // no title: no heading row

    void setTitle(const QString &title);
    void setDetail(const QString &text);     // muted, after the title
    void addAction(QWidget *widget);         // right side of the heading
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setBodyMargins(int horizontal, int vertical);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_heading = nullptr;
    QHBoxLayout *m_headingLayout = nullptr;
    QLabel *m_title = nullptr;
    ElidedLabel *m_detail = nullptr;
    QVBoxLayout *m_body = nullptr;
    bool m_focused = false; // the keys go to something in it: its frame says so
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"

#include "widgets/elidedlabel.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>

namespace muster
{

Card::Card(const QString &title, QWidget *parent)
    : QWidget(parent)
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    m_heading = new QWidget(this);
    m_heading->setFixedHeight(38);
    m_headingLayout = new QHBoxLayout(m_heading);
    m_headingLayout->setContentsMargins(12, 0, 8, 0);
    m_headingLayout->setSpacing(8);
    m_title = new QLabel(m_heading);
    m_title->setFont(theme::semibold(font()));
    m_title->setTextFormat(Qt::PlainText);
    m_detail = new ElidedLabel(m_heading);
    m_detail->setTextRole(Colour::Muted);
    m_headingLayout->addWidget(m_title);
    m_headingLayout->addWidget(m_detail, 1);
    all->addWidget(m_heading);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    all->addLayout(m_body, 1);
    setTitle(title);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) {
        const bool focused = now && isAncestorOf(now);
        if (focused == m_focused)
            return;
        m_focused = focused;
        update();
    });
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_heading->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setDetail(const QString &text)
{
    m_detail->setText(text);
}

void Card::addAction(QWidget *widget)
{
    m_headingLayout->addWidget(widget);
}

void Card::setBodyMargins(int horizontal, int vertical)
{
    m_body->setContentsMargins(horizontal, vertical, horizontal, vertical);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::colour(m_focused ? Colour::Accent : Colour::Line));
    painter.setBrush(theme::colour(Colour::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.setPen(theme::colour(Colour::Line));
    if (!m_heading->isHidden())
        painter.drawLine(QPointF(1, m_heading->geometry().bottom() + 0.5),
                         QPointF(width() - 1, m_heading->geometry().bottom() + 0.5));
}

} // namespace muster

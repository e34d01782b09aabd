// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pageheader.h"

#include "widgets/chip.h"
#include "widgets/elidedlabel.h"

#include <QBoxLayout>
#include <QPainter>

namespace muster
{

PageHeader::PageHeader(const QString &title, const QString &detail, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_title(new ElidedLabel(title, this))
    , m_detail(new ElidedLabel(detail, this))
    , m_chip(new Chip(this))
{
    setFixedHeight(60);
    m_title->setFont(theme::heading(font()));
    m_title->setElideMode(Qt::ElideRight);
    m_detail->setTextRole(Colour::Muted);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addStretch();
    texts->addWidget(m_title);
    texts->addWidget(m_detail);
    texts->addStretch();
    m_layout->setContentsMargins(16, 4, 12, 4);
    m_layout->setSpacing(8);
    m_layout->addLayout(texts, 1);
    m_layout->addWidget(m_chip);
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHeader::setDetail(const QString &detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

void PageHeader::addAction(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void PageHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::colour(Colour::Surface));
    painter.fillRect(0, height() - 1, width(), 1, theme::colour(Colour::Line));
}

} // namespace muster

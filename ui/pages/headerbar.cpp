// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/headerbar.h"

#include "widgets/bignumber.h"
#include "widgets/chip.h"
#include "widgets/elidedlabel.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>

namespace muster
{

namespace
{

constexpr int leastTitle = 160; // px

QHBoxLayout *row(QWidget *box, int spacing)
{
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

} // namespace

HeaderBar::HeaderBar(const QString &name, QWidget *parent)
    : QWidget(parent), m_title(new ElidedLabel(this)), m_people(new ElidedLabel(this)), m_chips(new QHBoxLayout),
      m_grid(new QGridLayout(this)), m_texts(new QWidget(this)), m_numbers(new QWidget(this)),
      m_buttons(new QWidget(this))
{
    setObjectName(name);
    m_title->setObjectName(QStringLiteral("runTitle"));
    m_title->setFont(theme::heading(font()));
    m_title->setElideMode(Qt::ElideRight);
    m_people->setTextRole(Colour::Muted);
    m_people->setElideMode(Qt::ElideRight);
    m_chips->setSpacing(8);
    m_chips->addWidget(m_people, 1);
    auto *texts = new QVBoxLayout(m_texts);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(4);
    texts->addStretch();
    texts->addWidget(m_title);
    texts->addLayout(m_chips);
    texts->addStretch();
    row(m_numbers, 16);
    row(m_buttons, 8);
    m_grid->setContentsMargins(16, 4, 16, 4);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 1);
    arrange(false);
}

QPushButton *HeaderBar::addButton(const QString &name, const QString &text, const char *kind)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setProperty("kind", QString::fromLatin1(kind));
    m_buttons->layout()->addWidget(button);
    return button;
}

BigNumber *HeaderBar::addNumber(const QString &name, const QString &caption, const QString &widest)
{
    auto *number = new BigNumber(caption, widest, this);
    number->setObjectName(name);
    m_numbers->layout()->addWidget(number);
    return number;
}

Chip *HeaderBar::addChip()
{
    auto *chip = new Chip(this);
    m_chips->insertWidget(m_chips->count() - 1, chip);
    return chip;
}

void HeaderBar::setTexts(const QString &title, const QStringList &people)
{
    m_title->setText(title);
    m_people->setText(people.join(QStringLiteral(" · ")));
}

void HeaderBar::forgetWidths()
{
    const auto numbers = m_numbers->findChildren<BigNumber *>();
    for (BigNumber *number : numbers)
        number->forgetWidth();
}

void HeaderBar::arrange(bool narrow)
{
    m_narrow = narrow;
    m_grid->addWidget(m_texts, 0, 0);
    m_grid->addWidget(m_buttons, 0, narrow ? 1 : 2);
    if (narrow)
        m_grid->addWidget(m_numbers, 1, 0, 1, 3, Qt::AlignLeft);
    else
        m_grid->addWidget(m_numbers, 0, 1);
    setFixedHeight(narrow ? 124 : 72);
}

void HeaderBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int wanted = m_numbers->sizeHint().width() + m_buttons->sizeHint().width() + 64;
    const bool narrow = width() < wanted + leastTitle;
    if (narrow != m_narrow)
        arrange(narrow);
}

QSize HeaderBar::minimumSizeHint() const
{
    return {320, minimumHeight()};
}

void HeaderBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::colour(Colour::Surface));
    painter.fillRect(0, height() - 1, width(), 1, theme::colour(Colour::Line));
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/question.h"

#include "widgets/scrolled.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>

#include <algorithm>

namespace muster
{

namespace
{

constexpr int around = 220; // px: heading, buttons and edges
constexpr int leastRoom = 80;

} // namespace

Question::Question(const QString &title, const QString &text, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("question"));
    setWindowTitle(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *all = new QVBoxLayout(this);
    m_all = all;
    all->setContentsMargins(24, 24, 24, 16);
    all->setSpacing(8);
    auto *heading = new QLabel(title, this);
    heading->setFont(theme::heading(font()));
    heading->setWordWrap(true);
    m_text = new QLabel(text, this);
    m_text->setObjectName(QStringLiteral("questionText"));
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(480);
    m_text->setTextFormat(Qt::PlainText);
    all->addWidget(heading);
    all->addWidget(m_text);
    all->addSpacing(16);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    m_buttons->addStretch(1);
    all->addLayout(m_buttons);
}

void Question::setHtml(const QString &html)
{
    m_text->setTextFormat(Qt::RichText);
    m_text->setText(html);
    m_all->removeWidget(m_text);
    auto *area = scrolled(m_text, this); // what is higher than the window is scrolled to by keys
    area->setObjectName(QStringLiteral("questionScroll"));
    area->setAccessibleName(windowTitle());
    area->setFocusPolicy(Qt::StrongFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_all->insertWidget(1, area, 1);
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int width = m_text->sizeHint().width() + bar;
    const int height = m_text->heightForWidth(width - bar);
    const int room = parentWidget()->window()->height() - around;
    area->setMinimumWidth(width);
    area->setFixedHeight(std::max(leastRoom, std::min(height, room)));
    m_scrolls = height > room;
    if (m_scrolls) // Enter and Escape close it from here too
        area->setFocus(Qt::OtherFocusReason);
}

void Question::addAnswer(const QString &name, const QString &text, Kind kind)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setAutoDefault(true); // Enter presses the one that has the focus
    if (kind == Kind::Danger)
        button->setProperty("kind", QStringLiteral("danger"));
    if (kind == Kind::Safe) {
        button->setProperty("kind", QStringLiteral("primary"));
        button->setDefault(true);
        if (!m_scrolls)
            button->setFocus();
        connect(this, &QDialog::rejected, this, [this, name] { Q_EMIT answered(name); });
        connect(button, &QPushButton::clicked, this, &QDialog::reject);
    } else {
        connect(button, &QPushButton::clicked, this, [this, name] {
            accept();
            Q_EMIT answered(name);
        });
    }
    m_buttons->addWidget(button);
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptystate.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace muster
{

EmptyState::EmptyState(const QString &title, const QString &text, const QString &action, QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_text(new QLabel(this)), m_button(new QPushButton(this))
{
    m_title->setFont(theme::heading(font()));
    m_title->setAlignment(Qt::AlignHCenter);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setFixedWidth(480);
    m_text->setTextFormat(Qt::PlainText);
    theme::setTextRole(m_text, Colour::Muted);
    m_button->setObjectName(QStringLiteral("emptyAction"));
    m_button->setProperty("kind", QStringLiteral("primary"));
    auto *all = new QVBoxLayout(this);
    all->setSpacing(8);
    all->addStretch(2);
    all->addWidget(m_title);
    all->addWidget(m_text, 0, Qt::AlignHCenter);
    all->addSpacing(8);
    all->addWidget(m_button, 0, Qt::AlignHCenter);
    all->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::triggered);
    setTexts(title, text, action);
}

void EmptyState::setTexts(const QString &title, const QString &text, const QString &action)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setMinimumHeight(m_text->heightForWidth(m_text->width())); // every line of it
    m_button->setText(action);
    m_button->setAccessibleName(action.isEmpty() ? title : action);
    m_button->setVisible(!action.isEmpty());
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/question.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace muster
{

Question::Question(const QString &title, const QString &text, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("question"));
    setWindowTitle(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *all = new QVBoxLayout(this);
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
}

void Question::addAnswer(const QString &name, const QString &text, Kind kind)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    if (kind == Kind::Danger)
        button->setProperty("kind", QStringLiteral("danger"));
    if (kind == Kind::Safe) {
        button->setProperty("kind", QStringLiteral("primary"));
        button->setAutoDefault(true);
        button->setDefault(true);
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

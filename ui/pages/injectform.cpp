// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/injectform.h"

#include "widgets/theme.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>

namespace muster
{

InjectForm::InjectForm(QWidget *parent) : QWidget(parent), m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("injectForm"));
    setAccessibleName(tr("New inject"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(10, 8, 10, 10);
    form->setSpacing(6);
    m_text = add(QStringLiteral("newInjectText"), tr("Message"));
    m_from = add(QStringLiteral("newInjectFrom"), tr("From"));
    m_to = add(QStringLiteral("newInjectTo"), tr("To"));
    m_at = add(QStringLiteral("newInjectAt"), tr("When"));
    m_at->setPlaceholderText(tr("T+20 or 0:20; empty: a contingency in the tray"));
    m_problem->setObjectName(QStringLiteral("newInjectProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    form->addRow(m_problem);
    auto *row = new QHBoxLayout;
    m_now = new QPushButton(tr("Tell the room now"), this);
    m_now->setObjectName(QStringLiteral("newInjectNow"));
    m_later = new QPushButton(tr("Put into the flow"), this);
    m_later->setObjectName(QStringLiteral("newInjectLater"));
    for (QPushButton *button : {m_now, m_later})
        button->setAccessibleName(button->text());
    row->addWidget(m_now);
    row->addWidget(m_later);
    row->addStretch();
    form->addRow(row);
    connect(m_now, &QPushButton::clicked, this, [this] { submit(true); });
    connect(m_later, &QPushButton::clicked, this, [this] { submit(false); });
    connect(m_at, &QLineEdit::textChanged, this, &InjectForm::showDefault);
    m_problem->setMinimumHeight(2 * fontMetrics().lineSpacing());
    showDefault();
    hide();
}

QLineEdit *InjectForm::add(const QString &name, const QString &label)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setMaxLength(4000);
    static_cast<QFormLayout *>(layout())->addRow(label, edit);
    connect(edit, &QLineEdit::returnPressed, this, [this] { submit(m_at->text().trimmed().isEmpty()); });
    connect(edit, &QLineEdit::textChanged, m_problem, &QLabel::hide);
    return edit;
}

void InjectForm::showDefault()
{
    const bool later = !m_at->text().trimmed().isEmpty();
    m_now->setProperty("kind", later ? QString() : QStringLiteral("primary"));
    m_later->setProperty("kind", later ? QStringLiteral("primary") : QString());
    for (QPushButton *button : {m_now, m_later}) {
        button->style()->unpolish(button);
        button->style()->polish(button);
    }
}

void InjectForm::start()
{
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void InjectForm::clear()
{
    for (QLineEdit *edit : {m_text, m_from, m_to, m_at})
        edit->clear();
    hide();
}

void InjectForm::submit(bool atOnce)
{
    Inject inject;
    inject.message = m_text->text().trimmed();
    inject.from = m_from->text().trimmed();
    for (const QString &part : m_to->text().split(u',', Qt::SkipEmptyParts))
        inject.to << part.trimmed();
    const QString when = m_at->text().trimmed();
    QString problem = inject.message.isEmpty() ? tr("Write what the room is to be told.") : QString();
    if (!when.isEmpty() && !atOnce) {
        const Result<Milliseconds> at = parseOffset(when);
        if (at)
            inject.at = *at;
        else
            problem = at.error().message + u' ' + at.error().hint;
    }
    inject.contingency = !inject.at && !atOnce;
    if (problem.isEmpty()) {
        Q_EMIT composed(inject, atOnce);
        return;
    }
    m_problem->setText(QStringLiteral("✗ ") + problem);
    m_problem->show();
}

void InjectForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT left();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace muster

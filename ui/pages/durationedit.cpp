// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/durationedit.h"

#include "widgets/theme.h"

#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace muster
{

namespace
{

bool isValue(const QString &typed) // nothing, or filled in later
{
    return typed.isEmpty() || typed.contains(QStringLiteral("${"));
}

} // namespace

DurationEdit::DurationEdit(const QString &name, const QString &accessible, QWidget *parent)
    : QLineEdit(parent), m_message(new QLabel(this))
{
    setObjectName(name);
    setAccessibleName(accessible);
    setPlaceholderText(tr("30m, 1h30m, 45s"));
    m_message->setObjectName(name + u"Problem");
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    theme::setTextRole(m_message, Colour::Bad);
    m_message->hide();
    connect(this, &QLineEdit::editingFinished, this, &DurationEdit::read);
    connect(this, &QLineEdit::textEdited, this, &DurationEdit::judge);
}

QWidget *DurationEdit::withMessage()
{
    auto *box = new QWidget(parentWidget());
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(this);
    layout->addWidget(m_message);
    box->setFocusProxy(this);
    return box;
}

void DurationEdit::setDuration(const std::optional<Milliseconds> &value, const QString &variable)
{
    const QString shown = value ? durationText(*value) : variable;
    if (m_problem && shown == m_shown)
        return; // something else changed: what is typed here stays
    m_shown = shown;
    if (text() != shown)
        setText(shown);
    showProblem(std::nullopt);
}

void DurationEdit::forget()
{
    if (!m_problem)
        return;
    setText(m_shown);
    showProblem(std::nullopt);
}

void DurationEdit::judge(const QString &typed)
{
    if (isValue(typed.trimmed())) {
        showProblem(std::nullopt);
        return;
    }
    const auto value = parseDuration(typed.trimmed());
    showProblem(value ? std::nullopt : std::optional(value.error()));
}

void DurationEdit::showProblem(const std::optional<Error> &problem)
{
    const QString before = m_problem ? m_problem->message : QString();
    m_problem = problem;
    const QString said = problem ? u"✗ " + problem->message + u' ' + problem->hint : QString();
    m_message->setText(said);
    m_message->setVisible(problem && m_message->parentWidget() != this);
    setAccessibleDescription(said);
    setToolTip(said);
    if (property("problem").toBool() != problem.has_value()) {
        setProperty("problem", problem.has_value());
        style()->polish(this);
    }
    if (before != (m_problem ? m_problem->message : QString()))
        Q_EMIT problemChanged();
}

void DurationEdit::read()
{
    const QString typed = text().trimmed();
    judge(typed);
    if (typed == m_shown || m_problem)
        return;
    if (isValue(typed)) {
        m_shown = typed;
        Q_EMIT edited(std::nullopt, typed);
        return;
    }
    const Milliseconds value = *parseDuration(typed);
    m_shown = durationText(value);
    setText(m_shown);
    Q_EMIT edited(value, {});
}

} // namespace muster

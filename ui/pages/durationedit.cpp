// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/durationedit.h"

#include <QStyle>

namespace muster
{

DurationEdit::DurationEdit(const QString &name, const QString &accessible, QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(name);
    setAccessibleName(accessible);
    setPlaceholderText(tr("30m, 1h30m, 45s"));
    connect(this, &QLineEdit::editingFinished, this, &DurationEdit::read);
}

void DurationEdit::setDuration(const std::optional<Milliseconds> &value, const QString &variable)
{
    m_shown = value ? durationText(*value) : variable;
    setText(m_shown);
    setProperty("problem", false);
    style()->polish(this);
    Q_EMIT problemChanged({});
}

void DurationEdit::read()
{
    const QString typed = text().trimmed();
    if (typed == m_shown)
        return;
    if (typed.isEmpty() || typed.contains(QStringLiteral("${"))) {
        m_shown = typed;
        setProperty("problem", false);
        style()->polish(this);
        Q_EMIT problemChanged({});
        Q_EMIT edited(std::nullopt, typed);
        return;
    }
    const auto value = parseDuration(typed);
    setProperty("problem", !value);
    setToolTip(value ? QString() : QString(value.error().message + u'\n' + value.error().hint));
    Q_EMIT problemChanged(value ? QString() : QString(u"✗ " + value.error().message + u' ' + value.error().hint));
    style()->polish(this);
    if (!value)
        return;
    m_shown = durationText(*value);
    Q_EMIT edited(*value, {});
}

} // namespace muster

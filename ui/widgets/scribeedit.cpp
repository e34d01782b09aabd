// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/scribeedit.h"

#include "items/words.h"
#include "widgets/elidedlabel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

namespace muster
{

ScribeEdit::ScribeEdit(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_preview(new ElidedLabel(this))
{
    m_edit->setObjectName(QStringLiteral("scribeLine"));
    m_edit->setAccessibleName(tr("Scribe line"));
    m_edit->setPlaceholderText(tr("What is happening?  Enter records it."));
    m_edit->setMaxLength(4000);
    m_edit->installEventFilter(this);
    m_preview->setTextRole(Colour::Muted);
    m_preview->setFont(theme::small(font()));
    m_preview->setElideMode(Qt::ElideRight);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 8, 12, 6);
    all->setSpacing(2);
    all->addWidget(m_edit);
    all->addWidget(m_preview);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &ScribeEdit::onChanged);
    showPreview();
}

QString ScribeEdit::text() const
{
    return m_edit->text();
}

void ScribeEdit::setAbout(const QString &stepId, const QString &stepText)
{
    m_stepId = stepId;
    m_stepText = stepText;
    showPreview();
}

void ScribeEdit::setCorrecting(qint64 seq, const QString &text)
{
    forgetAbout();
    m_corrects = seq;
    m_edit->setText(text);
    start({});
    showPreview();
}

void ScribeEdit::setClock(std::function<QDateTime()> clock)
{
    m_clock = std::move(clock);
}

void ScribeEdit::restore(const QString &text, const QDateTime &typedAt)
{
    forgetAbout(); // another run's step
    m_edit->setText(text);
    if (!text.isEmpty())
        m_typedAt = typedAt;
}

void ScribeEdit::onChanged()
{
    if (m_edit->text().trimmed().isEmpty()) // a blank left in the line is no beginning
        m_typedAt = {};
    else if (!m_typedAt.isValid())
        m_typedAt = m_clock ? m_clock() : QDateTime::currentDateTimeUtc();
    showPreview();
    Q_EMIT typed(m_edit->text(), m_typedAt);
}

void ScribeEdit::forgetAbout()
{
    m_stepId.clear();
    m_corrects = 0;
}

void ScribeEdit::start(const QString &mark)
{
    if (!mark.isEmpty() && !m_edit->text().startsWith(mark))
        m_edit->setText(mark + m_edit->text());
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->end(false);
}

void ScribeEdit::setClosed(const QString &why)
{
    if (m_closed == why && m_edit->isEnabled() == why.isEmpty())
        return;
    m_closed = why;
    m_edit->setEnabled(why.isEmpty());
    m_edit->setPlaceholderText(why.isEmpty() ? tr("What is happening?  Enter records it.") : why);
    m_edit->setAccessibleDescription(why);
    showPreview();
}

void ScribeEdit::putBack(const QString &line)
{
    m_edit->setText(m_edit->text().isEmpty() ? line : QString(line + u' ' + m_edit->text()));
}

void ScribeEdit::showPreview()
{
    if (!m_closed.isEmpty()) {
        m_preview->setText(m_edit->text().isEmpty() ? QString() : m_closed);
        return;
    }
    const ScribeLine line = parseScribeLine(m_edit->text());
    if (m_corrects != 0) {
        m_preview->setText(tr("Enter records a correction; the entry stays as it was, marked as corrected. Esc: leave it."));
        return;
    }
    if (line.kind.isEmpty() && m_stepId.isEmpty()) {
        m_preview->setText(tr("@role · #gap P1 · !issue · ?question · ~deviation · -2m: two minutes ago"));
        return;
    }
    QStringList parts;
    if (!line.kind.isEmpty())
        parts << timelineKindLabel(line.kind);
    if (!line.priority.isEmpty())
        parts << line.priority;
    if (!line.role.isEmpty())
        parts << tr("concerns %1").arg(line.role);
    if (line.ago.count() > 0)
        parts << tr("%1 ago").arg(wordsText(line.ago));
    if (!m_stepId.isEmpty())
        parts << tr("about “%1”").arg(m_stepText);
    const QString what = parts.join(QStringLiteral(" · "));
    m_preview->setText(line.kind == u"gap" ? tr("Enter records: %1 · Ctrl+Enter also completes it").arg(what)
                                           : tr("Enter records: %1").arg(what));
}

void ScribeEdit::submit(bool goOn)
{
    const ScribeEntry entry{parseScribeLine(m_edit->text()), m_edit->text(), m_stepId, m_typedAt, m_corrects, goOn};
    if (entry.line.kind.isEmpty())
        return;
    m_history.append(entry.raw);
    m_place = static_cast<int>(m_history.size());
    forgetAbout();
    m_edit->clear();
    showPreview();
    Q_EMIT entered(entry);
}

void ScribeEdit::showOlder(int by)
{
    if (m_history.isEmpty())
        return;
    m_place = std::clamp(m_place + by, 0, static_cast<int>(m_history.size()));
    m_edit->setText(m_place < m_history.size() ? m_history.at(m_place) : QString());
}

bool ScribeEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::ShortcutOverride) {
        // Ctrl+Right does nothing at the end of the line: there it belongs to the page.
        const auto *shortcut = static_cast<QKeyEvent *>(event);
        if (shortcut->key() == Qt::Key_Right && shortcut->modifiers() == Qt::ControlModifier &&
            m_edit->cursorPosition() == m_edit->text().size()) {
            event->ignore();
            return true;
        }
    }
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    const int key = pressed->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        submit(pressed->modifiers().testFlag(Qt::ControlModifier));
        return true;
    }
    if (key == Qt::Key_Escape) {
        if (m_corrects != 0)
            m_edit->clear();
        forgetAbout();
        showPreview();
        Q_EMIT left();
        return true;
    }
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        showOlder(key == Qt::Key_Up ? -1 : 1);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace muster

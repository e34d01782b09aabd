// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/fieldundo.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace muster
{

namespace
{

bool hasOwn(const QWidget *field, bool redo)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(field))
        return redo ? line->isRedoAvailable() : line->isModified() && line->isUndoAvailable();
    const auto *text = qobject_cast<const QPlainTextEdit *>(field);
    return text && (redo ? text->document()->isRedoAvailable()
                         : text->document()->isModified() && text->document()->isUndoAvailable());
}

} // namespace

FieldUndo::FieldUndo(QWidget *form) : QObject(form), m_form(form)
{
    qApp->installEventFilter(this);
}

void FieldUndo::taken()
{
    const auto lines = m_form->findChildren<QLineEdit *>();
    for (QLineEdit *line : lines)
        line->setModified(false);
    const auto texts = m_form->findChildren<QPlainTextEdit *>();
    for (QPlainTextEdit *text : texts)
        text->document()->setModified(false);
}

bool FieldUndo::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    auto *field = qobject_cast<QWidget *>(watched);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool redo = key->matches(QKeySequence::Redo) || (key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_Y) ||
                      (key->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier) && key->key() == Qt::Key_Z);
    if (!field || (!redo && !key->matches(QKeySequence::Undo)) || !m_form->isAncestorOf(field) ||
        hasOwn(field, redo))
        return false;
    event->ignore();
    return true; // not the field's: the form's shortcut gets it
}

} // namespace muster

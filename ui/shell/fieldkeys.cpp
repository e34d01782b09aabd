// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/fieldkeys.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace muster
{

FieldKeys::FieldKeys(QWidget *window) : QObject(window), m_window(window)
{
    qApp->installEventFilter(this);
}

bool FieldKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isPages = key->modifiers() == Qt::ControlModifier &&
                         (key->key() == Qt::Key_E || key->key() == Qt::Key_D || key->key() == Qt::Key_K);
    const auto *field = qobject_cast<QWidget *>(watched);
    if (!isPages || !field || field->window() != m_window ||
        (!qobject_cast<const QLineEdit *>(field) && !qobject_cast<const QPlainTextEdit *>(field)))
        return false;
    event->ignore();
    return true;
}

} // namespace muster

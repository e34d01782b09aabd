// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/enterkey.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDialog>
#include <QKeyEvent>

namespace muster
{

namespace
{

class EnterFilter final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress)
            return false;
        const auto *key = static_cast<QKeyEvent *>(event);
        auto *button = qobject_cast<QAbstractButton *>(watched);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (!enter || !button || !button->isEnabled() || qobject_cast<QDialog *>(button->window()))
            return false; // dialogs have default buttons of their own
        button->click();
        return true;
    }
};

} // namespace

void letEnterPressButtons(QCoreApplication &application)
{
    application.installEventFilter(new EnterFilter(&application));
}

} // namespace muster

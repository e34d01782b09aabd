// SPDX-License-Identifier: GPL-3.0-or-later
// Work that would hold up the window, done on a pool thread; the answer comes back on the window's thread,
// unless whoever asked is gone by then. `work` must not touch widgets.
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <memory>

namespace muster
{

template<typename Work, typename Then>
void inBackground(QObject *context, Work work, Then then)
{
    const QPointer<QObject> guard(context);
    QThreadPool::globalInstance()->start([guard, work = std::move(work), then = std::move(then)]() mutable {
        auto result = std::make_shared<decltype(work())>(work());
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, result, then = std::move(then)]() mutable {
                if (guard)
                    then(std::move(*result));
            },
            Qt::QueuedConnection);
    });
}

} // namespace muster

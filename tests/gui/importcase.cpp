// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/importcase.h"

#include <QDropEvent>
#include <QFile>
#include <QMimeData>

namespace muster
{

QString ImportCase::write(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_case->folder() + u'/' + name;
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

void ImportCase::drop(const QString &path) const
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &event);
}

void ImportCase::dropAndWait(const QString &name, const QByteArray &bytes) const
{
    drop(write(name, bytes));
    QTRY_VERIFY(page() && page()->path().endsWith(name));
    QTRY_VERIFY(page()->isReady());
}

MselField ImportCase::fieldOf(const QString &header) const
{
    for (const MselColumn &column : mapper()->columns()->mapping().columns) {
        if (column.header == header)
            return column.field;
    }
    return MselField::None;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/evidence.h"

#include <QBuffer>
#include <QImage>
#include <QMimeData>
#include <QUrl>

namespace muster
{

bool isEvidence(const QMimeData *data)
{
    if (!data)
        return false;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            return true;
    }
    return data->hasImage() && !data->hasText();
}

bool attachEvidence(RunSession &session, const QMimeData *data, qint64 seq, const QString &step)
{
    if (!isEvidence(data))
        return false;
    bool any = false;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile()) {
            session.attachFile(url.toLocalFile(), seq, step);
            any = true;
        }
    }
    if (any)
        return true;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!qvariant_cast<QImage>(data->imageData()).save(&buffer, "PNG"))
        return false;
    session.attachBytes(QStringLiteral("pasted-%1.png").arg(session.now().toString(QStringLiteral("hhmmss"))), bytes, seq, step);
    return true;
}

} // namespace muster

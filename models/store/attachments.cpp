// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/attachments.h"

#include "store/store.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QSaveFile>

#include <unistd.h>

namespace muster
{

namespace
{

constexpr qint64 pieceBytes = 1 << 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

Error error(const char *code, const QString &message, const QString &hint)
{
    return {QString::fromLatin1(code), message, hint, Fault::CannotRun};
}

// The suffix lets other programs open it; the hash alone tells files apart.
QString fileName(const event::Attached &file)
{
    QString suffix = QFileInfo(file.name).suffix().toLower().left(12);
    suffix.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return suffix.isEmpty() ? file.sha256 : file.sha256 + u'.' + suffix;
}

Result<QString> hashOf(QIODevice &from)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!from.atEnd()) {
        const QByteArray piece = from.read(pieceBytes);
        if (piece.isEmpty())
            return fail(error("attach.unreadable", tr("It cannot be read: %1").arg(from.errorString()), {}));
        hash.addData(piece);
    }
    return QString::fromLatin1(hash.result().toHex());
}

Done copyTo(QIODevice &from, const QString &path)
{
    QSaveFile to(path);
    bool good = from.seek(0) && to.open(QIODevice::WriteOnly);
    while (good && !from.atEnd()) {
        const QByteArray piece = from.read(pieceBytes);
        good = !piece.isEmpty() && to.write(piece) == piece.size();
    }
    good = good && to.flush() && ::fsync(to.handle()) == 0;
    if (good && to.commit())
        return {};
    return fail(error("attach.unwritable", tr("The attachment cannot be kept as %1: %2").arg(path, to.errorString()),
                      tr("The entry itself is safe. See whether the disk is full.")));
}

QString faultOf(const event::Attached &file, const QString &path, bool thorough)
{
    QFile kept(path);
    if (!kept.exists())
        return QStringLiteral("missing");
    if (kept.size() != file.bytes)
        return QStringLiteral("changed");
    if (!thorough)
        return {};
    const auto hash = kept.open(QIODevice::ReadOnly) ? hashOf(kept) : fail(error("attach.unreadable", {}, {}));
    return hash && *hash == file.sha256 ? QString() : QStringLiteral("changed");
}

Result<event::Attached> keep(QIODevice &from, const QString &name, const QString &storeLocation, const QString &runId,
                             qint64 belongsTo)
{
    if (from.size() > maxAttachmentBytes)
        return fail(error("attach.too_big", tr("“%1” is larger than %2 MB.").arg(name).arg(maxAttachmentBytes >> 20),
                          tr("Write down where it lies instead.")));
    const auto hash = hashOf(from);
    if (!hash)
        return fail(hash.error());
    event::Attached file{name, *hash, from.size(), QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension).name(), belongsTo};
    const QString path = attachmentPath(storeLocation, runId, file);
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return fail(error("attach.unwritable", tr("The folder %1 cannot be made.").arg(QFileInfo(path).absolutePath()), {}));
    if (faultOf(file, path, true).isEmpty())
        return file;
    if (const Done copied = copyTo(from, path); !copied)
        return fail(copied.error());
    return file;
}

} // namespace

QString attachmentsFolder(const QString &storeLocation, const QString &runId)
{
    const bool isServer = storeLocation.startsWith(u"postgres://") || storeLocation.startsWith(u"postgresql://");
    const QString store = storeLocation.isEmpty() || isServer ? defaultStorePath() : storeLocation;
    return QFileInfo(store).absolutePath() + QStringLiteral("/attachments/") + runId;
}

QString attachmentPath(const QString &storeLocation, const QString &runId, const event::Attached &file)
{
    return attachmentsFolder(storeLocation, runId) + u'/' + fileName(file);
}

Result<event::Attached> keepFile(const QString &path, const QString &storeLocation, const QString &runId, qint64 belongsTo)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(error("attach.unreadable", tr("The file %1 cannot be read.").arg(path), tr("See whether it is still there.")));
    return keep(file, QFileInfo(path).fileName(), storeLocation, runId, belongsTo);
}

Result<event::Attached> keepBytes(const QString &name, const QByteArray &bytes, const QString &storeLocation,
                                  const QString &runId, qint64 belongsTo)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return keep(buffer, name, storeLocation, runId, belongsTo);
}

QHash<QString, QString> lostFiles(const QVector<Attachment> &files, const QString &storeLocation, const QString &runId,
                                  bool thorough)
{
    QHash<QString, QString> lost;
    for (const Attachment &each : files)
        if (const QString fault = faultOf(each.file, attachmentPath(storeLocation, runId, each.file), thorough); !fault.isEmpty())
            lost.insert(each.file.sha256, fault);
    return lost;
}

} // namespace muster

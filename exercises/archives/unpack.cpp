// SPDX-License-Identifier: GPL-3.0-or-later
#include "archives/unpack.h"

#include "process/childprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <archive.h>
#include <archive_entry.h>

namespace muster
{

namespace
{

Error cannotWrite(const QFile &file)
{
    return {QStringLiteral("disk.full"),
            QCoreApplication::translate("archives", "Cannot write %1: %2.")
                .arg(file.fileName(), file.errorString()),
            QCoreApplication::translate("archives",
                                        "Free some space, or name a roomier folder with --sandbox-dir."),
            Fault::CannotRun};
}

Error damagedTar(const QString &path, archive *a)
{
    return {QStringLiteral("backup.damaged"),
            QCoreApplication::translate("archives", "%1 is damaged: %2")
                .arg(path, QString::fromUtf8(archive_error_string(a))),
            QCoreApplication::translate("archives", "Fetch the file again, or use an older backup.")};
}

struct ReadFree
{
    void operator()(archive *a) const { archive_read_free(a); }
};
using Reader = std::unique_ptr<archive, ReadFree>;

Reader openTar(const QString &path)
{
    Reader reader(archive_read_new());
    archive_read_support_filter_all(reader.get());
    archive_read_support_format_tar(reader.get());
    return archive_read_open_filename(reader.get(), QFile::encodeName(path).constData(), 1 << 18) ==
                   ARCHIVE_OK
               ? std::move(reader)
               : Reader();
}

Done writeMember(archive *a, const QString &target, const QString &from, const CancelToken &cancel,
                 qint64 &bytes)
{
    QDir().mkpath(QFileInfo(target).path());
    QFile file(target);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return fail(cannotWrite(file));
    QByteArray buffer(256 * 1024, Qt::Uninitialized);
    la_ssize_t count = 0;
    while ((count = archive_read_data(a, buffer.data(), static_cast<size_t>(buffer.size()))) > 0) {
        if (cancel.isCancelled())
            return fail(stoppedError());
        if (file.write(buffer.constData(), count) != count)
            return fail(cannotWrite(file));
        bytes += count;
    }
    if (count < 0)
        return fail(damagedTar(from, a));
    return file.flush() ? Done() : fail(cannotWrite(file));
}

// toc.dat's folder, however deep the tar has put it.
QString folderOfToc(const QString &folder)
{
    QDirIterator it(folder, {QStringLiteral("toc.dat")}, QDir::Files, QDirIterator::Subdirectories);
    return it.hasNext() ? QFileInfo(it.next()).path() : QString();
}

} // namespace

Result<Unpacked> unwrapFile(const QString &from, const QString &to, const CancelToken &cancel,
                            const BytesProgress &progress, bool withHash)
{
    Result<std::unique_ptr<ArchiveStream>> stream = ArchiveStream::open(from, withHash);
    if (!stream)
        return fail(stream.error());
    QFile file(to);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return fail(cannotWrite(file));
    const qint64 total = QFileInfo(from).size();
    for (;;) {
        if (cancel.isCancelled())
            return fail(stoppedError());
        const Result<QByteArray> piece = (*stream)->read();
        if (!piece)
            return fail(piece.error());
        if (piece->isEmpty())
            break;
        if (file.write(*piece) != piece->size())
            return fail(cannotWrite(file));
        if (progress)
            progress((*stream)->bytesIn(), total);
    }
    if (!file.flush())
        return fail(cannotWrite(file));
    return Unpacked{to, (*stream)->bytesOut(), (*stream)->sha256()};
}

Result<Unpacked> unpackFolder(const QString &from, const QString &toFolder, const CancelToken &cancel,
                              const BytesProgress &progress)
{
    const Reader reader = openTar(from);
    if (!reader)
        return fail({QStringLiteral("backup.unreadable"),
                     QCoreApplication::translate("archives", "Cannot read %1 as a tar.").arg(from), QString(),
                     Fault::CannotRun});
    Unpacked result;
    const qint64 total = QFileInfo(from).size();
    archive_entry *entry = nullptr;
    int status = ARCHIVE_OK;
    while ((status = archive_read_next_header(reader.get(), &entry)) == ARCHIVE_OK) {
        if (archive_entry_filetype(entry) != AE_IFREG)
            continue;
        const QString name = QDir::cleanPath(QString::fromUtf8(archive_entry_pathname(entry)));
        if (name.startsWith(QLatin1Char('/')) || name.startsWith(QStringLiteral("..")))
            return fail(
                {QStringLiteral("backup.unsafe"),
                 QCoreApplication::translate("archives", "%1 holds a file that would land outside its "
                                                         "folder: %2.")
                     .arg(from, name),
                 QString()});
        if (Done written =
                writeMember(reader.get(), toFolder + QLatin1Char('/') + name, from, cancel, result.bytes);
            !written)
            return fail(written.error());
        if (progress)
            progress(archive_filter_bytes(reader.get(), -1), total);
    }
    if (status != ARCHIVE_EOF)
        return fail(damagedTar(from, reader.get()));
    result.path = folderOfToc(toFolder);
    if (result.path.isEmpty())
        return fail({QStringLiteral("backup.damaged"),
                     QCoreApplication::translate("archives", "%1 holds no toc.dat.").arg(from), QString()});
    return result;
}

} // namespace muster

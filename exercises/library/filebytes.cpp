// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/filebytes.h"

#include "formats/texttable.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Library", source);
}

Error refused(const char *code, const QString &message, const QString &hint)
{
    return {QLatin1String(code), message, hint, Fault::BadInput, {}, 0, 0};
}

} // namespace

Result<QByteArray> readTableFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(
            refused("import.missing", text("There is no file %1.").arg(path), text("Check the path.")));
    QFile file(path);
    if (info.isDir() || !file.open(QIODevice::ReadOnly)) {
        return fail(refused("import.unreadable",
                            info.isDir() ? text("%1 is a folder.").arg(path)
                                         : text("%1 cannot be read: %2.").arg(path, file.errorString()),
                            text("Name a file that you may read.")));
    }
    if (info.size() > largestTableFile) {
        return fail(
            refused("import.too_big",
                    text("%1 has %2 MB; at most %3 MB are imported.")
                        .arg(path)
                        .arg(info.size() / 1000000)
                        .arg(largestTableFile / 1000000),
                    text("Check that it is the file you meant; a backup is given to \"muster-cli drill\".")));
    }
    const QByteArray bytes = file.read(largestTableFile + 1); // a file may have no size, as /dev/zero
    if (file.error() != QFileDevice::NoError)
        return fail(refused("import.unreadable", text("%1 cannot be read: %2.").arg(path, file.errorString()),
                            text("Check the disk.")));
    return bytes;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/documentedits.h"

#include "store/attachments.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace muster
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

Error error(const char *code, const QString &message, const QString &hint)
{
    return {QString::fromLatin1(code), message, hint, Fault::CannotRun};
}

} // namespace

QString documentEditsPath(const QString &storeLocation, const QString &runId)
{
    const QDir attachments(QFileInfo(attachmentsFolder(storeLocation, runId)).absolutePath());
    return QDir::cleanPath(attachments.absoluteFilePath(QStringLiteral("../documents/%1.json").arg(runId)));
}

Result<QJsonObject> loadDocumentEdits(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QJsonObject();
    if (file.open(QIODevice::ReadOnly)) {
        if (const QJsonDocument json = QJsonDocument::fromJson(file.readAll()); json.isObject())
            return json.object();
    }
    return fail(error("document.unreadable", tr("The texts put in by hand cannot be read: %1").arg(path),
                      tr("Move the file away to make the documents from the record alone.")));
}

Done saveDocumentEdits(const QString &path, const QJsonObject &edits)
{
    if (edits.isEmpty() && (!QFileInfo::exists(path) || QFile::remove(path)))
        return {};
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(edits).toJson();
    if (QDir().mkpath(QFileInfo(path).absolutePath()) && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() &&
        file.commit())
        return {};
    return fail(error("document.unwritable", tr("The texts put in by hand cannot be kept as %1: %2").arg(path, file.errorString()),
                      tr("See whether the disk is full and the folder may be written to.")));
}

} // namespace muster

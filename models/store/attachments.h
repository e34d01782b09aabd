// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and files that people add to a run: copied beside the store under the hash of their bytes, so that
// nothing is lost when the original goes and nothing is overwritten. Any thread.
#pragma once

#include "domain/runstate.h"

namespace muster
{

inline constexpr qint64 maxAttachmentBytes = 256LL * 1024 * 1024;

// "attachments/RUN" beside the store's file; in the data folder when the store is a server.
[[nodiscard]] QString attachmentsFolder(const QString &storeLocation, const QString &runId);
[[nodiscard]] QString attachmentPath(const QString &storeLocation, const QString &runId, const event::Attached &file);

// Copies and hashes; on disk when it returns. Errors (CannotRun): "attach.unreadable", "attach.too_big",
// "attach.unwritable".
[[nodiscard]] Result<event::Attached> keepFile(const QString &path, const QString &storeLocation, const QString &runId,
                                               qint64 belongsTo);
// The same for bytes that come from the clipboard; the name gives the type.
[[nodiscard]] Result<event::Attached> keepBytes(const QString &name, const QByteArray &bytes, const QString &storeLocation,
                                                const QString &runId, qint64 belongsTo);

// Kept files that are not what the journal says, by their hash: "missing" or "changed". With `thorough` each file is
// read and hashed; without, a look at its size has to do.
[[nodiscard]] QHash<QString, QString> lostFiles(const QVector<Attachment> &files, const QString &storeLocation,
                                                const QString &runId, bool thorough = false);

} // namespace muster

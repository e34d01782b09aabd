// SPDX-License-Identifier: GPL-3.0-or-later
// What people wrote in a run's documents in place of the record (reports/document.h): a small file of its own
// beside the store, for the journal of a run that is over takes no more entries. Any thread.
#pragma once

#include "domain/error.h"

#include <QJsonObject>

namespace muster
{

// "documents/RUN.json" beside the store's file; in the data folder when the store is a server.
[[nodiscard]] QString documentEditsPath(const QString &storeLocation, const QString &runId);

// Empty when there is no such file. "document.unreadable" (CannotRun): it is there and cannot be read.
[[nodiscard]] Result<QJsonObject> loadDocumentEdits(const QString &path);
// Replaces the file atomically, or leaves it as it was; no texts: takes it away. "document.unwritable".
[[nodiscard]] Done saveDocumentEdits(const QString &path, const QJsonObject &edits);

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a file from its beginning to its end, unwrapped (gzip, zstd, lz4, bzip2, xz) on the way; its
// SHA-256, of the bytes on disk, comes in the same pass. One object a thread.
#pragma once

#include "archives/archiveinfo.h"
#include "engine/canceltoken.h"

#include <functional>
#include <memory>

namespace muster
{

class ArchiveStream
{
public:
    // Errors (CannotRun): "backup.missing", "backup.unreadable".
    [[nodiscard]] static Result<std::unique_ptr<ArchiveStream>> open(const QString &path,
                                                                     bool withHash = false);
    ~ArchiveStream();
    Q_DISABLE_COPY_MOVE(ArchiveStream)

    // The next piece, at most 256 KB; empty = the end. Errors: "backup.damaged" (Failed), naming what is
    // wrong.
    [[nodiscard]] Result<QByteArray> read();
    [[nodiscard]] Wrapper wrapper() const;
    [[nodiscard]] qint64 bytesIn() const; // read from the disk so far
    [[nodiscard]] qint64 bytesOut() const;
    // SHA-256 of the file, lower-case hex; reads what is left of it. Empty without `withHash`.
    [[nodiscard]] QString sha256();

    struct State;

private:
    explicit ArchiveStream(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// bytes done and in all, of the file on disk.
using BytesProgress = std::function<void(qint64 done, qint64 total)>;

// SHA-256 of a file's bytes on disk. Errors as ArchiveStream's, and "cancelled" (Interrupted).
[[nodiscard]] Result<QString> fileSha256(const QString &path, const CancelToken &cancel,
                                         const BytesProgress &progress = {});

} // namespace muster

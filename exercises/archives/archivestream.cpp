// SPDX-License-Identifier: GPL-3.0-or-later
#include "archives/archivestream.h"

#include "process/childprocess.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <archive.h>
#include <archive_entry.h>
#include <openssl/evp.h>

#include <array>

namespace muster
{

namespace
{

constexpr qsizetype pieceSize = 256 * 1024;

struct HashFree
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
struct ReadFree
{
    void operator()(archive *a) const { archive_read_free(a); }
};

} // namespace

struct ArchiveStream::State
{
    QFile file;
    Wrapper wrapper = Wrapper::None;
    std::unique_ptr<archive, ReadFree> reader;
    std::unique_ptr<EVP_MD_CTX, HashFree> hash;
    std::array<char, pieceSize> buffer{};
    qint64 in = 0;
    qint64 out = 0;

    qint64 fill()
    {
        const qint64 count = file.read(buffer.data(), pieceSize);
        if (count > 0) {
            in += count;
            if (hash)
                EVP_DigestUpdate(hash.get(), buffer.data(), static_cast<size_t>(count));
        }
        return count;
    }
    [[nodiscard]] Error damaged(const QString &why) const
    {
        return {QStringLiteral("backup.damaged"),
                QCoreApplication::translate("archives", "%1 is damaged after %2 bytes: %3")
                    .arg(file.fileName())
                    .arg(in)
                    .arg(why),
                QCoreApplication::translate("archives",
                                            "Fetch the file again and compare its size and checksum with "
                                            "the source's; else use an older backup.")};
    }
    Done openReader();
};

namespace
{

la_ssize_t onRead(archive *, void *data, const void **buffer)
{
    auto *state = static_cast<ArchiveStream::State *>(data);
    *buffer = state->buffer.data();
    return state->fill();
}

} // namespace

Done ArchiveStream::State::openReader()
{
    reader.reset(archive_read_new());
    archive *a = reader.get();
    archive_read_support_filter_gzip(a);
    archive_read_support_filter_bzip2(a);
    archive_read_support_filter_xz(a);
    archive_read_support_filter_zstd(a);
    archive_read_support_filter_lz4(a);
    archive_read_support_format_raw(a);
    archive_read_support_format_empty(a);
    archive_entry *entry = nullptr;
    if (archive_read_open(a, this, nullptr, onRead, nullptr) != ARCHIVE_OK ||
        archive_read_next_header(a, &entry) < ARCHIVE_WARN)
        return fail(damaged(QString::fromUtf8(archive_error_string(a))));
    return {};
}

ArchiveStream::ArchiveStream(std::unique_ptr<State> state) : m_state(std::move(state))
{
}
ArchiveStream::~ArchiveStream() = default;

Result<std::unique_ptr<ArchiveStream>> ArchiveStream::open(const QString &path, bool withHash)
{
    auto state = std::make_unique<State>();
    state->file.setFileName(path);
    if (!QFileInfo::exists(path))
        return fail({QStringLiteral("backup.missing"),
                     QCoreApplication::translate("archives", "There is no backup %1.").arg(path),
                     QCoreApplication::translate("archives", "Check the path and that the disk is mounted."),
                     Fault::CannotRun});
    if (!state->file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail({QStringLiteral("backup.unreadable"),
                     QCoreApplication::translate("archives", "Cannot read %1: %2.")
                         .arg(path, state->file.errorString()),
                     QCoreApplication::translate("archives", "Check its permissions."), Fault::CannotRun});
    state->wrapper = wrapperOf(state->file.peek(16));
    if (withHash) {
        state->hash.reset(EVP_MD_CTX_new());
        EVP_DigestInit_ex(state->hash.get(), EVP_sha256(), nullptr);
    }
    if (state->wrapper != Wrapper::None) {
        if (Done opened = state->openReader(); !opened)
            return fail(opened.error());
    }
    return std::unique_ptr<ArchiveStream>(new ArchiveStream(std::move(state)));
}

Result<QByteArray> ArchiveStream::read()
{
    State &it = *m_state;
    if (!it.reader) {
        const qint64 count = it.fill();
        if (count < 0)
            return fail(it.damaged(it.file.errorString()));
        it.out += count;
        return QByteArray(it.buffer.data(), count);
    }
    QByteArray piece(pieceSize, Qt::Uninitialized);
    const la_ssize_t count = archive_read_data(it.reader.get(), piece.data(), static_cast<size_t>(pieceSize));
    if (count < 0)
        return fail(it.damaged(QString::fromUtf8(archive_error_string(it.reader.get()))));
    piece.truncate(count);
    it.out += count;
    return piece;
}

Wrapper ArchiveStream::wrapper() const
{
    return m_state->wrapper;
}

qint64 ArchiveStream::bytesIn() const
{
    return m_state->in;
}

qint64 ArchiveStream::bytesOut() const
{
    return m_state->out;
}

QString ArchiveStream::sha256()
{
    State &it = *m_state;
    if (!it.hash)
        return {};
    while (it.fill() > 0) {
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(it.hash.get(), digest.data(), &length);
    it.hash.reset();
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(length)).toHex());
}

Result<QString> fileSha256(const QString &path, const CancelToken &cancel, const BytesProgress &progress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(
            {QStringLiteral("backup.unreadable"),
             QCoreApplication::translate("archives", "Cannot read %1: %2.").arg(path, file.errorString()),
             QString(), Fault::CannotRun});
    const std::unique_ptr<EVP_MD_CTX, HashFree> hash(EVP_MD_CTX_new());
    EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr);
    QByteArray buffer(pieceSize, Qt::Uninitialized);
    const qint64 total = file.size();
    qint64 done = 0;
    qint64 count = 0;
    while ((count = file.read(buffer.data(), buffer.size())) > 0) {
        if (cancel.isCancelled())
            return fail(stoppedError());
        EVP_DigestUpdate(hash.get(), buffer.constData(), static_cast<size_t>(count));
        done += count;
        if (progress)
            progress(done, total);
    }
    if (count < 0)
        return fail({QStringLiteral("backup.damaged"),
                     QCoreApplication::translate("archives", "Cannot read %1 to its end: %2.")
                         .arg(path, file.errorString()),
                     QString()});
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(hash.get(), digest.data(), &length);
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(length)).toHex());
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "archives/wholeness.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace muster
{

namespace
{

constexpr qint64 tarBlock = 512;
constexpr int dataBlock = 1;
constexpr int blobsBlock = 3;
constexpr int archiveIntSize = 4; // every platform that PostgreSQL runs on

Error cutShort(const QString &path, const QString &what)
{
    return {QStringLiteral("backup.damaged"),
            QCoreApplication::translate("archives", "%1 is cut short: %2").arg(path, what),
            QCoreApplication::translate("archives",
                                        "Fetch the backup again and compare its size with the source's; "
                                        "else use an older backup.")};
}

// Steps over the chunks of a custom archive's data block, reading only their lengths.
class BlockWalk
{
public:
    BlockWalk(QFile &file, qint64 at) : m_file(file), m_at(at) {}

    // The end of the block that begins at `at`; −1 when the file ends before it.
    qint64 end()
    {
        const int kind = byte();
        number(); // whose data
        if (kind == dataBlock)
            chunks();
        else if (kind == blobsBlock) {
            while (m_good && number() != 0)
                chunks();
        } else {
            m_good = false;
        }
        return m_good ? m_at : -1;
    }

private:
    void chunks()
    {
        for (qint64 length = number(); m_good && length > 0; length = number()) {
            m_at += length;
            m_good = m_at <= m_file.size();
        }
    }
    int byte()
    {
        char value = 0;
        m_good = m_good && m_file.seek(m_at) && m_file.read(&value, 1) == 1;
        ++m_at;
        return static_cast<unsigned char>(value);
    }
    qint64 number()
    {
        char bytes[1 + archiveIntSize] = {};
        m_good = m_good && m_file.seek(m_at) && m_file.read(bytes, sizeof bytes) == qint64(sizeof bytes);
        m_at += qint64(sizeof bytes);
        qint64 value = 0;
        for (int i = 0; i < archiveIntSize; ++i)
            value |= static_cast<qint64>(static_cast<unsigned char>(bytes[1 + i])) << (8 * i);
        return bytes[0] != 0 ? -value : value;
    }

    QFile &m_file;
    qint64 m_at;
    bool m_good = true;
};

Done checkCustom(const PgToc &toc)
{
    const TocEntry *last = nullptr;
    for (const TocEntry &entry : toc.entries) {
        if (entry.hasData && entry.offset >= 0 && (!last || entry.offset > last->offset))
            last = &entry;
    }
    QFile file(toc.info.path);
    if (!file.open(QIODevice::ReadOnly))
        return fail({QStringLiteral("backup.unreadable"),
                     QCoreApplication::translate("archives", "Cannot read %1: %2.")
                         .arg(toc.info.path, file.errorString()),
                     QString(), Fault::CannotRun});
    if (!last) // made through a pipe: no offsets; pg_restore itself stumbles over what is missing
        return {};
    if (last->offset >= file.size() || BlockWalk(file, last->offset).end() < 0)
        return fail(cutShort(
            toc.info.path,
            QCoreApplication::translate("archives", "the data of %1 is not all there.").arg(last->object())));
    return {};
}

Done checkDirectory(const PgToc &toc)
{
    static const QStringList endings{QString(), QStringLiteral(".gz"), QStringLiteral(".lz4"),
                                     QStringLiteral(".zst")};
    for (const TocEntry &entry : toc.entries) {
        if (!entry.hasData || entry.fileName.isEmpty())
            continue;
        const QString file = toc.info.path + QLatin1Char('/') + entry.fileName;
        const bool there = std::any_of(endings.begin(), endings.end(), [&file](const QString &ending) {
            return QFileInfo::exists(file + ending);
        });
        if (!there)
            return fail(cutShort(toc.info.path, QCoreApplication::translate(
                                                    "archives", "the file %1 with the data of %2 is missing.")
                                                    .arg(entry.fileName, entry.object())));
    }
    return {};
}

// Octal text, or base 256 for what octal cannot hold.
qint64 tarSize(const QByteArray &header)
{
    const QByteArray field = header.mid(124, 12);
    if ((static_cast<unsigned char>(field[0]) & 0x80) == 0)
        return field.trimmed().replace('\0', "").toLongLong(nullptr, 8);
    qint64 value = static_cast<unsigned char>(field[0]) & 0x7f;
    for (qsizetype i = 1; i < field.size(); ++i)
        value = (value << 8) | static_cast<unsigned char>(field[i]);
    return value;
}

} // namespace

Done checkTarWhole(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            {QStringLiteral("backup.unreadable"),
             QCoreApplication::translate("archives", "Cannot read %1: %2.").arg(path, file.errorString()),
             QString(), Fault::CannotRun});
    qint64 at = 0;
    for (;;) {
        const QByteArray header = file.seek(at) ? file.read(tarBlock) : QByteArray();
        if (header.size() < tarBlock)
            return fail(
                cutShort(path, QCoreApplication::translate("archives", "the tar's end mark is missing.")));
        if (header.count('\0') == tarBlock)
            return {};
        const QByteArray name = header.left(std::max<qsizetype>(header.left(100).indexOf('\0'), 0));
        const qint64 size = tarSize(header);
        at += tarBlock + (size + tarBlock - 1) / tarBlock * tarBlock;
        if (size < 0 || at > file.size())
            return fail(
                cutShort(path, QCoreApplication::translate("archives", "its member %1 is not all there.")
                                   .arg(QString::fromUtf8(name))));
    }
}

Done checkWhole(const PgToc &toc)
{
    switch (toc.info.format) {
    case BackupFormat::PgCustom:
        return checkCustom(toc);
    case BackupFormat::PgDirectory:
        return checkDirectory(toc);
    case BackupFormat::PgTar:
        return checkTarWhole(toc.info.path);
    default:
        return {};
    }
}

} // namespace muster

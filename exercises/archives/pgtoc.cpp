// SPDX-License-Identifier: GPL-3.0-or-later
#include "archives/pgtoc.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

namespace muster
{

namespace
{

constexpr int newestMinor = 16;
constexpr int formatCustom = 1;
constexpr int formatTar = 3;
constexpr int formatDirectory = 5;
constexpr qint64 tarBlock = 512;

// Walks the archive's own number and text forms; `good` turns false at the first thing that does not fit.
class Cursor
{
public:
    Cursor(const char *data, qint64 size) : m_data(data), m_size(size) {}
    bool good = true;
    int intSize = 4;
    int offsetSize = 8;

    [[nodiscard]] qint64 at() const { return m_at; }
    int byte()
    {
        if (m_at >= m_size) {
            good = false;
            return 0;
        }
        return static_cast<unsigned char>(m_data[m_at++]);
    }
    qint64 number() // sign, then little-endian bytes
    {
        const bool negative = byte() != 0;
        qint64 value = 0;
        for (int i = 0; i < intSize; ++i)
            value |= static_cast<qint64>(byte()) << (8 * i);
        return negative ? -value : value;
    }
    QString text() // length −1 = null
    {
        const qint64 length = number();
        if (length <= 0)
            return {};
        if (length > m_size - m_at) {
            good = false;
            return {};
        }
        const QString value = QString::fromUtf8(m_data + m_at, length);
        m_at += length;
        return value;
    }
    bool list() // the texts up to the null that ends them
    {
        for (;;) {
            const qint64 length = number();
            if (!good || length < 0)
                return good;
            if (length > m_size - m_at)
                return good = false;
            m_at += length;
        }
    }
    qint64 offset(bool &hasData)
    {
        const int state = byte(); // 1 = not known, 2 = known, 3 = no data
        qint64 value = 0;
        for (int i = 0; i < offsetSize; ++i)
            value |= static_cast<qint64>(byte()) << (8 * i);
        hasData = state != 3;
        return state == 2 ? value : -1;
    }

private:
    const char *m_data;
    qint64 m_size;
    qint64 m_at = 0;
};

struct Header
{
    int minor = 0;
    int format = 0;
};

QDateTime readDate(Cursor &in)
{
    const qint64 second = in.number();
    const qint64 minute = in.number();
    const qint64 hour = in.number();
    const qint64 day = in.number();
    const qint64 month = in.number() + 1;
    const qint64 year = in.number() + 1900;
    in.number(); // daylight saving
    const QDate date(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day));
    const QTime time(static_cast<int>(hour), static_cast<int>(minute), static_cast<int>(second));
    return date.isValid() && time.isValid() ? QDateTime(date, time) : QDateTime();
}

// True for what a version looks like; a header of another format version yields noise here.
bool looksLikeVersion(const QString &text)
{
    static const QRegularExpression version(QStringLiteral("^[0-9]+(\\.[0-9]+|devel|beta|rc)"));
    return version.match(text).hasMatch();
}

Header readHeader(Cursor &in, ArchiveInfo &info)
{
    Header header;
    for (int i = 0; i < 5; ++i)
        in.byte();
    info.archiveMajor = in.byte();
    info.archiveMinor = header.minor = in.byte();
    in.byte(); // revision
    in.intSize = in.byte();
    in.offsetSize = in.byte();
    header.format = in.byte();
    if (in.intSize < 1 || in.intSize > 8 || in.offsetSize < 1 || in.offsetSize > 8)
        in.good = false;
    if (header.minor >= 15)
        in.byte(); // compression algorithm
    else
        in.number(); // compression level
    info.createdAt = readDate(in);
    info.database = in.text();
    info.serverVersion = in.text();
    info.dumpVersion = in.text();
    if (!looksLikeVersion(info.dumpVersion)) {
        info.dumpVersion.clear();
        info.serverVersion.clear();
        info.database.clear();
    }
    return header;
}

TocEntry readEntry(Cursor &in, const Header &header)
{
    TocEntry entry;
    entry.id = static_cast<int>(in.number());
    entry.hasData = in.number() != 0;
    in.text(); // catalogue's table and row
    in.text();
    entry.name = in.text();
    entry.type = in.text();
    if (header.minor >= 11)
        in.number(); // section
    entry.definition = in.text();
    in.text(); // drop statement
    in.text(); // copy statement
    entry.schema = in.text();
    if (header.minor >= 10)
        in.text(); // tablespace
    if (header.minor >= 14)
        in.text(); // table access method
    if (header.minor >= 16)
        in.number(); // relation kind
    entry.owner = in.text();
    in.text(); // with OIDs
    in.list(); // dependencies
    if (header.format == formatCustom) {
        bool hasData = false;
        entry.offset = in.offset(hasData);
        entry.hasData = entry.hasData && hasData;
    } else {
        entry.fileName = in.text();
    }
    return entry;
}

Error damagedToc(const QString &path)
{
    return {QStringLiteral("backup.damaged"),
            QCoreApplication::translate("archives", "The table of contents of %1 is cut short or damaged.")
                .arg(path),
            QCoreApplication::translate("archives",
                                        "Fetch the backup again and compare its size with the source's; "
                                        "else use an older backup.")};
}

// Where the table lies: the file itself, toc.dat of a folder, or the first member of a tar.
QString tocPath(const ArchiveInfo &info)
{
    return info.format == BackupFormat::PgDirectory ? info.path + QStringLiteral("/toc.dat") : info.path;
}

} // namespace

QString TocEntry::object() const
{
    QString text = name;
    static const QStringList ofTable{
        QStringLiteral("FK CONSTRAINT"), QStringLiteral("CONSTRAINT"), QStringLiteral("CHECK CONSTRAINT"),
        QStringLiteral("TRIGGER"),       QStringLiteral("DEFAULT"),    QStringLiteral("RULE"),
        QStringLiteral("POLICY")};
    if (ofTable.contains(type))
        text.replace(QLatin1Char(' '), QLatin1Char('.'));
    return schema.isEmpty() || schema == QStringLiteral("-") ? text : schema + QLatin1Char('.') + text;
}

QString PgToc::encoding() const
{
    static const QRegularExpression set(QStringLiteral("client_encoding = '([^']+)'"));
    for (const TocEntry &entry : entries) {
        if (entry.type == QStringLiteral("ENCODING"))
            return set.match(entry.definition).captured(1);
    }
    return {};
}

QString PgToc::locale() const
{
    static const QRegularExpression set(QStringLiteral(" (?:LC_COLLATE|LOCALE) = '([^']+)'"));
    for (const TocEntry &entry : entries) {
        if (entry.type == QStringLiteral("DATABASE"))
            return set.match(entry.definition).captured(1);
    }
    return {};
}

bool isPgArchive(const QByteArray &head)
{
    return head.startsWith("PGDMP");
}

bool readPgHeader(const QByteArray &head, ArchiveInfo &info)
{
    if (!isPgArchive(head))
        return false;
    Cursor in(head.constData(), head.size());
    const Header header = readHeader(in, info);
    info.format = header.format == formatTar         ? BackupFormat::PgTar
                  : header.format == formatDirectory ? BackupFormat::PgDirectory
                                                     : BackupFormat::PgCustom;
    return in.good;
}

Result<PgToc> readToc(const ArchiveInfo &info)
{
    QFile file(tocPath(info));
    if (!file.open(QIODevice::ReadOnly))
        return fail({QStringLiteral("backup.unreadable"),
                     QCoreApplication::translate("archives", "Cannot read %1: %2.")
                         .arg(file.fileName(), file.errorString()),
                     QString(), Fault::CannotRun});
    const qint64 skip = info.format == BackupFormat::PgTar ? tarBlock : 0;
    const uchar *bytes = file.size() > skip ? file.map(0, file.size()) : nullptr;
    if (!bytes)
        return fail(damagedToc(info.path));
    Cursor in(reinterpret_cast<const char *>(bytes) + skip, file.size() - skip);
    PgToc toc;
    toc.info = info;
    const Header header = readHeader(in, toc.info);
    if (toc.info.archiveMajor != 1 || header.minor > newestMinor)
        return fail({QStringLiteral("backup.newer"),
                     QCoreApplication::translate("archives",
                                                 "%1 has archive format %2.%3, which is newer than Muster "
                                                 "knows.")
                         .arg(info.path)
                         .arg(toc.info.archiveMajor)
                         .arg(header.minor),
                     QString(), Fault::CannotRun});
    const qint64 count = in.number();
    for (qint64 i = 0; i < count && in.good; ++i)
        toc.entries.append(readEntry(in, header));
    if (!in.good || count < 0)
        return fail(damagedToc(info.path));
    toc.end = in.at() + skip;
    return toc;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "archives/archiveinfo.h"
#include "archives/archivestream.h"
#include "archives/pgtoc.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace muster
{

namespace
{

constexpr qsizetype headSize = 64 * 1024;
constexpr qsizetype tarBlock = 512;

Result<QByteArray> unwrappedHead(ArchiveStream &stream)
{
    QByteArray head;
    while (head.size() < headSize) {
        Result<QByteArray> piece = stream.read();
        if (!piece)
            return piece;
        if (piece->isEmpty())
            break;
        head += *piece;
    }
    return head;
}

QString encryptionOf(const QByteArray &head)
{
    if (head.startsWith("Salted__"))
        return QStringLiteral("openssl");
    if (head.startsWith("age-encryption.org/") || head.startsWith("-----BEGIN AGE ENCRYPTED FILE-----"))
        return QStringLiteral("age");
    if (head.startsWith("-----BEGIN PGP MESSAGE-----"))
        return QStringLiteral("gpg");
    if (head.size() < 8)
        return {};
    // OpenPGP packets that open an encrypted message (RFC 4880, 4.2): a session key, by public key
    // (version 3) or by passphrase (version 4), in the old and the new header form.
    const auto at = [&head](qsizetype i) { return static_cast<unsigned char>(head[i]); };
    const bool publicKey = (at(0) == 0x84 && at(2) == 3) || (at(0) == 0x85 && at(3) == 3) ||
                           (at(0) == 0xc1 && (at(2) == 3 || at(3) == 3));
    const bool passphrase =
        (at(0) == 0x8c && at(2) >= 4 && at(2) <= 6) || (at(0) == 0xc3 && at(2) >= 4 && at(2) <= 6);
    return publicKey || passphrase ? QStringLiteral("gpg") : QString();
}

QByteArray tarMemberName(const QByteArray &head)
{
    if (head.size() < tarBlock || head.mid(257, 5) != "ustar")
        return {};
    const QByteArray name = head.left(100);
    return name.left(std::max<qsizetype>(name.indexOf('\0'), 0));
}

// A tar: pg_dump's own (toc.dat first), one of a dump's folder, or of a data folder.
void sniffTar(const QByteArray &head, ArchiveInfo &info)
{
    const QByteArray first = tarMemberName(head);
    if (first == "toc.dat" && readPgHeader(head.mid(tarBlock), info) && info.format == BackupFormat::PgTar)
        return;
    if (first == "backup_label" || head.contains("/PG_VERSION") || head.contains("backup_manifest")) {
        info.format = BackupFormat::BaseBackup;
        return;
    }
    info.format = BackupFormat::Unknown;
    for (qsizetype at = 0; at + tarBlock <= head.size(); at += tarBlock) {
        const QByteArray name = tarMemberName(head.mid(at, tarBlock));
        if ((name == "toc.dat" || name.endsWith("/toc.dat")) && readPgHeader(head.mid(at + tarBlock), info)) {
            info.format = BackupFormat::PgDirectory;
            info.wrappedFolder = true;
            return;
        }
    }
    // toc.dat of a folder can stand anywhere in its tar; numbered data files before it give it away.
    static const QRegularExpression dataFile(
        QStringLiteral("(^|/)([0-9]+\\.dat(\\.gz|\\.lz4|\\.zst)?|toc\\.dat)$"));
    for (qsizetype at = 0; at + tarBlock <= head.size(); at += tarBlock) {
        if (dataFile.match(QString::fromLatin1(tarMemberName(head.mid(at, tarBlock)))).hasMatch()) {
            info.format = BackupFormat::PgDirectory;
            info.wrappedFolder = true;
            return;
        }
    }
}

QString headWord(const QByteArray &head, const QRegularExpression &pattern)
{
    return pattern.match(QString::fromUtf8(head)).captured(1).trimmed();
}

void sniffSql(const QByteArray &head, ArchiveInfo &info)
{
    const QByteArray top = head.left(8192);
    static const QRegularExpression dumpedBy(QStringLiteral("^-- Dumped by pg_dump version (.*)$"),
                                             QRegularExpression::MultilineOption);
    static const QRegularExpression dumpedFrom(QStringLiteral("^-- Dumped from database version (.*)$"),
                                               QRegularExpression::MultilineOption);
    static const QRegularExpression encoding(
        QStringLiteral("^SET client_encoding *(?:=|TO) *'?([A-Za-z0-9_-]+)'?;"),
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression startedOn(QStringLiteral("^-- Started on ([0-9-]+ [0-9:]+)"),
                                              QRegularExpression::MultilineOption);
    static const QRegularExpression statement(
        QStringLiteral(
            "^\\s*(--|/\\*|\\\\|SET|BEGIN|CREATE|INSERT|ALTER|DROP|COPY|SELECT|DO|START|UPDATE|DELETE|"
            "GRANT|TRUNCATE|WITH|COMMENT|REVOKE)"),
        QRegularExpression::CaseInsensitiveOption);
    info.format = BackupFormat::Unknown;
    if (top.contains('\0'))
        return;
    if (top.contains("-- PostgreSQL database cluster dump")) {
        info.format = BackupFormat::PgDumpAll;
        return;
    }
    info.fromPgDump = top.contains("-- PostgreSQL database dump");
    const QString text = QString::fromUtf8(top).remove(QChar(0xFEFF));
    static const QRegularExpression keyword(
        QStringLiteral(
            "^\\s*(SET|CREATE|INSERT|ALTER|COPY|SELECT|DROP|DO|BEGIN|START|UPDATE|WITH|\\\\)\\b.*"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    if (!info.fromPgDump && !(statement.match(text).hasMatch() && keyword.match(text).hasMatch()))
        return;
    info.format = BackupFormat::PlainSql;
    info.dumpVersion = headWord(top, dumpedBy);
    info.serverVersion = headWord(top, dumpedFrom);
    info.encoding = headWord(top, encoding);
    info.createdAt = QDateTime::fromString(headWord(top, startedOn), Qt::ISODate);
}

Result<ArchiveInfo> sniffFolder(ArchiveInfo info)
{
    const QDir folder(info.path);
    if (!folder.isReadable())
        return fail({QStringLiteral("backup.unreadable"),
                     QCoreApplication::translate("archives", "Cannot read the folder %1.").arg(info.path),
                     QCoreApplication::translate("archives", "Check its permissions."), Fault::CannotRun});
    info.bytes = folderBytes(info.path);
    if (folder.exists(QStringLiteral("toc.dat"))) {
        QFile toc(folder.filePath(QStringLiteral("toc.dat")));
        if (!toc.open(QIODevice::ReadOnly) || !readPgHeader(toc.read(headSize), info))
            return fail(
                {QStringLiteral("backup.damaged"),
                 QCoreApplication::translate("archives", "%1 is cut short or damaged.").arg(toc.fileName()),
                 QCoreApplication::translate("archives", "Fetch the backup again, or use an older one.")});
        info.format = BackupFormat::PgDirectory;
    } else if (folder.exists(QStringLiteral("PG_VERSION")) ||
               folder.exists(QStringLiteral("backup_manifest")) ||
               folder.exists(QStringLiteral("base.tar")) || folder.exists(QStringLiteral("base.tar.gz"))) {
        info.format = BackupFormat::BaseBackup;
    }
    return info;
}

} // namespace

Result<ArchiveInfo> sniff(const QString &path)
{
    ArchiveInfo info;
    const QFileInfo file(path);
    info.path = file.absoluteFilePath();
    if (file.isDir())
        return sniffFolder(info);
    Result<std::unique_ptr<ArchiveStream>> stream = ArchiveStream::open(info.path);
    if (!stream)
        return fail(stream.error());
    info.bytes = file.size();
    info.wrapper = (*stream)->wrapper();
    const Result<QByteArray> head = unwrappedHead(**stream);
    if (!head)
        return fail(head.error());
    if (head->isEmpty())
        return fail(
            {QStringLiteral("backup.empty"),
             QCoreApplication::translate("archives", "%1 is empty.").arg(info.path),
             QCoreApplication::translate("archives", "The backup job wrote nothing: look at its log, and use "
                                                     "an older backup.")});
    info.encryption = encryptionOf(*head);
    if (!info.encryption.isEmpty()) {
        info.format = BackupFormat::Encrypted;
    } else if (isPgArchive(*head)) {
        readPgHeader(*head, info);
        info.format = BackupFormat::PgCustom;
    } else if (!tarMemberName(*head).isEmpty()) {
        sniffTar(*head, info);
    } else {
        sniffSql(*head, info);
    }
    if (info.format == BackupFormat::Unknown && encryptionOf(*head).isEmpty() && head->startsWith("PGDM"))
        info.format = BackupFormat::PgCustom; // cut off within its first bytes
    return info;
}

} // namespace muster

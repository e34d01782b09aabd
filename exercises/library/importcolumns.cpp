// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/importcolumns.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace muster
{

namespace
{

constexpr qsizetype mostRemembered = 100;
constexpr qsizetype mostColumnsRemembered = 300; // of one list
constexpr qint64 largestFile = 4 * 1000 * 1000;  // bytes
constexpr int lockWait = 2000;                   // ms: another program writes for a moment

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Library", source);
}

QStringList headersOf(const MselMapping &mapping)
{
    QStringList headers;
    for (const MselColumn &column : mapping.columns)
        headers.append(column.header.toCaseFolded());
    headers.sort();
    return headers;
}

QStringList headersOf(const QJsonObject &entry)
{
    QStringList headers;
    for (const QString &header : entry.value(u"columns").toObject().keys())
        headers.append(header.toCaseFolded());
    headers.sort();
    return headers;
}

// Newest first. A file that somebody damaged is as good as none: it holds nothing that cannot be said again.
QJsonArray readEntries()
{
    QFile file(importColumnsFile());
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(u"lists").toArray();
}

QJsonArray without(const QJsonArray &entries, const QStringList &headers)
{
    QJsonArray rest;
    for (const QJsonValue &entry : entries) {
        if (headersOf(entry.toObject()) != headers)
            rest.append(entry);
    }
    return rest;
}

Error unremembered(const QString &why)
{
    return {QStringLiteral("import.unremembered"),
            text("What was chosen for the columns cannot be remembered: %1.").arg(why),
            text("Check the folder %1.").arg(QFileInfo(importColumnsFile()).absolutePath()),
            Fault::CannotRun,
            {},
            0,
            0};
}

Done writeEntries(QJsonArray entries)
{
    while (entries.size() > mostRemembered)
        entries.removeLast();
    QSaveFile file(importColumnsFile());
    const QByteArray json =
        QJsonDocument(QJsonObject{{QStringLiteral("muster_import_columns"), 1}, {QStringLiteral("lists"), entries}})
            .toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return fail(unremembered(file.errorString()));
    return {};
}

// Read, changed and written while nobody else does.
template<typename Change>
Done changeEntries(Change change)
{
    const QString path = importColumnsFile();
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return fail(unremembered(text("the folder cannot be made")));
    QLockFile lock(path + u".lock");
    if (!lock.tryLock(lockWait))
        return fail(unremembered(text("another program holds the file")));
    return writeEntries(change(readEntries()));
}

} // namespace

QString importColumnsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/muster/import-columns.json");
}

std::optional<MselMapping> rememberedColumns(const MselMapping &columns)
{
    const QStringList headers = headersOf(columns);
    for (const QJsonValue &entry : readEntries()) {
        if (headersOf(entry.toObject()) != headers)
            continue;
        const auto mapping = mselMappingFromJson(entry.toObject());
        return mapping ? std::optional(*mapping) : std::nullopt;
    }
    return std::nullopt;
}

Done rememberColumns(const MselMapping &mapping)
{
    if (mapping.columns.isEmpty() || mapping.columns.size() > mostColumnsRemembered)
        return {};
    QJsonObject entry = toJson(mapping);
    entry.insert(QStringLiteral("used"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    return changeEntries([&](const QJsonArray &entries) {
        QJsonArray rest = without(entries, headersOf(mapping));
        rest.prepend(entry);
        return rest;
    });
}

Done forgetColumns(const MselMapping &mapping)
{
    if (!rememberedColumns(mapping))
        return {};
    return changeEntries([&](const QJsonArray &entries) { return without(entries, headersOf(mapping)); });
}

Result<ImportColumns> columnsOf(const ImportSource &source, const MselMapping &wish, bool strict, bool fresh)
{
    const auto asWished = mapColumns(source.table, wish, strict);
    if (!asWished)
        return fail(asWished.error());
    if (fresh)
        return ImportColumns{*asWished, false};
    const auto remembered = rememberedColumns(*asWished);
    if (!remembered)
        return ImportColumns{*asWished, false};
    MselMapping both = *remembered;
    both.headerRow = wish.headerRow;
    for (const MselColumn &column : wish.columns)
        both.set(column.header, column.field);
    both.keepOthers = both.keepOthers || wish.keepOthers;
    if (wish.clock != ClockReading::Guess)
        both.clock = wish.clock;
    const auto mapping = mapColumns(source.table, both);
    if (!mapping)
        return fail(mapping.error());
    return ImportColumns{*mapping, true};
}

Done rememberChoice(const ImportSource &source, const MselMapping &taken)
{
    MselMapping bare;
    bare.headerRow = taken.headerRow;
    const auto guessed = mapColumns(source.table, bare);
    if (guessed && *guessed == taken)
        return forgetColumns(taken);
    return rememberColumns(taken);
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/importwords.h"
#include "formats/texttable.h"

#include <QStringDecoder>

#include <array>

namespace muster
{

namespace
{

struct Magic
{
    QByteArray bytes;
    const char *what;
};

// Files that are taken for a table or a text by mistake.
std::optional<Error> knownBinary(const QByteArray &bytes)
{
    if (bytes.startsWith(QByteArray::fromHex("d0cf11e0a1b11ae1"))) {
        return importError("import.old_excel",
                           importText("The file is an old or password-protected Office document."),
                           importText("Save it as an Excel workbook (.xlsx) without a password, or as CSV."));
    }
    static const std::array<Magic, 9> magics{
        {{"%PDF", QT_TRANSLATE_NOOP("muster::Import", "a PDF document")},
         {"PGDMP", QT_TRANSLATE_NOOP("muster::Import", "a PostgreSQL backup")},
         {"\x89PNG", QT_TRANSLATE_NOOP("muster::Import", "a picture")},
         {"\xff\xd8\xff", QT_TRANSLATE_NOOP("muster::Import", "a picture")},
         {"GIF8", QT_TRANSLATE_NOOP("muster::Import", "a picture")},
         {"\x1f\x8b", QT_TRANSLATE_NOOP("muster::Import", "a gzip file")},
         {"\x7f"
          "ELF",
          QT_TRANSLATE_NOOP("muster::Import", "a program")},
         {"SQLite format 3", QT_TRANSLATE_NOOP("muster::Import", "a SQLite database")},
         {"PK\x03\x04", QT_TRANSLATE_NOOP("muster::Import", "a ZIP file")}}};
    for (const Magic &magic : magics) {
        if (bytes.startsWith(magic.bytes)) {
            return importError("import.binary",
                               importText("The file is %1, not a text.").arg(importText(magic.what)),
                               importText("Give a CSV, XLSX, Markdown or JSON file."));
        }
    }
    return std::nullopt;
}

// Zeros in (nearly) every second byte: UTF-16 without a mark.
std::optional<QStringConverter::Encoding> utf16Guess(const QByteArray &bytes)
{
    const qsizetype looked = std::min<qsizetype>(bytes.size(), 4096) & ~qsizetype(1);
    if (looked < 4)
        return std::nullopt;
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < looked; i += 2) {
        even += bytes[i] == 0 ? 1 : 0;
        odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    if (odd * 5 > looked && even * 50 < looked)
        return QStringConverter::Utf16LE;
    if (even * 5 > looked && odd * 50 < looked)
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

bool hasControlCharacters(const QString &text)
{
    qsizetype found = 0;
    const QStringView head = QStringView(text).left(65536);
    for (const QChar c : head) {
        if (c == QChar(0))
            return true;
        if (c < u' ' && c != u'\t' && c != u'\n' && c != u'\r' && c != u'\f')
            ++found;
    }
    return found * 200 > head.size();
}

QString fromWindows1252(const QByteArray &bytes)
{
    static const std::array<char16_t, 32> upper{
        0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xa0)
            c = QChar(upper[c.unicode() - 0x80]);
    }
    return text;
}

DecodedText decoded(const QByteArray &bytes)
{
    auto encoding = QStringConverter::encodingForData(bytes);
    if (encoding == QStringConverter::Utf8)
        encoding.reset(); // tried below, and may be a lie
    if (!encoding)
        encoding = utf16Guess(bytes);
    if (encoding) {
        QStringDecoder decoder(*encoding);
        const bool wide = *encoding == QStringConverter::Utf32LE || *encoding == QStringConverter::Utf32BE;
        return {decoder.decode(bytes), wide ? QStringLiteral("UTF-32") : QStringLiteral("UTF-16")};
    }
    QStringDecoder utf8(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    QString text = utf8.decode(bytes);
    if (!utf8.hasError())
        return {text, QStringLiteral("UTF-8")};
    return {fromWindows1252(bytes), QStringLiteral("Windows-1252")};
}

} // namespace

Result<DecodedText> decodeText(const QByteArray &bytes)
{
    if (bytes.size() > largestTableFile)
        return fail(tooBig(importText("The file has %1 MB; at most %2 MB are imported.")
                               .arg(bytes.size() / 1000000)
                               .arg(largestTableFile / 1000000)));
    if (const auto known = knownBinary(bytes))
        return fail(*known);
    DecodedText result = decoded(bytes);
    if (result.text.startsWith(QChar(QChar::ByteOrderMark)))
        result.text.remove(0, 1);
    if (hasControlCharacters(result.text)) {
        return fail(importError("import.binary", importText("The file is binary, not a text."),
                                importText("Give a CSV, XLSX, Markdown or JSON file.")));
    }
    return result;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as people send them: CSV in any dialect, the first or a named sheet of an XLSX. Everything is text.
// Inside models/formats, and for those who show a preview. Pure functions, any thread.
#pragma once

#include "formats/importwatch.h"

#include <QStringList>
#include <QVector>

namespace muster
{

inline constexpr qsizetype largestTableFile = 40 * 1000 * 1000; // bytes
inline constexpr qsizetype mostTableRows = 1000 * 1000;
inline constexpr qsizetype mostTableCells = 10 * 1000 * 1000;

struct TextRow
{
    int number = 0;    // as a spreadsheet counts it, from 1; empty rows count
    QStringList cells; // without the empty ones at the end

    [[nodiscard]] QString cell(qsizetype column) const { return cells.value(column); }
    bool operator==(const TextRow &) const = default;
};

struct TextTable
{
    QVector<TextRow> rows; // without the empty ones
    QString encoding;      // "UTF-8", "UTF-16", "Windows-1252"; empty for XLSX
    QChar separator;       // of a CSV
    QString sheet;         // of an XLSX
    QStringList otherSheets;
    QStringList sheets; // all, as the workbook has them
    QStringList remarks; // what the reader had to guess or mend, as sentences
};

// Errors (BadInput): "import.too_big", "import.binary", "import.old_excel", "import.damaged",
// "import.no_sheet" (the sheets named), "import.empty"; "import.cancelled".
[[nodiscard]] Result<TextTable> readTable(const QByteArray &bytes, const QString &sheet = {},
                                          const ImportWatch &watch = {});
[[nodiscard]] Result<TextTable> readCsv(const QByteArray &bytes, const ImportWatch &watch = {});
[[nodiscard]] Result<TextTable> readXlsx(const QByteArray &bytes, const QString &sheet = {},
                                         const ImportWatch &watch = {});
[[nodiscard]] bool isZip(const QByteArray &bytes);

// Quoted where it must be, CRLF, UTF-8 with a byte order mark. A cell that a spreadsheet would take for a
// formula gets an apostrophe in front, which readCsv takes off again.
[[nodiscard]] QByteArray writeCsv(const QVector<QStringList> &rows);
// First row: headers, in bold, frozen, with a filter. Columns as wide as their text, long text wrapped.
// Errors: "export.cell_too_long" (XLSX holds 32,767 characters a cell), "export.unwritable".
[[nodiscard]] Result<QByteArray> writeXlsx(const QString &sheet, const QVector<QStringList> &rows);

// The text of a file whose encoding nobody says: a byte order mark, valid UTF-8, zeros in every second byte,
// else Windows-1252. Errors: "import.too_big", "import.binary" (says what it is), "import.old_excel".
struct DecodedText
{
    QString text; // without byte order mark
    QString encoding;
};
[[nodiscard]] Result<DecodedText> decodeText(const QByteArray &bytes);

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one sheet as XLSX, with libxlsxwriter.
#include "formats/importwords.h"
#include "formats/texttable.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryFile>

#include <xlsxwriter.h>

namespace muster
{

namespace
{

constexpr qsizetype longestCell = 32767; // characters; Excel's limit
constexpr double narrowest = 8;
constexpr double widest = 60;

Error unwritable(const QString &why)
{
    return {QStringLiteral("export.unwritable"),
            importText("The workbook could not be written: %1.").arg(why),
            importText("Check the room left in %1.").arg(QDir::tempPath()),
            Fault::CannotRun,
            {},
            0,
            0};
}

Error tooLong(int row, const QString &header)
{
    return importError("export.cell_too_long",
                       importText("“%1” in row %2 has more than %L3 characters, which a sheet cannot hold.")
                           .arg(header)
                           .arg(row)
                           .arg(longestCell),
                       importText("Shorten it, or export as CSV."));
}

// Characters that XML cannot hold are shown as U+FFFD; what looks like an escape ("_x000D_") is escaped.
QByteArray cellBytes(QString text)
{
    text.remove(QChar(0));
    for (QChar &c : text) {
        if (c.unicode() == 0xfffe || c.unicode() == 0xffff)
            c = QChar(QChar::ReplacementCharacter);
    }
    static const QRegularExpression escape(QStringLiteral("_(?=x[0-9A-Fa-f]{4}_)"));
    if (text.contains(u"_x"))
        text.replace(escape, QStringLiteral("_x005F_"));
    return text.toUtf8();
}

double widthOf(const QVector<QStringList> &rows, qsizetype column)
{
    double width = narrowest;
    for (qsizetype i = 0; i < std::min<qsizetype>(rows.size(), 500); ++i) {
        const QStringList lines = rows[i].value(column).left(500).split(u'\n');
        for (const QString &line : lines)
            width = std::max(width, double(line.size()) + 2);
    }
    return std::min(width, widest);
}

// "Sheet names may not hold []:*?/\ nor more than 31 characters": Excel.
QByteArray sheetName(QString name)
{
    for (QChar &c : name) {
        if (QStringLiteral("[]:*?/\\'").contains(c))
            c = u' ';
    }
    name = name.left(31).trimmed();
    return name.isEmpty() ? QByteArray("MSEL") : name.toUtf8();
}

Done fill(lxw_workbook *book, lxw_worksheet *sheet, const QVector<QStringList> &rows)
{
    lxw_format *header = workbook_add_format(book);
    format_set_bold(header);
    format_set_text_wrap(header);
    format_set_bottom(header, LXW_BORDER_THIN);
    lxw_format *body = workbook_add_format(book);
    format_set_text_wrap(body);
    format_set_align(body, LXW_ALIGN_VERTICAL_TOP);
    const QStringList headers = rows.value(0);
    for (qsizetype row = 0; row < rows.size(); ++row) {
        for (qsizetype column = 0; column < rows[row].size(); ++column) {
            const QString &text = rows[row][column];
            if (text.size() > longestCell)
                return fail(tooLong(int(row) + 1, headers.value(column)));
            if (text.isEmpty())
                continue;
            if (worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), cellBytes(text).constData(),
                                       row == 0 ? header : body) != LXW_NO_ERROR)
                return fail(tooLong(int(row) + 1, headers.value(column)));
        }
    }
    for (qsizetype column = 0; column < headers.size(); ++column)
        worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), widthOf(rows, column), nullptr);
    worksheet_freeze_panes(sheet, 1, 0);
    if (!headers.isEmpty() && rows.size() > 1)
        worksheet_autofilter(sheet, 0, 0, lxw_row_t(rows.size() - 1), lxw_col_t(headers.size() - 1));
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    return {};
}

} // namespace

Result<QByteArray> writeXlsx(const QString &sheet, const QVector<QStringList> &rows)
{
    QTemporaryFile file(QDir::tempPath() + QStringLiteral("/muster-XXXXXX.xlsx"));
    if (!file.open())
        return fail(unwritable(file.errorString()));
    const QByteArray path = QFile::encodeName(file.fileName());
    QByteArray folder = QFile::encodeName(QDir::tempPath());
    lxw_workbook_options options{};
    options.tmpdir = folder.data();
    lxw_workbook *book = workbook_new_opt(path.constData(), &options);
    if (!book)
        return fail(unwritable(importText("no memory")));
    const Done filled = fill(book, workbook_add_worksheet(book, sheetName(sheet).constData()), rows);
    const lxw_error closed = workbook_close(book);
    if (!filled)
        return fail(filled.error());
    if (closed != LXW_NO_ERROR)
        return fail(unwritable(QString::fromUtf8(lxw_strerror(closed))));
    QFile written(file.fileName());
    if (!written.open(QIODevice::ReadOnly))
        return fail(unwritable(written.errorString()));
    return written.readAll();
}

} // namespace muster

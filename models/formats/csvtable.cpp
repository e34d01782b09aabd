// SPDX-License-Identifier: GPL-3.0-or-later
// CSV: RFC 4180, and what spreadsheets and people make of it.
#include "formats/importwords.h"
#include "formats/texttable.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace muster
{

namespace
{

bool startsFormula(QChar c)
{
    return c == u'=' || c == u'+' || c == u'-' || c == u'@' || c == u'\t' || c == u'\r';
}

// Apostrophes, then a character that a spreadsheet takes for a formula.
bool isGuarded(QStringView cell, qsizetype apostrophes)
{
    qsizetype at = 0;
    while (at < cell.size() && cell[at] == u'\'')
        ++at;
    return at >= apostrophes && at < cell.size() && startsFormula(cell[at]);
}

class CsvScanner
{
public:
    CsvScanner(QStringView text, QChar separator) : m_text(text), m_separator(separator) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] qsizetype at() const { return m_at; }
    [[nodiscard]] bool hadUnclosedQuote() const { return m_unclosed > 0; }

    // The cells of one record; its line end is passed.
    QStringList record()
    {
        QStringList cells;
        while (true) {
            cells.append(cell());
            if (atEnd())
                return cells;
            const QChar end = m_text[m_at++];
            if (end == m_separator)
                continue;
            if (end == u'\r' && !atEnd() && m_text[m_at] == u'\n')
                ++m_at;
            return cells;
        }
    }

private:
    QString cell()
    {
        qsizetype quote = m_at;
        while (quote < m_text.size() && m_text[quote] == u' ')
            ++quote;
        if (m_unclosed > mostUnclosed || quote >= m_text.size() || m_text[quote] != u'"')
            return plain();
        return quoted(quote);
    }

    QString plain()
    {
        const qsizetype start = m_at;
        while (!atEnd() && m_text[m_at] != m_separator && m_text[m_at] != u'\n' && m_text[m_at] != u'\r')
            ++m_at;
        return m_text.mid(start, m_at - start).toString();
    }

    QString quoted(qsizetype quote)
    {
        QString value;
        qsizetype from = quote + 1;
        while (true) {
            const qsizetype next = m_text.indexOf(u'"', from);
            if (next < 0) { // never closed: the quote is a character like any other
                ++m_unclosed;
                return plain();
            }
            value += m_text.mid(from, next - from);
            from = next + 1;
            if (from >= m_text.size() || m_text[from] != u'"')
                break;
            value += u'"';
            ++from;
        }
        m_at = from;
        return value + plain(); // what follows the quote by mistake is kept
    }

    static constexpr int mostUnclosed = 20;
    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_unclosed = 0;
};

// The separator that cuts most of the first records into the same number of cells.
QChar guessSeparator(QStringView text)
{
    static const std::array<QChar, 4> candidates{u',', u';', u'\t', u'|'};
    QChar best = u',';
    double bestScore = 0;
    for (const QChar candidate : candidates) {
        CsvScanner scanner(text.left(100000), candidate);
        QHash<qsizetype, int> counts;
        int records = 0;
        while (!scanner.atEnd() && records < 40) {
            const QStringList cells = scanner.record();
            if (cells.size() == 1 && cells.first().isEmpty())
                continue;
            ++counts[cells.size()];
            ++records;
        }
        for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
            const double score = double(it.key() - 1) * it.value() / records;
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
    }
    return best;
}

// "sep=;" in the first line, as Excel understands it.
std::optional<QChar> declaredSeparator(QStringView *text)
{
    if (!text->startsWith(u"sep=", Qt::CaseInsensitive) || text->size() < 6)
        return std::nullopt;
    const QChar separator = text->at(4);
    qsizetype end = 5;
    if (text->at(end) == u'\r')
        ++end;
    if (end >= text->size() || text->at(end) != u'\n')
        return std::nullopt;
    *text = text->mid(end + 1);
    return separator;
}

void clean(QString &cell)
{
    if (isGuarded(cell, 1))
        cell.remove(0, 1);
    if (cell.contains(u'\r')) {
        cell.replace(QLatin1String("\r\n"), QLatin1String("\n"));
        cell.replace(u'\r', u'\n');
    }
}

QString quotedCell(QString cell)
{
    if (isGuarded(cell, 0))
        cell.prepend(u'\'');
    static const QString special = QStringLiteral(",;\"\t\r\n");
    const bool plain =
        std::none_of(cell.cbegin(), cell.cend(), [](QChar c) { return special.contains(c); }) &&
        cell.trimmed().size() == cell.size();
    if (plain)
        return cell;
    return u'"' + cell.replace(u'"', QLatin1String("\"\"")) + u'"';
}

} // namespace

Result<TextTable> readCsv(const QByteArray &bytes, const ImportWatch &watch)
{
    const auto decoded = decodeText(bytes);
    if (!decoded)
        return fail(decoded.error());
    TextTable table;
    table.encoding = decoded->encoding;
    QStringView text(decoded->text);
    int number = 0;
    if (const auto declared = declaredSeparator(&text)) {
        table.separator = *declared;
        number = 1;
    } else {
        table.separator = guessSeparator(text);
    }
    CsvScanner scanner(text, table.separator);
    qsizetype cells = 0;
    while (!scanner.atEnd()) {
        if (number % rowsBetweenLooks == 0) {
            if (const Done wanted = watch.goOn(ImportStage::Rows, scanner.at(), text.size()); !wanted)
                return fail(wanted.error());
        }
        TextRow row{++number, scanner.record()};
        for (QString &cell : row.cells)
            clean(cell);
        while (!row.cells.isEmpty() && row.cells.last().trimmed().isEmpty())
            row.cells.removeLast();
        if (row.cells.isEmpty())
            continue;
        cells += row.cells.size();
        table.rows.append(std::move(row));
        if (table.rows.size() > mostTableRows || cells > mostTableCells)
            return fail(tooBig(importText("The table has more than %L1 rows or %L2 cells.")
                                   .arg(mostTableRows)
                                   .arg(mostTableCells)));
    }
    if (scanner.hadUnclosedQuote())
        table.remarks.append(importText("A quotation mark is never closed; it was taken as it stands."));
    if (table.encoding == u"Windows-1252")
        table.remarks.append(
            importText("The text is not valid UTF-8; it was read as Windows-1252 (Latin-1)."));
    if (table.rows.isEmpty())
        return fail(importError("import.empty", importText("The file holds no rows."),
                                importText("Check that it is the file you meant, and that it was saved.")));
    return table;
}

QByteArray writeCsv(const QVector<QStringList> &rows)
{
    QByteArray out("\xef\xbb\xbf");
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(quotedCell(cell));
        out += cells.join(u',').toUtf8() + "\r\n";
    }
    return out;
}

bool isZip(const QByteArray &bytes)
{
    return bytes.startsWith("PK\x03\x04");
}

Result<TextTable> readTable(const QByteArray &bytes, const QString &sheet, const ImportWatch &watch)
{
    if (bytes.size() > largestTableFile)
        return fail(decodeText(bytes).error());
    return isZip(bytes) ? readXlsx(bytes, sheet, watch) : readCsv(bytes, watch);
}

} // namespace muster

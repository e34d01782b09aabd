// SPDX-License-Identifier: GPL-3.0-or-later
// XLSX (ECMA-376): the cells of one sheet, as the text that a person sees.
#include "formats/importwords.h"
#include "formats/texttable.h"
#include "formats/xlsxnumbers.h"
#include "formats/zipmembers.h"

#include <QDir>
#include <QHash>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace muster
{

namespace
{

constexpr int mostColumns = 16384;

struct Workbook
{
    QVector<std::pair<QString, QString>> sheets; // name, member
    bool since1904 = false;
    QStringList strings;
    QVector<NumberKind> styles; // by index of the cell's style
};

Error damagedXml(const QXmlStreamReader &xml)
{
    return importError("import.damaged", importText("The workbook is damaged: %1.").arg(xml.errorString()),
                       importText("Open it in a spreadsheet and save it again."));
}

// "_x000D_": characters that XML cannot hold.
QString unescaped(QString text)
{
    if (!text.contains(u"_x"))
        return text;
    static const QRegularExpression code(QStringLiteral("_x([0-9A-Fa-f]{4})_"));
    QString out;
    qsizetype from = 0;
    for (auto it = code.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        out += QChar(char16_t(match.captured(1).toUShort(nullptr, 16)));
        from = match.capturedEnd();
    }
    out += QStringView(text).mid(from);
    return out.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
}

// Text of <si>, <is> or a run in them (`inRun`), without its phonetic reading.
QString richText(QXmlStreamReader &xml, bool inRun = false)
{
    QString text;
    while (xml.readNextStartElement()) {
        if (xml.name() == u"t")
            text += xml.readElementText();
        else if (xml.name() == u"r" && !inRun)
            text += richText(xml, true);
        else
            xml.skipCurrentElement();
    }
    return text;
}

void readStrings(QXmlStreamReader &xml, Workbook *book)
{
    if (!xml.readNextStartElement())
        return;
    while (xml.readNextStartElement()) {
        if (xml.name() == u"si")
            book->strings.append(unescaped(richText(xml)));
        else
            xml.skipCurrentElement();
    }
}

void readStyles(QXmlStreamReader &xml, Workbook *book)
{
    QHash<int, QString> codes;
    bool inCellFormats = false;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == u"cellXfs")
            inCellFormats = false;
        if (token != QXmlStreamReader::StartElement)
            continue;
        const auto attributes = xml.attributes();
        if (xml.name() == u"numFmt")
            codes.insert(attributes.value(QLatin1String("numFmtId")).toInt(),
                         attributes.value(QLatin1String("formatCode")).toString());
        else if (xml.name() == u"cellXfs")
            inCellFormats = true;
        else if (inCellFormats && xml.name() == u"xf") {
            const int id = attributes.value(QLatin1String("numFmtId")).toInt();
            book->styles.append(numberKind(id, codes.value(id)));
        }
    }
}

QHash<QString, QString> readRelations(QXmlStreamReader &xml)
{
    QHash<QString, QString> targets;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"Relationship")
            continue;
        const QString target = xml.attributes().value(QLatin1String("Target")).toString();
        const QString path = target.startsWith(u'/') ? target.mid(1) : QStringLiteral("xl/") + target;
        targets.insert(xml.attributes().value(QLatin1String("Id")).toString(), QDir::cleanPath(path));
    }
    return targets;
}

void readSheets(QXmlStreamReader &xml, const QHash<QString, QString> &targets, Workbook *book)
{
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto attributes = xml.attributes();
        if (xml.name() == u"workbookPr") {
            const auto value = attributes.value(QLatin1String("date1904"));
            book->since1904 = value == u"1" || value == u"true";
        } else if (xml.name() == u"sheet") {
            QString relation;
            for (const QXmlStreamAttribute &attribute : attributes) {
                if (attribute.name() == u"id")
                    relation = attribute.value().toString();
            }
            book->sheets.append(
                {attributes.value(QLatin1String("name")).toString(), targets.value(relation)});
        }
    }
}

struct Place
{
    int row = 0; // from 1
    int column = -1;
};

Place placeOf(QStringView reference)
{
    Place place{0, 0};
    qsizetype at = 0;
    while (at < reference.size() && reference[at].isLetter() && place.column <= mostColumns)
        place.column = place.column * 26 + (reference[at++].toUpper().unicode() - u'A' + 1);
    place.row = reference.mid(at).toInt();
    --place.column;
    return place;
}

class SheetReader
{
public:
    SheetReader(const QByteArray &bytes, const Workbook &book, const ImportWatch &watch)
        : m_xml(bytes), m_book(book), m_watch(watch), m_size(bytes.size())
    {
    }

    Done read(TextTable *table)
    {
        while (!m_xml.atEnd()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::DTD)
                m_xml.raiseError(importText("it declares a document type"));
            if (token != QXmlStreamReader::StartElement)
                continue;
            if (m_xml.name() == u"row") {
                if (table->rows.size() % rowsBetweenLooks == 0) {
                    const Done wanted = m_watch.goOn(ImportStage::Rows, m_xml.characterOffset(), m_size);
                    if (!wanted)
                        return wanted;
                }
                readRow(table);
            } else if (m_xml.name() == u"mergeCell") {
                const QStringList ends =
                    m_xml.attributes().value(QLatin1String("ref")).toString().split(u':');
                m_merged.append({placeOf(ends.value(0)), placeOf(ends.value(1, ends.value(0)))});
            }
            if (table->rows.size() > mostTableRows || m_cells > mostTableCells)
                return fail(tooBig(importText("The sheet has more than %L1 rows or %L2 cells.")
                                       .arg(mostTableRows)
                                       .arg(mostTableCells)));
        }
        if (m_xml.hasError())
            return fail(damagedXml(m_xml));
        return spreadMerged(table);
    }

private:
    void readRow(TextTable *table)
    {
        const int given = m_xml.attributes().value(QLatin1String("r")).toInt();
        m_row = given > 0 ? given : m_row + 1;
        TextRow row{m_row, {}};
        int column = 0;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() != u"c") {
                m_xml.skipCurrentElement();
                continue;
            }
            const auto reference = m_xml.attributes().value(QLatin1String("r"));
            if (!reference.isEmpty())
                column = std::clamp(placeOf(reference).column, 0, mostColumns - 1);
            const QString text = cellText();
            if (!text.trimmed().isEmpty()) {
                while (row.cells.size() <= column)
                    row.cells.append(QString());
                row.cells[column] = text;
            }
            ++column;
        }
        m_cells += row.cells.size();
        if (!row.cells.isEmpty())
            table->rows.append(std::move(row));
    }

    QString cellText()
    {
        const QString type = m_xml.attributes().value(QLatin1String("t")).toString();
        const int style = m_xml.attributes().value(QLatin1String("s")).toInt();
        QString value;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"v")
                value = m_xml.readElementText();
            else if (m_xml.name() == u"is")
                return finishInline();
            else
                m_xml.skipCurrentElement();
        }
        if (type == u"s")
            return m_book.strings.value(value.toInt());
        if (type == u"b")
            return value == u"1" ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
        if (type == u"str")
            return unescaped(value);
        if (type == u"e" || type == u"d" || value.isEmpty())
            return value;
        return numberText(value, m_book.styles.value(style, NumberKind::Plain), m_book.since1904);
    }

    QString finishInline()
    {
        const QString text = unescaped(richText(m_xml));
        while (m_xml.readNextStartElement())
            m_xml.skipCurrentElement();
        return text;
    }

    // Each cell of a merged range that has something beside it shows what the first one does.
    Done spreadMerged(TextTable *table)
    {
        QHash<int, qsizetype> rowAt;
        for (qsizetype i = 0; i < table->rows.size(); ++i)
            rowAt.insert(table->rows[i].number, i);
        for (const auto &[first, last] : std::as_const(m_merged)) {
            const QString value =
                rowAt.contains(first.row) ? table->rows[rowAt[first.row]].cell(first.column) : QString();
            if (value.isEmpty() || first.column < 0)
                continue;
            const int lastRow = std::min(last.row, m_row);
            for (int number = first.row; number <= lastRow; ++number) {
                const auto found = rowAt.constFind(number);
                if (found != rowAt.constEnd())
                    spread(value, first.column, std::min(last.column, mostColumns - 1), &table->rows[*found]);
                if (m_cells > mostTableCells)
                    return fail(tooBig(importText("The sheet has too many merged cells.")));
            }
        }
        return {};
    }

    void spread(const QString &value, int first, int last, TextRow *row)
    {
        while (row->cells.size() <= last)
            row->cells.append(QString());
        for (int column = first; column <= last; ++column) {
            if (row->cells[column].isEmpty())
                row->cells[column] = value;
        }
        m_cells += last - first + 1;
    }

    QXmlStreamReader m_xml;
    const Workbook &m_book;
    const ImportWatch &m_watch;
    qsizetype m_size;
    QVector<std::pair<Place, Place>> m_merged;
    int m_row = 0;
    qsizetype m_cells = 0;
};

bool isFrame(const QString &name)
{
    return name == u"xl/workbook.xml" || name == u"xl/_rels/workbook.xml.rels" ||
           name == u"xl/sharedStrings.xml" || name == u"xl/styles.xml";
}

Result<Workbook> readWorkbook(const QByteArray &bytes, const ImportWatch &watch)
{
    const auto frame = unzip(bytes, isFrame, watch);
    if (!frame)
        return fail(frame.error());
    if (!frame->bytes.contains(QStringLiteral("xl/workbook.xml"))) {
        return fail(importError("import.binary", importText("The file is a ZIP, but no Excel workbook."),
                                importText("Save the sheet as an Excel workbook (.xlsx) or as CSV.")));
    }
    Workbook book;
    QXmlStreamReader relations(frame->bytes.value(QStringLiteral("xl/_rels/workbook.xml.rels")));
    const auto targets = readRelations(relations);
    QXmlStreamReader sheets(frame->bytes.value(QStringLiteral("xl/workbook.xml")));
    readSheets(sheets, targets, &book);
    QXmlStreamReader strings(frame->bytes.value(QStringLiteral("xl/sharedStrings.xml")));
    readStrings(strings, &book);
    QXmlStreamReader styles(frame->bytes.value(QStringLiteral("xl/styles.xml")));
    readStyles(styles, &book);
    if (sheets.hasError())
        return fail(damagedXml(sheets));
    if (frame->bytes.contains(QStringLiteral("xl/sharedStrings.xml")) && strings.hasError())
        return fail(damagedXml(strings));
    return book;
}

Result<TextTable> readSheet(const QByteArray &bytes, const Workbook &book, int which, const ImportWatch &watch)
{
    TextTable table;
    for (int i = 0; i < book.sheets.size(); ++i) {
        table.sheets.append(book.sheets[i].first);
        if (i != which)
            table.otherSheets.append(book.sheets[i].first);
    }
    table.sheet = table.sheets.value(which);
    const QString member = book.sheets[which].second;
    const auto body = unzip(bytes, [&member](const QString &name) { return name == member; }, watch);
    if (!body)
        return fail(body.error());
    if (const Done done = SheetReader(body->bytes.value(member), book, watch).read(&table); !done)
        return fail(done.error());
    return table;
}

Error emptySheet(const TextTable &table)
{
    return importError(
        "import.empty", importText("The sheet “%1” is empty.").arg(table.sheet),
        importText("Name another sheet; the workbook's others: %1.").arg(table.otherSheets.join(u", ")));
}

} // namespace

// Unless one is named, the first sheet that holds anything.
Result<TextTable> readXlsx(const QByteArray &bytes, const QString &sheet, const ImportWatch &watch)
{
    const auto book = readWorkbook(bytes, watch);
    if (!book)
        return fail(book.error());
    std::optional<Error> empty;
    QStringList names;
    for (int which = 0; which < book->sheets.size(); ++which) {
        const QString &name = book->sheets[which].first;
        names.append(name);
        if (!sheet.isEmpty() && name.compare(sheet, Qt::CaseInsensitive) != 0)
            continue;
        auto table = readSheet(bytes, *book, which, watch);
        if (!table || !table->rows.isEmpty())
            return table;
        if (!empty)
            empty = emptySheet(*table);
        if (!sheet.isEmpty())
            break;
    }
    if (empty)
        return fail(*empty);
    return fail(importError("import.no_sheet", importText("The workbook has no sheet “%1”.").arg(sheet),
                            importText("Its sheets: %1.").arg(names.join(u", "))));
}

} // namespace muster

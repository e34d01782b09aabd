// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/edittable.h"

#include <QRegularExpression>

#include <algorithm>

namespace muster
{

namespace
{

QString quoted(QString cell)
{
    static const QRegularExpression special(QStringLiteral("[\t\n\r\"]"));
    if (!cell.contains(special))
        return cell;
    return u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

QString EditTable::asText(QList<int> rows) const
{
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column)
            cells << quoted(index(row, column).data(Qt::EditRole).toString());
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

QVector<QStringList> cellsOfText(const QString &text)
{
    QVector<QStringList> rows;
    QStringList row;
    QString cell;
    bool quotedCell = false;
    const auto endCell = [&] {
        row << cell;
        cell.clear();
    };
    const auto endRow = [&] {
        endCell();
        rows << row;
        row.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (quotedCell) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text.at(i + 1) == u'"')
                cell += text.at(++i);
            else
                quotedCell = false;
        } else if (c == u'"' && cell.isEmpty()) {
            quotedCell = true;
        } else if (c == u'\t') {
            endCell();
        } else if (c == u'\n') {
            endRow();
        } else if (c != u'\r') {
            cell += c;
        }
    }
    if (!row.isEmpty() || !cell.isEmpty())
        endRow();
    return rows;
}

QStringList valuesOfCell(const QString &text, bool commas)
{
    static const QRegularExpression semicolons(QStringLiteral("[;\n]"));
    static const QRegularExpression both(QStringLiteral("[;,\n]"));
    const bool onlyCommas = commas && !text.contains(u';');
    QStringList values;
    for (const QString &part : text.split(onlyCommas ? both : semicolons)) {
        if (const QString value = part.trimmed(); !value.isEmpty())
            values << value;
    }
    return values;
}

} // namespace muster

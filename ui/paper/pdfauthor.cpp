// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdfauthor.h"

#include <QRegularExpression>
#include <QStringEncoder>

namespace muster::paper
{

namespace
{

// A text string: UTF-16 with its mark, in hexadecimal, so that nothing needs escaping.
QByteArray textString(const QString &text)
{
    QStringEncoder encode(QStringConverter::Utf16BE, QStringConverter::Flag::WriteBom);
    const QByteArray bytes = encode(text);
    return '<' + bytes.toHex() + '>';
}

QByteArray captured(const QByteArray &text, const char *pattern)
{
    const QRegularExpression expression(QString::fromLatin1(pattern));
    return expression.match(QString::fromLatin1(text)).captured(1).toLatin1();
}

} // namespace

QByteArray withAuthor(const QByteArray &pdf, const QString &author)
{
    const qsizetype at = pdf.lastIndexOf("trailer");
    if (author.isEmpty() || at < 0)
        return pdf;
    const QByteArray trailer = pdf.mid(at);
    const QByteArray info = captured(trailer, "/Info (\\d+) 0 R");
    const QByteArray root = captured(trailer, "/Root (\\d+) 0 R");
    const QByteArray size = captured(trailer, "/Size (\\d+)");
    const QByteArray before = captured(trailer, "startxref\\s+(\\d+)");
    const qsizetype object = info.isEmpty() ? -1 : pdf.lastIndexOf(QByteArray('\n' + info + " 0 obj"));
    const qsizetype end = object < 0 ? -1 : pdf.indexOf("endobj", object);
    const qsizetype close = end < 0 ? -1 : pdf.lastIndexOf(">>", end);
    if (close < object || root.isEmpty() || size.isEmpty() || before.isEmpty())
        return pdf;
    QByteArray out = pdf;
    if (!out.endsWith('\n'))
        out += '\n';
    const QByteArray offset = QByteArray::number(out.size()).rightJustified(10, '0');
    out += pdf.mid(object + 1, close - object - 1) + "/Author " + textString(author) + "\n>>\nendobj\n";
    const QByteArray table = QByteArray::number(out.size());
    out += "xref\n" + info + " 1\n" + offset + " 00000 n \ntrailer\n<<\n/Size " + size + "\n/Info " + info +
           " 0 R\n/Root " + root + " 0 R\n/Prev " + before + "\n>>\nstartxref\n" + table + "\n%%EOF\n";
    return out;
}

} // namespace muster::paper

// SPDX-License-Identifier: GPL-3.0-or-later
// CSV in every dialect, XLSX, and what is refused.
#include "formats/tabletopsamples.h"
#include "formats/texttable.h"

#include <QElapsedTimer>
#include <QStringEncoder>
#include <QTest>

using namespace muster;

namespace
{

QVector<QStringList> cellsOf(const Result<TextTable> &table)
{
    QVector<QStringList> cells;
    if (!table)
        return {{table.error().code}};
    for (const TextRow &row : table->rows)
        cells.append(row.cells);
    return cells;
}

} // namespace

class TestTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csv_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QVector<QStringList>>("cells");
        const QVector<QStringList> ab{{u"a"_qs, u"b"_qs}, {u"1"_qs, u"2"_qs}};
        QTest::newRow("comma") << QByteArray("a,b\n1,2\n") << ab;
        QTest::newRow("semicolon, CRLF") << QByteArray("a;b\r\n1;2\r\n") << ab;
        QTest::newRow("tab, no end") << QByteArray("a\tb\n1\t2") << ab;
        QTest::newRow("old Mac") << QByteArray("a,b\r1,2\r") << ab;
        QTest::newRow("BOM") << QByteArray("\xef\xbb\xbf"
                                           "a,b\n1,2\n")
                             << ab;
        QTest::newRow("sep=") << QByteArray("sep=|\r\na|b\r\n1|2\r\n") << ab;
        QTest::newRow("semicolons, commas in text")
            << QByteArray("x;y;z\n\"a, b\";c, d, e;f\nh, i;j;k\n")
            << QVector<QStringList>{{u"x"_qs, u"y"_qs, u"z"_qs},
                                    {u"a, b"_qs, u"c, d, e"_qs, u"f"_qs},
                                    {u"h, i"_qs, u"j"_qs, u"k"_qs}};
        QTest::newRow("quotes") << QByteArray("a,b\n\"x\r\ny\"\"z\",\"\"\n\"q\" r, \"s,t\"\n")
                                << QVector<QStringList>{
                                       {u"a"_qs, u"b"_qs}, {u"x\ny\"z"_qs}, {u"q r"_qs, u"s,t"_qs}};
        QTest::newRow("ragged, empty")
            << QByteArray("a,b\n\n,,\n1\n1,2,3,,\n")
            << QVector<QStringList>{{u"a"_qs, u"b"_qs}, {u"1"_qs}, {u"1"_qs, u"2"_qs, u"3"_qs}};
        QTest::newRow("Latin-1") << QByteArray("a,b\nM\xfcller,\x80\n")
                                 << QVector<QStringList>{{u"a"_qs, u"b"_qs}, {u"Müller"_qs, u"€"_qs}};
        QTest::newRow("unclosed quote")
            << QByteArray("a,b\n1,\"2\n3,4\n")
            << QVector<QStringList>{{u"a"_qs, u"b"_qs}, {u"1"_qs, u"\"2"_qs}, {u"3"_qs, u"4"_qs}};
        const QString text = u"a,b\nשלום,👩‍🚒\n"_qs;
        const QVector<QStringList> foreign{{u"a"_qs, u"b"_qs}, {u"שלום"_qs, u"👩‍🚒"_qs}};
        QTest::newRow("right to left, emoji") << text.toUtf8() << foreign;
        QStringEncoder utf16(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
        QTest::newRow("UTF-16") << QByteArray(utf16.encode(text)) << foreign;
        QStringEncoder bare(QStringConverter::Utf16BE);
        QTest::newRow("UTF-16, no BOM") << QByteArray(bare.encode(u"a,b\n1,2\n"_qs)) << ab;
    }

    void csv()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QVector<QStringList>, cells);
        QCOMPARE(cellsOf(readTable(bytes)), cells);
    }

    void rowNumbersAreTheSpreadsheets()
    {
        const auto table = readCsv("a,b\n\n\"x\ny\",1\n\n2,3\n");
        QVERIFY(table);
        QCOMPARE(table->rows[1].number, 3);
        QCOMPARE(table->rows[2].number, 5);
    }

    void formulasAreGuardedAndComeBack()
    {
        const QVector<QStringList> rows{{u"h"_qs, u"i"_qs},
                                        {u"=cmd|' /C calc'!A0"_qs, u"-5"_qs},
                                        {u"'quoted"_qs, u"'=x"_qs},
                                        {u"''@y"_qs, u"x\ty"_qs}};
        const QByteArray csv = writeCsv(rows);
        QVERIFY(csv.startsWith("\xef\xbb\xbf"));
        QVERIFY(csv.contains("'=cmd"));
        QVERIFY(csv.contains("'-5"));
        QVERIFY(csv.contains("\r\n'quoted,"));
        QCOMPARE(cellsOf(readCsv(csv)), rows);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty rows") << QByteArray(",,\n\n,\n") << u"import.empty"_qs;
        QTest::newRow("binary") << QByteArray("a,b\n\0\1\2\3\4xyz", 13) << u"import.binary"_qs;
        QTest::newRow("PDF") << QByteArray("%PDF-1.4 ...") << u"import.binary"_qs;
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n") << u"import.binary"_qs;
        QTest::newRow("old Excel") << QByteArray::fromHex("d0cf11e0a1b11ae10000") << u"import.old_excel"_qs;
        QTest::newRow("50 MB") << QByteArray(50000000, 'x') << u"import.too_big"_qs;
        QTest::newRow("ZIP of something else") << samples::zip({{"a.txt", "hello"}}) << u"import.binary"_qs;
        QTest::newRow("cut ZIP") << samples::xlsx("<row r=\"1\"><c><v>1</v></c></row>").left(700)
                                 << u"import.damaged"_qs;
        QTest::newRow("damaged XML") << samples::xlsx("<row r=\"1\"><c><v>1</row>") << u"import.damaged"_qs;
        QTest::newRow("million cells a row, many rows")
            << QByteArray("a,b\n") + QByteArray(1001000, '\n').replace("\n", "x\n") << u"import.too_big"_qs;
    }

    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        QElapsedTimer timer;
        timer.start();
        const auto table = readTable(bytes);
        QVERIFY(!table);
        QCOMPARE(table.error().code, code);
        QVERIFY(!table.error().message.isEmpty() && !table.error().hint.isEmpty());
        QCOMPARE(table.error().fault, Fault::BadInput);
        QVERIFY(timer.elapsed() < 20000);
    }

    void workbook()
    {
        const QByteArray rows =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" "
            "t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>"
            "<row r=\"2\"/><row r=\"4\"><c r=\"A4\" s=\"1\"><v>0.39583333333333331</v></c><c r=\"B4\" "
            "s=\"2\"><v>45982</v></c><c r=\"C4\" s=\"3\"><v>45982.395833333336</v></c>"
            "<c r=\"D4\" s=\"4\"><v>1.0833333333333333</v></c><c r=\"E4\" t=\"b\"><v>1</v></c><c r=\"F4\" "
            "t=\"str\"><f>A1</f><v>f</v></c><c r=\"G4\"><v>0.1</v></c><c r=\"H4\" s=\"5\"><v>3</v></c></row>";
        const auto table =
            readTable(samples::xlsx(rows, {}, "<si><t>sha_x000D_red</t><rPh><t>no</t></rPh></si>"));
        QVERIFY2(table, table ? "" : qPrintable(table.error().message));
        QCOMPARE(table->sheet, u"MSEL"_qs);
        QCOMPARE(table->otherSheets, QStringList(u"Players"_qs));
        QCOMPARE(table->rows.size(), 2);
        QCOMPARE(table->rows[0].cells, QStringList({u"sha\nred"_qs, QString(), u"inline"_qs}));
        QCOMPARE(table->rows[1].number, 4);
        QCOMPARE(table->rows[1].cells, QStringList({u"9:30"_qs, u"2025-11-21"_qs, u"2025-11-21 09:30"_qs,
                                                    u"26:00"_qs, u"TRUE"_qs, u"f"_qs, u"0.1"_qs, u"3"_qs}));
    }

    void namedSheet()
    {
        const QByteArray book = samples::xlsx("<row><c t=\"str\"><v>x</v></c></row>");
        QCOMPARE(cellsOf(readTable(book, u"players"_qs)), QVector<QStringList>{{u"Ada"_qs}});
        const auto missing = readTable(book, u"Nobody"_qs);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, u"import.no_sheet"_qs);
        QVERIFY(missing.error().hint.contains(u"Players"));
    }

    void mergedCellsShowTheFirst()
    {
        const QByteArray rows = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Move 1</v></c></row><row r=\"2\"><c "
                                "r=\"A2\" t=\"str\"><v>5</v></c><c r=\"B2\" t=\"str\"><v>x</v></c></row>"
                                "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>y</v></c></row>";
        const auto table = readTable(samples::xlsx(
            rows, "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:A9\"/></mergeCells>"));
        QCOMPARE(cellsOf(table), (QVector<QStringList>{
                                     {u"Move 1"_qs, u"Move 1"_qs}, {u"5"_qs, u"x"_qs}, {u"5"_qs, u"y"_qs}}));
    }

    void bombIsRefusedBeforeItUnpacks()
    {
        const QByteArray row = "<row><c t=\"str\"><v>" + QByteArray(1000000, 'a') + "</v></c></row>";
        QByteArray rows;
        for (int i = 0; i < 250; ++i)
            rows += row;
        const QByteArray book = samples::xlsx(rows);
        QVERIFY(book.size() < 2000000);
        QElapsedTimer timer;
        timer.start();
        const auto table = readTable(book);
        QVERIFY(!table);
        QCOMPARE(table.error().code, u"import.too_big"_qs);
        QVERIFY(timer.elapsed() < 5000);
    }

    void writtenWorkbookIsRead()
    {
        QRandomGenerator random(7);
        QVector<QStringList> rows{{u"One"_qs, u"Two"_qs, u"Three"_qs}};
        for (int i = 0; i < 200; ++i)
            rows.append({u"x"_qs + samples::anyText(random, 8), samples::anyText(random, 8),
                         samples::anyText(random, 8) + u"."_qs});
        rows.append({QString(10000, u'ä'), u"=1+1"_qs, u"_x0041_"_qs});
        const auto book = writeXlsx(u"a/b:c"_qs, rows);
        QVERIFY2(book, book ? "" : qPrintable(book.error().message));
        QCOMPARE(cellsOf(readTable(*book)), rows);
        const auto tooLong = writeXlsx(u"x"_qs, {{u"Message"_qs}, {QString(40000, u'x')}});
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().code, u"export.cell_too_long"_qs);
        QVERIFY(tooLong.error().message.contains(u"Message"));
    }
};

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"

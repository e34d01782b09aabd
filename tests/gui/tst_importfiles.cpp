// SPDX-License-Identifier: GPL-3.0-or-later
// What is dropped goes where it belongs; bad and huge files get a clear answer without a blocked window, and can
// be given up; exercises are exported.
#include "formats/tabletopsamples.h"
#include "gui/heartbeat.h"
#include "gui/importcase.h"
#include "library/interchange.h"
#include "pages/planexport.h"
#include "shell/pagehost.h"
#include "widgets/banner.h"
#include "widgets/views.h"

#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>

using namespace muster;

class TestImportFiles final : public ImportCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeCase(); }
    void cleanup() { m_case.reset(); }
    void dropGoesWhereItBelongs();
    void badFiles_data();
    void badFiles();
    void hugeFilesDoNotBlock_data();
    void hugeFilesDoNotBlock();
    void cancelLeaves();
    void exportedFromTheEditor();
};

void TestImportFiles::dropGoesWhereItBelongs()
{
    QCOMPARE(kindOfFile(write(QStringLiteral("a.json"), "{\"muster\": 1}")), GivenFile::Plan);
    QCOMPARE(kindOfFile(write(QStringLiteral("b.json"), "{\"kind\": \"drill\"}")), GivenFile::Plan);
    QCOMPARE(kindOfFile(write(QStringLiteral("c.json"), "{ broken")), GivenFile::Plan);
    QCOMPARE(kindOfFile(write(QStringLiteral("d.json"), samples::openBas())), GivenFile::Import);
    QCOMPARE(kindOfFile(write(QStringLiteral("e.CSV"), "x")), GivenFile::Import);
    QCOMPARE(kindOfFile(write(QStringLiteral("f.zip"), samples::zip({{"x", "y"}}))), GivenFile::Import);
    QCOMPARE(kindOfFile(write(QStringLiteral("g.zip"), "no zip")), GivenFile::Backup);
    QCOMPARE(kindOfFile(write(QStringLiteral("h.dump.baseline.json"), "{}")), GivenFile::Backup);
    QCOMPARE(kindOfFile(write(QStringLiteral("i.dump"), "PGDMP")), GivenFile::Backup);
    QCOMPARE(kindOfFile(QStringLiteral("/nowhere/x.json")), GivenFile::Plan);
}

void TestImportFiles::badFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QStringLiteral("a.csv") << QByteArray() << QStringLiteral("empty");
    QTest::newRow("binary") << QStringLiteral("a.csv") << QByteArray(1000, '\0') << QStringLiteral("a.csv");
    QTest::newRow("picture") << QStringLiteral("a.csv") << QByteArray("\x89PNG\r\n\x1a\n rest")
                             << QStringLiteral("picture");
    QTest::newRow("old Excel") << QStringLiteral("a.xlsx") << QByteArray::fromHex("d0cf11e0a1b11ae1").append(600, 'x')
                               << QStringLiteral("Office");
    QTest::newRow("zip of nothing") << QStringLiteral("a.zip") << samples::zip({{"x.txt", "y"}}) << QStringLiteral("OpenBAS");
    QTest::newRow("no tasks") << QStringLiteral("a.md") << QByteArray("# x\n") << QStringLiteral("task");
    QTest::newRow("bad record") << QStringLiteral("a.json")
                                << QByteArray("{\"exercise_id\": \"x\", \"scenarios\": 5}") << QStringLiteral("scenarios");
}

void TestImportFiles::badFiles()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    drop(write(name, bytes));
    QTRY_VERIFY(page());
    QTRY_VERIFY(m_case->find<Banner>("banner"));
    const QString title = m_case->find<Banner>("banner")->title();
    QVERIFY2(title.contains(says), qPrintable(title));
    QVERIFY(!page()->isReady());
    key(page(), Qt::Key_Return, Qt::ControlModifier); // imports nothing
    QVERIFY(!editor());
    QTRY_VERIFY(m_case->find<QPushButton>("chooseImport"));
}

void TestImportFiles::hugeFilesDoNotBlock_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says"); // empty: it is imported
    QByteArray rows = "T+min,Inject#,Description\n";
    for (int i = 0; i < 200000; ++i)
        rows += QByteArray::number(i % 3000) + ',' + QByteArray::number(i + 1) + ",Alert\n";
    QTest::newRow("200,000 rows") << QStringLiteral("a.csv") << rows << QStringLiteral("MB");
    QByteArray many = "T+min,Inject#,Description,Other\n";
    for (int i = 0; i < 20000; ++i)
        many += QByteArray::number(i % 3000) + ',' + QByteArray::number(i + 1) + ",Alert number,soon\n";
    QTest::newRow("20,000 rows") << QStringLiteral("a.csv") << many << QString();
    QByteArray wide = "Time,Message,Notes\n";
    for (int i = 0; i < 200; ++i)
        wide += "5," + QByteArray(10000, 'x') + ',' + QByteArray("\xd7\x90 \xf0\x9f\x94\xa5 ").repeated(900) + '\n';
    QTest::newRow("10,000-character cells") << QStringLiteral("a.csv") << wide << QString();
    QTest::newRow("50 MB") << QStringLiteral("a.csv") << QByteArray(50000000, 'x') << QStringLiteral("MB");
    QTest::newRow("50 MB of JSON") << QStringLiteral("a.json") << QByteArray("{\"exercise_id\": \"").append(50000000, 'x')
                                   << QStringLiteral("a.json");
    QTest::newRow("bomb") << QStringLiteral("a.xlsx")
                          << samples::xlsx(QByteArray("<row><c t=\"str\"><v>x</v></c></row>").repeated(5000000))
                          << QStringLiteral("unpacks");
    QByteArray columns;
    for (int i = 0; i < 16000; ++i)
        columns += "Column " + QByteArray::number(i) + ',';
    QTest::newRow("16,000 columns") << QStringLiteral("a.csv")
                                    << QByteArray(columns + "Message\n" + QByteArray(16000, ',') + "Alarm\n") << QString();
}

void TestImportFiles::hugeFilesDoNotBlock()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const QString path = write(name, bytes);
    Heartbeat heart;
    drop(path);
    const auto banner = [this] {
        for (Banner *each : window().findChildren<Banner *>(QStringLiteral("banner"))) {
            if (each->isVisible())
                return each->title();
        }
        return QString();
    };
    if (says.isEmpty()) {
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->isReady(), 60000);
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(!banner().isEmpty(), 60000);
        QVERIFY2(banner().contains(says), qPrintable(banner()));
    }
    qInfo("the window was busy for %.0f ms of its own, %lld ms by the clock", heart.longestWork(), heart.longest());
    QVERIFY2(heart.longestWork() < 100, qPrintable(QString::number(heart.longestWork())));
    if (qstrcmp(QTest::currentDataTag(), "20,000 rows") != 0)
        return;
    Heartbeat after; // all of it in the editor
    m_case->click("importNow");
    QTRY_VERIFY_WITH_TIMEOUT(editor() && editor()->isReady(), 30000);
    QCOMPARE(tabletop().scenarios.first().injects.size(), 20000);
    qInfo("opened in the editor in %.0f ms of the window's own", after.longestWork());
    QVERIFY2(after.longestWork() < 2000, qPrintable(QString::number(after.longestWork())));
}

void TestImportFiles::cancelLeaves()
{
    QByteArray rows = "T+min,Inject#,Description\n";
    for (int i = 0; i < 200000; ++i)
        rows += QByteArray::number(i % 3000) + ',' + QByteArray::number(i + 1) + ",Alert\n";
    const QString path = write(QStringLiteral("huge.csv"), rows);
    window().goTo({Room::Plans, {}});
    drop(path);
    QTRY_VERIFY(m_case->find<QProgressBar>("importProgress"));
    QTRY_VERIFY(!m_case->find<QLabel>("importProgressText")->text().isEmpty());
    key(page(), Qt::Key_Escape);
    QTRY_COMPARE(window().pages()->room(), Room::Plans);
    window().forward(); // nothing of it is left
    QTRY_VERIFY(m_case->find<QPushButton>("chooseImport"));
    // Another file right after it: the first one's end changes nothing.
    dropAndWait(QStringLiteral("small.csv"), "Message\nx\n");
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_case->find<RowView>("importInjects")->model()->rowCount(), 1);
    QVERIFY(!m_case->find<Banner>("banner"));
}

void TestImportFiles::exportedFromTheEditor()
{
    dropAndWait(QStringLiteral("list.csv"), samples::hseepCsv());
    if (QTest::currentTestFailed())
        return;
    m_case->click("importNow");
    QTRY_VERIFY(editor() && m_case->find<QPushButton>("exportPlan"));
    auto *exporter = editor()->findChild<PlanExport *>();
    for (const auto &[form, name] : {std::pair{ExportForm::MselCsv, QStringLiteral("out.csv")},
                                     {ExportForm::MselXlsx, QStringLiteral("out.xlsx")},
                                     {ExportForm::Markdown, QStringLiteral("out.md")}}) {
        const QString path = m_case->folder() + u'/' + name;
        exporter->writeTo(form, path);
        QTRY_VERIFY(m_case->find<Banner>("banner") && m_case->find<Banner>("banner")->title().contains(name));
        ImportRequest request;
        request.scenario = QStringLiteral("list");
        if (form == ExportForm::Markdown)
            continue;
        const auto again = muster::importFile(path, request);
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        QCOMPARE(tabletopOf(again->imported.plan), tabletop());
    }
    exporter->writeTo(ExportForm::MselCsv, QStringLiteral("/nowhere/at/all.csv"));
    QTRY_VERIFY(m_case->find<Banner>("banner")->title().contains(QStringLiteral("/nowhere/at/all.csv")));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    TestImportFiles test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_importfiles.moc"

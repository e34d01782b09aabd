// SPDX-License-Identifier: GPL-3.0-or-later
// Files of other tools in the window: dropped, their columns chosen by keyboard and remembered, into a new
// exercise or an open one.
#include "formats/tabletopsamples.h"
#include "gui/importcase.h"
#include "library/interchange.h"
#include "widgets/banner.h"
#include "widgets/views.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>

using namespace muster;

class TestImportPage final : public ImportCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeCase(); }
    void cleanup() { m_case.reset(); }
    void droppedListBecomesAnExercise_data();
    void droppedListBecomesAnExercise();
    void columnsByKeyboardAreRemembered();
    void sheetIsChosen();
    void nothingIsLeftOutInSilence();
    void headersStandElsewhere();
    void intoAnOpenExercise();
    void otherForms_data();
    void otherForms();
};

void TestImportPage::droppedListBecomesAnExercise_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("injects");
    QTest::newRow("HSEEP") << samples::hseepCsv() << 4;
    QTest::newRow("T+min") << samples::minutesCsv() << 3;
}

void TestImportPage::droppedListBecomesAnExercise()
{
    QFETCH(QByteArray, csv);
    QFETCH(int, injects);
    dropAndWait(QStringLiteral("night shift.csv"), csv);
    if (QTest::currentTestFailed())
        return;
    QAbstractItemModelTester tester(mapper()->columns());
    QTRY_VERIFY(mapper()->hasFocus());
    auto *rows = m_case->find<RowView>("importInjects");
    QTRY_VERIFY(rows);
    QCOMPARE(rows->model()->rowCount(), injects);
    QVERIFY(!m_case->find<QLabel>("importRemembered"));
    key(mapper(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(editor());
    QCOMPARE(tabletop().scenarios.size(), 1);
    QCOMPARE(tabletop().scenarios.first().name, QStringLiteral("night shift"));
    QCOMPARE(tabletop().scenarios.first().injects.size(), injects);
    QVERIFY(editor()->isChanged()); // closing asks
    QVERIFY(m_case->find<Banner>("banner")->title().contains(QStringLiteral("night shift.csv")));
    // The same as the command line makes of it.
    const auto same = muster::importFile(page() ? page()->path() : m_case->folder() + u"/night shift.csv", {});
    QVERIFY(same);
    QCOMPARE(tabletop(), tabletopOf(same->imported.plan));
}

void TestImportPage::columnsByKeyboardAreRemembered()
{
    const QByteArray csv = "Wann;Was;Farbe;Wem\n5;Alarm;rot;DBA\n20;Entwarnung;gelb;\n";
    drop(write(QStringLiteral("bare.csv"), csv));
    QTRY_VERIFY(mapper() && mapper()->columns()->rowCount() == 4);
    QVERIFY(!page()->isReady()); // no column is the text
    QTRY_VERIFY(m_case->find<Banner>("banner") && m_case->find<Banner>("banner")->title().contains(QStringLiteral("Was")));
    QVERIFY(!m_case->find<QPushButton>("importNow")->isEnabled());
    QTRY_VERIFY(mapper()->hasFocus());
    key(mapper(), Qt::Key_T); // the first column: Time
    QCOMPARE(fieldOf(QStringLiteral("Wann")), MselField::At);
    key(mapper(), Qt::Key_Down);
    key(mapper(), Qt::Key_Return); // the box opens; typed, taken
    QTRY_VERIFY(m_case->find<QComboBox>("fieldBox"));
    auto *box = m_case->find<QComboBox>("fieldBox");
    QTRY_VERIFY(box->view()->isVisible());
    box->view()->setCurrentIndex(box->model()->index(box->findText(QStringLiteral("Message")), 0));
    key(box->view(), Qt::Key_Return);
    QTRY_COMPARE(fieldOf(QStringLiteral("Was")), MselField::Message);
    QTRY_VERIFY(page()->isReady());
    QVERIFY(!m_case->find<Banner>("banner"));
    // Leaving loses nothing that was chosen.
    key(mapper(), Qt::Key_Escape);
    QTRY_VERIFY(!page());
    window().forward();
    QTRY_VERIFY(page() && page()->isReady());
    QCOMPARE(fieldOf(QStringLiteral("Was")), MselField::Message);
    mapper()->setFocus();
    key(mapper(), Qt::Key_Down);
    key(mapper(), Qt::Key_Down);
    key(mapper(), Qt::Key_T); // Time is taken by another column already: To is the next
    key(mapper(), Qt::Key_T);
    QTRY_VERIFY(page()->isReady());
    const MselField people = fieldOf(QStringLiteral("Wem"));
    QVERIFY(people == MselField::To || people == MselField::Type);
    key(mapper(), Qt::Key_Delete);
    QCOMPARE(fieldOf(QStringLiteral("Wem")), MselField::None);
    QTRY_VERIFY(page()->isReady());
    key(mapper(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(editor());
    QCOMPARE(tabletop().scenarios.first().injects.first().message, QStringLiteral("Alarm"));
    QTRY_VERIFY(QFile::exists(importColumnsFile()));

    // Other rows under the same headers, in another order: taken as last time, and said so.
    drop(write(QStringLiteral("again.csv"), "was;WANN;Farbe;Wem\nDer zweite;7;blau;x\n"));
    QTRY_VERIFY(page() && page()->path().endsWith(QStringLiteral("again.csv")));
    QTRY_VERIFY(page()->isReady());
    QCOMPARE(fieldOf(QStringLiteral("was")), MselField::Message);
    QCOMPARE(fieldOf(QStringLiteral("WANN")), MselField::At);
    QTRY_VERIFY(m_case->find<QLabel>("importRemembered"));
    m_case->click("importFresh");
    QTRY_VERIFY(!m_case->find<QLabel>("importRemembered"));
    QTRY_COMPARE(fieldOf(QStringLiteral("was")), MselField::None);
    QVERIFY(!page()->isReady());
}

void TestImportPage::sheetIsChosen()
{
    const auto sheet = [](const QByteArray &rows) {
        return QByteArray("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" +
                          rows + "</sheetData></worksheet>");
    };
    const auto row = [](const QByteArrayList &cells) {
        QByteArray xml = "<row>";
        for (const QByteArray &cell : cells)
            xml += "<c t=\"str\"><v>" + cell + "</v></c>";
        return QByteArray(xml + "</row>");
    };
    const QByteArray book = samples::zip(
        {{"xl/workbook.xml",
          "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Empty\" r:id=\"a\"/><sheet name=\"Cover\" r:id=\"b\"/>"
          "<sheet name=\"MSEL\" r:id=\"c\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"a\" Target=\"s1.xml\"/><Relationship Id=\"b\" Target=\"s2.xml\"/>"
          "<Relationship Id=\"c\" Target=\"s3.xml\"/></Relationships>"},
         {"xl/s1.xml", sheet({})},
         {"xl/s2.xml", sheet(row({"Message", "Time"}) + row({"On the cover", "1"}))},
         {"xl/s3.xml", sheet(row({"Message", "Time"}) + row({"On the list", "2"}) + row({"Twice", "3"}))}});
    dropAndWait(QStringLiteral("book.xlsx"), book);
    if (QTest::currentTestFailed())
        return; // the first sheet that holds anything
    auto *sheets = m_case->find<QComboBox>("importSheet");
    QVERIFY(sheets);
    QCOMPARE(sheets->count(), 3);
    QCOMPARE(sheets->currentText(), QStringLiteral("Cover"));
    const auto choose = [&](const QString &name) {
        sheets->setCurrentIndex(sheets->findText(name));
        Q_EMIT sheets->activated(sheets->currentIndex());
    };
    choose(QStringLiteral("MSEL"));
    QTRY_VERIFY(page()->isReady() && m_case->find<RowView>("importInjects"));
    QCOMPARE(m_case->find<RowView>("importInjects")->model()->rowCount(), 2);
    choose(QStringLiteral("Empty"));
    QTRY_VERIFY(m_case->find<Banner>("banner") && m_case->find<Banner>("banner")->title().contains(QStringLiteral("Empty")));
    QVERIFY(!page()->isReady());
    choose(QStringLiteral("MSEL"));
    QTRY_VERIFY(page()->isReady());
    QVERIFY(!m_case->find<Banner>("banner"));
}

void TestImportPage::nothingIsLeftOutInSilence()
{
    dropAndWait(QStringLiteral("p.csv"), "#,Time,Message,Priority\n1,soon,Down,high\n2,10,Up,low\n2,11,,low\n");
    if (QTest::currentTestFailed())
        return;
    m_case->find<QTabWidget>("importTabs")->setCurrentIndex(2);
    auto *notes = m_case->find<RowView>("importNotes");
    QTRY_VERIFY(notes);
    QStringList all;
    for (int i = 0; i < notes->model()->rowCount(); ++i)
        all << notes->model()->index(i, 1).data().toString() + u' ' + notes->model()->index(i, 2).data().toString();
    const QString text = all.join(u'\n');
    QVERIFY2(text.contains(QStringLiteral("Priority")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("2 ")) && text.contains(QStringLiteral("soon")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("4 The inject has no text")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("4 The number 2")), qPrintable(text));
    // Kept, nothing is left out any more; and the page says so.
    m_case->click("importKeep");
    QTRY_VERIFY(page()->isReady());
    QVERIFY(!notes->model()->index(0, 2).data().toString().contains(QStringLiteral("Priority")));
    key(page(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(editor());
    QCOMPARE(tabletop().scenarios.first().injects.first().raw.value(u"Priority").toString(), QStringLiteral("high"));
}

void TestImportPage::headersStandElsewhere()
{
    dropAndWait(QStringLiteral("h.csv"), "Message,Time\nDescription,When\nAlarm,5\n");
    if (QTest::currentTestFailed())
        return;
    auto *row = m_case->find<QComboBox>("importHeaderRow");
    QVERIFY(row);
    QCOMPARE(row->currentIndex(), 0);
    row->setCurrentIndex(1);
    Q_EMIT row->activated(1);
    QTRY_COMPARE(mapper()->columns()->mapping().columns.value(0).header, QStringLiteral("Description"));
    QTRY_VERIFY(page()->isReady());
    QCOMPARE(m_case->find<RowView>("importInjects")->model()->rowCount(), 1);
}

void TestImportPage::intoAnOpenExercise()
{
    const QString plan = write(QStringLiteral("open.muster.json"), R"({"muster": 1, "kind": "tabletop", "id": "open",
        "title": "Open", "scenarios": [{"name": "Loss", "injects": [{"id": "i1", "number": "1", "message": "Mine"}]}],
        "objectives": [{"id": "o1", "text": "Declare within 10 min"}]})");
    window().openFile(plan);
    QTRY_VERIFY(editor() && editor()->isVisible() && editor()->isReady());
    QVERIFY(m_case->find<QPushButton>("importInto"));
    dropAndWait(QStringLiteral("more.csv"), samples::hseepCsv());
    if (QTest::currentTestFailed())
        return;
    auto *where = m_case->find<QComboBox>("importWhere");
    QVERIFY(where);
    QCOMPARE(where->count(), 3);
    QCOMPARE(where->currentData().toInt(), ImportPage::newScenarios); // dropped on the editor
    where->setCurrentIndex(2);
    key(mapper(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(editor());
    QCOMPARE(tabletop().scenarios.size(), 1);
    const QVector<Inject> injects = tabletop().scenarios.first().injects;
    QCOMPARE(injects.size(), 5);
    QCOMPARE(injects.first().message, QStringLiteral("Mine"));
    QSet<QString> ids;
    for (const Inject &inject : injects)
        ids.insert(inject.id);
    QCOMPARE(ids.size(), 5);
    QCOMPARE(injects.at(1).objective, QStringLiteral("o1")); // of the same text
    QCOMPARE(tabletop().objectives.size(), 2);
    QTRY_VERIFY(editor()->isReady());
    key(editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(tabletop().scenarios.first().injects.size(), 1);
    QVERIFY(!editor()->isChanged());
    // Back at the page, the same file as a scenario of its own.
    window().back();
    QTRY_VERIFY(page() && page()->isReady());
    where->setCurrentIndex(1);
    m_case->click("importNow");
    QTRY_VERIFY(editor());
    QCOMPARE(tabletop().scenarios.size(), 2);
    QCOMPARE(tabletop().scenarios.last().name, QStringLiteral("more"));
}

void TestImportPage::otherForms_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("OpenBAS") << QStringLiteral("a.json") << samples::openBas() << QStringLiteral("OpenBAS");
    QTest::newRow("OpenBAS ZIP") << QStringLiteral("a.zip") << samples::zip({{"Ransomware.json", samples::openBas()}})
                                 << QStringLiteral("OpenBAS");
    QTest::newRow("Markdown") << QStringLiteral("a.md") << QByteArray("# Restore\n## Scenario: Disk\n- [ ] Look (DBA, 5 min)\n- [ ] Go\n")
                              << QStringLiteral("Markdown");
    QTest::newRow("record") << QStringLiteral("a.json") << samples::exerciseRecord() << QStringLiteral("exercise");
}

void TestImportPage::otherForms()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    dropAndWait(name, bytes);
    if (QTest::currentTestFailed())
        return;
    auto *taken = m_case->find<RowView>("importTaken");
    QTRY_VERIFY(taken);
    QVERIFY(taken->model()->rowCount() > 0);
    QVERIFY(!m_case->find<QComboBox>("importHeaderRow"));
    m_case->click("importNow");
    QTRY_VERIFY(editor());
    QVERIFY(!tabletop().scenarios.isEmpty());
    QTRY_VERIFY(editor()->isReady());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    TestImportPage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_importpage.moc"

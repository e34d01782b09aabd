// SPDX-License-Identifier: GPL-3.0-or-later
// The report page: its faces, its lists, its exports; and pictures of it when MUSTER_KEEP_PAGES names a
// folder.
#include "pages/planexport.h"
#include "pages/reportexport.h"
#include "pages/reportpage.h"
#include "pages/reporttable.h"
#include "support/tabletoprun.h"
#include "widgets/chip.h"
#include "widgets/theme.h"
#include "widgets/views.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;

namespace
{
std::shared_ptr<const Report> reportOf(const samples::SampleRun &run)
{
    return std::make_shared<const Report>(makeReport(run.plan, run.state, run.entries));
}
} // namespace

class TestReportPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("muster-test-reportpage"));
    }

    void saysWhatADirectorAsks()
    {
        ReportPage page;
        page.setReport(reportOf(samples::failedRun()));
        QVERIFY(page.findChild<QLabel *>(QStringLiteral("reportHeadline"))->text().contains(u'3'));
        QVERIFY(
            page.findChild<Chip *>(QStringLiteral("reportVerdict"))->text().contains(QStringLiteral("✗")));
        QVERIFY(page.findChild<QWidget *>(QStringLiteral("reportRto"))
                    ->accessibleName()
                    .contains(QStringLiteral("0:34:02")));
        QVERIFY(page.findChild<QWidget *>(QStringLiteral("reportPassed"))
                    ->accessibleName()
                    .contains(QStringLiteral("16")));
        QCOMPARE(page.tabs()->count(), 6);
        QCOMPARE(page.tabs()->currentIndex(), 0); // something must be fixed
        auto *facts = page.findChild<RowView *>(QStringLiteral("reportFacts"));
        QVERIFY(facts && facts->model()->rowCount() > 0);
        QStringList about;
        for (int row = 0; row < facts->model()->rowCount(); ++row)
            about << facts->model()->index(row, 0).data().toString();
        QVERIFY2(about.contains(QStringLiteral("Phases")), qPrintable(about.join(u',')));
        page.setReport(reportOf(samples::passedRun()));
        QCOMPARE(page.tabs()->currentIndex(), 2);
    }

    void everyControlHasANameAndAKeyboardWay()
    {
        ReportPage page;
        page.setReport(reportOf(samples::failedRun()));
        for (const QWidget *widget : page.findChildren<QWidget *>()) {
            const bool control =
                qobject_cast<const QPushButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
                qobject_cast<const QComboBox *>(widget) || qobject_cast<const RowView *>(widget);
            if (!control)
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
            QVERIFY2(widget->focusPolicy() & Qt::TabFocus, qPrintable(widget->objectName()));
        }
    }

    void checksAreFilteredSortedAndCopied()
    {
        ReportPage page;
        page.setReport(reportOf(samples::failedRun()));
        page.resize(1200, 800);
        page.show();
        page.tabs()->setCurrentIndex(2);
        QAbstractItemModel *model = page.checks()->view()->model();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 21);
        auto *status = page.findChild<QComboBox *>(QStringLiteral("reportChecksStatus"));
        status->setFocus();
        QTest::keyClick(status, Qt::Key_Down); // failed
        QCOMPARE(model->rowCount(), 3);
        QTest::keyClicks(page.findChild<QLineEdit *>(QStringLiteral("reportChecksSearch")),
                         QStringLiteral("PAYMENTS_ID"));
        QCOMPARE(model->rowCount(), 1);
        QTest::mouseClick(page.findChild<QPushButton *>(QStringLiteral("reportChecksCopy")), Qt::LeftButton);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[1].contains(QStringLiteral("87001")) && lines[1].contains(u'\t'));
        page.findChild<QLineEdit *>(QStringLiteral("reportChecksSearch"))
            ->setText(QStringLiteral("no such thing"));
        QVERIFY(page.findChild<QLabel *>(QStringLiteral("reportChecksNone"))->isVisible());
        page.findChild<QLineEdit *>(QStringLiteral("reportChecksSearch"))->clear();
        status->setCurrentIndex(0);
        page.checks()->view()->sortByColumn(2, Qt::AscendingOrder);
        QCOMPARE(model->index(0, 2).data().toString(), QStringLiteral("failed"));
        QCOMPARE(model->index(3, 2).data().toString(), QStringLiteral("unknown"));
        page.checks()->view()->setCurrentIndex(model->index(0, 0));
        QVERIFY(page.findChild<QWidget *>(QStringLiteral("reportChecksDetails"))->isVisible());
    }

    void exportsOffTheWindowsThreadAndSaysWhere()
    {
        QTemporaryDir dir;
        ReportPage page;
        page.setReport(reportOf(samples::failedRun()));
        page.show();
        QSignalSpy written(page.exporter(), &ReportExport::written);
        page.exporter()->writeTo(ReportFormat::Pdf, dir.filePath(QStringLiteral("r.pdf")));
        QVERIFY(!page.exporter()->button()->isEnabled()); // one at a time
        QTRY_COMPARE(written.size(), 1);
        QVERIFY(QFileInfo(dir.filePath(QStringLiteral("r.pdf"))).size() > 1000);
        QVERIFY(page.findChild<QLabel *>(QStringLiteral("reportExportText"))
                    ->text()
                    .contains(dir.filePath(QStringLiteral("r.pdf"))));
        QVERIFY(page.findChild<QPushButton *>(QStringLiteral("reportOpenFolder"))->isVisible());
        page.exporter()->writeFolder(dir.filePath(QStringLiteral("all")));
        QTRY_COMPARE(written.size(), 2);
        QCOMPARE(QDir(dir.filePath(QStringLiteral("all"))).entryList(QDir::Files).size(), 6);
        page.exporter()->setAnonymous(true);
        page.exporter()->writeTo(ReportFormat::Json, dir.filePath(QStringLiteral("r.json")));
        QTRY_COMPARE(written.size(), 3);
        QFile file(dir.filePath(QStringLiteral("r.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("Okafor"));
    }

    void aFailedExportIsSaid()
    {
        ReportPage page;
        page.setReport(reportOf(samples::passedRun()));
        page.show();
        QSignalSpy failed(page.exporter(), &ReportExport::failed);
        page.exporter()->writeTo(ReportFormat::Html, QStringLiteral("/proc/nowhere/r.html"));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(page.exporter()->button()->isEnabled());
    }

    void tabletopSaysWhatATabletopIs()
    {
        ReportPage page;
        page.resize(1080, 740);
        page.show();
        page.setReport(reportOf(samples::tabletopRun()));
        const auto name = [&page](const char *widget) {
            return page.findChild<QWidget *>(QString::fromLatin1(widget))->accessibleName();
        };
        QVERIFY2(name("reportRto").contains(QStringLiteral("One after another")), qPrintable(name("reportRto")));
        QVERIFY2(name("reportRto").contains(QStringLiteral("1:05:00")), qPrintable(name("reportRto")));
        QVERIFY2(name("reportRpo").contains(QStringLiteral("Critical path")), qPrintable(name("reportRpo")));
        QCOMPARE(name("reportPassed"), QStringLiteral("Gaps: 3"));
        QVERIFY(page.findChild<QWidget *>(QStringLiteral("reportPassed"))->accessibleDescription().contains(QStringLiteral("P1: 2")));
        QStringList tabs;
        for (int i = 0; i < page.tabs()->count(); ++i)
            tabs << page.tabs()->tabText(i);
        QCOMPARE(tabs.join(QStringLiteral("|")),
                 QStringLiteral("What must be fixed (4)|Improvement plan (3)|Scenarios (2)|Response (8)|Injects (5)|"
                                "Objectives (3)|Lessons (17)|Timeline (30)|Evidence"));
        const auto shown = [&page](int tab, const char *view) {
            page.tabs()->setCurrentIndex(tab);
            auto *rows = page.findChild<RowView *>(QString::fromLatin1(view));
            QAbstractItemModelTester tester(rows->model());
            QStringList text;
            for (int row = 0; row < rows->model()->rowCount(); ++row) {
                for (int column = 0; column < rows->model()->columnCount(); ++column)
                    text << rows->model()->index(row, column).data().toString();
            }
            return text.join(u'|');
        };
        const QString scenarios = shown(2, "reportScenarios");
        QVERIFY2(scenarios.contains(QStringLiteral("0:30:00|0:25:00|0:22:00|fits")), qPrintable(scenarios));
        const QString steps = shown(3, "reportResponses");
        QVERIFY2(steps.contains(QStringLiteral("! changed|ask the replica")), qPrintable(steps));
        const QString objectives = shown(5, "reportObjectives");
        QVERIFY2(objectives.contains(QStringLiteral("O2|The group can say how much data is lost|not rated|M|1 of 2")),
                 qPrintable(objectives));
        QVERIFY(shown(6, "reportLessons").contains(QStringLiteral("Impact: The decision took six minutes")));
        // Both scenarios can be drawn.
        auto *choice = page.findChild<QComboBox *>(QStringLiteral("responseScenario"));
        QCOMPARE(choice->count(), 2);
        QCOMPARE(choice->currentIndex(), 1); // the tightest
        choice->setCurrentIndex(0);
        QVERIFY(page.findChild<QLabel *>(QStringLiteral("responseSentence"))->text().contains(QStringLiteral("25 min")));
        // A drill after it has its own parts again.
        page.setReport(reportOf(samples::failedRun()));
        QCOMPARE(page.tabs()->count(), 6);
        QVERIFY(name("reportPassed").contains(QStringLiteral("Checks")));
    }

    void tabletopIsExportedForOtherTools()
    {
        ReportPage page;
        const auto action = [&page](const char *name) { return page.findChild<QAction *>(QString::fromLatin1(name)); };
        page.setReport(reportOf(samples::failedRun()));
        QVERIFY(!action("exportMselCsv")->isVisible());
        page.setReport(reportOf(samples::tabletopRun()));
        QVERIFY(action("exportMselCsv")->isVisible() && action("exportMselXlsx")->isVisible());
        QVERIFY(action("export_csv")->text().contains(QStringLiteral("Improvement plan")));
        QTemporaryDir folder;
        QSignalSpy written(page.exporter(), &ReportExport::written);
        page.findChild<PlanExport *>()->writeTo(ExportForm::MselCsv, folder.filePath(QStringLiteral("msel.csv")));
        QVERIFY(written.wait(10000));
        QFile file(folder.filePath(QStringLiteral("msel.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("Logical drive 0 offline."));
        page.exporter()->writeFolder(folder.path());
        QVERIFY(written.wait(20000));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("report.pdf"))));
    }

    void exportMenuOffersEveryFormat()
    {
        ReportPage page;
        for (const ReportFormat format : reportFormats())
            QVERIFY(page.findChild<QAction *>(QStringLiteral("export_") + formatWord(format)) != nullptr);
        QVERIFY(!page.exporter()->button()->isEnabled()); // nothing to export yet
    }

    void otherFaces()
    {
        ReportPage page;
        page.resize(1000, 700);
        page.show();
        QVERIFY(page.findChild<QWidget *>(QStringLiteral("reportEmpty"))->isVisible());
        page.showLoading(QStringLiteral("Monthly drill"));
        QVERIFY(page.tabs()->isVisible() && !page.tabs()->isEnabled());
        page.showBroken({QStringLiteral("journal.broken"),
                         QStringLiteral("Entry 7 does not follow from entry 6"),
                         QStringLiteral("Restore the store from its backup")});
        QVERIFY(page.findChild<QWidget *>(QStringLiteral("reportEmpty"))->isVisible());
        page.setReport(reportOf(samples::unknownRun()));
        QVERIFY(page.tabs()->isVisible() && page.tabs()->isEnabled());
    }

    // Nothing is cut at the smallest window nor lost in the largest, light or dark.
    void pictures_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light-1280") << int(ThemeChoice::Light) << QSize(1080, 740);
        QTest::newRow("dark-1280") << int(ThemeChoice::Dark) << QSize(1080, 740);
        QTest::newRow("light-1920") << int(ThemeChoice::Light) << QSize(1720, 1020);
        QTest::newRow("light-1024") << int(ThemeChoice::Light) << QSize(845, 640); // with the rail beside it
        QTest::newRow("dark-1920") << int(ThemeChoice::Dark) << QSize(1720, 1020);
    }

    void pictures()
    {
        QFETCH(const int, choice);
        QFETCH(const QSize, size);
        theme::apply(*qApp, static_cast<ThemeChoice>(choice));
        const QString keep = qEnvironmentVariable("MUSTER_KEEP_PAGES");
        const QMap<QString, samples::SampleRun> runs{{QStringLiteral("passed"), samples::passedRun()},
                                                     {QStringLiteral("failed"), samples::failedRun()},
                                                     {QStringLiteral("long"), samples::longRun()},
                                                     {QStringLiteral("unknown"), samples::unknownRun()},
                                                     {QStringLiteral("tabletop"), samples::tabletopRun()},
                                                     {QStringLiteral("tabletoplong"), samples::longTabletopRun()}};
        for (auto it = runs.cbegin(); it != runs.cend(); ++it) {
            ReportPage page;
            page.resize(size);
            page.setReport(reportOf(*it));
            page.show();
            QVERIFY(QTest::qWaitForWindowExposed(&page));
            QVERIFY(page.minimumSizeHint().width() <= size.width());
            auto *headline = page.findChild<QLabel *>(QStringLiteral("reportHeadline"));
            QVERIFY(headline->heightForWidth(headline->width()) <= headline->height());
            for (int tab = 0; tab < page.tabs()->count(); ++tab) {
                page.tabs()->setCurrentIndex(tab);
                const QPixmap picture = page.grab();
                QCOMPARE(picture.size(), size);
                if (!keep.isEmpty())
                    picture.save(QStringLiteral("%1/page-%2-%3-%4.png")
                                     .arg(keep, it.key(), QString::fromLatin1(QTest::currentDataTag()))
                                     .arg(tab));
            }
        }
    }
};

QTEST_MAIN(TestReportPage)
#include "tst_reportpage.moc"

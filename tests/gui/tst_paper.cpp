// SPDX-License-Identifier: GPL-3.0-or-later
// PDF and HTML of every sample run: pages, page numbers, embedded fonts, texts that do not break out of their
// place.
#include "paper/chartgeometry.h"
#include "paper/columnfit.h"
#include "paper/paper.h"
#include "paper/pdfauthor.h"
#include "support/tabletoprun.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <numeric>

using namespace muster;

namespace {
Report reportOf(const samples::SampleRun &run)
{
    return makeReport(run.plan, run.state, run.entries);
}

QString toolOutput(const QString &tool, const QStringList &arguments)
{
    QProcess process;
    process.start(tool, arguments);
    process.waitForFinished(60000);
    return QString::fromUtf8(process.readAllStandardOutput());
}
} // namespace

class TestPaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_dir.isValid()); }

    void pdf_data()
    {
        QTest::addColumn<Report>("report");
        QTest::newRow("passed") << reportOf(samples::passedRun());
        QTest::newRow("failed") << reportOf(samples::failedRun());
        QTest::newRow("long") << reportOf(samples::longRun());
        QTest::newRow("unknown") << reportOf(samples::unknownRun());
        QTest::newRow("aborted") << reportOf(samples::abortedRun());
        QTest::newRow("running") << reportOf(samples::runningRun());
        QTest::newRow("partial") << reportOf(samples::partialRun());
        QTest::newRow("plan") << makePlanReport(samples::drillPlan());
        QTest::newRow("tabletopRun") << reportOf(samples::tabletopRun());
        QTest::newRow("tabletopLong") << reportOf(samples::longTabletopRun());
        QTest::newRow("tabletop") << makePlanReport(samples::tabletopPlan());
    }

    void pdf()
    {
        QFETCH(const Report, report);
        const QString path =
            m_dir.filePath(QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".pdf"));
        QVERIFY(writePdf(report, path).has_value());
        const QString info = toolOutput(QStringLiteral("pdfinfo"), {path});
        static const QRegularExpression pagesOf(QStringLiteral("Pages:\\s+(\\d+)"));
        const int pages = pagesOf.match(info).captured(1).toInt();
        QVERIFY2(pages >= 2, qPrintable(info));
        QVERIFY(info.contains(QStringLiteral("A4")));
        const QString text =
            toolOutput(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
        for (int page = 1; page <= pages; ++page)
            QVERIFY2(text.contains(QStringLiteral("%1 of %2").arg(page).arg(pages)),
                     qPrintable(QStringLiteral("page %1").arg(page)));
        const QStringList fonts =
            toolOutput(QStringLiteral("pdffonts"), {path}).split(u'\n', Qt::SkipEmptyParts).mid(2);
        QVERIFY(!fonts.isEmpty());
        static const QRegularExpression embedded(
            QStringLiteral("\\s(yes|no)\\s+(yes|no)\\s+(yes|no)\\s+\\d+\\s+\\d+$"));
        for (const QString &font : fonts)
            QVERIFY2(embedded.match(font).captured(1) == QStringLiteral("yes"), qPrintable(font));
        if (const QString keep = qEnvironmentVariable("MUSTER_KEEP_PAGES"); !keep.isEmpty())
            QFile::copy(path,
                        keep + u'/' + QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".pdf"));
    }

    void columnsAreAsWideAsTheirWords()
    {
        using paper::fitColumns;
        const auto sum = [](const QVector<double> &widths) { return std::accumulate(widths.begin(), widths.end(), 0.0); };
        // What the first does not need goes to the second, whose text is longer.
        QCOMPARE(fitColumns({{50, 10, 20}, {50, 10, 400}}), (QVector<double>{20, 80}));
        // A word that is wider than its share takes room from where there is some.
        const QVector<double> wide = fitColumns({{20, 30, 30}, {80, 20, 400}});
        QVERIFY(wide[0] >= 30 && qFuzzyCompare(sum(wide), 100.0));
        // No room for every word: as it was laid out.
        QCOMPARE(fitColumns({{50, 90, 90}, {50, 90, 90}}), (QVector<double>{50, 50}));
        QCOMPARE(fitColumns({{60, 5, 5}, {40, 5, 5}}), (QVector<double>{5 + 90 * 0.6, 5 + 90 * 0.4}));
        QCOMPARE(fitColumns({}), QVector<double>());
    }

    void titleAndAuthorAreSet()
    {
        const QString path = m_dir.filePath(QStringLiteral("author.pdf"));
        QVERIFY(writePdf(reportOf(samples::tabletopRun()), path).has_value());
        const QString info = toolOutput(QStringLiteral("pdfinfo"), {path});
        QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Title: +Loss of the primary database"))), qPrintable(info));
        QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Author: +Ines Okafor"))), qPrintable(info));
        QVERIFY(writePdf(anonymised(reportOf(samples::tabletopRun())), path).has_value());
        QVERIFY(!toolOutput(QStringLiteral("pdfinfo"), {path}).contains(QStringLiteral("Okafor")));
        QCOMPARE(paper::withAuthor("no pdf", QStringLiteral("x")), QByteArray("no pdf"));
    }

    void noHeadingStandsAloneAndNoHeadIsCut()
    {
        for (const Report &report : {reportOf(samples::tabletopRun()), reportOf(samples::longTabletopRun()),
                                     reportOf(samples::failedRun()), reportOf(samples::longRun())}) {
            const QString path = m_dir.filePath(QStringLiteral("headings.pdf"));
            QVERIFY(writePdf(report, path).has_value());
            const QString text =
                toolOutput(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
            const QStringList headings{QStringLiteral("Improvement plan"), QStringLiteral("Objectives"), QStringLiteral("Lessons"),
                                       QStringLiteral("Response steps"), QStringLiteral("Injects"), QStringLiteral("Timeline"),
                                       QStringLiteral("What did not go well"), QStringLiteral("What went well"),
                                       QStringLiteral("Steps"), QStringLiteral("Checks")};
            for (const QString &page : text.split(u'\f', Qt::SkipEmptyParts)) {
                QStringList lines = page.split(u'\n', Qt::SkipEmptyParts);
                lines.removeIf([](const QString &line) { return line.trimmed().isEmpty(); });
                QVERIFY(lines.size() > 2);
                const QString last = lines.at(lines.size() - 2).trimmed(); // above the foot
                QVERIFY2(!headings.contains(last), qPrintable(last));
                for (const QString &line : std::as_const(lines))
                    QVERIFY2(line.trimmed() != u"y" && line.trimmed() != u"e", qPrintable(page)); // "Priorit-y"
            }
        }
    }

    void firstPageAnswersTheDirector()
    {
        const QString path = m_dir.filePath(QStringLiteral("director.pdf"));
        QVERIFY(writePdf(reportOf(samples::failedRun()), path).has_value());
        const QString text =
            toolOutput(QStringLiteral("pdftotext"),
                       {QStringLiteral("-l"), QStringLiteral("1"), path, QStringLiteral("-")})
                .simplified();
        for (const QString &part :
             {QStringLiteral("Failed"), QStringLiteral("Recovery time"), QStringLiteral("objective 0:30:00"),
              QStringLiteral("Data lost"), QStringLiteral("Checks passed"),
              QStringLiteral("What must be fixed"), QStringLiteral("Storage team"),
              QStringLiteral("2026-11-06"), QStringLiteral("Evidence")})
            QVERIFY2(text.contains(part), qPrintable(part));
    }

    void tablesRepeatTheirHead()
    {
        const QString path = m_dir.filePath(QStringLiteral("heads.pdf"));
        const Report report = reportOf(samples::longRun());
        QVERIFY(writePdf(report, path).has_value());
        const QStringList pages =
            toolOutput(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")})
                .split(u'\f');
        int withHead = 0;
        for (const QString &page : pages)
            withHead +=
                page.contains(QStringLiteral("Expected")) && page.contains(QStringLiteral("Found")) ? 1 : 0;
        QVERIFY(withHead >= 5);
        QString all = pages.join(QString()).remove(QRegularExpression(QStringLiteral("\\s")));
        for (const RecordedCheck &check : report.checks) // nothing is cut
            QVERIFY2(check.check.object.size() > 60 || all.contains(check.check.object),
                     qPrintable(check.check.object));
    }

    void htmlStandsAloneAndEscapes()
    {
        for (const samples::SampleRun &run :
             {samples::passedRun(), samples::failedRun(), samples::longRun(), samples::unknownRun()}) {
            const QString html = QString::fromUtf8(reportToHtml(reportOf(run)));
            QVERIFY(!html.contains(QStringLiteral("<script")));
            QVERIFY(!html.contains(QStringLiteral("http://")) && !html.contains(QStringLiteral("https://")));
            QVERIFY(html.contains(QStringLiteral("prefers-color-scheme")));
            QVERIFY(html.contains(QStringLiteral("<svg")));
            QXmlStreamReader svg(
                html.mid(html.indexOf(QStringLiteral("<svg")),
                         html.indexOf(QStringLiteral("</svg>")) + 6 - html.indexOf(QStringLiteral("<svg"))));
            while (!svg.atEnd())
                svg.readNext();
            QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
            QCOMPARE(html.count(QStringLiteral("<table")), html.count(QStringLiteral("</table>")));
        }
    }

    void tabletopClaimsNothing()
    {
        Report report = reportOf(samples::tabletopRun());
        report.tabletop.scenarios.first().injects.first().said = QStringLiteral("Nothing answers");
        const QString path = m_dir.filePath(QStringLiteral("claims.pdf"));
        QVERIFY(writePdf(report, path).has_value());
        const QString pdf = toolOutput(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), path, QStringLiteral("-")});
        const QString html = QString::fromUtf8(reportToHtml(report)).section(QStringLiteral("</style>"), 1);
        for (const QString &text : {pdf, html}) {
            for (const QString &word : {QStringLiteral("estimate"), QStringLiteral("Nothing answers"), QStringLiteral("(reworded)"),
                                        QStringLiteral("(known before)"), QStringLiteral("Talked through")})
                QVERIFY2(text.simplified().contains(word), qPrintable(word));
            for (const QString &word : {QStringLiteral("✓ met"), QStringLiteral("meets"), QStringLiteral("isolated server"), QStringLiteral("profile")})
                QVERIFY2(!text.contains(word), qPrintable(word));
        }
        static const QRegularExpression cut(QStringLiteral("(Priorit|Estimat|T\\+0:00:0|2026-1[12]-[0-9])\\n"));
        QVERIFY2(!cut.match(pdf).hasMatch(), qPrintable(cut.match(pdf).captured()));
    }

    void chartNeverLeavesItsPlot()
    {
        for (const samples::SampleRun &run :
             {samples::passedRun(), samples::failedRun(), samples::unknownRun(), samples::runningRun(),
              samples::partialRun()}) {
            Report report = reportOf(run);
            for (const Milliseconds target :
                 {Milliseconds(1), Milliseconds(60000), Milliseconds(1800000), Milliseconds(864000000)}) {
                report.rto.target = target;
                const paper::ChartGeometry g = paper::chartGeometry(report, QRectF(0, 0, 500, 180), 1.0);
                const QRectF plot = g.plot.adjusted(-0.01, -0.01, 0.01, 0.01);
                for (const QVector<QPointF> &line : {g.planned, g.actual}) {
                    for (const QPointF &point : line)
                        QVERIFY(plot.contains(point));
                }
                QVERIFY(!g.targetX || (*g.targetX >= plot.left() && *g.targetX <= plot.right()));
                QVERIFY(g.targetLabel.has_value());
                QVERIFY(g.xTicks.size() >= 2 && g.xTicks.size() <= 10);
            }
        }
    }

    void folderHoldsEveryFile()
    {
        const auto written =
            writeReportFiles(reportOf(samples::failedRun()), m_dir.filePath(QStringLiteral("a/b")));
        QVERIFY(written.has_value());
        QStringList names;
        for (const QString &path : *written) {
            QVERIFY(QFileInfo(path).isAbsolute() && QFileInfo(path).size() > 100);
            names << QFileInfo(path).fileName();
        }
        QCOMPARE(names, QStringList({QStringLiteral("report.json"), QStringLiteral("report.pdf"),
                                     QStringLiteral("report.html"), QStringLiteral("report.md"),
                                     QStringLiteral("junit.xml"), QStringLiteral("metrics.prom")}));
        const auto refused =
            writeReportFiles(reportOf(samples::passedRun()), QStringLiteral("/proc/nowhere"));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, QStringLiteral("report.unwritable"));
    }

private:
    QTemporaryDir m_dir;
};

QTEST_MAIN(TestPaper)
#include "tst_paper.moc"

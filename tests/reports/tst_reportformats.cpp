// SPDX-License-Identifier: GPL-3.0-or-later
// CSV, JUnit XML, Prometheus and Markdown, read back by small strict readers; files written whole or not at
// all.
#include "reports/report.h"
#include "reports/reporttext.h"
#include "reports/writereport.h"
#include "support/sampleruns.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace muster;

namespace
{
Report reportOf(const samples::SampleRun &run)
{
    return makeReport(run.plan, run.state, run.entries);
}

// RFC 4180, strictly.
QVector<QStringList> parseCsv(const QString &text)
{
    QVector<QStringList> rows{{QString()}};
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
            rows.last().last() += c;
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && c == u',') {
            rows.last() << QString();
        } else if (!quoted && c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') {
            ++i;
            rows.push_back({QString()});
        } else {
            rows.last().last() += c;
        }
    }
    rows.removeLast();
    return rows;
}

struct JUnitTotals
{
    int tests = 0;
    int failures = 0;
    int errors = 0;
    int skipped = 0;
    bool operator==(const JUnitTotals &) const = default;
};

JUnitTotals declared(const QXmlStreamAttributes &attributes)
{
    const auto number = [&](const char *name) { return attributes.value(QLatin1String(name)).toInt(); };
    return {number("tests"), number("failures"), number("errors"), number("skipped")};
}
} // namespace

class TestReportFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reasonsArePrintedOnce()
    {
        Report report;
        const QDateTime start(QDate(2026, 3, 1), QTime(9, 0), Qt::UTC);
        const auto add = [&report, start](const char16_t *kind, const QString &text, int second) {
            TimelineItem item;
            item.seq = report.timeline.size() + 1;
            item.at = start.addSecs(second);
            item.kind = QString::fromUtf16(kind);
            item.text = text;
            report.timeline.append(item);
        };
        add(u"response", u"Call the lead: agreed with changes"_qs, 10);
        add(u"note", u"a note"_qs, 12);
        add(u"response", u"Call the lead: agreed with changes: by phone"_qs, 20);
        add(u"response", u"Call the lead: agreed with changes: by phone"_qs, 20);
        add(u"rating", u"O1 rated S"_qs, 30);
        add(u"note", u"a note"_qs, 31); // people may say a thing twice
        add(u"rating", u"O1 rated M: slow"_qs, 40);
        add(u"issue", u"two minutes back"_qs, 5);
        QStringList printed;
        for (const TimelineItem &item : reporttext::printedTimeline(report))
            printed << item.text;
        QCOMPARE(printed, QStringList({u"two minutes back"_qs, u"a note"_qs, u"Call the lead: agreed with changes: by phone"_qs,
                                       u"O1 rated S"_qs, u"a note"_qs, u"O1 rated M: slow"_qs}));
        QCOMPARE(report.timeline.size(), 8); // the record keeps all
    }
    void csvHasALineACheckAndNoFormula()
    {
        const Report report = reportOf(samples::longRun());
        const QVector<QStringList> rows = parseCsv(QString::fromUtf8(reportToCsv(report)));
        QCOMPARE(rows.size(), report.checks.size() + 1);
        for (const QStringList &row : rows) {
            QCOMPARE(row.size(), rows.first().size());
            for (const QString &cell : row)
                QVERIFY2(!cell.startsWith(u'=') && !cell.startsWith(u'@') && !cell.startsWith(u'+'),
                         qPrintable(cell));
        }
        QCOMPARE(rows[1][6], QStringLiteral("9007199254740993"));
    }

    void junitTotalsAreWhatItHolds()
    {
        for (const samples::SampleRun &run :
             {samples::passedRun(), samples::failedRun(), samples::longRun(), samples::unknownRun()}) {
            const Report report = reportOf(run);
            QXmlStreamReader xml(reportToJUnit(report));
            JUnitTotals all, said, suite, saidOfSuite;
            while (!xml.atEnd()) {
                xml.readNext();
                const QString name = xml.name().toString();
                if (xml.isStartElement()) {
                    if (name == QStringLiteral("testsuites")) {
                        said = declared(xml.attributes());
                    } else if (name == QStringLiteral("testsuite")) {
                        saidOfSuite = declared(xml.attributes());
                        suite = {};
                    } else if (name == QStringLiteral("testcase")) {
                        QVERIFY(!xml.attributes().value(QStringLiteral("name")).isEmpty());
                        QVERIFY(xml.attributes().hasAttribute(QStringLiteral("classname")) &&
                                xml.attributes().hasAttribute(QStringLiteral("time")));
                        ++suite.tests;
                    } else {
                        QVERIFY(!xml.attributes().value(QStringLiteral("message")).isEmpty());
                        suite.failures += name == QStringLiteral("failure");
                        suite.errors += name == QStringLiteral("error");
                        suite.skipped += name == QStringLiteral("skipped");
                    }
                } else if (xml.isEndElement() && name == QStringLiteral("testsuite")) {
                    QVERIFY(suite == saidOfSuite);
                    all = {all.tests + suite.tests, all.failures + suite.failures, all.errors + suite.errors,
                           all.skipped + suite.skipped};
                }
            }
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            QVERIFY(all == said);
            QCOMPARE(all.tests, int(report.checks.size() + report.steps.size() + 2));
            QCOMPARE(all.failures + all.errors == 0, report.verdict == Verdict::Passed);
        }
    }

    void junitKeepsXmlSoundWhateverTheText()
    {
        samples::SampleRun run = samples::failedRun();
        run.state.checks[0].check.status = Status::Failed;
        run.state.checks[0].check.message = QString(QChar(1)) + QStringLiteral("]]> <a & \"b\"") +
                                            QChar(0xD800) + QChar(0xFFFF) + QStringLiteral(" 🚒");
        QXmlStreamReader xml(reportToJUnit(reportOf(run)));
        bool seen = false;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::Characters)
                seen = seen || xml.text().contains(QStringLiteral("]]> <a & \"b\""));
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(seen);
    }

    void prometheusParses()
    {
        samples::SampleRun run = samples::failedRun();
        run.plan.id = QStringLiteral("a\"b\\c\nd");
        const QString text =
            QString::fromUtf8(reportToPrometheus(makeReport(run.plan, run.state, run.entries)));
        QVERIFY(text.endsWith(u'\n'));
        static const QRegularExpression help(QStringLiteral("^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) .+$"));
        static const QRegularExpression sample(
            QStringLiteral("^([a-zA-Z_:][a-zA-Z0-9_:]*)\\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\["
                           "\\\\\"n])*\",?)*)\\} (-?[0-9.eE+-]+)$"));
        QMap<QString, double> values;
        QSet<QString> typed, seen;
        const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines) {
            if (line.startsWith(u'#')) {
                const auto match = help.match(line);
                QVERIFY2(match.hasMatch(), qPrintable(line));
                if (match.captured(1) == QStringLiteral("TYPE")) {
                    QVERIFY(!typed.contains(match.captured(2)));
                    typed.insert(match.captured(2));
                }
                continue;
            }
            const auto match = sample.match(line);
            QVERIFY2(match.hasMatch(), qPrintable(line));
            QVERIFY(typed.contains(match.captured(1)));
            const QString series = match.captured(1) + match.captured(2);
            QVERIFY2(!seen.contains(series), qPrintable(line));
            seen.insert(series);
            values[match.captured(1)] = match.captured(3).toDouble();
            if (line.contains(QStringLiteral("verdict=\"failed\"")))
                QCOMPARE(match.captured(3), QStringLiteral("1"));
        }
        QCOMPARE(values[QStringLiteral("muster_run_rto_target_seconds")], 1800.0);
        QVERIFY(values[QStringLiteral("muster_run_rto_seconds")] > 1800.0);
    }

    void prometheusLeavesOutWhatIsNotKnown()
    {
        const QByteArray text = reportToPrometheus(reportOf(samples::unknownRun()));
        QVERIFY(!text.contains("muster_run_rto_seconds{"));
        QVERIFY(text.contains("muster_run_rto_target_seconds{"));
    }

    void markdownTablesKeepTheirColumns()
    {
        const QString text = QString::fromUtf8(reportToMarkdown(reportOf(samples::longRun())));
        QVERIFY(!text.contains(QStringLiteral("<script>")));
        static const QRegularExpression bar(QStringLiteral("(?<!\\\\)\\|"));
        qsizetype columns = 0;
        const QStringList lines = text.split(u'\n');
        for (const QString &line : lines) {
            if (!line.startsWith(u'|')) {
                columns = 0;
                continue;
            }
            const qsizetype bars = line.count(bar);
            if (columns == 0)
                columns = bars;
            QCOMPARE(bars, columns);
        }
    }

    void filesAreWrittenWholeOrNotAtAll()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("report.json"));
        QVERIFY(writeFileAtomically(path, "one").has_value());
        QVERIFY(writeFileAtomically(path, "two").has_value());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("two"));
        const Done refused = writeFileAtomically(dir.filePath(QStringLiteral("no/such/folder.json")), "x");
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, QStringLiteral("report.unwritable"));
        QVERIFY(!refused.error().hint.isEmpty());
    }

    void formatsHaveWordsAndFiles()
    {
        for (const ReportFormat format : reportFormats()) {
            QCOMPARE(formatFromWord(formatWord(format)), std::optional(format));
            QVERIFY(!formatFileName(format).isEmpty());
        }
        QVERIFY(!formatFromWord(QStringLiteral("docx")).has_value());
    }
};

QTEST_GUILESS_MAIN(TestReportFormats)
#include "tst_reportformats.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The papers as PDF and HTML: pages and their numbers, embedded fonts, title and author, every field of a form,
// a summary on one page; texts that do not become markup. MUSTER_KEEP_PAGES names a folder for them.
#include "paper/documentpaper.h"
#include "support/tabletoprun.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

using namespace muster;

namespace
{
Report reportOf(const samples::SampleRun &run)
{
    return makeReport(run.plan, run.state, run.entries);
}

QString output(const QString &tool, const QStringList &arguments)
{
    QProcess process;
    process.start(tool, arguments);
    process.waitForFinished(60000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

const QVector<QPair<const char *, samples::SampleRun (*)()>> runs{
    {"passed", samples::passedRun},   {"failed", samples::failedRun},   {"long", samples::longRun},
    {"unknown", samples::unknownRun}, {"running", samples::runningRun}, {"partial", samples::partialRun},
    {"tabletop", samples::tabletopRun}, {"longTabletop", samples::longTabletopRun}};
} // namespace

class TestDocumentPaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPaper_data()
    {
        QTest::addColumn<Report>("report");
        QTest::addColumn<int>("kind");
        for (const auto &[name, run] : runs) {
            for (const DocumentKind kind : documentKinds())
                QTest::addRow("%s-%s", name, qPrintable(documentWord(kind))) << reportOf(run()) << static_cast<int>(kind);
        }
    }

    void everyPaper()
    {
        QFETCH(const Report, report);
        QFETCH(const int, kind);
        const Document document = makeDocument(static_cast<DocumentKind>(kind), report.plan, &report).value();
        const QString path = write(document, QString::fromLatin1(QTest::currentDataTag()));
        const QString info = output(QStringLiteral("pdfinfo"), {path});
        static const QRegularExpression pagesOf(QStringLiteral("Pages:\\s+(\\d+)"));
        const int pages = pagesOf.match(info).captured(1).toInt();
        QVERIFY2(pages >= 1 && info.contains(QStringLiteral("A4")) && info.contains(document.title), qPrintable(info));
        if (document.onePage)
            QCOMPARE(pages, 1);
        const QString text = output(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
        for (int page = 1; page <= pages; ++page)
            QVERIFY2(text.contains(QStringLiteral("%1 of %2").arg(page).arg(pages)), qPrintable(QStringLiteral("page %1").arg(page)));
        const QStringList fonts = output(QStringLiteral("pdffonts"), {path}).split(u'\n', Qt::SkipEmptyParts).mid(2);
        QVERIFY(!fonts.isEmpty());
        static const QRegularExpression embedded(QStringLiteral("\\s(yes|no)\\s+(yes|no)\\s+(yes|no)\\s+\\d+\\s+\\d+$"));
        for (const QString &font : fonts)
            QVERIFY2(embedded.match(font).captured(1) == QStringLiteral("yes"), qPrintable(font));
        const QByteArray html = documentToHtml(document);
        QVERIFY(!html.contains("<script>") && html.endsWith("</html>\n"));
    }

    void theFormHasItsFieldsOnPaper()
    {
        const Report report = reportOf(samples::passedRun());
        const Document document = makeDocument(DocumentKind::Incident, report.plan, &report).value();
        const QString text = output(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), write(document, QStringLiteral("form")), QStringLiteral("-")});
        for (const DocumentField &field : document.fields()) {
            for (const QString &word : field.label.split(u' '))
                QVERIFY2(text.contains(word), qPrintable(field.label));
        }
        for (const char *who : {"Incident commander", "DBA lead", "DevOps lead", "CIO approval"})
            QVERIFY2(text.contains(QLatin1String(who)), who);
    }

    void authorIsWhoAnswersForIt()
    {
        const Report report = reportOf(samples::passedRun());
        const auto author = [this](const Report &of) {
            return output(QStringLiteral("pdfinfo"), {write(makeDocument(DocumentKind::Incident, of.plan, &of).value(), QStringLiteral("author"))});
        };
        QVERIFY(author(report).contains(QRegularExpression(QStringLiteral("Author: +Ines Okafor"))));
        QVERIFY(!author(anonymised(report)).contains(QStringLiteral("Okafor")));
    }

    void aSummaryIsSetSmallerUntilItFits()
    {
        const Report report = reportOf(samples::failedRun());
        const auto with = [&report](qsizetype words) {
            const QString text = QStringLiteral("Recovery worked. ").repeated(words);
            return makeDocument(DocumentKind::Summary, report.plan, &report,
                                {{QStringLiteral("summary"), QJsonObject{{QStringLiteral("message"), text}}}})
                .value();
        };
        QVERIFY(documentToPdf(with(60)));
        QCOMPARE(documentToPdf(with(2000)).error().code, QStringLiteral("document.too_long"));
    }

    void thePreviewLeadsToEachText()
    {
        const Report report = reportOf(samples::longRun());
        for (const DocumentKind kind : documentKinds()) {
            const Document document = makeDocument(kind, report.plan, &report).value();
            const QString html = documentToPreview(document, QStringLiteral("#123456"));
            for (const DocumentField &field : document.fields())
                QVERIFY2(html.contains(QStringLiteral("href=\"field:%1\"").arg(field.id)), qPrintable(field.id));
            QTextDocument text;
            text.setHtml(html);
            QVERIFY(text.toPlainText().contains(document.title));
        }
    }

    void otherFormatsAreRefused()
    {
        const Document document = makeDocument(DocumentKind::DrillPlan, samples::drillPlan(), nullptr).value();
        QCOMPARE(documentBytes(document, ReportFormat::JUnit).error().code, QStringLiteral("document.format"));
        QCOMPARE(documentFileName(DocumentKind::PostDrill, ReportFormat::Markdown), QStringLiteral("post-drill.md"));
    }

private:
    QString write(const Document &document, const QString &name)
    {
        const QString kept = qEnvironmentVariable("MUSTER_KEEP_PAGES");
        const QString path = (kept.isEmpty() ? m_folder.path() : kept) + u'/' + name + u".pdf";
        const auto bytes = documentToPdf(document);
        if (!bytes || !writeFileAtomically(path, *bytes))
            QTest::qFail(bytes ? "not written" : qPrintable(bytes.error().message), __FILE__, __LINE__);
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestDocumentPaper)
#include "tst_documentpaper.moc"

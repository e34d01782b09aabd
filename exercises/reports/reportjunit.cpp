// SPDX-License-Identifier: GPL-3.0-or-later
// JUnit XML: one suite for the targets, one for the steps, one for each step's checks. Unknown is an error,
// never a pass.
#include "reports/reporttext.h"

#include <QXmlStreamWriter>

namespace muster
{

namespace
{
struct Case
{
    QString name;
    QString className;
    Status status = Status::Unknown;
    QString message;
    Milliseconds time{0};
};

QString secondsText(Milliseconds value)
{
    return QString::number(double(value.count()) / 1000.0, 'f', 3);
}

// XML 1.0 has no place for most control characters or for half a surrogate pair.
QString clean(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            out += c;
            out += text.at(++i);
        } else if (c.isSurrogate() || c.unicode() >= 0xFFFE ||
                   (c.unicode() < 0x20 && c != u'\t' && c != u'\n' && c != u'\r')) {
            out += QChar(QChar::ReplacementCharacter);
        } else {
            out += c;
        }
    }
    return out;
}

void writeCase(QXmlStreamWriter &xml, const Case &test)
{
    xml.writeStartElement(QStringLiteral("testcase"));
    xml.writeAttribute(QStringLiteral("name"), clean(test.name));
    xml.writeAttribute(QStringLiteral("classname"), clean(test.className));
    xml.writeAttribute(QStringLiteral("time"), secondsText(test.time));
    const QString message = clean(test.message.isEmpty() ? statusWord(test.status) : test.message);
    if (test.status == Status::Failed) {
        xml.writeStartElement(QStringLiteral("failure"));
        xml.writeAttribute(QStringLiteral("message"), message);
        xml.writeAttribute(QStringLiteral("type"), QStringLiteral("failed"));
        xml.writeCharacters(message);
        xml.writeEndElement();
    } else if (test.status == Status::Skipped) {
        xml.writeStartElement(QStringLiteral("skipped"));
        xml.writeAttribute(QStringLiteral("message"), message);
        xml.writeEndElement();
    } else if (test.status != Status::Passed) {
        xml.writeStartElement(QStringLiteral("error"));
        xml.writeAttribute(QStringLiteral("message"), message);
        xml.writeAttribute(QStringLiteral("type"), statusWord(test.status));
        xml.writeCharacters(message);
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

struct Totals
{
    int failures = 0;
    int errors = 0;
    int skipped = 0;
    Milliseconds time{0};

    void add(const Case &test)
    {
        time += test.time;
        if (test.status == Status::Failed)
            ++failures;
        else if (test.status == Status::Skipped)
            ++skipped;
        else if (test.status != Status::Passed)
            ++errors;
    }
};

void writeTotals(QXmlStreamWriter &xml, qsizetype tests, const Totals &totals)
{
    xml.writeAttribute(QStringLiteral("tests"), QString::number(tests));
    xml.writeAttribute(QStringLiteral("failures"), QString::number(totals.failures));
    xml.writeAttribute(QStringLiteral("errors"), QString::number(totals.errors));
    xml.writeAttribute(QStringLiteral("skipped"), QString::number(totals.skipped));
    xml.writeAttribute(QStringLiteral("time"), secondsText(totals.time));
}

struct Suite
{
    QString name;
    QVector<Case> cases;
};

Case targetCase(const QString &name, const TargetResult &target)
{
    Case test{
        name, QStringLiteral("targets"), Status::Skipped, {}, target.measured.value_or(Milliseconds(0))};
    if (target.status == TargetStatus::None) {
        test.message = QStringLiteral("no objective is set");
        test.time = Milliseconds(0);
        return test;
    }
    test.status = target.status == TargetStatus::Met      ? Status::Passed
                  : target.status == TargetStatus::Missed ? Status::Failed
                                                          : Status::Unknown;
    test.message = QStringLiteral("measured %1, objective %2")
                       .arg(target.measured ? durationText(*target.measured) : QStringLiteral("unknown"),
                            target.target ? durationText(*target.target) : QStringLiteral("none"));
    test.time = Milliseconds(0); // the steps' times already add up
    return test;
}

QVector<Suite> suites(const Report &report)
{
    QVector<Suite> result;
    result.push_back(
        {QStringLiteral("targets"),
         {targetCase(QStringLiteral("rto"), report.rto), targetCase(QStringLiteral("rpo"), report.rpo)}});
    Suite steps{QStringLiteral("steps"), {}};
    for (const ReportStep &step : report.steps) {
        QString message = step.message;
        if (!step.hint.isEmpty())
            message += (message.isEmpty() ? QString() : QStringLiteral("\n")) + step.hint;
        if (!isFinal(step.status))
            message = QStringLiteral("not carried out");
        steps.cases.push_back(
            {step.id, step.phase, step.status, message, step.duration.value_or(Milliseconds(0))});
    }
    result.push_back(steps);
    for (const RecordedCheck &recorded : report.checks) {
        const QString name = QStringLiteral("checks.%1").arg(recorded.step);
        if (result.last().name != name)
            result.push_back({name, {}});
        const CheckResult &check = recorded.check;
        const QString title =
            check.object.isEmpty() ? check.name : QStringLiteral("%1 %2").arg(check.name, check.object);
        result.last().cases.push_back({title, check.name, check.status, check.message, check.duration});
    }
    return result;
}
} // namespace

QByteArray reportToJUnit(const Report &report)
{
    const QVector<Suite> all = suites(report);
    qsizetype count = 0;
    Totals totals;
    for (const Suite &suite : all) {
        count += suite.cases.size();
        for (const Case &test : suite.cases)
            totals.add(test);
    }
    QByteArray out;
    QXmlStreamWriter xml(&out);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuites"));
    xml.writeAttribute(QStringLiteral("name"), clean(reporttext::title(report)));
    writeTotals(xml, count, totals);
    for (const Suite &suite : all) {
        Totals own;
        for (const Case &test : suite.cases)
            own.add(test);
        xml.writeStartElement(QStringLiteral("testsuite"));
        xml.writeAttribute(QStringLiteral("name"), clean(suite.name));
        writeTotals(xml, suite.cases.size(), own);
        if (report.startedAt.isValid())
            xml.writeAttribute(QStringLiteral("timestamp"),
                               report.startedAt.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")));
        for (const Case &test : suite.cases)
            writeCase(xml, test);
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return out;
}

} // namespace muster

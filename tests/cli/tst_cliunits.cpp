// SPDX-License-Identifier: GPL-3.0-or-later
// The command line's own parts: arguments, progress bar, answers, tables.
#include "cli/commandline.h"
#include "cli/output.h"
#include "cli/progressbar.h"
#include "cli/questions.h"

#include <QTest>

using namespace muster;
using namespace muster::cli;

namespace
{

Result<Parsed> parse(const QList<QByteArray> &words)
{
    QVector<const char *> argv{"muster-cli"};
    for (const QByteArray &word : words) {
        argv.append(word.constData());
    }
    return parseCommandLine(static_cast<int>(argv.size()), argv.constData());
}

} // namespace

class CliUnitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drillArguments();
    void globalOptionsAnywhere();
    void values();
    void wrongArguments_data();
    void wrongArguments();
    void typosAreNamed();
    void helpAndVersion();
    void answers();
    void bar();
    void columns();
    void errorObjects();
};

void CliUnitsTest::drillArguments()
{
    const auto parsed = parse({"drill", "/b/shop.dump", "--baseline", "b.json", "--rto", "30m", "--level",
                               "paranoid", "--keep", "--report", "out"});
    QVERIFY(parsed.has_value());
    const Arguments &a = parsed->arguments;
    QCOMPARE(a.command, Command::Drill);
    QCOMPARE(a.target(), QStringLiteral("/b/shop.dump"));
    QCOMPARE(a.baseline, QStringLiteral("b.json"));
    QCOMPARE(a.rto, QStringLiteral("30m"));
    QCOMPARE(a.level, QStringLiteral("paranoid"));
    QCOMPARE(a.reportFolder, QStringLiteral("out"));
    QVERIFY(a.keep);
    QVERIFY(!a.json);
}

void CliUnitsTest::globalOptionsAnywhere()
{
    const auto before = parse({"--json", "--store", "/s", "plan", "check", "a", "b"});
    const auto after = parse({"plan", "check", "a", "b", "--json", "--store", "/s"});
    QVERIFY(before.has_value() && after.has_value());
    for (const Arguments &a : {before->arguments, after->arguments}) {
        QCOMPARE(a.command, Command::PlanCheck);
        QCOMPARE(a.targets, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(a.json);
        QCOMPARE(a.store, QStringLiteral("/s"));
    }
}

void CliUnitsTest::values()
{
    const auto parsed = parse({"run", "p.json", "--set", "A=1", "--set", "B=x=y"});
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->arguments.values.value(QStringLiteral("A")), QStringLiteral("1"));
    QCOMPARE(parsed->arguments.values.value(QStringLiteral("B")), QStringLiteral("x=y"));
    QCOMPARE(parsed->arguments.target(), QStringLiteral("p.json"));
}

void CliUnitsTest::wrongArguments_data()
{
    QTest::addColumn<QList<QByteArray>>("words");
    QTest::newRow("nothing") << QList<QByteArray>{};
    QTest::newRow("unknown command") << QList<QByteArray>{"restore"};
    QTest::newRow("unknown option") << QList<QByteArray>{"drill", "x", "--fast"};
    QTest::newRow("no backup") << QList<QByteArray>{"drill"};
    QTest::newRow("two backups") << QList<QByteArray>{"drill", "a", "b"};
    QTest::newRow("level") << QList<QByteArray>{"drill", "a", "--level", "deep"};
    QTest::newRow("format") << QList<QByteArray>{"report", "a", "--format", "docx"};
    QTest::newRow("no format") << QList<QByteArray>{"report", "a"};
    QTest::newRow("set") << QList<QByteArray>{"run", "a", "--set", "novalue"};
    QTest::newRow("group alone") << QList<QByteArray>{"plan"};
    QTest::newRow("baseline without a file") << QList<QByteArray>{"baseline", "take", "service=x"};
    QTest::newRow("limit") << QList<QByteArray>{"runs", "--limit", "-3"};
}

void CliUnitsTest::wrongArguments()
{
    QFETCH(const QList<QByteArray>, words);
    const auto parsed = parse(words);
    QVERIFY(!parsed.has_value());
    QCOMPARE(parsed.error().code, QStringLiteral("arguments.wrong"));
    QCOMPARE(parsed.error().fault, Fault::BadInput);
    QVERIFY(!parsed.error().message.isEmpty());
    QVERIFY(parsed.error().hint.contains(QStringLiteral("--help")));
}

void CliUnitsTest::typosAreNamed()
{
    const auto option = parse({"drill", "x.dump", "--basline", "b.json"});
    QVERIFY(option.error().message.contains(QStringLiteral("--basline")));
    QVERIFY(option.error().hint.contains(QStringLiteral("--baseline")));
    const auto command = parse({"--json", "dril", "x.dump"});
    QVERIFY(command.error().message.contains(QStringLiteral("dril")));
    QVERIFY(command.error().hint.contains(QStringLiteral("drill")));
    const auto inner = parse({"plan", "chek", "x"});
    QVERIFY(inner.error().hint.contains(QStringLiteral("check")));
    QVERIFY(parse({"run", "x.json", "--set", "A=--b"}).has_value());
}

void CliUnitsTest::helpAndVersion()
{
    const auto version = parse({"--version"});
    QVERIFY(version.has_value() && version->done);
    QCOMPARE(version->text, QStringLiteral("muster-cli " MUSTER_VERSION));
    const auto help = parse({"drill", "--help"});
    QVERIFY(help.has_value() && help->done);
    QVERIFY(help->text.contains(QStringLiteral("--baseline")));
}

void CliUnitsTest::answers()
{
    QCOMPARE(parseAnswer(QStringLiteral("y")), (Answer{Status::Passed, {}}));
    QCOMPARE(parseAnswer(QStringLiteral("n replica was behind")),
             (Answer{Status::Failed, QStringLiteral("replica was behind")}));
    QCOMPARE(parseAnswer(QStringLiteral("S  not today")),
             (Answer{Status::Skipped, QStringLiteral("not today")}));
    QVERIFY(!parseAnswer(QStringLiteral("maybe")));
    QVERIFY(!parseAnswer(QString()));
}

void CliUnitsTest::bar()
{
    event::StepProgressed progress;
    QVERIFY(!ProgressBar::fraction(progress));
    progress.done = 12;
    progress.total = 20;
    progress.unit = QStringLiteral("tables");
    progress.leftMs = 4000;
    progress.what = QStringLiteral("public.orders");
    QCOMPARE(ProgressBar::fraction(progress).value(), 0.6);
    const QString text = ProgressBar::render(QStringLiteral("Restore"), progress, 200);
    QVERIFY2(text.contains(QStringLiteral("60 %")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("12 of 20 tables")));
    QVERIFY(text.contains(QStringLiteral("0:00:04 left")));
    QVERIFY(text.contains(QStringLiteral("public.orders")));
    QCOMPARE(ProgressBar::render(QStringLiteral("Restore"), progress, 30).size(), 30);
    progress.bytesDone = 150; // more than was thought: never over one
    progress.bytesTotal = 100;
    QCOMPARE(ProgressBar::fraction(progress).value(), 1.0);
}

void CliUnitsTest::columns()
{
    const QString text =
        table({{QStringLiteral("a"), QStringLiteral("bb")}, {QStringLiteral("ccc"), QStringLiteral("d")}});
    QCOMPARE(text, QStringLiteral("a    bb\nccc  d"));
    QCOMPARE(table({}), QString());
}

void CliUnitsTest::errorObjects()
{
    const Error error{QStringLiteral("a.b"),
                      QStringLiteral("m"),
                      QStringLiteral("h"),
                      Fault::BadInput,
                      QStringLiteral("/x"),
                      3,
                      4};
    const QJsonObject object = errorObject(error);
    QCOMPARE(object.value(QStringLiteral("pointer")).toString(), QStringLiteral("/x"));
    QCOMPARE(object.value(QStringLiteral("line")).toInt(), 3);
    QCOMPARE(object.keys().size(), 6);
}

QTEST_GUILESS_MAIN(CliUnitsTest)
#include "tst_cliunits.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Event lists: which column is what, times, event types, and what is said about all that is left.
#include "formats/importer.h"
#include "formats/msel.h"
#include "formats/tabletopsamples.h"

#include <QElapsedTimer>
#include <QTest>

using namespace muster;

namespace
{

Result<Imported> imported(const QByteArray &bytes, const MselMapping &mapping = {}, bool strict = false)
{
    ImportRequest request;
    request.fileName = u"Night shift.csv"_qs;
    request.mapping = mapping;
    request.strictMapping = strict;
    return importBytes(bytes, request);
}

QVector<Inject> injectsOf(const Result<Imported> &result)
{
    return result ? tabletopOf(result->plan).scenarios.value(0).injects : QVector<Inject>();
}

QString takenAs(const Imported &result, const QString &header)
{
    for (const TakenPart &part : result.notes.taken) {
        if (part.from == header)
            return part.as;
    }
    return u"-"_qs;
}

QString problemsAt(const Imported &result, int row)
{
    QStringList texts;
    for (const ImportProblem &problem : result.notes.problems) {
        if (problem.row == row)
            texts.append(problem.text);
    }
    return texts.join(u" | ");
}

QString minutesText(const std::optional<Milliseconds> &at)
{
    return at ? QString::number(double(at->count()) / 60000.0) : u"none"_qs;
}

} // namespace

class TestMsel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hseep()
    {
        const auto result = imported(samples::hseepCsv());
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->form, u"msel"_qs);
        QCOMPARE(result->plan.id, u"night-shift"_qs);
        QCOMPARE(result->plan.title, u"Night shift"_qs);
        QCOMPARE(result->notes.taken.size(), 10);
        QVERIFY(result->notes.dropped.isEmpty());
        const auto injects = injectsOf(result);
        QCOMPARE(injects.size(), 4);
        QCOMPARE(injects[0].message, u"The primary does not answer.\nIs it the network, or the host?"_qs);
        QCOMPARE(injects[1].message, u"He said \"nothing works\""_qs);
        QCOMPARE(injects[1].to, QStringList({u"DBA"_qs, u"CISO"_qs}));
        QCOMPARE(injects[1].from, u"Shop, EMEA"_qs);
        QCOMPARE(injects[0].expectedResponse, u"Acknowledge; open a bridge"_qs);
        QCOMPARE(minutesText(injects[1].at), u"10"_qs);
        QCOMPARE(minutesText(injects[3].at), u"120"_qs);
        QVERIFY(injects[2].contingency && !injects[2].at && !injects[0].contingency);
        QCOMPARE(injects[2].objective, injects[0].objective);
        QCOMPARE(tabletopOf(result->plan).objectives.size(), 2);
    }

    void minutesAndArtifacts()
    {
        const auto result = imported(samples::minutesCsv());
        QVERIFY(result);
        const auto injects = injectsOf(result);
        QCOMPARE(injects.size(), 3);
        QCOMPARE(minutesText(injects[1].at), u"7.5"_qs);
        QCOMPARE(injects[1].artifacts, QStringList({u"mail.eml"_qs, u"log.txt"_qs}));
        QCOMPARE(injects[0].notes, u"Who declares?"_qs);
        QCOMPARE(injects[0].expectedResponse, u"Acknowledge"_qs);
        QCOMPARE(injects[0].mode, u"Slack"_qs);
    }

    void otherHeaders()
    {
        const auto result =
            imported("Exercise Aurora;;;;;;;\nMove;Control Number;Delivery Time;Title;Description;Assigned "
                     "To;Status;Originator\n"
                     "1;A-1;9:00;Phish;Someone clicked;SOC;draft;Mail\n1;A-2;9:20;Call;;SOC;draft;Mail\n");
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        const auto injects = injectsOf(result);
        QCOMPARE(injects[0].number, u"A-1"_qs);
        QCOMPARE(injects[0].message, u"Phish\nSomeone clicked"_qs);
        QCOMPARE(injects[0].to, QStringList(u"SOC"_qs));
        QCOMPARE(minutesText(injects[1].at), u"20"_qs);
        QCOMPARE(result->notes.dropped, QStringList({u"column “Move”"_qs, u"column “Status”"_qs}));
        QVERIFY(problemsAt(*result, 1).contains(u"Aurora"));
        const auto sequence = imported("Seq No,Time,Inject Type,Delivery "
                                       "Method,Originator,Recipient,Message\n1,5,Email,mail,Cell,DBA,x\n");
        QVERIFY(sequence);
        QCOMPARE(takenAs(*sequence, u"Delivery Method"_qs), u"mode"_qs);
        QCOMPARE(sequence->notes.dropped, QStringList(u"column “Inject Type”"_qs));
    }

    void columnsAreSetByHandAndRemembered()
    {
        MselMapping mapping;
        mapping.set(u"Was"_qs, MselField::Message);
        mapping.set(u"Wann"_qs, MselField::At);
        const QByteArray csv = "Wann,Was,Farbe,notes\n5,Alarm,red,n\n";
        const auto result = imported(csv, mapping);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(injectsOf(result)[0].message, u"Alarm"_qs);
        QCOMPARE(result->notes.dropped, QStringList(u"column “Farbe”"_qs));
        auto remembered = mselMappingFromJson(toJson(result->mapping));
        QVERIFY(remembered);
        remembered->keepOthers = true;
        remembered->clock = ClockReading::TimeOfDay;
        QCOMPARE(toJson(*mselMappingFromJson(toJson(*remembered))), toJson(*remembered));
        const auto again = imported(csv, *remembered);
        QVERIFY(again);
        QCOMPARE(injectsOf(again)[0].raw.value(u"Farbe").toString(), u"red"_qs);
        QCOMPARE(takenAs(*again, u"Farbe"_qs), u"Farbe"_qs);
        QVERIFY(again->notes.dropped.isEmpty());
        mapping.set(u"Nobody"_qs, MselField::From);
        QCOMPARE(imported(csv, mapping, true).error().code, u"import.unknown_column"_qs);
        QCOMPARE(mselMappingFromJson({{u"columns"_qs, QJsonObject{{u"a"_qs, u"colour"_qs}}}}).error().code,
                 u"import.unknown_field"_qs);
        mapping.set(u"notes"_qs, MselField::None);
        QVERIFY(imported(csv, mapping)->notes.dropped.contains(u"column “notes”"_qs));
    }

    void times_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("cells");
        QTest::addColumn<QString>("expected"); // minutes
        QTest::newRow("T+") << u"Time"_qs << u"T+5 T+0:10 t-0:10 T+1:00:30 T T0"_qs
                            << u"5 10 -10 60.5 0 0"_qs;
        QTest::newRow("+2h") << u"Time"_qs << u"+2h +90m 45s +1h30m"_qs << u"120 90 0.75 90"_qs;
        QTest::newRow("words") << u"Time"_qs << u"T_+_5_min 2_hours +1,5h 1_hour_30_minutes"_qs
                               << u"5 120 90 90"_qs;
        QTest::newRow("J+1") << u"Time"_qs << u"J+1_H+2_M-5 H+2 D+1 M+5 H+0:30"_qs
                             << u"1555 120 1440 5 30"_qs;
        QTest::newRow("minutes") << u"T+min"_qs << u"0 7.5 90 930"_qs << u"0 7.5 90 930"_qs;
        QTest::newRow("hours") << u"T+hours"_qs << u"0 1.5"_qs << u"0 90"_qs;
        QTest::newRow("elapsed") << u"Time"_qs << u"0:00 0:10 1:30"_qs << u"0 10 90"_qs;
        QTest::newRow("elapsed, said so") << u"Elapsed"_qs << u"9:30 10:00"_qs << u"570 600"_qs;
        QTest::newRow("time of day") << u"Designated Scenario Time"_qs << u"9:30 9:45 13:00 9:00"_qs
                                     << u"0 15 210 -30"_qs;
        QTest::newRow("over midnight") << u"Time"_qs << u"22:00 23:30 0:15 1:00"_qs << u"0 90 135 180"_qs;
        QTest::newRow("am, pm") << u"Time"_qs << u"11:30_AM 12:15_pm 1:00_p.m."_qs << u"0 45 90"_qs;
        QTest::newRow("military") << u"Time"_qs << u"0930 1000 1430"_qs << u"0 30 300"_qs;
        QTest::newRow("military with h") << u"Time"_qs << u"0930h 1000_hrs"_qs << u"0 30"_qs;
        QTest::newRow("dates") << u"Time"_qs << u"2026-11-21_09:30 2026-11-21_10:00:00 2026-11-22_09:30"_qs
                               << u"0 30 1440"_qs;
        QTest::newRow("dates, dots") << u"Time"_qs << u"21.11.2026_9:30 22.11.2026_9:30"_qs << u"0 1440"_qs;
        QTest::newRow("dates, American")
            << u"Time"_qs << u"11/21/2026_9:30_AM 11/21/2026_1:30_PM"_qs << u"0 240"_qs;
        QTest::newRow("days") << u"Time"_qs << u"Day_1_09:00 Day_2_10:00"_qs << u"0 1500"_qs;
        QTest::newRow("startex") << u"Time"_qs << u"STARTEX StartEx+0:30"_qs << u"0 30"_qs;
        QTest::newRow("nonsense") << u"Time"_qs << u"soon 25:99 T+ 5 2026-13-45 99999999 13:00_pm"_qs
                                  << u"none none none 5 none none none"_qs;
    }

    void times()
    {
        QFETCH(QString, header);
        QFETCH(QString, cells);
        QFETCH(QString, expected);
        QStringList texts;
        for (const QString &cell : cells.split(u' '))
            texts.append(QString(cell).replace(u'_', u' '));
        const TimeColumn column = readTimes(texts, header);
        QStringList minutes;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            minutes.append(minutesText(column.at[i]));
            QCOMPARE(column.problems[i].isEmpty(), column.at[i].has_value());
        }
        QCOMPARE(minutes.join(u' '), expected);
    }

    void unreadableTimesAreNamed()
    {
        const auto result = imported("Time,Message\n5,a\nsoon,b\n,c\n");
        QVERIFY(result);
        QVERIFY(problemsAt(*result, 3).contains(u"soon"));
        QVERIFY(problemsAt(*result, 4).isEmpty());
        QVERIFY(!injectsOf(result)[1].at);
    }

    void expectedActionsAreNothingToDeliver()
    {
        const auto result = imported("Event Number,Time,Event Type,To,Message,Expected "
                                     "Response,Notes\n1,0,Inject,DBA,Down,Acknowledge,\n"
                                     "2,15,Expected Action,DBA,Fails over,,quick?\n3,20,Riddle,DBA,Next,,\n");
        QVERIFY(result);
        const auto injects = injectsOf(result);
        QCOMPARE(injects.size(), 2);
        QCOMPARE(injects[0].expectedResponse, u"Acknowledge\nT+0:15 DBA: Fails over"_qs);
        QVERIFY(problemsAt(*result, 3).contains(u"expected action"));
        QVERIFY(problemsAt(*result, 3).contains(u"quick?"));
        QVERIFY(problemsAt(*result, 3).contains(u"number “2”"));
        QVERIFY(problemsAt(*result, 4).contains(u"Riddle"));
        const auto before = imported("Time,Event Type,Message\n0,Expected Action,Look\n5,Inject,Go\n");
        QCOMPARE(injectsOf(before)[0].expectedResponse, u"T+0:00 Look"_qs);
        QCOMPARE(imported("Time,Event Type,Message\n0,Expected Action,Look\n").error().code,
                 u"import.empty"_qs);
    }

    void nothingIsLeftInSilence()
    {
        const auto result = imported(
            "#,Time,Message,Priority\n1,0,a,x\n#,Time,Message,Priority\n,,,high\n1,5,b ${HOME},\n2,9,,\n");
        QVERIFY(result);
        QVERIFY(problemsAt(*result, 3).contains(u"headers"));
        QVERIFY(problemsAt(*result, 4).contains(u"left out"));
        QVERIFY(problemsAt(*result, 5).contains(u"already"));
        QVERIFY(problemsAt(*result, 5).contains(u"${"));
        QVERIFY(problemsAt(*result, 6).contains(u"no text"));
        QCOMPARE(result->notes.dropped, QStringList(u"column “Priority”"_qs));
    }

    void scenariosInAColumn()
    {
        const auto result = imported("Scenario,Message\nFlood,a\nFire,b\nFlood,c\n");
        QVERIFY(result);
        const Tabletop tabletop = tabletopOf(result->plan);
        QCOMPARE(tabletop.scenarios.size(), 2);
        QCOMPARE(tabletop.scenarios[0].injects.size(), 2);
        QCOMPARE(tabletop.scenarios[1].name, u"Fire"_qs);
    }

    void noColumnIsKnown()
    {
        const auto result = imported("Red,Green\n1,2\n");
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"import.no_columns"_qs);
        QVERIFY(result.error().message.contains(u"Green"));
        QVERIFY(result.error().hint.contains(u"--map"));
        QCOMPARE(imported("").error().code, u"import.empty"_qs);
        QCOMPARE(imported("Message,Time\n").error().code, u"import.empty"_qs);
    }

    void lists()
    {
        QCOMPARE(splitList(u"a, b"_qs), QStringList({u"a"_qs, u"b"_qs}));
        QCOMPARE(splitList(u"Ops, night; CISO"_qs), QStringList({u"Ops, night"_qs, u"CISO"_qs}));
        QCOMPARE(splitList(u"\"Ops, night\""_qs), QStringList(u"Ops, night"_qs));
        for (const QStringList &list : {QStringList(u"a;b"_qs), QStringList(u"\"x\""_qs),
                                        QStringList({u"a\nb"_qs, u"c"_qs, u"d\"e"_qs})})
            QCOMPARE(splitList(joinList(list)), list);
    }

    void longForeignText()
    {
        const QString text = u"שלום 🔥 "_qs.repeated(1250);
        QCOMPARE(text.size(), 10000);
        const auto result = imported(u"Time,Message\n5,\"%1\"\n"_qs.arg(text).toUtf8());
        QVERIFY(result);
        QCOMPARE(injectsOf(result)[0].message, text.trimmed());
    }

    void twoHundredThousandRows()
    {
        QByteArray csv = "T+min,Inject#,Delivery,Description,Artifacts,Expected Actions,Evaluation Notes\n";
        for (int i = 0; i < 200000; ++i)
            csv += QByteArray::number(i % 5000) + ',' + QByteArray::number(i + 1) +
                   ",Slack,\"Alert, again\",log.txt,Acknowledge,Who?\n";
        const auto table = readTable(csv);
        QVERIFY(table);
        QCOMPARE(table->rows.size(), 200001);
        QElapsedTimer timer;
        timer.start();
        const auto mapping = mapColumns(*table);
        const auto result = importMsel(*table, *mapping, {u"x"_qs, u"x"_qs, u"x"_qs});
        QVERIFY(result);
        QCOMPARE(injectsOf(result).size(), 200000);
        QVERIFY2(timer.elapsed() < 15000, qPrintable(QString::number(timer.elapsed())));
        const auto whole = imported(csv);
        QVERIFY(!whole);
        QCOMPARE(whole.error().code, u"import.too_many"_qs);
    }
};

QTEST_GUILESS_MAIN(TestMsel)
#include "tst_msel.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever bytes come in, there is a plan or an error with a hint; never a crash.
#include "formats/planjson.h"
#include "formats/plansamples.h"

#include <QRandomGenerator>
#include <QTest>

using namespace muster;

namespace
{

const QList<QByteArray> pieces{"{",
                               "}",
                               "[",
                               "]",
                               ",",
                               ":",
                               "\"",
                               "null",
                               "true",
                               "-1",
                               "1e400",
                               "0",
                               "99999999999999999999",
                               "\\u0000",
                               "\\ud800",
                               "${X}",
                               "${X:-}",
                               "\"id\"",
                               "\"steps\"",
                               "\"action\"",
                               "\xFF",
                               "\xC3",
                               "T+1",
                               "\"needs\":[\"fetch\"],",
                               " ",
                               "\n"};

QByteArray mutated(QByteArray json, QRandomGenerator &random)
{
    const int changes = 1 + int(random.bounded(4));
    for (int i = 0; i < changes && !json.isEmpty(); ++i) {
        const qsizetype at = random.bounded(int(json.size()));
        switch (random.bounded(5)) {
        case 0:
            json[at] = char(random.bounded(256));
            break;
        case 1:
            json.remove(at, 1 + random.bounded(20));
            break;
        case 2:
            json.insert(at, pieces.at(random.bounded(int(pieces.size()))));
            break;
        case 3:
            json.insert(at, json.mid(random.bounded(int(json.size())), random.bounded(80)));
            break;
        default: {
            // a value in the place of another: mostly valid JSON, so that schema, reader and rules are
            // reached
            const qsizetype colon = json.indexOf(": ", at);
            const qsizetype end = json.indexOf(',', colon);
            if (colon >= 0 && end > colon) {
                const QList<QByteArray> values{"null",  "[]",   "{}",   "-3",   "1.5",      "\"\"",
                                               "\"x\"", "true", "[{}]", "[[]]", "\"${Y}\"", "1e300"};
                json.replace(colon + 2, end - colon - 2, values.at(random.bounded(int(values.size()))));
            }
        }
        }
    }
    return json;
}

} // namespace

class TestPlanFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutations_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("full drill") << samples::fullDrill();
        QTest::newRow("small drill") << samples::smallDrill();
        QTest::newRow("partial") << samples::partial();
        QTest::newRow("tabletop") << samples::tabletopRecord();
        QTest::newRow("failover") << samples::failover();
        QTest::newRow("verification") << samples::verification();
    }
    void mutations()
    {
        QFETCH(QByteArray, json);
        QRandomGenerator random(20261121);
        int plans = 0;
        int errors = 0;
        for (int round = 0; round < 1500; ++round) {
            const QByteArray bytes = mutated(json, random);
            const auto loaded = parsePlan(bytes, {{QStringLiteral("X"), QStringLiteral("1")}});
            if (loaded) {
                ++plans;
                // What was accepted is written so that it is accepted again, unchanged.
                const auto again =
                    parsePlan(planToJson(loaded->plan), {{QStringLiteral("X"), QStringLiteral("1")}});
                QVERIFY2(again && again->plan == loaded->plan, bytes.constData());
            } else {
                ++errors;
                QVERIFY2(loaded.error().code.startsWith(u"plan.") && !loaded.error().message.isEmpty() &&
                             !loaded.error().hint.isEmpty(),
                         bytes.constData());
                QCOMPARE(loaded.error().fault, Fault::BadInput);
            }
            const auto edited = parsePlanForEditing(bytes);
            QVERIFY(edited || !edited.error().hint.isEmpty());
        }
        QVERIFY2(plans > 20 && errors > 100,
                 qPrintable(QStringLiteral("%1 plans, %2 errors").arg(plans).arg(errors)));
    }

    void noise()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 500; ++round) {
            QByteArray bytes;
            const int length = random.bounded(300);
            for (int i = 0; i < length; ++i)
                bytes += round % 2 ? pieces.at(random.bounded(int(pieces.size())))
                                   : QByteArray(1, char(random.bounded(256)));
            QVERIFY(!parsePlan(bytes));
        }
    }
};

QTEST_GUILESS_MAIN(TestPlanFuzz)
#include "tst_planfuzz.moc"

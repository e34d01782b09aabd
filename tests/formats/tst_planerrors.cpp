// SPDX-License-Identifier: GPL-3.0-or-later
// Every bad plan has its own message, with the place and a hint.
#include "formats/planjson.h"
#include "formats/plansamples.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTest>

using namespace muster;

namespace
{

QByteArray drill(const QByteArray &steps, const QByteArray &more = {})
{
    return "{\"muster\": 1, \"kind\": \"drill\", \"id\": \"x\"" + more +
           ",\n \"phases\": [{\"id\": \"p\", \"steps\": [\n" + steps + "]}]}";
}

QByteArray step(const char *id, const char *needs = "", const char *more = "")
{
    return QByteArray("{\"id\": \"") + id + "\", \"text\": \"T\", \"needs\": [" + needs + "]" + more + "}";
}

} // namespace

class TestPlanErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("says"); // in the message or the hint
        const auto row = [](const char *name, const QByteArray &json, const char *code, const char *pointer,
                            int line, const char *says) {
            QTest::newRow(name) << json << QString::fromLatin1(code) << QString::fromLatin1(pointer) << line
                                << QString::fromUtf8(says);
        };
        row("empty", "", "plan.syntax", "", 1, "empty");
        row("blank", " \n ", "plan.syntax", "", 1, "empty");
        row("array", "[]", "plan.syntax", "", 1, "object");
        row("not a plan", "{\"a\": 1}", "plan.schema", "", 0, "muster");
        row("trailing comma", "{\"muster\": 1,\n}", "plan.syntax", "", 2, "comma");
        row("missing comma", "{\"muster\": 1\n \"id\": \"x\"}", "plan.syntax", "", 2, "comma is missing");
        row("single quotes", "{'muster': 1}", "plan.syntax", "", 1, "double quotes");
        row("comment", "{\n// hello\n\"muster\": 1}", "plan.syntax", "", 2, "no comments");
        row("cut off", "{\"muster\": 1, \"phases\": [", "plan.syntax", "", 1, "too early");
        row("line break in text", "{\"muster\": 1, \"title\": \"a\nb\"}", "plan.syntax", "", 1, "line break");
        row("not UTF-8", "{\"muster\": 1, \"title\": \"\xE4\"}", "plan.syntax", "", 1, "UTF-8");
        row("UTF-16", QByteArray("\xFF\xFE{\0\"\0", 6), "plan.syntax", "", 1, "UTF-8");
        row("duplicate key", "{\"muster\": 1,\n\"id\": \"x\", \"phases\": [],\n \"id\": \"y\"}",
            "plan.duplicate_key", "/id", 3, "id");
        row("nested duplicate key", drill("{\"id\": \"a\", \"text\": \"T\", \"text\": \"U\"}"),
            "plan.duplicate_key", "/phases/0/steps/0/text", 3, "twice");
        row("newer", "{\"muster\": 2, \"kind\": \"new\"}", "plan.newer", "/muster", 1, "newer");
        row("unknown kind", "{\"muster\": 1, \"id\": \"x\",\n\"kind\": \"dril\"}", "plan.schema", "/kind", 2,
            "Did you mean \"drill\"");
        row("no kind", "{\"muster\": 1, \"id\": \"x\"}", "plan.schema", "", 0, "kind");
        row("no id", "{\"muster\": 1, \"kind\": \"drill\"}", "plan.schema", "", 0, "\"id\"");
        row("wrong type", "{\"muster\": 1, \"kind\": \"drill\", \"id\": 7}", "plan.schema", "/id", 1,
            "a text, but it is 7");
        row("phases an object", "{\"muster\": 1, \"kind\": \"drill\", \"id\": \"x\", \"phases\": {}}",
            "plan.schema", "/phases", 1, "a list");
        row("step without text", drill("{\"id\": \"a\"}"), "plan.schema", "/phases/0/steps/0", 3,
            "has no \"text\"");
        row("action without type", drill(step("a", "", ", \"action\": {}")), "plan.schema",
            "/phases/0/steps/0/action", 3, "has no \"type\"");
        row("negative target", drill(step("a"), ",\n\"targets\": {\"rto_minutes\": -5}"), "plan.schema",
            "/targets/rto_minutes", 2, "-5");
        row("negative target text", drill(step("a"), ", \"targets\": {\"rto_minutes\": \"-5\"}"),
            "plan.schema", "/targets/rto_minutes", 1, "zero or more");
        row("target nonsense", drill(step("a"), ", \"targets\": {\"rpo_minutes\": \"soon\"}"), "plan.schema",
            "/targets/rpo_minutes", 1, "soon");
        row("negative estimate", drill(step("a", "", ", \"estimate_minutes\": -1")), "plan.schema",
            "/phases/0/steps/0/estimate_minutes", 3, "-1");
        row("no attempts", drill(step("a", "", ", \"retry\": {\"attempts\": 0}")), "plan.schema",
            "/phases/0/steps/0/retry/attempts", 3, "less than 1");
        row("unknown on_failure", drill(step("a", "", ", \"on_failure\": \"stopp\"")), "plan.schema",
            "/phases/0/steps/0/on_failure", 3, "\"stop\"");
        row("negative tolerance",
            "{\"muster\": 1, \"kind\": \"partial\", \"id\": \"x\", \"checks\": [{\"name\": \"a\", "
            "\"tolerance\": -0.1}]}",
            "plan.schema", "/checks/0/tolerance", 1, "less than 0");
        row("nonsense due",
            "{\"muster\": 1, \"kind\": \"drill\", \"id\": \"x\", \"phases\": [{\"due\": \"noon\", \"steps\": "
            "[]}]}",
            "plan.schema", "/phases/0/due", 1, "noon");
        row("step twice", drill(step("a") + ",\n" + step("a")), "plan.duplicate_id", "/phases/0/steps/1/id",
            4, "\"a\"");
        row("sub-step twice", drill(step("a", "", ", \"steps\": [{\"id\": \"a\", \"text\": \"T\"}]")),
            "plan.duplicate_id", "/phases/0/steps/0/steps/0/id", 3, "\"a\"");
        row("check twice",
            "{\"muster\": 1, \"kind\": \"partial\", \"id\": \"x\", \"checks\": [{\"name\": "
            "\"a\"},\n{\"name\": \"a\"}]}",
            "plan.duplicate_id", "/checks/1/name", 2, "\"a\"");
        row("component twice",
            "{\"muster\": 1, \"kind\": \"failover\", \"id\": \"x\", \"components\": [{\"name\": \"a\", "
            "\"type\": \"dns\"},"
            "{\"name\": \"a\", \"type\": \"dns\"}]}",
            "plan.duplicate_id", "/components/1/name", 1, "\"a\"");
        row("unknown need", drill(step("restore") + ",\n" + step("b", "\"restor\"")), "plan.unknown_step",
            "/phases/0/steps/1/needs/0", 4, "\"restore\"");
        row("unknown recovered_by", drill(step("a"), ", \"recovered_by\": \"z\""), "plan.unknown_step",
            "/recovered_by", 1, "\"z\"");
        row("unknown go_live", drill(step("a"), ", \"go_live\": \"z\""), "plan.unknown_step", "/go_live", 1,
            "\"z\"");
        row("itself", drill(step("a", "\"a\"")), "plan.cycle", "/phases/0/steps/0/needs", 3, "a → a");
        row("cycle",
            drill(step("z", "\"a\"") + ",\n" + step("a", "\"b\"") + "," + step("b", "\"c\"") + "," +
                  step("c", "\"a\"")),
            "plan.cycle", "/phases/0/steps/1/needs", 4, "a → b → c → a");
        row("secret in params",
            drill(step(
                "a", "",
                ", \"action\": {\"type\": \"command\", \"argv\": [\"psql\", \"postgresql://u:pw@h/d\"]}")),
            "plan.secret", "/phases/0/steps/0/action/argv/1", 3, "pgpass");
        row("secret in conninfo",
            drill(step("a", "", ", \"action\": {\"type\": \"x\", \"connection\": \"host=h password=x\"}")),
            "plan.secret", "/phases/0/steps/0/action/connection", 3, "PGPASSWORD");
        row("secret key", drill(step("a", "", ", \"action\": {\"type\": \"x\", \"password\": \"x\"}")),
            "plan.secret", "/phases/0/steps/0/action/password", 3, "keychain");
        row("secret option",
            drill(
                step("a", "",
                     ", \"action\": {\"type\": \"x\", \"argv\": [\"redis-cli\", \"--pass-token\", \"s3\"]}")),
            "plan.secret", "/phases/0/steps/0/action/argv/2", 3, "--pass-token");
        row("huge number", "{\"muster\": 1, \"max_parallel\": 1e999}", "plan.syntax", "", 1, "too large");
    }
    void refused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, code);
        QFETCH(QString, pointer);
        QFETCH(int, line);
        QFETCH(QString, says);
        const auto loaded = parsePlan(json);
        QVERIFY(!loaded);
        const Error &error = loaded.error();
        QCOMPARE(error.code, code);
        QCOMPARE(error.pointer, pointer);
        QCOMPARE(error.line, line);
        QVERIFY2(line == 0 || error.column > 0, "no column");
        QCOMPARE(error.fault, Fault::BadInput);
        QVERIFY(!error.hint.isEmpty());
        QVERIFY2(QString(error.message + u' ' + error.hint).contains(says),
                 qPrintable(QString(error.message + u" | " + error.hint)));
    }

    void columnsCountCharacters()
    {
        const auto loaded = parsePlan("{\"muster\": 1,\n \"title\": \"äöü\", 'x': 1}");
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().line, 2);
        QCOMPARE(loaded.error().column, 18);
    }

    void unknownAction()
    {
        const QStringList known{QStringLiteral("postgres.restore"), QStringLiteral("postgres.validate"),
                                QStringLiteral("command")};
        const QByteArray json = drill(step("a", "", ", \"action\": {\"type\": \"postgres.restor\"}"));
        const auto loaded = parsePlan(json, {}, known);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, QStringLiteral("plan.unknown_action"));
        QCOMPARE(loaded.error().pointer, QStringLiteral("/phases/0/steps/0/action/type"));
        QCOMPARE(loaded.error().line, 3);
        QVERIFY(loaded.error().hint.contains(u"postgres.restore"));
        QVERIFY(parsePlan(json).has_value()); // not checked without a list
        const auto far =
            parsePlan(drill(step("a", "", ", \"action\": {\"type\": \"zzzzzzzzzzzz\"}")), {}, known);
        QVERIFY(!far);
        QVERIFY(far.error().hint.contains(u"command"));
    }

    void tenMegabytesOfNesting_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("arrays") << QByteArray(9'900'000, '[');
        QTest::newRow("objects") << QByteArray("{\"muster\":").repeated(990'000);
        QTest::newRow("closed") << QByteArray(QByteArray(4'900'000, '[') + QByteArray(4'900'000, ']'));
    }
    void tenMegabytesOfNesting()
    {
        QFETCH(QByteArray, json);
        QElapsedTimer timer;
        timer.start();
        const auto loaded = parsePlan(json);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, QStringLiteral("plan.too_deep"));
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

    void tooLarge()
    {
        const auto loaded = parsePlan(QByteArray(10'000'001, ' '));
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, QStringLiteral("plan.too_large"));
    }

    void manySteps() // neither the cycle search nor the names may be quadratic or recursive
    {
        QByteArray steps;
        for (int i = 0; i < 60'000; ++i) {
            steps += (i ? ",{\"id\":\"s" : "{\"id\":\"s") + QByteArray::number(i) +
                     "\",\"text\":\"T\",\"needs\":[" +
                     (i < 59'999 ? "\"s" + QByteArray::number(i + 1) + "\"" : QByteArray()) + "]}";
        }
        QElapsedTimer timer;
        timer.start();
        const auto loaded = parsePlan(drill(steps));
        QVERIFY(loaded.has_value());
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void otherDocuments()
    {
        const auto read = parseJsonObject("{\"a\": [1, 2]}");
        QVERIFY(read.has_value());
        QCOMPARE(read->size(), 1);
        const auto twice = parseJsonObject("{\"a\": 1, \"a\": 2}");
        QVERIFY(!twice);
        QCOMPARE(twice.error().code, QStringLiteral("json.duplicate_key"));
        QCOMPARE(parseJsonObject("[]").error().code, QStringLiteral("json.syntax"));
        QCOMPARE(parseJsonObject("{").error().code, QStringLiteral("json.syntax"));
    }
};

QTEST_GUILESS_MAIN(TestPlanErrors)
#include "tst_planerrors.moc"

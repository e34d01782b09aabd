// SPDX-License-Identifier: GPL-3.0-or-later
// Canonical JSON, the hash chain, events to JSON and back.
#include "domain/journal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace muster;

namespace
{

QJsonValue parsed(const char *json)
{
    return QJsonDocument::fromJson(QByteArray("[") + json + "]").array().first();
}

QVector<Event> oneOfEach()
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(1795246198123, Qt::UTC);
    const QString person = QStringLiteral("scribe");
    CheckResult check{QStringLiteral("row_count"), QStringLiteral("public.orders"), Status::Failed, true, 10, 9,
                      QStringLiteral("one row is missing"), Milliseconds(12)};
    QVector<EventBody> bodies{
        event::RunCreated{QStringLiteral("r1"), {{QStringLiteral("id"), QStringLiteral("p")}}, QStringLiteral("/p"), {}, {}},
        event::DriverAttached{42, QStringLiteral("host"), QStringLiteral("boot"), true},
        event::WentLive{person},
        event::StepStarted{QStringLiteral("s"), 2},
        event::StepProgressed{QStringLiteral("s"), 1, 2, QStringLiteral("tables"), 3, 4, 5, QStringLiteral("x")},
        event::StepLogged{QStringLiteral("s"), QStringLiteral("warning"), QStringLiteral("ümlaut \u2028 \"quoted\"\n")},
        event::StepFinished{QStringLiteral("s"), Status::Passed, 2, false, QStringLiteral("m"), {}, {}, {}, {{QStringLiteral("k"), 1.5}}},
        event::StepTicked{QStringLiteral("s"), Status::Skipped, QStringLiteral("why")},
        event::StepReset{QStringLiteral("s"), QStringLiteral("why")},
        event::CheckRecorded{QStringLiteral("s"), check},
        event::Measured{QStringLiteral("s"), QStringLiteral("restore_seconds"), 1.25, QStringLiteral("s")},
        event::ResourceAdded{QStringLiteral("sandbox"), QStringLiteral("/var/tmp/x"), QStringLiteral("s"), {}},
        event::ResourceRemoved{QStringLiteral("sandbox"), QStringLiteral("/var/tmp/x"), true},
        event::Noted{QStringLiteral("issue"), QStringLiteral("text"), QStringLiteral("s"), QStringLiteral("DBA"), 120000},
        event::GapRaised{QStringLiteral("g"), QStringLiteral("d"), {}, QStringLiteral("P1"), {}, {}, {}, QStringLiteral("open")},
        event::Paused{QStringLiteral("lunch")},
        event::Resumed{},
        event::AbortAsked{QStringLiteral("fire")},
        event::RunFinished{true},
        event::Noted{QStringLiteral("note"), QStringLiteral("typed"), {}, {}, 0, at.addSecs(-7)},
        event::ScenarioStarted{QStringLiteral("Region outage")},
        event::InjectReleased{QStringLiteral("Region outage"), QStringLiteral("i1"), true, QStringLiteral("1"), QStringLiteral("phone"),
                              QStringLiteral("NOC"), {QStringLiteral("Ops"), QStringLiteral("Legal")}, QStringLiteral("It burns"), {QStringLiteral("a.png")}},
        event::InjectHeld{QStringLiteral("s"), QStringLiteral("i"), QStringLiteral("later")},
        event::InjectSkipped{QStringLiteral("s"), QStringLiteral("i"), {}},
        event::InjectInserted{QStringLiteral("s"), QStringLiteral("+1"), {{QStringLiteral("message"), QStringLiteral("m")}}},
        event::InjectMoved{QStringLiteral("s"), QStringLiteral("i"), Milliseconds(-600000), QStringLiteral("j")},
        event::InjectMoved{QStringLiteral("s"), QStringLiteral("i"), std::nullopt, {}},
        event::InjectAnswered{QStringLiteral("s"), QStringLiteral("i"), QStringLiteral("partly"), {}},
        event::ResponseDiscussed{QStringLiteral("s"), QStringLiteral("1"), QStringLiteral("agreed"), QStringLiteral("n")},
        event::Corrected{3, QStringLiteral("it was 9:30")},
        event::Attached{QStringLiteral("board.jpg"), QString(64, u'a'), 12345, QStringLiteral("image/jpeg"), 4},
        event::GapChanged{QStringLiteral("g"), {{QStringLiteral("owner"), QStringLiteral("Ama")}}},
        event::ObjectiveRated{QStringLiteral("o1"), QStringLiteral("S"), QStringLiteral("late")},
        event::LessonsChanged{{{QStringLiteral("went_well"), QStringLiteral("calm")}}},
        event::EndAsked{QStringLiteral("time is up")},
        event::StepsAssigned{{QStringLiteral("a"), QStringLiteral("b")}, QStringLiteral("Bea")},
        event::StepTicked{QStringLiteral("go"), Status::Passed, {}, QStringLiteral("Ann")},
        event::FailureAnswered{QStringLiteral("a"), QStringLiteral("go_on"), QStringLiteral("the replica serves")},
        event::MissForeseen{true, QStringLiteral("a"), Milliseconds(5400000)}};
    QVector<Event> events;
    for (const EventBody &body : bodies)
        events.append({at, person, body});
    return events;
}

QVector<QJsonObject> chained(const QVector<Event> &events)
{
    QVector<QJsonObject> result;
    QString prev = firstPrev();
    for (const Event &event : events) {
        const JournalEntry entry = chain(result.size() + 1, prev, event);
        prev = entry.hash;
        result.append(entryToJson(entry));
    }
    return result;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Examples of RFC 8785, section 3.2 and appendix B.
    void canonical_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("canonical");
        const auto row = [](const char *json, const char *canonical) { QTest::newRow(json) << QByteArray(json) << QByteArray(canonical); };
        row("333333333.33333329", "333333333.3333333");
        row("1E30", "1e+30");
        row("4.50", "4.5");
        row("2e-3", "0.002");
        row("0.000000000000000000000000001", "1e-27");
        row("1e21", "1e+21");
        row("999999999999999900000", "999999999999999900000");
        row("0.000001", "0.000001");
        row("1e-7", "1e-7");
        row("-0", "0");
        row("1774246198123", "1774246198123");
        row("{\"b\":1,\"a\":[true,null,\"\\u20ac\\u000f\\n\"]}", "{\"a\":[true,null,\"\u20ac\\u000f\\n\"],\"b\":1}");
        row("{\"\\ud83d\\ude00\":1,\"\\ufb33\":2,\"1\":3}", "{\"1\":3,\"\U0001F600\":1,\"\uFB33\":2}");
    }
    void canonical()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, canonical);
        QCOMPARE(canonicalJson(parsed(json.constData())), canonical);
    }

    void everyEventReadsBack()
    {
        const auto events = oneOfEach();
        QSet<size_t> types;
        for (const Event &event : events) {
            types.insert(event.body.index());
            const auto read = eventFromJson(eventToJson(event));
            QVERIFY2(read.has_value(), qPrintable(eventType(event.body)));
            QCOMPARE(eventToJson(*read), eventToJson(event));
            QVERIFY(*read == event);
        }
        QCOMPARE(size_t(types.size()), std::variant_size_v<EventBody>);
    }

    // Journals from before the first key was kept read and hash as they did.
    void notesWithoutFirstKey()
    {
        Event event = oneOfEach().at(13);
        QVERIFY(!eventToJson(event).contains(QStringLiteral("typed_at")));
        QCOMPARE(happenedAt(event), event.at.addSecs(-120));
        std::get<event::Noted>(event.body).typedAt = event.at.addSecs(-7);
        QCOMPARE(happenedAt(event), event.at.addSecs(-127));
    }

    void wrongFieldsAreRefused()
    {
        QJsonObject json = eventToJson(oneOfEach().at(3));
        json[QStringLiteral("attempt")] = QStringLiteral("two");
        QVERIFY(!eventFromJson(json));
        json = eventToJson(oneOfEach().at(3));
        json[QStringLiteral("type")] = QStringLiteral("step_exploded");
        QCOMPARE(eventFromJson(json).error().code, QStringLiteral("event.syntax"));
    }

    void chainHolds()
    {
        const auto entries = chained(oneOfEach());
        const auto result = verifyJournal(entries);
        QVERIFY(result.has_value());
        QCOMPARE(result->count, qint64(entries.size()));
        QCOMPARE(result->head, entries.last().value(QStringLiteral("hash")).toString());
        QCOMPARE(entries.first().value(QStringLiteral("prev")).toString(), QString(64, u'0'));
    }

    // The chain survives a trip through text, as in report.json.
    void chainHoldsAfterText()
    {
        QVector<QJsonObject> again;
        for (const QJsonObject &entry : chained(oneOfEach()))
            again.append(QJsonDocument::fromJson(QJsonDocument(entry).toJson()).object());
        QVERIFY(verifyJournal(again).has_value());
    }

    void everyTamperingShows()
    {
        const auto entries = chained(oneOfEach());
        for (qsizetype i = 0; i < entries.size(); ++i) {
            auto changed = entries;
            changed[i][QStringLiteral("actor")] = QStringLiteral("mallory");
            QVERIFY(!verifyJournal(changed));
            auto added = entries;
            added[i][QStringLiteral("new_key")] = 1;
            QVERIFY(!verifyJournal(added));
            if (i + 1 < entries.size()) {
                auto removed = entries;
                removed.removeAt(i);
                QVERIFY(!verifyJournal(removed));
                auto swapped = entries;
                swapped.swapItemsAt(i, i + 1);
                QVERIFY(!verifyJournal(swapped));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"

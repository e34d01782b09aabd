// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger of gaps: the fold, seen before, and what closes a gap.
#include "domain/ledgerrules.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

namespace
{

QDateTime day(int n)
{
    return QDateTime(QDate(2026, 1, 1).addDays(n), QTime(12, 0), Qt::UTC);
}

RunGaps runWith(const QString &runId, int at, const QVector<event::GapRaised> &gaps)
{
    RunGaps run{runId, u"Run "_qs + runId, {}};
    for (const event::GapRaised &gap : gaps)
        run.gaps.append({runId + u':' + gap.id, gap, day(at), {}});
    return run;
}

event::GapRaised gap(const QString &id, const QString &text, const QString &due = {}, const QString &status = {})
{
    return {id, text, {}, u"P1"_qs, {}, u"Ann"_qs, due, status};
}

QVector<FollowUpEntry> chained(const QVector<FollowUp> &whats)
{
    QVector<FollowUpEntry> entries;
    for (const FollowUp &what : whats)
        entries.append(chainFollowUp(entries.size() + 1, entries.isEmpty() ? firstPrev() : entries.last().hash, what));
    return entries;
}

FollowUp follow(FollowUpKind kind, const QString &key, int at = 50)
{
    FollowUp what;
    what.at = day(at);
    what.actor = u"Bo"_qs;
    what.kind = kind;
    what.gap = key;
    return what;
}

FollowUp changed(const QString &key, const QJsonObject &fields)
{
    FollowUp what = follow(FollowUpKind::Changed, key);
    what.fields = fields;
    return what;
}

EvidenceRun laterRun(int at = 100)
{
    return {u"r9"_qs, u"Drill"_qs, RunPhase::Finished, day(at), Verdict::Failed,
            {{u"restore"_qs, u"Restore it"_qs, false, Status::Passed, day(at)},
             {u"switch"_qs, u"Switch over"_qs, false, Status::Failed, day(at)},
             {u"row_count:public.a"_qs, {}, true, Status::Passed, day(at)},
             {u"row_count:public.b"_qs, {}, true, Status::Passed, day(at)},
             {u"index:public.a"_qs, {}, true, Status::Passed, day(at)},
             {u"index:public.b"_qs, {}, true, Status::Failed, day(at)}}};
}

QString codeOf(const Done &done)
{
    return done ? QString() : done.error().code;
}

} // namespace

class LedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyGapHasOneRow();
    void followUpsAreFolded();
    void overdueAndUnreadable();
    void aRunThatSaysClosed();
    void seenBefore();
    void theGapsOfARun();
    void rules_data();
    void rules();
    void evidence_data();
    void evidence();
    void evidenceAfterReopening();
    void evidenceOfAState();
    void keysAreFound();
    void theChainHolds();
    void manyGapsAreQuick();
};

void LedgerTest::everyGapHasOneRow()
{
    const Ledger ledger = ledgerOf({runWith(u"r1"_qs, 1, {gap(u"G1"_qs, u"One thing"_qs), gap(u"G2"_qs, u"Quite another"_qs)}),
                                    runWith(u"r2"_qs, 5, {gap(u"G1"_qs, u"Something else"_qs)})}, {}, QDate(2026, 6, 1));
    QCOMPARE(ledger.gaps.size(), 3);
    QCOMPARE(ledger.gaps.first().key, u"r2:G1"_qs); // newest first
    QVERIFY(ledger.gap(u"r1:G2"_qs));
    QVERIFY(!ledger.gap(u"r3:G1"_qs));
    QCOMPARE(ledger.gap(u"r1:G2"_qs)->runTitle, u"Run r1"_qs);
}

void LedgerTest::followUpsAreFolded()
{
    const QString key = u"r1:G1"_qs;
    FollowUp closing = follow(FollowUpKind::Closed, key, 60);
    closing.run = u"r9"_qs;
    closing.item = u"restore"_qs;
    QVector<FollowUp> done{changed(key, {{u"owner"_qs, u"Cy"_qs}, {u"status"_qs, u"in_progress"_qs}}),
                           changed(u"elsewhere:G7"_qs, {{u"owner"_qs, u"X"_qs}}), closing};
    const QVector<RunGaps> runs{runWith(u"r1"_qs, 1, {gap(u"G1"_qs, u"One thing"_qs)})};
    Ledger ledger = ledgerOf(runs, chained(done), QDate(2026, 6, 1));
    QCOMPARE(ledger.gaps.size(), 1);
    QCOMPARE(ledger.gaps.first().owner, u"Cy"_qs);
    QCOMPARE(ledger.gaps.first().status, GapStatus::Closed);
    QCOMPARE(ledger.gaps.first().evidenceItem, u"restore"_qs);
    QCOMPARE(ledger.gaps.first().changedBy, u"Bo"_qs);
    done.append(follow(FollowUpKind::Reopened, key, 70));
    ledger = ledgerOf(runs, chained(done), QDate(2026, 6, 1));
    QCOMPARE(ledger.gaps.first().status, GapStatus::Open);
    QVERIFY(ledger.gaps.first().evidenceRun.isEmpty());
    QCOMPARE(ledger.gaps.first().openSince, day(70));
    // A change alone never closes.
    done.append(changed(key, {{u"status"_qs, u"closed"_qs}}));
    QVERIFY(ledgerOf(runs, chained(done), QDate(2026, 6, 1)).gaps.first().isOpen());
}

void LedgerTest::overdueAndUnreadable()
{
    const QVector<RunGaps> runs{runWith(u"r1"_qs, 1, {gap(u"G1"_qs, u"a"_qs, u"2026-05-31"_qs), gap(u"G2"_qs, u"b"_qs, u"2026-06-01"_qs),
                                                      gap(u"G3"_qs, u"c"_qs, u"soon"_qs), gap(u"G4"_qs, u"d"_qs)})};
    FollowUp closing = follow(FollowUpKind::Closed, u"r1:G1"_qs);
    closing.reason = u"not needed any more"_qs;
    const Ledger ledger = ledgerOf(runs, {}, QDate(2026, 6, 1));
    QVERIFY(ledger.gap(u"r1:G1"_qs)->overdue);
    QVERIFY(!ledger.gap(u"r1:G2"_qs)->overdue); // today is not late
    QVERIFY(ledger.gap(u"r1:G3"_qs)->dueUnreadable());
    QVERIFY(!ledger.gap(u"r1:G4"_qs)->dueUnreadable());
    QVERIFY(!ledgerOf(runs, chained({closing}), QDate(2026, 6, 1)).gap(u"r1:G1"_qs)->overdue);
}

void LedgerTest::aRunThatSaysClosed()
{
    RunGaps run = runWith(u"r1"_qs, 1, {gap(u"G1"_qs, u"a"_qs, {}, u"closed"_qs), gap(u"G2"_qs, u"b"_qs, {}, u"Closed"_qs),
                                        gap(u"G3"_qs, u"c"_qs, {}, u"In_Progress"_qs), gap(u"G4"_qs, u"d"_qs, {}, u"parked"_qs)});
    run.gaps[1].proof = u"fixed on the spot"_qs;
    const Ledger ledger = ledgerOf({run}, {}, QDate(2026, 6, 1));
    QVERIFY(ledger.gap(u"r1:G1"_qs)->isOpen());
    QVERIFY(ledger.gap(u"r1:G1"_qs)->closedUnproven);
    QVERIFY(!ledger.gap(u"r1:G2"_qs)->isOpen());
    QCOMPARE(ledger.gap(u"r1:G2"_qs)->reason, u"fixed on the spot"_qs);
    QCOMPARE(ledger.gap(u"r1:G3"_qs)->status, GapStatus::InProgress);
    QCOMPARE(ledger.gap(u"r1:G4"_qs)->status, GapStatus::Open);
}

void LedgerTest::seenBefore()
{
    const QString text = u"Nobody knows who approves the failover"_qs;
    const QVector<RunGaps> runs{runWith(u"r3"_qs, 9, {gap(u"A"_qs, text), gap(u"B"_qs, text + u"!"_qs)}),
                                runWith(u"r1"_qs, 1, {gap(u"A"_qs, text), gap(u"Z"_qs, u"The coffee machine is broken"_qs)}),
                                runWith(u"r2"_qs, 5, {gap(u"A"_qs, u"Unclear who may approve a failover"_qs)})};
    Ledger ledger = ledgerOf(runs, {}, QDate(2026, 6, 1));
    const auto before = [&ledger](const QString &key) { return ledger.gap(key)->before; };
    QCOMPARE(before(u"r1:A"_qs).size(), 0); // older ones only
    QCOMPARE(before(u"r2:A"_qs).size(), 1);
    QCOMPARE(before(u"r3:A"_qs).size(), 2); // never of its own run
    QCOMPARE(before(u"r3:A"_qs).first().key, u"r1:A"_qs);
    QCOMPARE(before(u"r3:A"_qs).first().likeness, 1.0);
    QVERIFY(ledger.gap(u"r3:A"_qs)->mayRecur());
    QVERIFY(!ledger.gap(u"r3:A"_qs)->isRecurring());
    FollowUp same = follow(FollowUpKind::Same, u"r3:A"_qs);
    same.other = u"r2:A"_qs;
    FollowUp different = follow(FollowUpKind::Different, u"r1:A"_qs); // in either order
    different.other = u"r3:A"_qs;
    FollowUp farFetched = follow(FollowUpKind::Same, u"r2:A"_qs);
    farFetched.other = u"r1:Z"_qs;
    ledger = ledgerOf(runs, chained({same, different, farFetched}), QDate(2026, 6, 1));
    QCOMPARE(before(u"r3:A"_qs).size(), 1);
    QVERIFY(before(u"r3:A"_qs).first().confirmed);
    QVERIFY(ledger.gap(u"r3:A"_qs)->isRecurring());
    QVERIFY(!ledger.gap(u"r3:A"_qs)->mayRecur());
    QCOMPARE(before(u"r2:A"_qs).first().key, u"r1:Z"_qs); // a person knows better
    // The last word counts.
    FollowUp taken = same;
    taken.kind = FollowUpKind::Different;
    ledger = ledgerOf(runs, chained({same, taken}), QDate(2026, 6, 1));
    QVERIFY(!ledger.gap(u"r3:A"_qs)->isRecurring());
}

void LedgerTest::theGapsOfARun()
{
    Plan plan;
    plan.kind = PlanKind::Tabletop;
    plan.extra = {{u"gaps"_qs, QJsonArray{QJsonObject{{u"id"_qs, u"G1"_qs}, {u"description"_qs, u"known"_qs}},
                                          QJsonObject{{u"description"_qs, u"without id"_qs}},
                                          QJsonObject{{u"id"_qs, u"G1"_qs}, {u"description"_qs, u"again"_qs}}}}};
    QVector<JournalEntry> entries;
    const auto add = [&entries](int at, EventBody body) {
        entries.append(chain(entries.size() + 1, firstPrev(), {day(at), u"Ann"_qs, std::move(body)}));
    };
    add(1, event::RunCreated{u"r1"_qs, {}, {}, {}, {}});
    add(3, gap(u"X"_qs, u"found"_qs));
    add(4, event::GapChanged{u"X"_qs, {{u"status"_qs, u"closed"_qs}, {u"evidence"_qs, u"seen working"_qs}, {u"owner"_qs, u"Di"_qs}}});
    RunSummary summary;
    summary.runId = u"r1"_qs;
    summary.title = u"Exercise"_qs;
    const RunGaps run = runGapsOf(summary, plan, entries);
    QStringList keys;
    for (const RaisedGap &one : run.gaps)
        keys.append(one.key);
    QCOMPARE(keys, QStringList({u"r1:G1"_qs, u"r1:#2"_qs, u"r1:G1#3"_qs, u"r1:X"_qs}));
    QCOMPARE(run.gaps.first().raisedAt, day(1));
    QCOMPARE(run.gaps.last().raisedAt, day(3));
    QCOMPARE(run.gaps.last().proof, u"seen working"_qs);
    QCOMPARE(run.gaps.last().gap.owner, u"Di"_qs);
}

void LedgerTest::rules_data()
{
    QTest::addColumn<FollowUp>("what");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const FollowUp &what, const char *code) {
        QTest::newRow(name) << what << QString::fromLatin1(code);
    };
    const QString open = u"r1:G1"_qs;
    const QString closed = u"r1:G2"_qs;
    row("owner", changed(open, {{u"owner"_qs, u"Cy"_qs}}), "");
    row("emptied", changed(open, {{u"owner"_qs, QString()}, {u"priority"_qs, QString()}}), "");
    row("in progress", changed(open, {{u"status"_qs, u"In progress"_qs}}), "");
    row("unknown gap", changed(u"r1:G9"_qs, {{u"owner"_qs, u"Cy"_qs}}), "gap.unknown");
    row("unknown field", changed(open, {{u"colour"_qs, u"red"_qs}}), "gap.field");
    row("no description", changed(open, {{u"description"_qs, u" "_qs}}), "gap.field");
    row("priority", changed(open, {{u"priority"_qs, u"P4"_qs}}), "gap.priority");
    row("status", changed(open, {{u"status"_qs, u"parked"_qs}}), "gap.status");
    row("closed by a change", changed(open, {{u"status"_qs, u"closed"_qs}}), "gap.needs_evidence");
    row("nothing", changed(open, {}), "gap.unchanged");
    row("long", changed(open, {{u"remediation"_qs, QString(10001, u'x')}}), "gap.too_long");
    row("change of a closed one", changed(closed, {{u"owner"_qs, u"Cy"_qs}}), "gap.closed");
    row("closed with nothing", follow(FollowUpKind::Closed, open), "gap.needs_evidence");
    FollowUp closing = follow(FollowUpKind::Closed, open);
    closing.reason = u" \n"_qs;
    row("closed with blanks", closing, "gap.needs_evidence");
    closing.reason = u"the system is gone"_qs;
    row("closed with a reason", closing, "");
    closing.gap = closed;
    row("closed twice", closing, "gap.closed");
    row("reopened", follow(FollowUpKind::Reopened, closed), "");
    row("open already", follow(FollowUpKind::Reopened, open), "gap.not_closed");
    FollowUp link = follow(FollowUpKind::Same, open);
    link.other = u"r2:G1"_qs;
    row("same", link, "");
    link.other = open;
    row("itself", link, "gap.same_gap");
    link.other = closed;
    row("same run", link, "gap.same_run");
    link.other = u"r9:G1"_qs;
    row("other unknown", link, "gap.unknown");
}

void LedgerTest::rules()
{
    QFETCH(FollowUp, what);
    QFETCH(QString, code);
    FollowUp closing = follow(FollowUpKind::Closed, u"r1:G2"_qs);
    closing.reason = u"done"_qs;
    const Ledger ledger = ledgerOf({runWith(u"r1"_qs, 1, {gap(u"G1"_qs, u"a"_qs), gap(u"G2"_qs, u"b"_qs)}),
                                    runWith(u"r2"_qs, 2, {gap(u"G1"_qs, u"c"_qs)})}, chained({closing}), QDate(2026, 6, 1));
    const Done done = mayFollow(ledger, what);
    QCOMPARE(codeOf(done), code);
    QVERIFY(done || done.error().fault == Fault::BadInput);
}

void LedgerTest::evidence_data()
{
    QTest::addColumn<int>("startedOn");
    QTest::addColumn<int>("phase");
    QTest::addColumn<QString>("runId");
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("code");
    const int finished = int(RunPhase::Finished);
    QTest::newRow("step") << 100 << finished << u"r9"_qs << u"restore"_qs << QString();
    QTest::newRow("check") << 100 << finished << u"r9"_qs << u"row_count:public.a"_qs << QString();
    QTest::newRow("all checks of a name") << 100 << finished << u"r9"_qs << u"row_count"_qs << QString();
    QTest::newRow("one of them failed") << 100 << finished << u"r9"_qs << u"index"_qs << u"evidence.not_passed"_qs;
    QTest::newRow("failed step") << 100 << finished << u"r9"_qs << u"switch"_qs << u"evidence.not_passed"_qs;
    QTest::newRow("no such step") << 100 << finished << u"r9"_qs << u"rest"_qs << u"evidence.unknown"_qs;
    QTest::newRow("the whole run, which failed") << 100 << finished << u"r9"_qs << QString() << u"evidence.not_passed"_qs;
    QTest::newRow("earlier") << 9 << finished << u"r9"_qs << u"restore"_qs << u"evidence.earlier"_qs;
    QTest::newRow("at the same moment") << 10 << finished << u"r9"_qs << u"restore"_qs << u"evidence.earlier"_qs;
    QTest::newRow("its own run") << 100 << finished << u"r1"_qs << u"restore"_qs << u"evidence.same_run"_qs;
    QTest::newRow("running") << 100 << int(RunPhase::Running) << u"r9"_qs << u"restore"_qs << u"evidence.not_over"_qs;
    QTest::newRow("cut off") << 100 << int(RunPhase::Interrupted) << u"r9"_qs << u"restore"_qs << u"evidence.not_over"_qs;
    QTest::newRow("aborted after it passed") << 100 << int(RunPhase::Aborted) << u"r9"_qs << u"restore"_qs << QString();
}

void LedgerTest::evidence()
{
    QFETCH(int, startedOn);
    QFETCH(int, phase);
    QFETCH(QString, runId);
    QFETCH(QString, item);
    QFETCH(QString, code);
    const Ledger ledger = ledgerOf({runWith(u"r1"_qs, 10, {gap(u"G1"_qs, u"a"_qs)})}, {}, QDate(2026, 6, 1));
    EvidenceRun run = laterRun(startedOn);
    run.runId = runId;
    run.phase = RunPhase(phase);
    QCOMPARE(codeOf(proves(ledger.gaps.first(), run, item)), code);
    const QVector<EvidenceItem> offered = provingItems(ledger.gaps.first(), run);
    for (const EvidenceItem &one : offered)
        QVERIFY(proves(ledger.gaps.first(), run, one.id));
    if (code == u"evidence.earlier" || code == u"evidence.same_run" || code == u"evidence.not_over")
        QVERIFY(offered.isEmpty());
    run.verdict = Verdict::Passed;
    if (item.isEmpty())
        QVERIFY(proves(ledger.gaps.first(), run, item));
    run.items.clear(); // a tabletop: nothing in it passed
    if (item.isEmpty())
        QCOMPARE(codeOf(proves(ledger.gaps.first(), run, item)), u"evidence.not_passed"_qs);
}

void LedgerTest::evidenceAfterReopening()
{
    const Ledger ledger = ledgerOf({runWith(u"r1"_qs, 10, {gap(u"G1"_qs, u"a"_qs)})},
                                   chained({follow(FollowUpKind::Reopened, u"r1:G1"_qs, 120)}), QDate(2026, 6, 1));
    QCOMPARE(codeOf(proves(ledger.gaps.first(), laterRun(100), u"restore"_qs)), u"evidence.earlier"_qs);
    QVERIFY(proves(ledger.gaps.first(), laterRun(121), u"restore"_qs));
}

void LedgerTest::evidenceOfAState()
{
    Plan plan;
    plan.title = u"Drill"_qs;
    Step step;
    step.id = u"restore"_qs;
    step.text = u"Restore it"_qs;
    Phase phase;
    phase.id = u"p"_qs;
    phase.steps = {step};
    plan.phases = {phase};
    QVector<JournalEntry> entries;
    const auto add = [&entries](int at, EventBody body) {
        entries.append(chain(entries.size() + 1, firstPrev(), {day(at), u"Ann"_qs, std::move(body)}));
    };
    add(1, event::RunCreated{u"r9"_qs, {}, {}, {}, {}});
    add(2, event::WentLive{});
    add(3, event::StepStarted{u"restore"_qs, 1});
    add(4, event::CheckRecorded{u"restore"_qs, {u"row_count"_qs, u"public.a"_qs, Status::Passed, true, 1, 1, {}, {}}});
    add(5, event::StepFinished{u"restore"_qs, Status::Passed, 1, false, {}, {}, {}, {}, {}});
    add(6, event::RunFinished{});
    const EvidenceRun run = evidenceOf(plan, foldAll(plan, entries));
    QCOMPARE(run.runId, u"r9"_qs);
    QCOMPARE(run.startedAt, day(2));
    QCOMPARE(run.items.size(), 2);
    QCOMPARE(run.items.first().text, u"Restore it"_qs);
    QCOMPARE(run.items.last().id, u"row_count:public.a"_qs);
    QCOMPARE(run.items.last().at, day(5));
    const Ledger ledger = ledgerOf({runWith(u"r1"_qs, 1, {gap(u"G1"_qs, u"a"_qs)})}, {}, QDate(2026, 6, 1));
    QCOMPARE(provingItems(ledger.gaps.first(), run).size(), 2);
}

void LedgerTest::keysAreFound()
{
    const Ledger ledger = ledgerOf({runWith(u"20260101-a"_qs, 1, {gap(u"G1"_qs, u"a"_qs), gap(u"G2"_qs, u"b"_qs)}),
                                    runWith(u"20260102-b"_qs, 2, {gap(u"G1"_qs, u"c"_qs)})}, {}, QDate(2026, 6, 1));
    QCOMPARE(findGap(ledger, u"20260101-a:G1"_qs)->description, u"a"_qs);
    QCOMPARE(findGap(ledger, u"20260101:G1"_qs)->description, u"a"_qs);
    QCOMPARE(findGap(ledger, u"G2"_qs)->description, u"b"_qs);
    QCOMPARE(findGap(ledger, u"G1"_qs).error().code, u"gap.ambiguous"_qs);
    QCOMPARE(findGap(ledger, u":G1"_qs).error().code, u"gap.unknown"_qs);
    QCOMPARE(findGap(ledger, QString()).error().code, u"gap.unknown"_qs);
}

void LedgerTest::theChainHolds()
{
    FollowUp odd = changed(u"r1:G1"_qs, {{u"owner"_qs, QString(u"„Ä“ \"x\" \u0001 👩‍🚒"_qs + QChar(0xD800))}});
    odd.at = QDateTime::currentDateTime(); // local, with more than it keeps
    FollowUp closing = follow(FollowUpKind::Closed, u"r1:G1"_qs);
    closing.run = u"r2"_qs;
    closing.item = u"row_count:a"_qs;
    const QVector<FollowUpEntry> entries = chained({odd, closing, follow(FollowUpKind::Reopened, u"r1:G1"_qs)});
    QVERIFY(verifyFollowUps(entries));
    for (const FollowUpEntry &entry : entries) {
        const auto read = followUpFromJson(followUpToJson(entry));
        QVERIFY(read);
        QCOMPARE(*read, entry);
    }
    for (int i = 0; i < entries.size(); ++i) { // whatever is changed, left out or moved is noticed
        QVector<FollowUpEntry> broken = entries;
        broken[i].what.actor = u"Somebody else"_qs;
        QCOMPARE(codeOf(verifyFollowUps(broken)), u"ledger.broken"_qs);
        broken = entries;
        broken[i].hash[0] = broken[i].hash[0] == u'0' ? u'1' : u'0';
        QCOMPARE(codeOf(verifyFollowUps(broken)), u"ledger.broken"_qs);
        if (i + 1 < entries.size()) {
            broken = entries;
            broken.removeAt(i);
            QCOMPARE(codeOf(verifyFollowUps(broken)), u"ledger.broken"_qs);
        }
    }
    QJsonObject json = followUpToJson(entries.first());
    json[u"type"_qs] = u"burnt"_qs;
    QCOMPARE(followUpFromJson(json).error().code, u"ledger.broken"_qs);
}

void LedgerTest::manyGapsAreQuick()
{
    QVector<RunGaps> runs;
    const QStringList words{u"runbook"_qs, u"vault"_qs, u"failover"_qs, u"password"_qs, u"vendor"_qs, u"phone"_qs, u"status"_qs,
                            u"page"_qs, u"backup"_qs, u"restore"_qs, u"escalation"_qs, u"legal"_qs, u"replica"_qs};
    quint32 seed = 7;
    for (int r = 0; r < 300; ++r) {
        QVector<event::GapRaised> gaps;
        for (int g = 0; g < 10; ++g) {
            QStringList text;
            for (int w = 0; w < 8; ++w) {
                seed = seed * 1664525 + 1013904223;
                text.append(words.at(int((seed >> 16) % quint32(words.size()))));
            }
            gaps.append(gap(QString::number(g), text.join(u' ')));
        }
        runs.append(runWith(u"r%1"_qs.arg(r), r, gaps));
    }
    QElapsedTimer clock;
    clock.start();
    const Ledger ledger = ledgerOf(runs, {}, QDate(2026, 6, 1));
    QCOMPARE(ledger.gaps.size(), 3000);
    QVERIFY(ledger.gaps.first().before.size() <= 3);
    qInfo("3,000 gaps in %lld ms", clock.elapsed());
    QVERIFY(clock.elapsed() < 20000); // under a sanitizer, too
}

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"

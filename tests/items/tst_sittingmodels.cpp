// SPDX-License-Identifier: GPL-3.0-or-later
// The models of a tabletop's session: no resets while it goes on, due times, what the room may see.
#include "items/gapsmodel.h"
#include "items/injectsmodel.h"
#include "items/journalmaker.h"
#include "items/releasedmodel.h"
#include "items/responsemodel.h"
#include "items/roles.h"
#include "items/timelinemodel.h"
#include "support/sittingplan.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <type_traits>

using namespace muster;

namespace
{

const QString outage = QStringLiteral("Outage");

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.data(model.index(row, column)).toString();
}

} // namespace

// The room's model cannot be given the plan or the state: only texts that were released.
static_assert(!std::is_constructible_v<ReleasedModel, RunState>);
static_assert(!std::is_constructible_v<ReleasedModel, Plan>);
static_assert(!std::is_constructible_v<ReleasedModel, Tabletop>);
static_assert(!std::is_constructible_v<ReleasedModel, QVector<InjectState>>);
static_assert(!std::is_constructible_v<ReleasedModel, QVector<Inject>>);
static_assert(std::is_constructible_v<ReleasedModel, QVector<ReleasedText>>);

class TestSittingModels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void injectsFlowAndTray()
    {
        JournalMaker journal(sittingPlan());
        journal.begin();
        journal.add(event::ScenarioStarted{outage});
        InjectsModel flow(InjectsModel::Flow);
        InjectsModel tray(InjectsModel::Tray);
        QAbstractItemModelTester testFlow(&flow);
        QAbstractItemModelTester testTray(&tray);
        QSignalSpy resets(&flow, &QAbstractItemModel::modelReset);
        const QDateTime start = journal.state().lastAt;
        const auto update = [&](int seconds) {
            flow.update(journal.state(), outage, start.addSecs(seconds));
            tray.update(journal.state(), outage, start.addSecs(seconds));
        };
        update(270);
        QCOMPARE(flow.rowCount(), 6);
        QCOMPARE(tray.rowCount(), 1);
        QCOMPARE(cell(flow, 0, InjectsModel::StatusColumn), QStringLiteral("to come"));
        QCOMPARE(cell(flow, 0, InjectsModel::DueColumn), QStringLiteral("in 0:00:30"));
        QCOMPARE(cell(flow, 0, InjectsModel::TimeColumn), QStringLiteral("T+0:05:00"));
        update(300);
        QCOMPARE(cell(flow, 0, InjectsModel::StatusColumn), QStringLiteral("due"));
        QCOMPARE(cell(flow, 0, InjectsModel::DueColumn), QStringLiteral("now"));
        update(370);
        QCOMPARE(cell(flow, 0, InjectsModel::DueColumn), QStringLiteral("0:01:10 late"));
        QVERIFY(flow.data(flow.index(0, 0), AttentionRole).toBool());
        journal.add(event::InjectReleased{outage, QStringLiteral("i1")}, 370);
        journal.add(event::InjectReleased{outage, QStringLiteral("c1")}, 1);
        QSignalSpy inserted(&flow, &QAbstractItemModel::rowsInserted);
        update(372);
        QCOMPARE(cell(flow, 0, InjectsModel::StatusColumn), QStringLiteral("released"));
        QCOMPARE(flow.rowCount(), 7); // out of the tray
        QCOMPARE(tray.rowCount(), 0);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(resets.size(), 0);
    }

    // Whatever order comes: rows move, none is lost, selections would stay.
    void injectsNeverReset()
    {
        QRandomGenerator random(5);
        JournalMaker journal(sittingPlan());
        journal.begin();
        journal.add(event::ScenarioStarted{outage});
        InjectsModel model(InjectsModel::Flow);
        QAbstractItemModelTester tester(&model);
        model.update(journal.state(), outage, journal.state().lastAt);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex third = model.index(model.rowOf(QStringLiteral("i3")), 0);
        for (int i = 0; i < 300; ++i) {
            const auto &injects = journal.state().tabletop.scenario(outage)->injects;
            const QString one = injects.at(random.bounded(int(injects.size()))).key;
            const QString other = injects.at(random.bounded(int(injects.size()))).key;
            if (random.bounded(20) == 0)
                journal.add(event::InjectInserted{outage, QStringLiteral("n%1").arg(i), {{QStringLiteral("message"), QStringLiteral("m")}}});
            else
                journal.add(event::InjectMoved{outage, one, Milliseconds(random.bounded(100000)), random.bounded(2) ? other : QString()});
            model.update(journal.state(), outage, journal.state().lastAt);
            QVERIFY(third.isValid());
            QCOMPARE(third.data(IdRole).toString(), QStringLiteral("i3"));
        }
        QStringList shown;
        QStringList wanted;
        for (int row = 0; row < model.rowCount(); ++row)
            shown.append(model.data(model.index(row, 0), IdRole).toString());
        for (const InjectState &inject : journal.state().tabletop.scenario(outage)->injects)
            if (!inject.inject.contingency)
                wanted.append(inject.key);
        QCOMPARE(shown, wanted);
        QCOMPARE(resets.size(), 0);
    }

    void response()
    {
        JournalMaker journal(sittingPlan());
        journal.begin();
        ResponseModel model;
        QAbstractItemModelTester tester(&model);
        model.update(journal.state(), outage);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.discussed(), 0);
        QCOMPARE(cell(model, 0, ResponseModel::OutcomeColumn), QStringLiteral("not discussed"));
        journal.add(event::ResponseDiscussed{outage, QStringLiteral("2"), QStringLiteral("no_answer"), QStringLiteral("who?")});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.update(journal.state(), outage);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(cell(model, 1, ResponseModel::OutcomeColumn), QStringLiteral("no answer"));
        QCOMPARE(cell(model, 1, ResponseModel::NoteColumn), QStringLiteral("who?"));
        QCOMPARE(model.discussed(), 1);
    }

    void roomSeesNewestFirst()
    {
        ReleasedModel model({});
        QAbstractItemModelTester tester(&model);
        JournalMaker journal(sittingPlan());
        journal.begin();
        journal.add(event::ScenarioStarted{outage});
        for (const char *id : {"i2", "i1"}) {
            event::InjectReleased release{outage, QString::fromLatin1(id)};
            release.text = QString::fromLatin1(id);
            journal.add(release);
            model.setTexts(journal.state().tabletop.released);
        }
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.data(model.index(0)).toString(), QStringLiteral("i1"));
        QCOMPARE(model.data(model.index(1)).toString(), QStringLiteral("i2"));
    }

    void gaps()
    {
        JournalMaker journal(sittingPlan());
        journal.begin();
        journal.add(event::GapRaised{QStringLiteral("G2"), QStringLiteral("No phone"), {}, QStringLiteral("P2"), {}, {}, {}, QStringLiteral("open")});
        GapsModel model;
        QAbstractItemModelTester tester(&model);
        model.update(journal.state());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.open({}), 2);
        QCOMPARE(model.open(QStringLiteral("P1")), 1);
        const QModelIndex owner = model.index(0, GapsModel::OwnerColumn);
        QVERIFY(!model.setData(owner, QStringLiteral("Ama")));
        model.setEditable(true);
        QSignalSpy edited(&model, &GapsModel::edited);
        QVERIFY(model.setData(owner, QStringLiteral("Ama")));
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.first().first().toString(), QStringLiteral("G1"));
        QVERIFY(owner.data().toString().isEmpty()); // not before it is on disk
        journal.add(event::GapChanged{QStringLiteral("G1"), edited.first().at(1).toJsonObject()});
        model.update(journal.state());
        QCOMPARE(owner.data().toString(), QStringLiteral("Ama"));
        QVERIFY(!(model.flags(model.index(0, GapsModel::IdColumn)) & Qt::ItemIsEditable));
    }

    void correctionMarksTheOldEntry()
    {
        JournalMaker journal(sittingPlan());
        journal.begin();
        journal.add(event::Noted{QStringLiteral("note"), QStringLiteral("wrong"), {}, {}, 0});
        TimelineModel model;
        QAbstractItemModelTester tester(&model);
        model.setRun(journal.state());
        journal.add(event::InjectHeld{}); // refused by the fold: not in the timeline
        journal.add(event::Corrected{4, QStringLiteral("right")}, 60);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.update(journal.state());
        QCOMPARE(changed.size(), 1);
        const int last = model.rowCount() - 1;
        QCOMPARE(model.data(model.index(last - 1, 0), CorrectedByRole).toLongLong(), 6);
        QCOMPARE(cell(model, last - 1, TimelineModel::TextColumn), QStringLiteral("wrong"));
        QCOMPARE(model.data(model.index(last, 0), CorrectsRole).toLongLong(), 4);
        QVERIFY(cell(model, last, TimelineModel::TextColumn).endsWith(QStringLiteral("right")));
    }
};

QTEST_GUILESS_MAIN(TestSittingModels)
#include "tst_sittingmodels.moc"

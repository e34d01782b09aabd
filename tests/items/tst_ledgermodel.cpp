// SPDX-License-Identifier: GPL-3.0-or-later
// The table of gaps: taken over row by row, edited by asking, sorted by what the cells mean.
#include "items/ledgermodel.h"
#include "items/roles.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace muster;

class LedgerModelTest final : public QObject
{
    Q_OBJECT

private:
    static LedgerGap gap(const QString &key, const QString &text, const QString &due = {})
    {
        LedgerGap gap;
        gap.key = key;
        gap.id = key;
        gap.description = text;
        gap.due = due;
        gap.priority = QStringLiteral("P2");
        gap.runTitle = QStringLiteral("Exercise");
        return gap;
    }

private Q_SLOTS:
    void takenOverRowByRow()
    {
        LedgerModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QVector<LedgerGap> all{gap(QStringLiteral("e"), {}), gap(QStringLiteral("d"), {}), gap(QStringLiteral("c"), {}),
                                     gap(QStringLiteral("b"), {}), gap(QStringLiteral("a"), {})};
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int shown = 0; shown < 32; ++shown) { // from any choice of rows to any other
            for (int next = 0; next < 32; ++next) {
                QVector<LedgerGap> first;
                QVector<LedgerGap> second;
                for (int i = 0; i < 5; ++i) {
                    if (shown & (1 << i))
                        first.append(all.at(i));
                    if (next & (1 << i))
                        second.append(all.at(i));
                }
                model.setGaps(first);
                model.setGaps(second);
                QCOMPARE(model.rowCount(), second.size());
                for (int row = 0; row < model.rowCount(); ++row)
                    QCOMPARE(*model.at(row), second.at(row));
            }
        }
        QCOMPARE(resets.count(), 0);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setGaps(all);
        QVector<LedgerGap> edited = all;
        edited[2].owner = QStringLiteral("Ann");
        model.setGaps(edited);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.first().first().toModelIndex().row(), 2);
        model.setGaps({all.at(1), all.at(0)}); // another order: still right
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.at(0)->key, QStringLiteral("d"));
    }

    void manyRowsAreQuick()
    {
        LedgerModel model;
        QVector<LedgerGap> all;
        QVector<LedgerGap> some;
        for (int i = 0; i < 5000; ++i) {
            all.append(gap(QString::number(i), QStringLiteral("text")));
            if (i % 3)
                some.append(all.last());
        }
        QElapsedTimer clock;
        clock.start();
        model.setGaps(all);
        model.setGaps(some);
        QCOMPARE(model.rowCount(), some.size());
        model.setGaps(all);
        QCOMPARE(model.rowCount(), 5000);
        model.setGaps(all);
        qInfo("5,000 rows, two thirds of them, all again: %lld ms", clock.elapsed());
        QVERIFY(clock.elapsed() < 2000);
    }

    void editedByAsking()
    {
        LedgerModel model;
        LedgerGap closed = gap(QStringLiteral("b"), QStringLiteral("closed"));
        closed.status = GapStatus::Closed;
        model.setGaps({gap(QStringLiteral("a"), QStringLiteral("open")), closed});
        QSignalSpy asked(&model, &LedgerModel::changeAsked);
        const auto cell = [&model](int row, int column) { return model.index(row, column); };
        QVERIFY(model.setData(cell(0, LedgerModel::PriorityColumn), QStringLiteral(" p1 ")));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().at(1).toJsonObject(), QJsonObject({{QStringLiteral("priority"), QStringLiteral("P1")}}));
        QCOMPARE(cell(0, LedgerModel::PriorityColumn).data().toString(), QStringLiteral("P2")); // not on disk yet
        QVERIFY(model.setData(cell(0, LedgerModel::PriorityColumn), QStringLiteral("P2"))); // as it is
        QVERIFY(!model.setData(cell(0, LedgerModel::PriorityColumn), QStringLiteral("urgent")));
        QVERIFY(!model.setData(cell(0, LedgerModel::StatusColumn), QStringLiteral("closed")));
        QVERIFY(!model.setData(cell(0, LedgerModel::RunColumn), QStringLiteral("x")));
        QVERIFY(!model.setData(cell(1, LedgerModel::OwnerColumn), QStringLiteral("Ann"))); // closed
        QCOMPARE(asked.count(), 1);
        QCOMPARE(model.check(cell(0, LedgerModel::StatusColumn), QStringLiteral("closed")).error().code, QStringLiteral("gap.needs_evidence"));
        QCOMPARE(model.insertAfter(0), -1);
        model.removeAll({0});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!model.paste({{QStringLiteral("x")}}, cell(0, 0), false));
    }

    void cellsSayWhatTheyMean()
    {
        LedgerModel model;
        LedgerGap late = gap(QStringLiteral("a"), QStringLiteral("late"), QStringLiteral("1 Feb 2020"));
        late.dueOn = QDate(2020, 2, 1);
        late.overdue = true;
        LedgerGap odd = gap(QStringLiteral("b"), QStringLiteral("odd"), QStringLiteral("soon"));
        odd.before = {{QStringLiteral("z"), {}, {}, {}, GapStatus::Open, 0.5, false}};
        model.setGaps({late, odd, gap(QStringLiteral("c"), QStringLiteral("none"))});
        const auto due = [&model](int row) { return model.index(row, LedgerModel::DueColumn); };
        QVERIFY(due(0).data().toString().contains(u"late"));
        QCOMPARE(due(0).data(ChipToneRole).toInt(), int(ChipTone::Bad));
        QCOMPARE(due(0).data(Qt::EditRole).toString(), QStringLiteral("1 Feb 2020"));
        QVERIFY(due(1).data(AttentionRole).toBool());
        QVERIFY(due(1).data(Qt::ToolTipRole).toString().contains(u"soon"));
        QVERIFY(due(0).data(SortRole).toDate() < due(1).data(SortRole).toDate());
        QVERIFY(due(1).data(SortRole).toDate() < due(2).data(SortRole).toDate()); // without a date: last
        QVERIFY(!model.index(1, LedgerModel::SeenColumn).data().toString().isEmpty());
        QVERIFY(model.index(2, LedgerModel::SeenColumn).data().toString().isEmpty());
        for (int column = 0; column < LedgerModel::ColumnCount; ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
        QVERIFY(!model.at(-1) && !model.at(3));
    }
};

QTEST_GUILESS_MAIN(LedgerModelTest)
#include "tst_ledgermodel.moc"

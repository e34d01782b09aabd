// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the room of gaps.
#include "gui/pictures.h"

#include "compose/registry.h"
#include "shell/mainwindow.h"
#include "store/store.h"
#include "support/gapruns.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace muster
{

namespace
{

// Gaps as people write them when there is no time to write well.
void addLongGaps(Store &store)
{
    samples::GapRuns runs(store);
    const QString text = QStringLiteral("Während der Übung war über zwanzig Minuten lang nicht festzustellen, wer die Umschaltung auf "
                                        "das zweite Rechenzentrum freigeben darf, weil die Vertretungsregelung nur auf dem ausgefallenen Wiki stand. ");
    QVector<event::GapRaised> gaps;
    for (int i = 1; i <= 40; ++i)
        gaps.append({u"GAP-%1"_qs.arg(i), i == 3 ? QStringLiteral("قاعدة البيانات لا تستجيب 🔥🧯 the status page is red") : text.repeated(1 + i % 3),
                     QStringLiteral("Vertretungsregelung und Freigaben"), u"P%1"_qs.arg(i % 3 + 1), text, QStringLiteral("Bereitschaftsdienst der Storage-Abteilung"),
                     i % 2 ? QStringLiteral("sobald das Projekt Netztrennung abgeschlossen ist") : QStringLiteral("1 Oct 2026"), QStringLiteral("open")});
    runs.exercise(QStringLiteral("20261119-090000-eeeeee"), QStringLiteral("Ausfall der primären Datenbank mit gleichzeitigem Verlust der Überwachung"),
                  QDateTime::currentDateTimeUtc().addDays(-2), gaps);
}

} // namespace

// The ledger of gaps: with nothing, with some, with one that is being closed, with long texts.
void shootLedger(const PictureJob &job, const QString &name)
{
    const QString path = job.folder.path() + u"/gaps-" + name + u".sqlite";
    const auto open = [&job, &name](const QString &store, const QString &what, auto then) {
        MainWindow window(store, makeRegistry());
        window.show();
        window.goTo({Room::Gaps, {}});
        QTest::qWait(600);
        then(window);
        shoot(window, job, u"ledger-" + what + u'-' + name);
    };
    open(path, QStringLiteral("empty"), [](MainWindow &) {});
    auto store = openStore(path);
    if (!store)
        qFatal("%s", qPrintable(store.error().message));
    samples::fillWithGaps(**store);
    open(path, QStringLiteral("full"), [](MainWindow &) {});
    open(path, QStringLiteral("closing"), [](MainWindow &window) {
        window.findChild<QTableView *>(QStringLiteral("ledger"))->setCurrentIndex(window.findChild<QTableView *>(QStringLiteral("ledger"))->model()->index(2, 2));
        window.findChild<QPushButton *>(QStringLiteral("closeGap"))->click();
        QTest::qWait(400);
    });
    open(path, QStringLiteral("none"), [](MainWindow &window) {
        window.findChild<QLineEdit *>(QStringLiteral("gapSearch"))->setText(QStringLiteral("nothing like that"));
    });
    addLongGaps(**store);
    open(path, QStringLiteral("long"), [](MainWindow &) {});
}

} // namespace muster

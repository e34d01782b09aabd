// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of the picture tool share. One thread.
#pragma once

#include <QTemporaryDir>
#include <QTest>

class QWidget;

namespace muster
{

struct PictureJob
{
    QString out;
    QString backup;
    QTemporaryDir folder;
};

// NAME-1280x800.png and NAME-1920x1080.png.
void shoot(QWidget &window, const PictureJob &job, const QString &name);

// Waits, in front of a picture, until the page has what it was to show.
template<typename Condition>
bool until(Condition condition, int seconds = 60)
{
    return QTest::qWaitFor(condition, seconds * 1000);
}

// A tabletop from the library, played to its end: session, participant view, evaluation, report.
void shootSitting(const PictureJob &job, const QString &store, const QString &name);

// The ledger of gaps, each with a store of its own.
void shootLedger(const PictureJob &job, const QString &name);

// An event list: its columns, what is left out, the exercise made of it, the next one of its kind.
void shootImport(const PictureJob &job, const QString &store, const QString &name);

// The drill day an hour after its go-live, and the wall.
void shootDay(const PictureJob &job, const QString &store, const QString &name);

// The papers of a run and of a plan.
void shootDocuments(const PictureJob &job, const QString &store, const QString &name);

// Reports of played tabletops, every tab. The store holds them.
void shootTabletopReports(const PictureJob &job, const QString &store, const QString &name);

// The runbook that is shipped, and a drill's measured times beside its estimates.
void shootRunbook(const PictureJob &job, const QString &store, const QString &name);

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a file that somebody sent and tries how it would be imported, on a pool thread, with progress and
// cancel. Window thread; owned by ImportPage.
#pragma once

#include "library/interchange.h"
#include "pages/reporttable.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace muster
{

struct ImportWish
{
    QString path;
    std::shared_ptr<const ImportSource> source; // read already; null: read it
    QString sheet;
    QString scenario;
    ImportForm form = ImportForm::Guess; // of a task list: response steps or a drill; Guess: as found out
    bool response = false;               // it is meant for a tabletop
    std::optional<MselMapping> mapping; // as it stands on the page; none: remembered, else guessed
    int headerRow = -1;                 // index in the table; −1: found out
    bool fresh = false;                 // guessed, whatever is remembered
};

struct ImportTry
{
    std::shared_ptr<const ImportSource> source; // null: the file could not be read
    MselMapping mapping;
    bool remembered = false;
    std::shared_ptr<const Imported> imported; // null: `error` says why
    std::optional<Error> error;
    int injects = 0;
    int steps = 0; // of a drill with its sub-steps
    int notes = 0;
    QVector<ReportRow> injectRows; // the first ones
    QVector<ReportRow> stepRows;
    QVector<ReportRow> noteRows;
    QVector<ReportRow> takenRows;
};

// Frees it on a pool thread: a table of millions of cells takes its time.
void letGo(ImportTry result);

class ImportJob final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportJob)

public:
    explicit ImportJob(QObject *parent = nullptr);
    ~ImportJob() override; // what is still going on ends by itself, soon

    void start(const ImportWish &wish); // gives up what is going on
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_state != nullptr; }

Q_SIGNALS:
    void progressed(const QString &what, double fraction); // 0…1, −1: not known
    void done(const muster::ImportTry &result);

private:
    struct State
    {
        std::atomic<bool> stop{false};
        std::atomic<int> stage{0};
        std::atomic<qint64> done{0};
        std::atomic<qint64> total{0};
    };
    void tell();

    std::shared_ptr<State> m_state; // of the newest try, while it goes on
    QTimer m_look;
};

} // namespace muster

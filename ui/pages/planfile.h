// SPDX-License-Identifier: GPL-3.0-or-later
// The file of the plan being edited: saving, saving elsewhere, and what to do when somebody else wrote it
// meanwhile, so that neither version is lost. Window thread; owned by PlanEditor.
#pragma once

#include "library/planlibrary.h"
#include "pages/plandocument.h"

#include <QFileSystemWatcher>
#include <QWidget>

#include <memory>

class QPushButton;

namespace muster
{

class Banner;

class PlanFile final : public QWidget // shows itself only when there is something to decide
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanFile)

public:
    PlanFile(PlanDocument *document, QWidget *parent = nullptr);

    void setPath(const QString &path); // empty: not saved yet
    [[nodiscard]] QString path() const { return m_path; }
    void save();
    void saveElsewhere();
    void markSaved(const QString &path);
    // Somebody else wrote the file; `theirs` is null when it cannot be read.
    void showConflict(const QString &path, const std::shared_ptr<const LoadedPlan> &theirs, bool whileSaving);

Q_SIGNALS:
    void saveRequested(const QString &path, const muster::Plan &plan, bool evenIfChanged);
    void copyRequested(const QString &path, const muster::Plan &plan); // saved beside the file
    void lookRequested(const QString &path);                           // somebody may have written it
    void theirsTaken(const QString &path);

private:
    void watch();
    void takeTheirs();
    void keepMine();
    void endConflict();

    PlanDocument *m_document;
    QString m_path;
    QFileSystemWatcher m_watcher;
    Banner *m_banner;
    QPushButton *m_take;
    QPushButton *m_keep;
    std::shared_ptr<const LoadedPlan> m_theirs;
};

} // namespace muster

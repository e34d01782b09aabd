// SPDX-License-Identifier: GPL-3.0-or-later
// A file that somebody sent, before it becomes an exercise: its columns and what each is taken as, what would
// come in, what would be left out. Its other faces: empty, reading, broken. Window thread; the file is read and
// tried elsewhere.
#pragma once

#include "pages/importjob.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedLayout;
class QStackedWidget;
class QTabWidget;

namespace muster
{

class Banner;
class Card;
class ColumnMapper;
class EmptyState;
class PageHeader;
class ReportTable;

struct ImportTarget // the tabletop that is open in the editor
{
    QString title;
    QStringList scenarios;
};

class ImportPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportPage)

public:
    static constexpr int newExercise = -2;
    static constexpr int newScenarios = -1; // 0…: that scenario

    explicit ImportPage(QWidget *parent = nullptr);

    void openFile(const QString &path);
    // Where it may go besides a new exercise; `preferred`: newExercise, newScenarios, or a scenario.
    void setTarget(const std::optional<ImportTarget> &target, int preferred);
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool isReady() const; // everything on the screen is worked out and can be imported
    [[nodiscard]] static QList<QPair<QString, QString>> keys();

Q_SIGNALS:
    void importRequested(const muster::Plan &plan, int where, const QString &said);
    void chooseFileRequested();
    void left(); // the person does not want it

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeHeader();
    QWidget *makeWaiting();
    QWidget *makeContent();
    QWidget *makeLeft();
    QWidget *makeOptions();
    QWidget *makeRight();
    void makeShortcuts();
    void leave();
    void forget();
    void begin(bool fresh);
    void onProgress(const QString &what, double fraction);
    void onDone(const ImportTry &result);
    void showBroken(const Error &error);
    void showSource();
    void showTry(const ImportTry &result);
    void showKind(const ImportTry &result);
    void showRemembered(bool remembered);
    void tryAgain(); // after a change
    void tryMapping();
    void updateButton();
    void import();
    [[nodiscard]] QString summary() const;

    QString m_path;
    ImportTry m_try;
    ImportJob *m_job;
    QTimer m_soon;
    PageHeader *m_header;
    Banner *m_banner;
    QComboBox *m_where = nullptr;
    QPushButton *m_import = nullptr;
    QStackedLayout *m_faces = nullptr;
    EmptyState *m_empty = nullptr;
    QLabel *m_waiting = nullptr;
    QProgressBar *m_progress = nullptr;
    Card *m_left = nullptr;
    QStackedWidget *m_how = nullptr; // the mapper, or what is taken
    QFormLayout *m_options = nullptr;
    QComboBox *m_sheet = nullptr;
    QComboBox *m_headerRow = nullptr;
    QComboBox *m_clock = nullptr;
    QLineEdit *m_scenario = nullptr;
    QComboBox *m_kind = nullptr; // what a task list becomes
    QCheckBox *m_keep = nullptr;
    QLabel *m_remembered = nullptr;
    QPushButton *m_fresh = nullptr;
    ColumnMapper *m_mapper = nullptr;
    ReportTable *m_taken = nullptr;
    QTabWidget *m_tabs = nullptr;
    ReportTable *m_injects = nullptr;
    ReportTable *m_steps = nullptr;
    ReportTable *m_notes = nullptr;
    QLabel *m_state = nullptr;
    bool m_response = false; // it is meant for the tabletop in the editor
    bool m_hasTarget = false;
    bool m_showing = false; // what changes is not changed by a person
};

} // namespace muster

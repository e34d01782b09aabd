// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/importpage.h"

#include "pages/background.h"
#include "pages/columnmapper.h"
#include "pages/importrows.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"
#include "widgets/entry.h"
#include "widgets/pageheader.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QTabWidget>

#include <utility>

namespace muster
{

namespace
{

enum Face { EmptyFace, WaitingFace, ContentFace };

QString formText(const QString &form)
{
    if (form == u"msel")
        return ImportPage::tr("event list (MSEL)");
    if (form == u"openbas")
        return ImportPage::tr("OpenBAS scenario");
    if (form == u"checklist")
        return ImportPage::tr("Markdown task list, as a drill");
    if (form == u"cutover")
        return ImportPage::tr("task list of a cut-over tool");
    if (form == u"playbook")
        return ImportPage::tr("Mattermost playbook");
    if (form == u"runbook")
        return ImportPage::tr("runbook");
    return form == u"markdown" ? ImportPage::tr("Markdown task list") : ImportPage::tr("exercise record");
}

QString countText(int count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(QLocale().toString(count));
}

// The importer's hints name options of the command line.
Error forWindow(Error error)
{
    if (error.code == u"import.no_columns")
        error.hint = ImportPage::tr("Choose on the left which column is the “Message”.");
    else if (error.code == u"import.empty")
        error.hint = ImportPage::tr("Look at the columns on the left: does each go where it should? Do the headers stand "
                                    "in that row?");
    return error;
}

} // namespace

void ImportPage::openFile(const QString &path)
{
    m_path = path;
    letGo(std::exchange(m_try, {}));
    m_banner->dismiss();
    m_header->setTitle(tr("Import %1").arg(QFileInfo(path).fileName()));
    m_header->setDetail(path);
    {
        m_showing = true;
        m_sheet->clear();
        m_headerRow->clear();
        m_scenario->clear();
        m_clock->setCurrentIndex(0);
        m_keep->setChecked(false);
        m_tabs->setCurrentIndex(0);
        m_showing = false;
    }
    begin(false);
}

// What was chosen for the columns stays: Alt+Right goes back to it.
void ImportPage::leave()
{
    if (m_faces->currentIndex() == WaitingFace)
        forget();
    Q_EMIT left();
}

void ImportPage::forget()
{
    m_job->cancel();
    m_soon.stop();
    letGo(std::exchange(m_try, {}));
    m_path.clear();
    m_banner->dismiss();
    m_header->setTitle(tr("Import"));
    m_header->setDetail({});
    m_faces->setCurrentIndex(EmptyFace);
    updateButton();
}

void ImportPage::begin(bool fresh)
{
    m_soon.stop();
    ImportWish wish;
    wish.path = m_path;
    wish.source = m_try.source;
    wish.scenario = m_scenario->text().trimmed();
    wish.response = m_response;
    wish.headerRow = m_headerRow->currentData().isValid() ? m_headerRow->currentData().toInt() : -1;
    wish.fresh = fresh;
    if (!m_try.source) {
        wish.sheet = m_sheet->currentText();
        onProgress(tr("Reading the file"), -1);
        m_faces->setCurrentIndex(WaitingFace);
    }
    m_job->start(wish);
    updateButton();
}

void ImportPage::tryAgain()
{
    if (m_showing)
        return;
    m_job->cancel();
    m_soon.start();
    updateButton();
}

void ImportPage::tryMapping()
{
    if (!m_try.source)
        return;
    ImportWish wish;
    wish.path = m_path;
    wish.source = m_try.source;
    wish.scenario = m_scenario->text().trimmed();
    if (m_options->isRowVisible(m_kind))
        wish.form = static_cast<ImportForm>(m_kind->currentData().toInt());
    if (m_try.source->form == ImportForm::Msel) {
        wish.mapping = m_mapper->columns()->mapping();
        wish.mapping->keepOthers = m_keep->isChecked();
        wish.mapping->clock = static_cast<ClockReading>(m_clock->currentData().toInt());
    }
    m_job->start(wish);
    updateButton();
}

void ImportPage::onDone(const ImportTry &result)
{
    const bool first = !m_try.source || m_faces->currentIndex() != ContentFace;
    const bool remembered = m_try.remembered;
    letGo(std::exchange(m_try, result));
    m_try.remembered = result.remembered || (!first && remembered);
    const bool list = result.source && result.source->form == ImportForm::Msel;
    if (!result.source || (result.error && !list)) { // there are no columns to choose otherwise
        showBroken(result.error.value_or(Error{}));
        return;
    }
    m_banner->dismiss();
    if (first)
        showSource();
    showTry(result);
    m_faces->setCurrentIndex(ContentFace);
    updateButton();
    if (QWidget *entry = first && isVisible() ? entryOf(this) : nullptr)
        entry->setFocus(Qt::OtherFocusReason);
}

void ImportPage::showBroken(const Error &error)
{
    m_banner->showError(error, tr("Nothing was imported."));
    if (m_sheet->count() > 1) { // another sheet may be better
        for (ReportTable *table : {m_injects, m_steps, m_notes})
            table->setRows({}, tr("Nothing comes in from this sheet."));
        m_mapper->show({});
        m_faces->setCurrentIndex(ContentFace);
        updateButton();
        m_sheet->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_empty->setTexts(tr("This file cannot be imported"),
                      tr("The message above says what to try. The file was only read."), tr("Choose another file…"));
    m_faces->setCurrentIndex(EmptyFace);
    updateButton();
    m_empty->button()->setFocus(Qt::OtherFocusReason);
}

// What does not change while columns are tried: the sheets, the rows in which headers may stand.
void ImportPage::showSource()
{
    m_showing = true;
    const TextTable &table = m_try.source->table;
    const bool list = m_try.source->form == ImportForm::Msel;
    m_how->setCurrentIndex(list ? 0 : 1);
    m_sheet->clear();
    m_sheet->addItems(table.sheets);
    m_sheet->setCurrentIndex(m_sheet->findText(table.sheet));
    m_options->setRowVisible(m_sheet, table.sheets.size() > 1);
    m_headerRow->clear();
    for (int row = 0; row < std::min<int>(30, static_cast<int>(table.rows.size())); ++row) {
        QStringList cells = table.rows.at(row).cells.mid(0, 6);
        cells.removeAll(QString());
        m_headerRow->addItem(
            tr("row %1: %2").arg(table.rows.at(row).number).arg(cells.join(QStringLiteral(" · ")).simplified().left(80)), row);
    }
    for (QWidget *only : {static_cast<QWidget *>(m_headerRow), static_cast<QWidget *>(m_clock),
                          static_cast<QWidget *>(m_keep)})
        m_options->setRowVisible(only, list);
    const ImportForm form = m_try.source->form;
    m_options->setRowVisible(m_kind, form == ImportForm::Markdown || form == ImportForm::Checklist);
    m_showing = false;
}

void ImportPage::showTry(const ImportTry &result)
{
    m_showing = true;
    setEntry(this, m_how->currentIndex() == 0 ? static_cast<QWidget *>(m_mapper) : m_import);
    if (result.source->form == ImportForm::Msel) {
        m_mapper->show(result.mapping);
        m_headerRow->setCurrentIndex(m_headerRow->findData(result.mapping.headerRow));
        m_clock->setCurrentIndex(m_clock->findData(static_cast<int>(result.mapping.clock)));
        m_keep->setChecked(result.mapping.keepOthers);
    }
    showKind(result);
    showRemembered(m_try.remembered);
    m_taken->setRows(result.takenRows);
    const QString why = result.error ? tr("Nothing comes in: %1").arg(result.error->message) : QString();
    m_injects->setRows(result.injectRows, result.error ? why : tr("No inject comes in."));
    m_steps->setRows(result.stepRows, result.error ? why : tr("No step comes in."));
    m_notes->setRows(result.noteRows, result.error ? why : tr("Nothing is left out, and nothing looks wrong."));
    if (result.error)
        m_banner->showError(forWindow(*result.error), tr("As the columns stand now, nothing comes in."));
    const auto title = [this](int tab, const QString &text, int count) {
        m_tabs->setTabText(tab, count > 0 ? tr("%1  %L2", "title and count").arg(text).arg(count) : text);
    };
    title(0, tr("Injects"), result.injects);
    const bool drill = result.imported && result.imported->plan.kind == PlanKind::Drill;
    title(1, drill ? tr("Steps") : tr("Response steps"), result.steps);
    m_tabs->setTabVisible(0, !drill);
    title(2, tr("Left out, to look at"), result.notes);
    if (result.injects == 0 && result.steps > 0 && m_tabs->currentIndex() == 0)
        m_tabs->setCurrentIndex(1);
    const TextTable &table = result.source->table;
    QStringList facts{formText(result.imported ? result.imported->form : QStringLiteral("msel"))};
    if (!table.rows.isEmpty())
        facts << countText(static_cast<int>(table.rows.size()), tr("1 row"), tr("%1 rows"));
    if (!table.encoding.isEmpty())
        facts << table.encoding;
    m_header->setDetail(tr("%1 · %2", "facts, file").arg(facts.join(QStringLiteral(" · ")), m_path));
    m_showing = false;
}

// A task list may become either; a drill goes nowhere but into a plan of its own.
void ImportPage::showKind(const ImportTry &result)
{
    const ImportForm form = result.source->form;
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(form)));
    const bool drill = result.imported && result.imported->plan.kind == PlanKind::Drill;
    const bool fixed = form == ImportForm::Exercise || form == ImportForm::Playbook || form == ImportForm::Runbook;
    m_options->setRowVisible(m_scenario, !drill && !fixed && form != ImportForm::Cutover);
    m_where->setVisible(m_hasTarget && !drill);
}

void ImportPage::showRemembered(bool remembered)
{
    m_remembered->setVisible(remembered);
    m_fresh->setVisible(remembered);
}

bool ImportPage::isReady() const
{
    return m_faces->currentIndex() == ContentFace && m_try.imported && !m_job->isBusy() && !m_soon.isActive();
}

void ImportPage::updateButton()
{
    m_import->setEnabled(isReady());
    const bool busy = m_faces->currentIndex() == ContentFace && (m_job->isBusy() || m_soon.isActive());
    m_state->setText(busy ? tr("working out what comes in …") : QString());
}

void ImportPage::onProgress(const QString &what, double fraction)
{
    m_waiting->setText(fraction < 0 ? tr("%1 …").arg(what)
                                    : tr("%1: %2 %", "what, percent").arg(what).arg(qRound(fraction * 100)));
    m_progress->setRange(0, fraction < 0 ? 0 : 1000);
    m_progress->setValue(fraction < 0 ? 0 : qRound(fraction * 1000));
    if (m_faces->currentIndex() == ContentFace)
        m_state->setText(m_waiting->text());
}

QString ImportPage::summary() const
{
    QStringList parts;
    if (m_try.injects > 0)
        parts << countText(m_try.injects, tr("1 inject"), tr("%1 injects"));
    if (m_try.steps > 0)
        parts << (m_try.imported->plan.kind == PlanKind::Drill ? countText(m_try.steps, tr("1 step"), tr("%1 steps"))
                                                               : countText(m_try.steps, tr("1 response step"), tr("%1 response steps")));
    QString text = tr("✓ Imported from %1: %2.").arg(QFileInfo(m_path).fileName(), parts.join(QStringLiteral(", ")));
    if (m_try.notes > 0)
        text += u' ' + countText(m_try.notes, tr("One thing was left out or is to be looked at: Alt+Left goes back to it."),
                                 tr("%1 things were left out or are to be looked at: Alt+Left goes back to them."));
    return text;
}

void ImportPage::import()
{
    if (!isReady())
        return;
    if (m_try.source->form == ImportForm::Msel) {
        inBackground(
            this, [source = m_try.source, mapping = m_try.imported->mapping] { return rememberChoice(*source, mapping); },
            [](const Done &) {}); // that it is not remembered costs a few key presses next time
    }
    Q_EMIT importRequested(m_try.imported->plan, m_where->currentData().toInt(), summary());
}

void ImportPage::setTarget(const std::optional<ImportTarget> &target, int preferred)
{
    m_where->clear();
    m_where->addItem(tr("As a new exercise"), newExercise);
    if (target) {
        const QString title = fontMetrics().elidedText(target->title, Qt::ElideRight, 200);
        m_where->addItem(tr("Into “%1”, as scenarios of their own").arg(title), newScenarios);
        for (int i = 0; i < target->scenarios.size(); ++i)
            m_where->addItem(tr("Into “%1”, to its scenario “%2”")
                                 .arg(title, fontMetrics().elidedText(target->scenarios.at(i), Qt::ElideRight, 200)),
                             i);
    }
    m_where->setCurrentIndex(std::max(0, m_where->findData(preferred)));
    m_hasTarget = target.has_value();
    m_response = m_hasTarget && preferred != newExercise;
    m_where->setVisible(m_hasTarget);
}

void ImportPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_path.isEmpty())
        m_empty->button()->setFocus(Qt::OtherFocusReason);
}

QList<QPair<QString, QString>> ImportPage::keys()
{
    return {{tr("Enter, Space, F2"), tr("choose what the column is taken as")},
            {tr("a letter"), tr("the next field that begins so")},
            {tr("Del"), tr("leave the column out")},
            {tr("Ctrl+PgUp, Ctrl+PgDn"), tr("previous, next list of what comes in")},
            {tr("Ctrl+Enter"), tr("import")},
            {tr("Esc"), tr("leave without importing")}};
}

} // namespace muster

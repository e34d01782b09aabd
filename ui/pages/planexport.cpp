// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/planexport.h"

#include "pages/background.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

namespace muster
{

namespace
{

QString endingOf(ExportForm form)
{
    switch (form) {
    case ExportForm::MselCsv:
    case ExportForm::CutoverCsv:
        return QStringLiteral("csv");
    case ExportForm::Playbook:
        return QStringLiteral("json");
    case ExportForm::MselXlsx:
        return QStringLiteral("xlsx");
    case ExportForm::Markdown:
        break;
    }
    return QStringLiteral("md");
}

} // namespace

PlanExport::PlanExport(std::function<Plan()> plan, QWidget *window)
    : QObject(window), m_plan(std::move(plan)), m_window(window)
{
}

QString PlanExport::title(ExportForm form, PlanKind kind)
{
    switch (form) {
    case ExportForm::MselCsv:
        return tr("Injects as event list (MSEL), CSV…");
    case ExportForm::MselXlsx:
        return tr("Injects as event list (MSEL), Excel workbook…");
    case ExportForm::CutoverCsv:
        return tr("Task list for cut-over tools, CSV…");
    case ExportForm::Playbook:
        return tr("Mattermost playbook, JSON…");
    case ExportForm::Markdown:
        break;
    }
    return kind == PlanKind::Tabletop ? tr("Exercise as Markdown…") : tr("Check list as Markdown…");
}

QList<QAction *> PlanExport::addTo(QMenu *menu)
{
    QList<QAction *> actions;
    const QHash<ExportForm, QString> names{{ExportForm::MselCsv, QStringLiteral("exportMselCsv")},
                                           {ExportForm::MselXlsx, QStringLiteral("exportMselXlsx")},
                                           {ExportForm::Markdown, QStringLiteral("exportExerciseMarkdown")},
                                           {ExportForm::CutoverCsv, QStringLiteral("exportCutoverCsv")},
                                           {ExportForm::Playbook, QStringLiteral("exportPlaybook")}};
    for (const ExportForm form : {ExportForm::MselCsv, ExportForm::MselXlsx, ExportForm::Markdown, ExportForm::CutoverCsv, ExportForm::Playbook}) {
        QAction *action = menu->addAction(title(form));
        action->setObjectName(names.value(form));
        connect(action, &QAction::triggered, this, [this, form] { ask(form); });
        actions << action;
        m_actions.insert(form, action);
    }
    showFor(PlanKind::Tabletop);
    return actions;
}

void PlanExport::showFor(PlanKind kind)
{
    const QVector<ExportForm> forms = exportFormsOf(kind);
    for (auto it = m_actions.cbegin(); it != m_actions.cend(); ++it) {
        it.value()->setVisible(forms.contains(it.key()));
        it.value()->setText(title(it.key(), kind));
    }
}

void PlanExport::ask(ExportForm form)
{
    QString name = m_plan().id;
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != u'-' && c != u'.' && c != u'_')
            c = u'_';
    }
    if (name.isEmpty())
        name = QStringLiteral("exercise");
    auto *dialog = new QFileDialog(m_window, tr("Export the plan"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(endingOf(form));
    dialog->selectFile(QDir(m_folder.isEmpty() ? QDir::homePath() : m_folder).filePath(name + u'.' + endingOf(form)));
    connect(dialog, &QFileDialog::fileSelected, this, [this, form](const QString &path) { writeTo(form, path); });
    dialog->open();
}

void PlanExport::writeTo(ExportForm form, const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    Q_EMIT started(whole);
    const Plan plan = m_plan();
    inBackground(
        this, [plan, form, whole] { return writeExport(plan, form, whole); },
        [this, whole, losses = exportLosses(plan, form)](const Done &done) {
            if (!done) {
                Q_EMIT failed(done.error());
                return;
            }
            m_folder = QFileInfo(whole).absolutePath();
            Q_EMIT written(whole, losses);
        });
}

} // namespace muster

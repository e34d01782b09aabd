// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/planfile.h"

#include "widgets/banner.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>

namespace muster
{

PlanFile::PlanFile(PlanDocument *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_banner(new Banner(this)),
      m_take(new QPushButton(tr("Take theirs"), m_banner)), m_keep(new QPushButton(tr("Keep mine as a copy"), m_banner))
{
    setObjectName(QStringLiteral("planFile"));
    m_banner->setObjectName(QStringLiteral("fileConflict"));
    m_take->setObjectName(QStringLiteral("takeTheirs"));
    m_take->setAccessibleName(m_take->text());
    m_take->setToolTip(tr("Shows what stands on disk; undo (Ctrl+Z) brings yours back"));
    m_keep->setObjectName(QStringLiteral("keepMine"));
    m_keep->setAccessibleName(m_keep->text());
    m_keep->setToolTip(tr("Saves yours beside the file under another name and goes on with that"));
    m_banner->addAction(m_keep);
    m_banner->addAction(m_take);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_banner);
    hide();
    connect(m_take, &QPushButton::clicked, this, &PlanFile::takeTheirs);
    connect(m_keep, &QPushButton::clicked, this, &PlanFile::keepMine);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this](const QString &path) {
        watch(); // a file that was replaced is another one
        if (path == m_path)
            Q_EMIT lookRequested(path);
    });
}

void PlanFile::watch()
{
    if (const QStringList watched = m_watcher.files(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    if (!m_path.isEmpty())
        m_watcher.addPath(m_path); // when it is not there, saving makes it
}

void PlanFile::setPath(const QString &path)
{
    m_path = path;
    endConflict();
    watch();
}

void PlanFile::save()
{
    if (m_path.isEmpty())
        saveElsewhere();
    else
        Q_EMIT saveRequested(m_path, m_document->plan(), false);
}

void PlanFile::saveElsewhere()
{
    auto *dialog = new QFileDialog(this, tr("Save the plan"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("muster.json"));
    dialog->setNameFilter(tr("Plans (*.muster.json)"));
    dialog->selectFile(m_document->head().id + u".muster.json");
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        // The dialog has asked already whether a file of that name may be replaced.
        Q_EMIT saveRequested(QFileInfo(path).absoluteFilePath(), m_document->plan(), path != m_path);
    });
    dialog->open();
}

void PlanFile::markSaved(const QString &path)
{
    setPath(path);
}

void PlanFile::showConflict(const QString &path, const std::shared_ptr<const LoadedPlan> &theirs,
                            bool whileSaving)
{
    if (path != m_path)
        return;
    m_theirs = theirs;
    m_take->setEnabled(theirs != nullptr);
    QString text = whileSaving ? tr("Nothing was written, so both versions are still there: theirs on disk, yours here.")
                               : tr("Yours is still here, theirs is on disk.");
    if (!theirs)
        text += u' ' + tr("What stands there now cannot be read as a plan.");
    m_banner->showText(Colour::Warning, tr("! Somebody else changed this file since it was opened here"), text);
    show();
    if (whileSaving)
        m_keep->setFocus(Qt::OtherFocusReason);
}

void PlanFile::takeTheirs()
{
    if (!m_theirs)
        return;
    const auto theirs = m_theirs;
    Q_EMIT theirsTaken(m_path);
    endConflict();
    m_document->replace(tr("Take the version on disk"), theirs->plan);
    m_document->undo()->setClean();
}

void PlanFile::keepMine()
{
    Q_EMIT copyRequested(m_path, m_document->plan());
    endConflict();
}

void PlanFile::endConflict()
{
    m_theirs.reset();
    m_banner->dismiss();
    hide();
}

} // namespace muster

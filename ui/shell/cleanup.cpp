// SPDX-License-Identifier: GPL-3.0-or-later
// Giving up a run that was cut off: never without a question that says what goes and what stays.
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "widgets/question.h"

namespace muster
{

void MainWindow::askCleanUp(const QString &runId)
{
    if (refuseWhileRunning())
        return;
    m_wantedCleanUp = runId;
    m_library->requestRun(runId); // what it left behind stands in its journal
}

void MainWindow::askCleanUpOf(const LoadedRun &run)
{
    m_wantedCleanUp.clear();
    QStringList removed;
    for (const event::ResourceAdded &resource : run.state.resources)
        removed << tr("%1 %2", "sandbox /var/tmp/…").arg(resource.kind, resource.path);
    const QString text = tr("“%1” can not be resumed afterwards: its clean-up steps are carried out and it ends as "
                            "aborted. What is recorded stays, and so does its report.\n\n%2")
                             .arg(run.summary.title,
                                  removed.isEmpty() ? tr("It left nothing behind that would have to be removed.")
                                                    : tr("These are stopped and removed:\n%1").arg(removed.join(u'\n')));
    auto *question = new Question(tr("Give up this run?"), text, this);
    question->addAnswer(QStringLiteral("keepRun"), tr("Keep it"), Question::Kind::Safe);
    question->addAnswer(QStringLiteral("giveUpRun"), tr("Clean up and give up the run"), Question::Kind::Danger);
    connect(question, &Question::answered, this, [this, id = run.summary.runId](const QString &answer) {
        if (answer != u"giveUpRun" || refuseWhileRunning())
            return;
        goTo({Room::Live, {}});
        m_runs->cleanUp(id);
    });
    question->open();
}

} // namespace muster

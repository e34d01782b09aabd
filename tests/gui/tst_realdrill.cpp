// SPDX-License-Identifier: GPL-3.0-or-later
// The main job from the window, on a real server: a backup is chosen, the drill started, and its report
// opened.
#include "compose/registry.h"
#include "pages/livepage.h"
#include "pages/planeditor.h"
#include "shell/mainwindow.h"
#include "widgets/views.h"

#include <QAbstractButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;

class TestRealDrill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backupToReport();
};

void TestRealDrill::backupToReport()
{
    QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    const QString backup = qEnvironmentVariable("MUSTER_SOURCE_DIR") + u"/resources/samples/shop.dump";
    MainWindow window(folder.path() + u"/store.sqlite", makeRegistry());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.openFile(backup);
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<PlanEditor *>(), 10000);
    auto *editor = window.findChild<PlanEditor *>();
    QTRY_VERIFY_WITH_TIMEOUT(editor->isReady(), 10000);
    auto *start = editor->findChild<QAbstractButton *>(QStringLiteral("startDrill"));
    QTRY_VERIFY(start->hasFocus());
    QTest::keyClick(start, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(window.runs()->session() && window.runs()->session()->isOpen(), 10000);
    QTRY_VERIFY_WITH_TIMEOUT(window.runs()->session()->state().isOver(), 120000);
    const RunSession *session = window.runs()->session();
    QCOMPARE(session->state().phase, RunPhase::Finished);
    QCOMPARE(verdictWord(verdict(session->plan(), session->state())), QStringLiteral("passed"));
    QVERIFY(session->state().checks.size() > 10);
    QVERIFY(session->state().resources.isEmpty()); // the sandbox is gone
    auto *report = window.findChild<LivePage *>()->findChild<QAbstractButton *>(QStringLiteral("openReport"));
    QTRY_VERIFY(report->isVisible());
    QTest::mouseClick(report, Qt::LeftButton);
    QTRY_COMPARE(window.place().room, Room::Report);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    TestRealDrill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_realdrill.moc"

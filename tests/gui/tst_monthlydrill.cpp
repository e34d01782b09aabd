// SPDX-License-Identifier: GPL-3.0-or-later
// The monthly drill from its template to its report, in the window: every step by hand with the keyboard, the backup
// restored and proven on a real server. Redis' and RabbitMQ's tools are stood in for by scripts, as in tst_clicadence.
#include "compose/registry.h"
#include "items/roles.h"
#include "pages/checklistpanel.h"
#include "pages/livepage.h"
#include "pages/planeditor.h"
#include "pages/wallview.h"
#include "reports/report.h"
#include "shell/mainwindow.h"
#include "store/store.h"
#include "support/tinyserver.h"
#include "widgets/linequestion.h"
#include "widgets/views.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;

class TestMonthlyDrill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void templateToReport();

private:
    [[nodiscard]] static QString source(const QString &path)
    {
        return qEnvironmentVariable("MUSTER_SOURCE_DIR") + u"/resources/" + path;
    }
    QString write(const QString &name, const QByteArray &text, bool runs) const;
    void makeValues();
    void fillIn(QWidget *editor) const;
    bool tickNext(MainWindow &window, ChecklistPanel *panel);
    static void takePictures(MainWindow &window); // into MUSTER_PICTURES, when it is set

    QTemporaryDir m_folder;
    std::unique_ptr<TinyServer> m_server;
    QMap<QString, QByteArray> m_values;
    int m_byHand = 0;
};

QString TestMonthlyDrill::write(const QString &name, const QByteArray &text, bool runs) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    if (runs)
        file.setPermissions(file.permissions() | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    return file.fileName();
}

void TestMonthlyDrill::makeValues()
{
    m_server = std::make_unique<TinyServer>(QMap<QByteArray, QByteArray>{{"/health", TinyServer::answer(200, "green")},
                                                                         {"/api", TinyServer::answer(200, "[]")}});
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("backups")));
    const QString dump = m_folder.filePath(QStringLiteral("backups/backup-shop.dump"));
    QVERIFY(QFile::copy(source(QStringLiteral("samples/shop.dump")), dump));
    QFile::setPermissions(m_folder.path(), QFile::permissions(m_folder.path()) | QFile::ReadOther | QFile::ExeOther);
    const QByteArray server = "http://127.0.0.1:" + QByteArray::number(m_server->port());
    m_values.insert(QStringLiteral("LOCATION"), m_folder.filePath(QStringLiteral("backups")).toUtf8());
    m_values.insert(QStringLiteral("BASELINE"), source(QStringLiteral("samples/shop.baseline.json")).toUtf8());
    m_values.insert(QStringLiteral("REDIS_RDB"), write(QStringLiteral("dump.rdb"), "REDIS0011 sample", false).toUtf8());
    m_values.insert(QStringLiteral("REDIS_CHECK"), write(QStringLiteral("redis-check"), "#!/bin/sh\nhead -c 5 \"$1\" | grep -q REDIS && echo 'RDB looks OK'\n", true).toUtf8());
    m_values.insert(QStringLiteral("REDIS_CLI"), write(QStringLiteral("redis-cli"), "#!/bin/sh\ncase \"$5\" in PING) echo PONG;; DBSIZE) echo 61;; *) exit 1;; esac\n", true).toUtf8());
    m_values.insert(QStringLiteral("RABBITMQ_DEFINITIONS"), write(QStringLiteral("definitions.json"), "{}", false).toUtf8());
    m_values.insert(QStringLiteral("RABBITMQ_CTL"), write(QStringLiteral("rabbitmqctl"), "#!/bin/sh\necho orders 0\n", true).toUtf8());
    m_values.insert(QStringLiteral("HEALTH_URL"), server + "/health");
    m_values.insert(QStringLiteral("API_URL"), server + "/api");
}

// What the plan asks for, typed in.
void TestMonthlyDrill::fillIn(QWidget *editor) const
{
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it) {
        auto *line = editor->findChild<QLineEdit *>(u"value-" + it.key());
        QVERIFY2(line != nullptr, qPrintable(it.key()));
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, QString::fromUtf8(it.value()));
        QTest::keyClick(line, Qt::Key_Tab);
    }
}

// The next step that a person can do, with the keyboard. False when there is none just now.
bool TestMonthlyDrill::tickNext(MainWindow &window, ChecklistPanel *panel)
{
    const QString id = panel->model()->nextManual();
    if (id.isEmpty())
        return false;
    panel->view()->setCurrentIndex(panel->model()->indexOf(id));
    const QModelIndex index = panel->model()->indexOf(id);
    const bool approves = !index.data(ApprovalRole).toString().isEmpty();
    QTest::keyClick(panel->view(), Qt::Key_Space);
    if (approves) {
        const auto question = [&window] { return window.findChild<LineQuestion *>(QStringLiteral("approval")); };
        if (!QTest::qWaitFor([&] { return question() && question()->isVisible(); }))
            return false;
        auto *line = question()->findChild<QLineEdit *>(QStringLiteral("answer1"));
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("Ann Lee"));
        QTest::keyClick(line, Qt::Key_Return);
    }
    ++m_byHand;
    return QTest::qWaitFor([&] { return isFinal(static_cast<Status>(panel->model()->indexOf(id).data(StatusRole).toInt())); });
}

void TestMonthlyDrill::takePictures(MainWindow &window)
{
    const QString folder = qEnvironmentVariable("MUSTER_PICTURES");
    if (folder.isEmpty() || QFile::exists(folder + u"/day-wall.png"))
        return;
    auto *live = window.findChild<LivePage *>();
    live->toggleWall();
    QTest::qWait(1200); // the clocks move once a second
    window.grab().save(folder + u"/day-console.png");
    live->findChild<WallView *>()->grab().save(folder + u"/day-wall.png");
    live->toggleWall();
}

void TestMonthlyDrill::templateToReport()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    makeValues();
    if (QTest::currentTestFailed())
        return;
    const QString location = m_folder.path() + u"/store.sqlite";
    MainWindow window(location, makeRegistry());
    window.resize(1280, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.openFile(source(QStringLiteral("templates/drill-monthly-platform.muster.json")));
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<PlanEditor *>() && window.findChild<QLineEdit *>(QStringLiteral("value-LOCATION")), 10000);
    fillIn(window.findChild<PlanEditor *>());
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<PlanEditor *>()->isReady(), 10000);
    auto *start = window.findChild<PlanEditor *>()->findChild<QAbstractButton *>(QStringLiteral("startDrill"));
    QTRY_VERIFY(start->isEnabled());
    QTest::keyClick(start, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(window.runs()->session() && window.runs()->session()->isOpen(), 10000);
    RunSession *session = window.runs()->session();
    auto *panel = window.findChild<LivePage *>()->findChild<ChecklistPanel *>();
    QElapsedTimer patience;
    patience.start();
    while (!session->state().isOver() && patience.elapsed() < 240000) {
        if (!tickNext(window, panel))
            QTest::qWait(20); // workers are at it
        if (m_byHand == 16)
            takePictures(window);
    }
    const RunState &state = session->state();
    QCOMPARE(state.phase, RunPhase::Finished);
    for (const Phase &phase : state.phases)
        for (const Step &step : phase.steps)
            QVERIFY2(state.step(step.id)->status == Status::Passed, qPrintable(step.id + u": " + state.step(step.id)->message));
    QVERIFY2(m_byHand > 40, qPrintable(QString::number(m_byHand)));
    QCOMPARE(state.approvals.size(), 2);
    QCOMPARE(state.approvals.first().by, QStringLiteral("Ann Lee"));
    QVERIFY(state.checks.size() > 10); // the restored data was proven
    QVERIFY(state.resources.isEmpty());
    QCOMPARE(rtoResult(session->plan(), state).status, TargetStatus::Met);

    auto store = openStore(location);
    QVERIFY(store);
    const auto entries = (*store)->journal(session->runId());
    QVERIFY(entries);
    const Report report = makeReport(session->plan(), state, *entries);
    const QJsonObject json = QJsonDocument::fromJson(reportToJson(report)).object();
    const QJsonObject metrics = json.value(u"drill_metrics").toObject();
    for (const char *key : {"drill_date", "participants", "timeline", "measurements", "issues_found", "improvements", "lessons_learned", "next_drill"})
        QVERIFY2(metrics.contains(QLatin1StringView(key)), key);
    const QJsonObject timeline = metrics.value(u"timeline").toObject();
    for (const char *key : {"drill_start", "postgres_recovery_complete", "redis_recovery_complete", "rabbitmq_recovery_complete",
                            "services_online", "validation_complete", "drill_end"})
        QVERIFY2(timeline.value(QLatin1StringView(key)).isString(), key);
    const QJsonObject measured = metrics.value(u"measurements").toObject();
    for (const char *key : {"postgres_restore_minutes", "redis_restore_minutes", "rabbitmq_restore_minutes", "total_rto_minutes",
                            "rto_target_minutes"})
        QVERIFY2(measured.value(QLatin1StringView(key)).isDouble(), key);
    QCOMPARE(measured.value(u"rto_status").toString(), QStringLiteral("MET"));
    QCOMPARE(json.value(u"success_criteria").toArray().size(), 7);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    TestMonthlyDrill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_monthlydrill.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What every page owes its reader: contrast, names, a way by keyboard, nothing cut at 1280×800.
#include "gui/windowcase.h"
#include "pages/helppage.h"
#include "shell/pagehost.h"
#include "widgets/bignumber.h"
#include "widgets/curveview.h"
#include "widgets/curvesmodel.h"
#include "widgets/recoverychart.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QStackedLayout>

using namespace muster;

class TestLooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsEnough_data();
    void contrastIsEnough();
    void everyControlHasAName();
    void nothingIsCut();
    void smallScreen();
    void smallScreenOfATabletop();
    void tabsAsItIsRead();
    void clocksDoNotJump();
    void chartIsReadByKeyboard();
    void chartNamesStepsToCome();
};

void TestLooks::contrastIsEnough_data()
{
    QTest::addColumn<int>("choice");
    QTest::newRow("light") << static_cast<int>(ThemeChoice::Light);
    QTest::newRow("dark") << static_cast<int>(ThemeChoice::Dark);
    QTest::newRow("high contrast") << static_cast<int>(ThemeChoice::HighContrast);
}

void TestLooks::contrastIsEnough()
{
    QFETCH(int, choice);
    const auto at = [choice](Colour role) { return theme::colourOf(static_cast<ThemeChoice>(choice), role); };
    const auto enough = [&](Colour text, Colour back) {
        const double ratio = theme::contrast(at(text), at(back));
        QVERIFY2(ratio >= 4.5,
                 qPrintable(QStringLiteral("%1 on %2: %3").arg(at(text).name(), at(back).name()).arg(ratio)));
    };
    for (Colour text :
         {Colour::Text, Colour::Muted, Colour::Accent, Colour::Ok, Colour::Warning, Colour::Bad}) {
        enough(text, Colour::Surface);
        enough(text, Colour::Window);
    }
    enough(Colour::OnAccent, Colour::Accent);
    enough(Colour::Accent, Colour::AccentSoft);
    enough(Colour::Text, Colour::AccentSoft);
    enough(Colour::Muted, Colour::AccentSoft);
    enough(Colour::Ok, Colour::OkSoft);
    enough(Colour::Warning, Colour::WarningSoft);
    enough(Colour::Muted, Colour::WarningSoft);
    enough(Colour::Bad, Colour::BadSoft);
    enough(Colour::Text, Colour::BadSoft);
    enough(Colour::Muted, Colour::Neutral);
    enough(Colour::RailText, Colour::Rail);
    enough(Colour::RailText, Colour::RailActive);
}

void TestLooks::everyControlHasAName()
{
    WindowCase setup;
    setup.window().openFile(setup.writePlan(QStringLiteral("pass")));
    QTRY_COMPARE(setup.window().place().room, Room::Editor);
    for (Room room :
         {Room::Start, Room::Plans, Room::Live, Room::History, Room::Settings, Room::Help, Room::Editor,
          Room::Gaps, Room::Import, Room::Runbook, Room::Documents}) {
        setup.window().goTo({room, QStringLiteral("x")});
        const QWidget *page = setup.window().pages()->currentWidget();
        QVERIFY(!page->accessibleName().isEmpty());
        const QList<QWidget *> all = page->findChildren<QWidget *>();
        for (const QWidget *widget : all) {
            const bool control = qobject_cast<const QPushButton *>(widget) ||
                                 qobject_cast<const QAbstractItemView *>(widget) ||
                                 (qobject_cast<const QLineEdit *>(widget) &&
                                  !qobject_cast<const QComboBox *>(widget->parent()));
            if (!control || widget->objectName().startsWith(QStringLiteral("qt_")) ||
                qobject_cast<const QAbstractItemView *>(widget->parentWidget()) ||
                (widget->parentWidget() && widget->parentWidget()->inherits("QAbstractSpinBox")) ||
                widget->inherits("QHeaderView") || widget->window()->inherits("QComboBoxPrivateContainer"))
                continue;
            const QByteArray who =
                QByteArray(widget->metaObject()->className()) + ' ' + widget->objectName().toUtf8();
            QVERIFY2(!widget->objectName().isEmpty(), who.constData());
            QVERIFY2(!widget->accessibleName().isEmpty(), who.constData());
            if (qobject_cast<const QPushButton *>(widget))
                QVERIFY2(widget->focusPolicy() & Qt::TabFocus, who.constData());
        }
    }
}

void TestLooks::nothingIsCut()
{
    WindowCase setup;
    setup.window().openFile(setup.writePlan(QStringLiteral("pass")));
    QTRY_COMPARE(setup.window().place().room, Room::Editor);
    for (Room room :
         {Room::Start, Room::Plans, Room::Live, Room::History, Room::Settings, Room::Help, Room::Editor,
          Room::Gaps, Room::Import, Room::Runbook, Room::Documents}) {
        setup.window().goTo({room, QStringLiteral("x")});
        const QSize least = setup.window().minimumSizeHint();
        QVERIFY2(least.width() <= 1280 && least.height() <= 800,
                 qPrintable(QStringLiteral("room %1 needs %2×%3")
                                .arg(static_cast<int>(room))
                                .arg(least.width())
                                .arg(least.height())));
    }
}

// 1280×800 at twice the size: no button of a page's head is out of the window.
void TestLooks::smallScreen()
{
    WindowCase setup;
    setup.window().openFile(setup.writePlan(QStringLiteral("wait")));
    QTRY_VERIFY(setup.find<QAbstractButton>("startDrill") && setup.find<QAbstractButton>("startDrill")->isEnabled());
    setup.window().resize(640, 400);
    const auto inside = [&setup](const char *name) {
        const QWidget *widget = setup.find<QWidget>(name);
        QVERIFY2(widget, name);
        const QRect place(widget->mapTo(&setup.window(), QPoint(0, 0)), widget->size());
        QVERIFY2(setup.window().rect().contains(place),
                 qPrintable(QStringLiteral("%1 ends at %2, %3")
                                .arg(QString::fromLatin1(name))
                                .arg(place.right())
                                .arg(place.bottom())));
    };
    QTRY_COMPARE(setup.window().size(), QSize(640, 400));
    for (const char *name : {"dryRunButton", "savePlan", "startDrill"})
        inside(name);
    setup.click("startDrill");
    QTRY_VERIFY(setup.find<QWidget>("runHeader") && setup.find<QWidget>("abort"));
    QTRY_VERIFY(setup.find<QWidget>("pause")->isEnabled());
    for (const char *name : {"pause", "abort", "elapsed", "forecast", "rpo"})
        inside(name);
    QCOMPARE(setup.window().width(), 640);
}

// The same with a tabletop open: its own buttons, and those of an import that may go into it.
void TestLooks::smallScreenOfATabletop()
{
    WindowCase setup;
    const auto write = [&setup](const QString &name, const QByteArray &bytes) {
        QFile file(setup.folder() + u'/' + name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    };
    setup.window().openFile(write(QStringLiteral("t.muster.json"), R"({"muster": 1, "kind": "tabletop", "id": "t",
        "title": "A tabletop with a name as long as people give them", "scenarios": [{"name": "Loss of everything"}]})"));
    QTRY_VERIFY(setup.find<QAbstractButton>("startDrill"));
    setup.window().resize(640, 400);
    QTRY_COMPARE(setup.window().size(), QSize(640, 400));
    const auto inside = [&setup](const char *name) {
        const QWidget *widget = setup.find<QWidget>(name);
        QVERIFY2(widget, name);
        const QRect place(widget->mapTo(&setup.window(), QPoint(0, 0)), widget->size());
        QVERIFY2(setup.window().rect().contains(place), name);
    };
    for (const char *name : {"importInto", "exportPlan", "savePlan", "startDrill"})
        inside(name);
    setup.window().openFile(write(QStringLiteral("list.csv"), "Time,Message\n5,Alarm\n"));
    QTRY_VERIFY(setup.find<QAbstractButton>("importNow") && setup.find<QAbstractButton>("importNow")->isEnabled());
    for (const char *name : {"importWhere", "importCancel", "importNow"})
        inside(name);
    QCOMPARE(setup.window().width(), 640);
}

void TestLooks::tabsAsItIsRead()
{
    WindowCase setup;
    setup.window().openFile(setup.writePlan(QStringLiteral("pass")));
    QTRY_VERIFY(setup.find<QListWidget>("sections"));
    setup.find<QListWidget>("sections")->setCurrentRow(0);
    auto *title = setup.find<QLineEdit>("planTitle");
    QVERIFY(title);
    title->setFocus(Qt::TabFocusReason);
    for (const char *next : {"planId", "planDescription", "rto_minutes", "rpo_minutes", "goLiveStep", "recoveredBy",
                             "facilitator", "scribe", "participants"}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), QString::fromLatin1(next));
    }
    QVERIFY(setup.find<QWidget>("participants")->inherits("QTableWidget"));
}

void TestLooks::clocksDoNotJump()
{
    BigNumber number(QStringLiteral("Elapsed"), QStringLiteral("T+0:00:00"));
    number.setValue(QStringLiteral("T+0:11:11"));
    const int width = number.sizeHint().width();
    number.setValue(QStringLiteral("T+0:48:08"));
    QCOMPARE(number.sizeHint().width(), width);
    number.setValue(QStringLiteral("–"));
    QCOMPARE(number.sizeHint().width(), width);
}

void TestLooks::chartIsReadByKeyboard()
{
    RecoveryChart chart;
    chart.resize(480, 320);
    RecoveryCurves curves;
    curves.planned = {{0, 0}, {600000, 1}};
    curves.actual = {{0, 0}, {120000, 0.25}, {240000, 0.5}};
    curves.target = Milliseconds(900000);
    chart.setCurves(curves);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.activateWindow();
    chart.view()->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(chart.view()->reading().startsWith(QStringLiteral("T+0:04:00")));
    QTest::keyClick(chart.view(), Qt::Key_Left);
    QVERIFY2(chart.view()->reading().contains(QStringLiteral("actual 25 %")),
             qPrintable(chart.view()->reading()));
    QVERIFY(chart.view()->reading().contains(QStringLiteral("planned 20 %")));
    QTest::mouseClick(chart.toggle(), Qt::LeftButton);
    QVERIFY(!chart.view()->isVisible()); // the table with the same points
}

void TestLooks::chartNamesStepsToCome()
{
    RecoveryChart chart;
    chart.resize(620, 300);
    RecoveryCurves curves;
    curves.planned = {{0, 0}, {600000, 0.5}, {1500000, 1}};
    curves.actual = {{0, 0}, {720000, 0.5}, {900000, 0.6}};
    curves.forecast = {{900000, 0.6}, {1800000, 1}};
    curves.earliest = Milliseconds(1600000);
    curves.latest = Milliseconds(2300000);
    curves.target = Milliseconds(2100000);
    curves.phases = {{QStringLiteral("Preparation"), 0, 400000, true, true},
                     {QStringLiteral("Restore the database"), 300000, 1400000, true, false},
                     {QStringLiteral("Validation"), 1400000, 1800000, false, false}};
    curves.pauses = {{500000, Milliseconds(300000), QStringLiteral("fire alarm")}};
    curves.steps = {{QStringLiteral("fetch"), QStringLiteral("Fetch"), 600000.0, 720000.0, {}, {}},
                    {QStringLiteral("restore"), QStringLiteral("Restore"), 1200000.0, {}, 720000.0, 1400000.0},
                    {QStringLiteral("prove"), QStringLiteral("Prove"), 1500000.0, {}, {}, 1800000.0}};
    chart.setCurves(curves);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.activateWindow();
    chart.view()->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(chart.view()->reading().contains(QStringLiteral("“Fetch” ended at T+0:12:00")));
    QVERIFY(chart.view()->reading().contains(QStringLiteral("phase Restore the database")));
    QTest::keyClick(chart.view(), Qt::Key_Right);
    QVERIFY2(chart.view()->reading().contains(QStringLiteral("“Restore” expected at T+0:23:20")), qPrintable(chart.view()->reading()));
    QTest::keyClick(chart.view(), Qt::Key_Right);
    QVERIFY(chart.view()->reading().contains(QStringLiteral("“Prove” expected at T+0:30:00")));
    const auto *table = chart.table();
    QCOMPARE(table->columnCount(), 4);
    QStringList restore;
    for (int row = 0; row < table->rowCount(); ++row) {
        if (table->index(row, 0).data().toString() == QStringLiteral("Restore"))
            restore = {table->index(row, 1).data().toString(), table->index(row, 2).data().toString(), table->index(row, 3).data().toString()};
    }
    QCOMPARE(restore, (QStringList{QStringLiteral("T+0:20:00"), QStringLiteral("since T+0:12:00"), QStringLiteral("T+0:23:20")}));
    const QString folder = qEnvironmentVariable("MUSTER_PICTURES");
    if (!folder.isEmpty()) {
        chart.grab().save(folder + QStringLiteral("/chart-light.png"));
        theme::apply(*qApp, ThemeChoice::Dark);
        chart.grab().save(folder + QStringLiteral("/chart-dark.png"));
        theme::apply(*qApp, ThemeChoice::Light);
    }
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    theme::apply(application, ThemeChoice::Light);
    TestLooks test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_looks.moc"

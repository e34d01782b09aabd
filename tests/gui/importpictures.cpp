// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pictures.h"

#include "compose/registry.h"
#include "pages/importpage.h"
#include "pages/planeditor.h"
#include "pages/reportpage.h"
#include "shell/mainwindow.h"
#include "support/tabletoprun.h"

#include <QAbstractItemView>
#include <QFile>
#include <QPushButton>
#include <QTabWidget>
#include <QTextStream>

namespace muster
{

namespace
{

QString writeList(const PictureJob &job)
{
    const QString path = job.folder.path() + u"/night shift.csv";
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(path));
    QTextStream text(&file);
    text << "Übung Nachtschicht;;;;;;\n"
            "Nr;Uhrzeit;An;Lage;Erwartung;Ampel;Bemerkung\n"
            "1;22:00;Bereitschaft;Der Server antwortet nicht, alle Schreibvorgänge scheitern.;Meldung annehmen, Leitung übernehmen;rot;\n"
            "2;22:05;DBA;Das RAID meldet den Ausfall des Controllers.;Knoten oder Netz?;rot;Zweite Quelle verlangen\n"
            "3;bald;DBA;Verlieren wir etwas, wenn jetzt umgeschaltet wird?;Rückstand nennen;gelb;\n"
            "3;22:30;Leitung;Die Presse ruft an.;;gelb;Nur wenn Zeit ist\n"
            ";22:45;;;Alle wieder da;grün;\n";
    return path;
}

void map(ImportPage *page, const char *header, MselField field)
{
    auto *mapper = page->findChild<QAbstractItemView *>(QStringLiteral("columnMapper"));
    for (int row = 0; row < mapper->model()->rowCount(); ++row) {
        if (mapper->model()->index(row, 0).data().toString() == QLatin1String(header))
            mapper->model()->setData(mapper->model()->index(row, 2), static_cast<int>(field), Qt::EditRole);
    }
    until([page] { return page->isReady(); }, 10);
}

} // namespace

void shootImport(const PictureJob &job, const QString &store, const QString &name)
{
    qputenv("XDG_CONFIG_HOME", job.folder.path().toUtf8() + "/config-" + name.toUtf8());
    MainWindow window(store, makeRegistry());
    window.show();
    window.openFile(writeList(job));
    until([&window] { return window.findChild<ImportPage *>() != nullptr; });
    auto *page = window.findChild<ImportPage *>();
    QTest::qWait(800);
    shoot(window, job, u"import-guessed-" + name);
    map(page, "Lage", MselField::Message);
    map(page, "Uhrzeit", MselField::At);
    map(page, "An", MselField::To);
    map(page, "Erwartung", MselField::ExpectedResponse);
    map(page, "Bemerkung", MselField::Notes);
    map(page, "Nr", MselField::Number);
    shoot(window, job, u"import-columns-" + name);
    page->findChild<QTabWidget *>(QStringLiteral("importTabs"))->setCurrentIndex(2);
    shoot(window, job, u"import-left-out-" + name);
    page->findChild<QPushButton *>(QStringLiteral("importNow"))->click();
    until([&window] { return window.findChild<PlanEditor *>() && window.findChild<PlanEditor *>()->isReady(); });
    shoot(window, job, u"import-done-" + name);
    window.openFile(writeList(job));
    QTest::qWait(1200);
    shoot(window, job, u"import-remembered-" + name);
    window.openFile(QStringLiteral("/nowhere/list.csv"));
    QTest::qWait(800);
    shoot(window, job, u"import-broken-" + name);
}

void shootTabletopReports(const PictureJob &job, const QString &store, const QString &name)
{
    MainWindow window(store, makeRegistry());
    window.show();
    for (const auto &[what, run] : {std::pair{QStringLiteral("tabletop-report"), samples::tabletopRun()},
                                    {QStringLiteral("tabletop-report-long"), samples::longTabletopRun()}}) {
        window.goTo({Room::Report, run.state.runId});
        auto *tabs = window.findChild<ReportPage *>()->tabs();
        until([tabs] { return tabs->isEnabled() && tabs->count() > 5; });
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            if (what == u"tabletop-report" || tab == 3)
                shoot(window, job, u"%1-%2-%3"_qs.arg(what).arg(tab + 1).arg(name));
        }
    }
}

} // namespace muster

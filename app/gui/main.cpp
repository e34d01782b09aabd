// SPDX-License-Identifier: GPL-3.0-or-later
// muster: the window.
#include "compose/registry.h"
#include "pages/settingspage.h"
#include "shell/mainwindow.h"
#include "widgets/enterkey.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

namespace
{

struct Wishes
{
    QString store;
    QString file;
    QString run;
};

Wishes readArguments(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Console for tabletop exercises and recovery drills."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption store(QStringLiteral("store"),
                                   QCoreApplication::translate("main", "Where runs are kept."),
                                   QStringLiteral("FILE"));
    const QCommandLineOption open(QStringLiteral("open"),
                                  QCoreApplication::translate("main", "Open this plan or backup."),
                                  QStringLiteral("PLAN"));
    const QCommandLineOption resume(QStringLiteral("resume"),
                                    QCoreApplication::translate("main", "Resume this run."),
                                    QStringLiteral("RUN"));
    parser.addOptions({store, open, resume});
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QCoreApplication::translate("main", "A plan or a backup to open, or a file to import."),
                                 QStringLiteral("[FILE]"));
    parser.process(application);
    const QStringList rest = parser.positionalArguments();
    return {parser.value(store), parser.isSet(open) ? parser.value(open) : rest.value(0),
            parser.value(resume)};
}

void translate(QApplication &application)
{
    const auto load = [&application](const QString &name, const QString &folder) {
        auto *translator = new QTranslator(&application);
        if (translator->load(QLocale(), name, QStringLiteral("_"), folder))
            QApplication::installTranslator(translator);
    };
    if (QLocale().language() == QLocale::English || QLocale().language() == QLocale::C)
        return;
    load(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(QStringLiteral("muster"), QStringLiteral(":/i18n"));
}

// Without a display QApplication aborts; what is only printed needs none.
void printWithoutDisplay(int argc, char **argv)
{
    const auto asks = [](const char *argument) {
        const QByteArrayView word(argument);
        return word == "--version" || word == "-v" || word == "--help" || word == "-h" || word == "--help-all";
    };
    if (std::any_of(argv + 1, argv + argc, asks))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace

int main(int argc, char **argv)
{
    printWithoutDisplay(argc, argv);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("muster"));
    QApplication::setApplicationDisplayName(QStringLiteral("Muster"));
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationVersion(QStringLiteral(MUSTER_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("muster"));
    const Wishes wishes = readArguments(application);
    translate(application);
    muster::icons::setup();
    muster::letEnterPressButtons(application);
    muster::theme::apply(application, muster::SettingsPage::themeChoice());
    QApplication::setWindowIcon(muster::icons::application());

    muster::MainWindow window(wishes.store, muster::makeRegistry());
    window.show();
    if (!wishes.run.isEmpty())
        window.resumeRun(wishes.run);
    else if (!wishes.file.isEmpty())
        window.openFile(wishes.file);
    return QApplication::exec();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPixmap>
#include <QStandardPaths>

namespace muster::icons
{

void setup()
{
    // Some platforms (offscreen, bare X11) know no folder of icons.
    QStringList folders = QIcon::themeSearchPaths();
    const QStringList shared = QStandardPaths::locateAll(
        QStandardPaths::GenericDataLocation, QStringLiteral("icons"), QStandardPaths::LocateDirectory);
    for (const QString &folder : shared) {
        if (!folders.contains(folder))
            folders << folder;
    }
    QIcon::setThemeSearchPaths(folders);
    QIcon::setFallbackThemeName(QStringLiteral("breeze"));
    if (QIcon::themeName().isEmpty() || QIcon::themeName() == QStringLiteral("hicolor"))
        QIcon::setThemeName(QStringLiteral("breeze"));
}

QIcon tinted(const QString &name, Colour role, int size)
{
    const QIcon source = QIcon::fromTheme(name);
    if (source.isNull())
        return {};
    QPixmap pixmap = source.pixmap(QSize(size, size), qGuiApp->devicePixelRatio());
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), theme::colour(role));
    painter.end();
    return QIcon(pixmap);
}

QIcon application()
{
    return QIcon(QStringLiteral(":/muster/muster.svg"));
}

} // namespace muster::icons

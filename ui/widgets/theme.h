// SPDX-License-Identifier: GPL-3.0-or-later
// Every colour of the window, by role; light, dark and high contrast. Window thread only.
// Widgets ask for roles when they paint and repaint on QEvent::PaletteChange, so a change shows at once.
#pragma once

#include "domain/runstate.h"

#include <QColor>
#include <QFont>

class QApplication;
class QWidget;

namespace muster
{

enum class ThemeChoice { System, Light, Dark, HighContrast };
[[nodiscard]] QString themeWord(ThemeChoice choice); // for settings: "system", "light", "dark", "contrast"
[[nodiscard]] ThemeChoice themeFromWord(const QString &word);

enum class Colour {
    Window,
    Surface,
    Line,
    Text,
    Muted,
    Accent,
    AccentSoft,
    OnAccent,
    Ok,
    OkSoft,
    Warning,
    WarningSoft,
    Bad,
    BadSoft,
    Neutral, // background of a chip that says nothing good or bad
    Rail,
    RailText,
    RailActive,
    RailMark,
    Count
};

namespace theme
{

// Palette, style and style sheet. The system's own choice is read before the first call changes the palette.
void apply(QApplication &application, ThemeChoice choice);
[[nodiscard]] QColor colour(Colour role);
[[nodiscard]] QColor colourOf(ThemeChoice choice, Colour role); // never System
[[nodiscard]] bool isDark();

[[nodiscard]] Colour of(Status status);     // text on Surface
[[nodiscard]] Colour softOf(Status status); // background of a chip
[[nodiscard]] Colour of(TargetStatus status);

// WCAG 2.1 relative-luminance contrast, 1…21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

[[nodiscard]] QFont heading(const QFont &base); // semibold, 1.15×
[[nodiscard]] QFont semibold(const QFont &base);
[[nodiscard]] QFont small(const QFont &base);   // 0.9×, never under 8 points
[[nodiscard]] QFont fixed(const QFont &base);   // monospace of the same size

// Gives a label or other widget a role's text colour, and keeps it through theme changes.
void setTextRole(QWidget *widget, Colour role);

} // namespace theme

} // namespace muster

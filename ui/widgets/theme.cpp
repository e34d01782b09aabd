// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QIcon>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

#include <array>
#include <cmath>

namespace muster
{

namespace
{

using Colours = std::array<QRgb, static_cast<std::size_t>(Colour::Count)>;

//                          Window    Surface   Line      Text      Muted     Accent    AccentSoft OnAccent
//                          Ok        OkSoft    Warning   WarnSoft  Bad       BadSoft   Neutral
//                          Rail      RailText  RailActive RailMark
constexpr Colours lightColours{0xF4F5F7, 0xFFFFFF, 0xD9DEE4, 0x17202B, 0x566273, 0x1D5FD1, 0xE5EEFC,
                               0xFFFFFF, 0x0F6E35, 0xE2F4E8, 0x964B05, 0xFCEFDD, 0xB42318, 0xFCE5E2,
                               0xE9EDF1, 0x1B2430, 0xC7D0DB, 0x2D3A4B, 0x6EA2FF};
constexpr Colours darkColours{0x14181D, 0x1C2229, 0x38424E, 0xE7EBF0, 0xA3AFBD, 0x6EA2FF, 0x22344F,
                              0x0B1320, 0x5CCB8A, 0x17372A, 0xF0AD55, 0x3F2F18, 0xFF8F85, 0x4A2422,
                              0x2B333D, 0x0F1317, 0xB9C4D0, 0x26303C, 0x6EA2FF};
constexpr Colours contrastColours{0x000000, 0x000000, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x7FD4FF, 0x003A5C,
                                  0x000000, 0x6BFF9B, 0x003315, 0xFFD75E, 0x3A2C00, 0xFFA29A, 0x4D0A05,
                                  0x262626, 0x000000, 0xFFFFFF, 0x003A5C, 0xFFFF00};

ThemeChoice shown = ThemeChoice::Light;
ThemeChoice systemChoice = ThemeChoice::System; // System = not read yet

const Colours &coloursOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Dark:
        return darkColours;
    case ThemeChoice::HighContrast:
        return contrastColours;
    case ThemeChoice::System:
    case ThemeChoice::Light:
        break;
    }
    return lightColours;
}

// Qt 6.4 has no colour-scheme hint: the platform's palette and icon theme tell.
ThemeChoice readSystem(const QPalette &palette)
{
    if (QIcon::themeName().contains(QStringLiteral("contrast"), Qt::CaseInsensitive))
        return ThemeChoice::HighContrast;
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    if (window == QColor(Qt::black) && text == QColor(Qt::white))
        return ThemeChoice::HighContrast;
    return window.lightness() < text.lightness() ? ThemeChoice::Dark : ThemeChoice::Light;
}

QPalette makePalette()
{
    using theme::colour;
    QPalette p;
    p.setColor(QPalette::Window, colour(Colour::Window));
    p.setColor(QPalette::WindowText, colour(Colour::Text));
    p.setColor(QPalette::Base, colour(Colour::Surface));
    p.setColor(QPalette::AlternateBase, colour(Colour::Window));
    p.setColor(QPalette::Text, colour(Colour::Text));
    p.setColor(QPalette::PlaceholderText, colour(Colour::Muted));
    p.setColor(QPalette::Button, colour(Colour::Surface));
    p.setColor(QPalette::ButtonText, colour(Colour::Text));
    p.setColor(QPalette::BrightText, colour(Colour::Bad));
    p.setColor(QPalette::Link, colour(Colour::Accent));
    p.setColor(QPalette::LinkVisited, colour(Colour::Accent));
    p.setColor(QPalette::Highlight, colour(Colour::Accent));
    p.setColor(QPalette::HighlightedText, colour(Colour::OnAccent));
    p.setColor(QPalette::ToolTipBase, colour(Colour::Surface));
    p.setColor(QPalette::ToolTipText, colour(Colour::Text));
    p.setColor(QPalette::Mid, colour(Colour::Line));
    p.setColor(QPalette::Midlight, colour(Colour::Line));
    p.setColor(QPalette::Dark, colour(Colour::Muted));
    p.setColor(QPalette::Light, colour(Colour::Surface));
    p.setColor(QPalette::Shadow, colour(Colour::Line));
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, colour(Colour::Muted));
    return p;
}

QString makeStyleSheet()
{
    QString sheet = QStringLiteral(R"(
QPushButton { background: @surface; color: @text; border: 1px solid @line; border-radius: 6px; padding: 5px 12px; }
QPushButton:hover { border-color: @muted; }
QPushButton:pressed { background: @accentsoft; }
QPushButton:disabled { color: @muted; background: @window; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; }
QPushButton[kind="primary"] { background: @accent; color: @onaccent; border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:disabled { background: @neutral; color: @muted; border-color: @line; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; }
QPushButton[kind="danger"] { color: @bad; border-color: @bad; }
QPushButton[kind="danger"]:disabled { color: @muted; border-color: @line; }
QPushButton[kind="danger"]:focus { border: 2px solid @bad; }
QPushButton[kind="link"] { border: 1px solid transparent; background: transparent; color: @accent; padding: 3px 6px; }
QPushButton[kind="link"]:disabled { color: @muted; background: transparent; }
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QPushButton#chooseTemplate { padding-right: 26px; }
QPushButton[kind="link"]:focus { border: 1px solid @accent; }
QLineEdit, QPlainTextEdit, QTextEdit {
  background: @surface; color: @text; border: 1px solid @line; border-radius: 6px; padding: 4px 8px;
  selection-background-color: @accent; selection-color: @onaccent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 1px solid @accent; }
QComboBox { background: @surface; color: @text; border: 1px solid @line; border-radius: 6px; padding: 4px 8px; }
QComboBox:focus { border: 1px solid @accent; }
QComboBox:disabled { color: @muted; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/muster/down-@tone.svg); width: 10px; height: 10px; }
QSpinBox { padding: 2px 4px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @muted; border-radius: 3px; background: @surface; }
QCheckBox::indicator:checked { border-color: @accent; background: @accent; image: url(:/muster/check-@tone.svg); }
QCheckBox::indicator:focus { border: 2px solid @accent; width: 12px; height: 12px; }
QCheckBox::indicator:checked:focus { border-color: @text; }
QCheckBox::indicator:disabled { border-color: @line; background: @window; }
QLineEdit[problem="true"] { border: 1px solid @bad; }
QAbstractItemView { background: @surface; border: none; outline: none;
  selection-background-color: @accentsoft; selection-color: @text; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @line;
  padding: 4px 8px; font-weight: 600; }
QToolTip { background: @surface; color: @text; border: 1px solid @line; padding: 4px; }
QSplitter::handle { background: transparent; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 2px solid transparent;
  padding: 7px 14px; margin: 0 2px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { background: @accentsoft; border-radius: 4px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @line; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: none; background: transparent; }
)");
    const QList<QPair<QString, Colour>> names{
        {QStringLiteral("@accentsoft"), Colour::AccentSoft},
        {QStringLiteral("@onaccent"), Colour::OnAccent},
        {QStringLiteral("@accent"), Colour::Accent},
        {QStringLiteral("@surface"), Colour::Surface},
        {QStringLiteral("@window"), Colour::Window},
        {QStringLiteral("@neutral"), Colour::Neutral},
        {QStringLiteral("@muted"), Colour::Muted},
        {QStringLiteral("@line"), Colour::Line},
        {QStringLiteral("@text"), Colour::Text},
        {QStringLiteral("@bad"), Colour::Bad},
    };
    sheet.replace(QStringLiteral("@tone"),
                  theme::isDark() ? QStringLiteral("dark") : QStringLiteral("light"));
    for (const auto &[name, role] : names)
        sheet.replace(name, theme::colour(role).name());
    return sheet;
}

double luminance(const QColor &c)
{
    const auto linear = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

// Keeps a widget's text colour in step with the theme.
class RoleKeeper final : public QObject
{
public:
    RoleKeeper(QWidget *widget, Colour role) : QObject(widget), m_widget(widget), m_role(role)
    {
        setObjectName(QStringLiteral("textRole"));
        widget->installEventFilter(this);
        set(role);
    }
    void set(Colour role)
    {
        m_role = role;
        QPalette palette = m_widget->palette();
        const QColor wanted = theme::colour(role);
        if (palette.color(QPalette::WindowText) == wanted && m_widget->testAttribute(Qt::WA_SetPalette))
            return;
        palette.setColor(QPalette::WindowText, wanted);
        palette.setColor(QPalette::Text, wanted);
        m_widget->setPalette(palette);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::StyleChange)
            set(m_role);
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget *m_widget;
    Colour m_role;
};

} // namespace

QString themeWord(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::HighContrast:
        return QStringLiteral("contrast");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeFromWord(const QString &word)
{
    for (auto choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast}) {
        if (themeWord(choice) == word)
            return choice;
    }
    return ThemeChoice::System;
}

namespace theme
{

void apply(QApplication &application, ThemeChoice choice)
{
    if (systemChoice == ThemeChoice::System)
        systemChoice = readSystem(QApplication::palette());
    shown = choice == ThemeChoice::System ? systemChoice : choice;
    if (application.style()->name() != QStringLiteral("fusion"))
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(makePalette());
    application.setStyleSheet(makeStyleSheet());
}

QColor colourOf(ThemeChoice choice, Colour role)
{
    return QColor(coloursOf(choice)[static_cast<std::size_t>(role)]);
}

QColor colour(Colour role)
{
    return colourOf(shown, role);
}

bool isDark()
{
    return shown == ThemeChoice::Dark || shown == ThemeChoice::HighContrast;
}

Colour of(Status status)
{
    switch (status) {
    case Status::Passed:
        return Colour::Ok;
    case Status::Failed:
        return Colour::Bad;
    case Status::Unknown:
        return Colour::Warning;
    case Status::Running:
        return Colour::Accent;
    case Status::Pending:
    case Status::Skipped:
        break;
    }
    return Colour::Muted;
}

Colour softOf(Status status)
{
    switch (status) {
    case Status::Passed:
        return Colour::OkSoft;
    case Status::Failed:
        return Colour::BadSoft;
    case Status::Unknown:
        return Colour::WarningSoft;
    case Status::Running:
        return Colour::AccentSoft;
    case Status::Pending:
    case Status::Skipped:
        break;
    }
    return Colour::Neutral;
}

Colour of(TargetStatus status)
{
    switch (status) {
    case TargetStatus::Met:
        return Colour::Ok;
    case TargetStatus::Missed:
        return Colour::Bad;
    case TargetStatus::Unknown:
        return Colour::Warning;
    case TargetStatus::None:
        break;
    }
    return Colour::Text;
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QFont semibold(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont heading(const QFont &base)
{
    QFont font = semibold(base);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 1.2);
    return font;
}

QFont small(const QFont &base)
{
    QFont font = base;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(std::max(8.0, font.pointSizeF() * 0.9));
    return font;
}

QFont fixed(const QFont &base)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF());
    return font;
}

void setTextRole(QWidget *widget, Colour role)
{
    auto *keeper = dynamic_cast<RoleKeeper *>(
        widget->findChild<QObject *>(QStringLiteral("textRole"), Qt::FindDirectChildrenOnly));
    if (keeper)
        keeper->set(role);
    else
        new RoleKeeper(widget, role);
}

} // namespace theme

} // namespace muster

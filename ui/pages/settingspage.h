// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sets once: colours, who they are, where sandboxes live. Saved at once (QSettings). Window thread.
#pragma once

#include "session/runoptions.h"
#include "widgets/theme.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace muster
{

class SettingsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsPage)

public:
    explicit SettingsPage(QWidget *parent = nullptr);

    [[nodiscard]] static ThemeChoice themeChoice();   // as saved
    [[nodiscard]] static RunOptions runOptions();     // operator and sandbox, as saved

Q_SIGNALS:
    void themeChanged(muster::ThemeChoice choice);

private:
    void addTheme(QFormLayout *form);
    QLineEdit *addText(QFormLayout *form, const QString &key, const QString &label, const QString &hint);
};

} // namespace muster
